//! What a question may be narrowed to, with how much would remain and the lists of it.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::BETWEEN;
use crate::explorer::Explorer;
use crate::explorer::KINDS;
use crate::explorer::LIMIT;
use crate::explorer::Narrowing;
use crate::explorer::OF;
use crate::explorer::PART;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::Row;
use crate::explorer::SurveyRequest;
use crate::explorer::WHAT;
use crate::model::Network;
use crate::query::About;
use crate::query::Choices;
use crate::query::ChoicesQuestion;
use crate::query::ClaimsQuestion;
use crate::query::Counted;
use crate::query::Dimension;
use crate::query::EntitiesQuestion;
use crate::query::Key;
use crate::view::figures::FigureView;
use crate::view::figures::KeyView;
use crate::view::figures::narrowed;
use crate::view::figures::parameters_of_list;
use crate::view::question::QuestionView;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

/// A value that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct OptionView {
    /// What it is called, and its word in addresses.
    pub value: KeyView,
    /// What is typed into a form so that nothing else is meant: the label, of an entity with its id
    /// if others have the name too.
    #[schema(example = "wrote to")]
    pub typed: String,
    /// How much would remain if it were chosen.
    pub figure: FigureView,
    /// The address of the list of what would remain.
    pub page: Option<String>,
}

/// What a question may be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChoicesView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The property that is chosen by.
    #[schema(example = "type")]
    pub of: String,
    /// `claims` or `entities`: what would remain.
    #[schema(example = "claims")]
    pub counted: String,
    /// The values, those with most first, up to the limit.
    pub choices: Vec<OptionView>,
    /// How many there are.
    pub total: usize,
}

impl ChoicesView {
    /// The greatest figure, which bars are measured by.
    #[must_use]
    pub fn most(&self) -> u64 {
        let figures = self.choices.iter().map(|choice| choice.figure.possible);
        figures.max().unwrap_or(1)
    }
}

/// Where the list of what would remain for a choice of a form is.
#[derive(Clone, Debug)]
pub struct ListOfChoice {
    counted: Counted,
    parameters: Parameters,
}

impl ListOfChoice {
    /// The lists for the form of a question, as it was filled in.
    #[must_use]
    pub fn of(network: &Network, row: &Row, request: &SurveyRequest) -> Self {
        let mut parameters = parameters_of_list(row, &request.parameters);
        if row.narrowing == Narrowing::Whole {
            for kind in request.parameters.given(&KINDS) {
                parameters.push(&KINDS, kind);
            }
        }
        if let About::One(entity) = request.survey.about {
            parameters.set(&BETWEEN, &network.entity(entity).id);
        }
        Self {
            counted: request.survey.counted,
            parameters,
        }
    }

    /// What is listed: `claims` or `entities`.
    #[must_use]
    pub fn counted(&self) -> &'static str {
        self.counted.name()
    }

    /// The address of all choices of a parameter.
    #[must_use]
    pub fn choices(&self, parameter: &Parameter) -> String {
        let mut parameters = self.parameters.clone();
        parameters.set(&OF, parameter.name);
        if self.counted != Counted::default() {
            parameters.set(&WHAT, self.counted.name());
        }
        parameters.address(&ChoicesQuestion::ROW.path(""))
    }

    /// The address of the list of what would remain.
    #[must_use]
    pub fn address(&self, parameter: &Parameter, word: &str) -> String {
        let mut narrowed = self.parameters.clone();
        narrowed.set(parameter, word);
        narrowed.address(&path_of_list(self.counted))
    }
}

/// The path of the list of what is counted.
pub(crate) fn path_of_list(counted: Counted) -> String {
    match counted {
        Counted::Claims => ClaimsQuestion::ROW.path(""),
        Counted::Entities => EntitiesQuestion::ROW.path(""),
    }
}

/// What the values of a property are called, in the plural.
fn plural(of: &Dimension) -> &'static str {
    match of {
        Dimension::Kind => "kinds",
        Dimension::Class => "classes",
        Dimension::Status => "statuses",
        Dimension::Certainty => "grades of certainty",
        Dimension::Source => "sources",
        Dimension::Place => "places",
        Dimension::Claimant => "actors",
        _ => "types",
    }
}

impl Shown for ChoicesQuestion {
    type View = ChoicesView;

    fn sentence(&self, _network: &Network, _parameters: &Parameters) -> String {
        let named = if self.text.is_empty() {
            String::new()
        } else {
            format!(" with \u{201c}{}\u{201d} in their name", self.text)
        };
        let counted = self.survey.counted.name();
        format!(
            "Which {}{named} may be chosen, and how many {counted} would remain?",
            plural(&self.of)
        )
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Choices) -> ChoicesView {
        let (network, question) = (explorer.network(), &asked.question);
        let mut parameters = asked.request.parameters.clone();
        for own in [OF, PART, WHAT, LIMIT] {
            parameters.remove(&own);
        }
        let path = path_of_list(question.survey.counted);
        let choice = |found: &crate::query::FacetValue| OptionView {
            value: KeyView::of(network, &question.of, &found.key),
            typed: match found.key {
                Key::Entity(entity) => explorer.spoken(entity),
                _ => KeyView::of(network, &question.of, &found.key).label,
            },
            figure: FigureView::of(found.figure),
            page: narrowed(network, &parameters, &[(&question.of, &found.key)])
                .map(|narrowed| narrowed.address(&path)),
        };
        ChoicesView {
            question: QuestionView::of(network, asked),
            of: question.of.name().to_owned(),
            counted: question.survey.counted.name().to_owned(),
            choices: answer.values.iter().map(choice).collect(),
            total: answer.total,
        }
    }

    fn write(view: &ChoicesView, page: &mut TextPage) {
        page.question(&view.question);
        for choice in &view.choices {
            let (label, figure) = (&choice.value.label, choice.figure.words());
            let word = choice.value.value.as_deref().unwrap_or_default();
            page.line(0, &format!("{label}  ({word}): {figure}"));
        }
        if view.total > view.choices.len() {
            let shown = view.choices.len();
            page.line(
                0,
                &format!("{shown} of {} are listed; --limit lists more.", view.total),
            );
        }
    }
}
