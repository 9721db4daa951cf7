//! What changed from one period to another: what is new, gone or stayed, and the ranks side by side.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::FIRST_PERIOD;
use crate::explorer::Parameters;
use crate::explorer::SECOND_PERIOD;
use crate::model::Network;
use crate::query::ChangedEntity;
use crate::query::CompareAnswer;
use crate::query::CompareQuestion;
use crate::query::Counted;
use crate::query::Cut;
use crate::query::Fate;
use crate::query::ListOf;
use crate::query::Standing;
use crate::query::StandingInBoth;
use crate::query::value_in_words;
use crate::view::absence::AbsenceView;
use crate::view::compare_fates::FatesView;
use crate::view::compare_fates::Lists;
use crate::view::compare_table::table_of;
use crate::view::entity::EntityLink;
use crate::view::figure_slope::SlopeFigure;
use crate::view::figures::FigureView;
use crate::view::list_table::ListColumns;
use crate::view::list_table::PlainTable;
use crate::view::measures::RankRangeView;
use crate::view::pages::PagesView;
use crate::view::pages::Stretch;
use crate::view::question::CutView;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;
use crate::view::relation::date_in_words;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

/// A claim that had the fate that was asked for.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ChangedClaimView {
    /// `certain`, or `possible`.
    #[schema(example = "certain")]
    pub verdict: &'static str,
    /// The claim.
    pub relation: RelationView,
}

/// An entity that had the fate that was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChangedEntityView {
    /// `certain`, or `possible`.
    #[schema(example = "certain")]
    pub verdict: &'static str,
    /// The entity.
    pub entity: EntityLink,
    /// How many claims it has in the first period.
    pub first: FigureView,
    /// How many claims it has in the second period.
    pub second: FigureView,
}

/// Where an entity stands in a period.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct StandingView {
    /// Its rank, from 1; equal values share the first of their ranks.
    #[schema(example = 3)]
    pub rank: usize,
    /// How many entities are ranked.
    pub of: usize,
    /// The value that it is ranked by; absent where the measure says nothing.
    pub value: Option<f64>,
    /// The value with as many digits as are worth reading.
    pub words: String,
    /// Its ranks in 200 samples without a tenth of the claims.
    pub after_loss: RankRangeView,
    /// How many come before it in the list.
    #[serde(skip)]
    pub(crate) before: usize,
}

/// Where an entity stands in both periods.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct StandingInBothView {
    /// The entity.
    pub entity: EntityLink,
    /// Where it stands in the first period; absent if it has no tie there.
    pub first: Option<StandingView>,
    /// Where it stands in the second period; absent if it has no tie there.
    pub second: Option<StandingView>,
}

/// What changed from one period to another.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct CompareView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The first period in words.
    #[schema(example = "1936")]
    pub first: String,
    /// The second period in words.
    #[schema(example = "1937")]
    pub second: String,
    /// What became of the claims.
    pub claims: FatesView,
    /// What became of the entities: one is of a period if a claim about it is.
    pub entities: FatesView,
    /// What is listed: `new`, `gone` or `stayed`.
    #[schema(example = "new")]
    pub change: &'static str,
    /// Of what: `claims` or `entities`.
    #[schema(example = "claims")]
    pub what: &'static str,
    /// The claims of the page, the certain ones first.
    pub changed_claims: Vec<ChangedClaimView>,
    /// The entities of the page, the certain ones first.
    pub changed_entities: Vec<ChangedEntityView>,
    /// Which page it is.
    pub pages: PagesView,
    /// The measure that ranks.
    #[schema(example = "degree")]
    pub measure: &'static str,
    /// The addresses of the rankings of the first and the second period.
    pub rankings: [String; 2],
    /// Those who come first in one of the periods, with their ranks in both.
    pub standings: Vec<StandingInBothView>,
    /// The ranks as a picture.
    #[serde(skip)]
    pub slope: Option<SlopeFigure>,
    /// All columns of the claims, for the table.
    #[serde(skip)]
    pub(crate) columns: ListColumns,
    /// Why nothing is of either period, if nothing is.
    pub absence: Option<AbsenceView>,
}

impl StandingView {
    fn of(standing: &Standing) -> Self {
        Self {
            rank: standing.rank,
            of: standing.of,
            value: standing.value,
            words: standing
                .value
                .map_or_else(|| "\u{2013}".to_owned(), value_in_words),
            after_loss: RankRangeView::of(standing.after_loss),
            before: standing.before,
        }
    }
}

impl StandingInBothView {
    fn of(network: &Network, both: &StandingInBoth) -> Self {
        let [first, second] = &both.standings;
        Self {
            entity: EntityLink::of(network, both.entity),
            first: first.as_ref().map(StandingView::of),
            second: second.as_ref().map(StandingView::of),
        }
    }
}

impl ChangedEntityView {
    fn of(network: &Network, changed: &ChangedEntity) -> Self {
        let [first, second] = changed.claims.map(FigureView::of);
        Self {
            verdict: changed.verdict.name(),
            entity: EntityLink::of(network, changed.entity),
            first,
            second,
        }
    }
}

impl CompareView {
    fn of(network: &Network, asked: &Asked<CompareQuestion>, answer: &CompareAnswer) -> Self {
        let (question, lists) = (&asked.question, Lists { asked });
        let [first, second] = periods_in_words(&asked.request.parameters);
        let stretch = Stretch {
            before: answer.before,
            shown: answer.changed_claims.len() + answer.changed_entities.len(),
            all: answer.total as u64,
        };
        let standings = answer.standings.iter();
        let standings: Vec<StandingInBothView> = standings
            .map(|both| StandingInBothView::of(network, both))
            .collect();
        let relations: Vec<_> = answer.changed_claims.iter().map(|it| it.relation).collect();
        let claims = RelationView::all(network, &relations);
        let verdicts = answer.changed_claims.iter().map(|it| it.verdict.name());
        let entities = answer.changed_entities.iter();
        let absence = answer.absence.as_ref();
        Self {
            claims: lists.fates(Counted::Claims, &answer.claims),
            entities: lists.fates(Counted::Entities, &answer.entities),
            change: question.fate.name(),
            what: question.listed.name(),
            changed_claims: verdicts
                .zip(claims)
                .map(|(verdict, relation)| ChangedClaimView { verdict, relation })
                .collect(),
            changed_entities: entities
                .map(|changed| ChangedEntityView::of(network, changed))
                .collect(),
            pages: PagesView::of(asked, stretch),
            measure: answer.measure.label(),
            rankings: [0, 1].map(|period| lists.ranking(period)),
            slope: SlopeFigure::of(&standings),
            standings,
            columns: ListColumns::of(network, ListOf::Claims, &asked.request.parameters),
            absence: absence.map(|absence| AbsenceView::of(network, asked, absence)),
            question: question_of(network, asked),
            first,
            second,
        }
    }

    /// What became of the claims: "25–36 claims are new, 12–17 gone, 12–19 stayed".
    #[must_use]
    pub fn in_short(&self) -> String {
        let claims = &self.claims;
        let [new, gone, stayed] =
            [&claims.new, &claims.gone, &claims.stayed].map(|counted| counted.figure.short());
        format!("{new} claims are new, {gone} gone, {stayed} stayed")
    }

    /// What is listed, as a heading.
    #[must_use]
    pub fn listed(&self) -> String {
        let what = if self.what == Counted::Claims.name() {
            "claims"
        } else {
            "entities with claims"
        };
        let (first, second) = (&self.first, &self.second);
        match Fate::from_name(self.change).unwrap_or_default() {
            Fate::New => format!(
                "New: {what} of the second period ({second}) and not of the first ({first})"
            ),
            Fate::Gone => format!(
                "Gone: {what} of the first period ({first}) and not of the second ({second})"
            ),
            Fate::Stayed => format!("Stayed: {what} of both periods ({first}; {second})"),
        }
    }

    /// What has no date, in a sentence; nothing if all has.
    #[must_use]
    pub fn undated_in_words(&self) -> Option<String> {
        let (claims, entities) = (self.claims.undated, self.entities.undated);
        let count = |count: u64, one: &str, many: &str| match count {
            1 => format!("1 {one}"),
            count => format!("{count} {many}"),
        };
        (claims + entities > 0).then(|| {
            format!(
                "Only what has a date is compared: {} of the scope and {} have none.",
                count(claims, "claim", "claims"),
                count(
                    entities,
                    "entity with such claims alone",
                    "entities with such claims alone"
                )
            )
        })
    }

    /// The claims of a verdict, for the rows of a table.
    #[must_use]
    pub fn claims_that_are(&self, verdict: &str) -> Vec<RelationView> {
        let all = self.changed_claims.iter();
        let of_it = all.filter(|changed| changed.verdict == verdict);
        of_it.map(|changed| changed.relation.clone()).collect()
    }
}

/// The question; if there was no time for something, that are the ranks.
fn question_of(network: &Network, asked: &Asked<CompareQuestion>) -> QuestionView {
    let usual = QuestionView::of(network, asked);
    QuestionView {
        cut: match asked.request.cut {
            Some(Cut::Time) => Some(CutView::of_comparison()),
            _ => usual.cut,
        },
        ..usual
    }
}

/// Both periods as they are read.
fn periods_in_words(parameters: &Parameters) -> [String; 2] {
    [&FIRST_PERIOD, &SECOND_PERIOD].map(|period| {
        let text = parameters.first(period).unwrap_or_default();
        date_in_words(text)
    })
}

impl Shown for CompareQuestion {
    type View = CompareView;

    fn sentence(&self, _network: &Network, parameters: &Parameters) -> String {
        let [first, second] = periods_in_words(parameters);
        format!("What changed: {first}, then {second}?")
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        CompareView::of(explorer.network(), asked, answer)
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.compared(view);
    }

    fn headline(view: &Self::View) -> Option<String> {
        Some(view.in_short())
    }

    const IS_A_TABLE: bool = true;

    fn table(view: &Self::View) -> Option<PlainTable> {
        Some(table_of(view))
    }
}
