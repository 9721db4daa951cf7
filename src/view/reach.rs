//! Who is within reach of an entity, by when, and by which claim.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::ARRIVE;
use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::FROM;
use crate::explorer::LEAVE;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::TO;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::JourneyQuestion;
use crate::query::ReachAnswer;
use crate::query::ReachQuestion;
use crate::query::ReachWay;
use crate::query::WithinReach;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::list_table::PlainTable;
use crate::view::pages::PagesView;
use crate::view::pages::Stretch;
use crate::view::query_cell::ClaimLink;
use crate::view::question::QuestionView;
use crate::view::relation::date_in_words;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

/// A day that bounds when something went from one to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReachDayView {
    /// The day (ISO 8601); absent if the known dates set no bound.
    #[schema(example = "1937-07-30")]
    pub day: Option<String>,
    /// The day in words: "by 30 July 1937", "until 30 July 1937", or "at any time".
    #[schema(example = "by 30 July 1937")]
    pub words: String,
}

/// An entity within reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WithinReachView {
    /// `certain`, or `possible`.
    #[schema(example = "certain")]
    pub verdict: &'static str,
    /// The entity.
    pub entity: EntityLink,
    /// By when it was there, or until when it could leave, whatever the uncertain dates were; absent if
    /// it is not certain.
    pub certainly: Option<ReachDayView>,
    /// The same on the most favourable reading of the dates.
    pub possibly: ReachDayView,
    /// The claim by which it came to the entity, or left it.
    pub claim: ClaimLink,
    /// The address of the whole way there.
    #[schema(example = "/journey?from=anton-chekhov&to=olga-knipper")]
    pub journey: String,
}

/// Who is within reach of an entity.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ReachView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// From whom it went out, or to whom it came.
    pub entity: EntityLink,
    /// Which way it went: `from` or `to` the entity.
    #[schema(example = "from")]
    pub way: &'static str,
    /// How many are certainly within reach.
    pub certain: usize,
    /// How many are within reach at least possibly.
    pub possible: usize,
    /// How many others there are, within reach or not.
    pub others: usize,
    /// Those of the page: the certain ones first, in the order of time.
    pub reached: Vec<WithinReachView>,
    /// Which page it is.
    pub pages: PagesView,
    /// Why there is nobody, if there is nobody.
    pub absence: Option<AbsenceView>,
}

impl ReachDayView {
    fn of(way: ReachWay, day: Day) -> Self {
        if day.is_open() {
            return Self {
                day: None,
                words: "at any time".to_owned(),
            };
        }
        let written = day.iso();
        let words = date_in_words(&written);
        let word = match way {
            ReachWay::From => "by",
            ReachWay::To => "until",
        };
        Self {
            words: format!("{word} {words}"),
            day: Some(written),
        }
    }
}

impl WithinReachView {
    fn of(network: &Network, asked: &Asked<ReachQuestion>, reached: &WithinReach) -> Self {
        let way = asked.question.way;
        Self {
            verdict: reached.verdict().name(),
            entity: EntityLink::of(network, reached.entity),
            certainly: reached
                .certain
                .map(|touch| ReachDayView::of(way, touch.day)),
            possibly: ReachDayView::of(way, reached.possible.day),
            claim: ClaimLink::of(network, reached.relation()),
            journey: journey(network, asked, reached.entity),
        }
    }
}

/// The address of the journey from or to an entity, in the same part of the network and between the same
/// dates.
fn journey(network: &Network, asked: &Asked<ReachQuestion>, other: EntityIndex) -> String {
    let given = &asked.request.parameters;
    let mut parameters = given.of_scope();
    let question = &asked.question;
    let (from, to) = match question.way {
        ReachWay::From => (question.entity, other),
        ReachWay::To => (other, question.entity),
    };
    parameters.set(&FROM, &network.entity(from).id);
    parameters.set(&TO, &network.entity(to).id);
    for parameter in [&LEAVE, &ARRIVE] {
        if let Some(value) = given.first(parameter) {
            parameters.set(parameter, value);
        }
    }
    parameters.address(&JourneyQuestion::ROW.path(""))
}

impl ReachView {
    fn of(network: &Network, asked: &Asked<ReachQuestion>, answer: &ReachAnswer) -> Self {
        let on_page = answer.on_page();
        let stretch = Stretch {
            before: answer.listed.start,
            shown: on_page.len(),
            all: answer.reached.len() as u64,
        };
        let absence = answer.absence.as_ref();
        Self {
            question: QuestionView::of(network, asked),
            entity: EntityLink::of(network, asked.question.entity),
            way: asked.question.way.name(),
            certain: answer.certain,
            possible: answer.reached.len(),
            others: answer.others,
            reached: on_page
                .iter()
                .map(|reached| WithinReachView::of(network, asked, reached))
                .collect(),
            pages: PagesView::of(asked, stretch),
            absence: absence.map(|absence| AbsenceView::of(network, asked, absence)),
        }
    }

    /// "certainly 12, possibly 60 of 500 others", as far as it is known.
    #[must_use]
    pub fn in_short(&self) -> String {
        let more = self.question.at_least();
        let others = self.others;
        match (self.certain, self.possible) {
            (_, 0) => format!("{more}none of {others} others"),
            (certain, possible) if certain == possible => {
                format!("{more}certainly {certain} of {others} others")
            }
            (0, possible) => {
                format!("{more}certainly none, possibly {possible} of {others} others")
            }
            (certain, possible) => {
                format!("{more}certainly {certain}, possibly {possible} of {others} others")
            }
        }
    }

    /// Those of the page with a verdict.
    #[must_use]
    pub fn those_that_are(&self, verdict: &str) -> Vec<&WithinReachView> {
        let all = self.reached.iter();
        all.filter(|reached| reached.verdict == verdict).collect()
    }

    /// The heading of the column of claims.
    #[must_use]
    pub fn step(&self) -> &'static str {
        if self.way == ReachWay::From.name() {
            "Last step"
        } else {
            "First step"
        }
    }

    /// How it is read, in a sentence.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        if self.way == ReachWay::From.name() {
            "By the day that is named, a way to them that goes forward in time was complete; whether anybody \
             went it is not known. Ties without a date may always have been there and never certainly."
        } else {
            "Until the day that is named, a way from them that goes forward in time could begin; whether \
             anybody went it is not known. Ties without a date may always have been there and never certainly."
        }
    }
}

/// Everybody of the page, a row each.
fn table_of(view: &ReachView) -> PlainTable {
    let columns = [
        "verdict",
        "id",
        "name",
        "kind",
        "certainly",
        "possibly",
        "claim",
    ];
    let day = |day: &ReachDayView| day.day.clone().unwrap_or_else(|| "any".to_owned());
    let row = |reached: &WithinReachView| {
        let entity = &reached.entity;
        vec![
            reached.verdict.to_owned(),
            entity.id.clone(),
            entity.name.clone(),
            entity.kind.clone(),
            reached.certainly.as_ref().map(day).unwrap_or_default(),
            day(&reached.possibly),
            reached.claim.id.clone(),
        ]
    };
    PlainTable {
        columns: columns.map(str::to_owned).to_vec(),
        rows: view.reached.iter().map(row).collect(),
    }
}

impl Shown for ReachQuestion {
    type View = ReachView;

    fn sentence(&self, network: &Network, parameters: &Parameters) -> String {
        let name = &network.entity(self.entity).name;
        let date = |parameter| {
            let text = parameters.first(parameter)?;
            Some(date_in_words(text))
        };
        let leave = date(&LEAVE).map(|date| format!(", leaving not before {date}"));
        let arrive = date(&ARRIVE).map(|date| format!(", by {date}"));
        let when = [leave, arrive].map(Option::unwrap_or_default).concat();
        match self.way {
            ReachWay::From => format!("Whom could news from {name} have reached{when}?"),
            ReachWay::To => format!("From whom could news have reached {name}{when}?"),
        }
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        ReachView::of(explorer.network(), asked, answer)
    }

    fn headline(view: &Self::View) -> Option<String> {
        Some(format!("{}.", view.in_short()))
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.reach(view);
        page.what_if(&view.question);
    }

    fn admitted(&self) -> &'static str {
        "may be passed through"
    }

    const IS_A_TABLE: bool = true;

    fn table(view: &Self::View) -> Option<PlainTable> {
        Some(table_of(view))
    }
}
