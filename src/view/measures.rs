//! Who matters: a ranking, how sure each rank is, and the network as a whole.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::MEASURES;
use crate::explorer::Parameters;
use crate::explorer::RANKED_BY;
use crate::model::Network;
use crate::query::Measure;
use crate::query::MeasuredEntity;
use crate::query::MeasuresAnswer;
use crate::query::MeasuresQuestion;
use crate::query::RankRange;
use crate::view::absence::AbsenceView;
use crate::view::counted;
use crate::view::entity::EntityLink;
use crate::view::list_table::PlainTable;
use crate::view::lists::claims_about;
use crate::view::lists::list_of_claims;
use crate::view::measures_away::MeasuresAway;
use crate::view::measures_in_words::conclusions;
use crate::view::measures_in_words::number;
use crate::view::measures_table::table_of;
use crate::view::measures_whole::WholeView;
use crate::view::pages::PagesView;
use crate::view::pages::Stretch;
use crate::view::pages::from_the_first;
use crate::view::question::QuestionView;
use crate::view::shown::Shown;
use crate::view::text::TextPage;

/// A measure of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct MeasureView {
    /// The word in addresses.
    #[schema(example = "betweenness")]
    pub name: &'static str,
    /// What it is called.
    #[schema(example = "betweenness")]
    pub label: &'static str,
    /// What it measures.
    pub about: &'static str,
    /// Whether its values can be relied on: those found step by step may not settle.
    pub is_settled: bool,
    /// The address of the ranking by it.
    pub page: String,
}

/// A value of a measure.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ValueView {
    /// The value; absent where the measure says nothing.
    pub value: Option<f64>,
    /// The value with as many digits as are worth reading.
    #[schema(example = "12.5")]
    pub words: String,
    /// Its part of the greatest value of the page, in per cent.
    #[serde(skip)]
    pub share: u32,
    /// The address of what it counts, if it is a count.
    pub page: Option<String>,
}

/// The best and the worst rank in several readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RankRangeView {
    /// The best rank, from 1.
    #[schema(example = 2)]
    pub best: usize,
    /// The worst rank.
    #[schema(example = 5)]
    pub worst: usize,
}

impl RankRangeView {
    pub(crate) fn of(range: RankRange) -> Self {
        Self {
            best: range.best,
            worst: range.worst,
        }
    }

    /// "3", or "2–5".
    #[must_use]
    pub fn words(&self) -> String {
        if self.best == self.worst {
            self.best.to_string()
        } else {
            format!("{}\u{2013}{}", self.best, self.worst)
        }
    }
}

/// How a rank fares when a share of the claims is lost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
pub struct AfterLossView {
    /// The share of the claims that is lost, in per cent.
    #[schema(example = 10)]
    pub lost: u32,
    /// The ranks in the samples.
    pub ranks: RankRangeView,
    /// In what share of the samples its value stays above that of the next, in per cent; absent for
    /// the last.
    #[schema(example = 97)]
    pub above_next: Option<u32>,
}

/// An entity of the ranking.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MeasuredEntityView {
    /// Its rank, from 1; equal values share the first of their ranks.
    #[schema(example = 3)]
    pub rank: usize,
    /// The entity.
    pub entity: EntityLink,
    /// Its values, in the order of the measures.
    pub values: Vec<ValueView>,
    /// The standard error of the value that ranks, if it rests on a sample.
    pub standard_error: Option<f64>,
    /// The standard error with as many digits as are worth reading.
    #[serde(skip)]
    pub error_in_words: Option<String>,
    /// The ranks when claims are lost.
    pub after_loss: Vec<AfterLossView>,
    /// The ranks without each source; absent if all rests on one.
    pub without_each_source: Option<RankRangeView>,
    /// The ranks without each status; absent if there is only one.
    pub without_each_status: Option<RankRangeView>,
    /// The rank on the certain reading of the dates; absent if the question has no period.
    pub certain_rank: Option<usize>,
    /// How many sources name it.
    pub sources: usize,
}

/// A ranking of entities.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct MeasuresView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// The measures; the first is the one that ranks.
    pub measures: Vec<MeasureView>,
    /// How many entities are ranked.
    pub total: usize,
    /// How many entities of the scope have no tie in it, and are not ranked.
    pub isolated: usize,
    /// How many claims make the ties.
    pub claims: usize,
    /// What may be concluded from the ranking, a sentence each.
    pub conclusions: Vec<String>,
    /// The entities of the page.
    pub entities: Vec<MeasuredEntityView>,
    /// The network as a whole; absent if there was no time for it.
    pub whole: Option<WholeView>,
    /// The network with these measures as files, and on the canvas.
    #[serde(skip)]
    pub away: MeasuresAway,
    /// Which page it is.
    pub pages: PagesView,
    /// Why there is none, if there is none.
    pub absence: Option<AbsenceView>,
}

impl MeasuresView {
    fn of(network: &Network, asked: &Asked<MeasuresQuestion>, answer: &MeasuresAnswer) -> Self {
        let stretch = Stretch {
            before: answer.before,
            shown: answer.entities.len(),
            all: answer.total as u64,
        };
        let measures = answer.measures.iter();
        let absence = answer.absence.as_ref();
        let rows = Rows {
            network,
            asked,
            answer,
        };
        Self {
            question: QuestionView::of(network, asked),
            measures: measures.map(|&it| rows.measure(it)).collect(),
            total: answer.total,
            isolated: answer.isolated,
            claims: answer.claims,
            conclusions: conclusions(network, answer),
            entities: answer.entities.iter().map(|it| rows.entity(it)).collect(),
            whole: answer.whole.as_ref().map(WholeView::of),
            away: MeasuresAway::of(&asked.request, &answer.measures),
            pages: PagesView::of(asked, stretch),
            absence: absence.map(|absence| AbsenceView::of(network, asked, absence)),
        }
    }

    /// The measure that ranks.
    #[must_use]
    pub fn ranked_by(&self) -> &'static str {
        self.measures.first().map_or("", |measure| measure.label)
    }

    /// "59 entities, tied by 181 claims".
    #[must_use]
    pub fn how_many(&self) -> String {
        format!(
            "{}, tied by {}",
            self.how_many_entities(),
            self.how_many_claims()
        )
    }

    /// "59 entities".
    #[must_use]
    pub fn how_many_entities(&self) -> String {
        counted(self.total, "entity", "entities")
    }

    /// "181 claims".
    #[must_use]
    pub fn how_many_claims(&self) -> String {
        counted(self.claims, "claim", "claims")
    }

    /// Whether a column of the table says anything.
    #[must_use]
    pub fn has_sources(&self) -> bool {
        self.entities
            .iter()
            .any(|it| it.without_each_source.is_some())
    }

    /// Whether there are claims of several statuses.
    #[must_use]
    pub fn has_statuses(&self) -> bool {
        self.entities
            .iter()
            .any(|it| it.without_each_status.is_some())
    }

    /// Whether there is a period, in which dates can be read strictly.
    #[must_use]
    pub fn has_certain_ranks(&self) -> bool {
        self.entities.iter().any(|it| it.certain_rank.is_some())
    }
}

/// What the rows of the table are made of.
struct Rows<'a> {
    network: &'a Network,
    asked: &'a Asked<MeasuresQuestion>,
    answer: &'a MeasuresAnswer,
}

impl Rows<'_> {
    fn measure(&self, measure: Measure) -> MeasureView {
        let mut parameters = from_the_first(&self.asked.request.parameters);
        if parameters.values(&MEASURES).is_empty() {
            let names: Vec<&str> = self.answer.measures.iter().map(|it| it.name()).collect();
            parameters.set(&MEASURES, &names.join(","));
        }
        parameters.set(&RANKED_BY, measure.name());
        MeasureView {
            name: measure.name(),
            label: measure.label(),
            about: measure.about(),
            is_settled: !self.answer.unsettled.contains(&measure),
            page: self.asked.request.address_with(&parameters),
        }
    }

    fn entity(&self, measured: &MeasuredEntity) -> MeasuredEntityView {
        let sensitivity = &self.answer.sensitivity;
        let member = measured.member;
        let claims = claims_about(self.network, &self.asked.request, &[measured.entity]);
        let claims = list_of_claims(&claims);
        let values = self.answer.measures.iter().zip(&measured.values);
        let value = |(place, (measure, value)): (usize, (&Measure, &Option<f64>))| ValueView {
            value: *value,
            words: value.map_or_else(|| "\u{2013}".to_owned(), number),
            share: self.share(place, *value),
            page: (*measure == Measure::Claims).then(|| claims.clone()),
        };
        MeasuredEntityView {
            rank: measured.rank,
            entity: EntityLink::of(self.network, measured.entity),
            values: values.enumerate().map(value).collect(),
            standard_error: measured.error,
            error_in_words: measured.error.map(number),
            after_loss: self.after_loss(measured),
            without_each_source: sensitivity
                .without_each_source(member)
                .map(RankRangeView::of),
            without_each_status: sensitivity
                .without_each_status(member)
                .map(RankRangeView::of),
            certain_rank: sensitivity
                .certain
                .as_ref()
                .and_then(|ranks| ranks.get(member).copied()),
            sources: measured.sources,
        }
    }

    fn after_loss(&self, measured: &MeasuredEntity) -> Vec<AfterLossView> {
        let outcomes = self.answer.sensitivity.outcomes.iter();
        let place = self
            .answer
            .order
            .iter()
            .position(|&it| it == measured.member);
        let ranks = self.answer.ranks_after_loss(measured);
        let views = outcomes.zip(ranks).map(|(outcome, ranks)| {
            let kept = place.and_then(|place| outcome.survival.order_kept.get(place));
            AfterLossView {
                lost: percent(outcome.share),
                ranks: RankRangeView::of(ranks),
                above_next: kept.map(|&kept| part(kept, outcome.survival.samples)),
            }
        });
        views.collect()
    }

    fn share(&self, place: usize, value: Option<f64>) -> u32 {
        let values = self.answer.entities.iter();
        let values = values.filter_map(|it| it.values.get(place).copied().flatten());
        let most = values.fold(0.0, f64::max);
        value.map_or(
            0,
            |value| if most > 0.0 { percent(value / most) } else { 0 },
        )
    }
}

/// A share in per cent.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share is between nothing and all"
)]
fn percent(share: f64) -> u32 {
    (share.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// A part of a whole in per cent, rounded down: what fails once does not hold in 100 of 100.
fn part(part: usize, whole: usize) -> u32 {
    u32::try_from(part * 100 / whole.max(1)).unwrap_or(100)
}

impl Shown for MeasuresQuestion {
    type View = MeasuresView;

    fn sentence(&self, _network: &Network, _parameters: &Parameters) -> String {
        format!(
            "Who matters by {}, and how sure is that?",
            self.ranked_by.label()
        )
    }

    fn view(explorer: &Explorer, asked: &Asked<Self>, answer: &Self::Answer) -> Self::View {
        MeasuresView::of(explorer.network(), asked, answer)
    }

    fn write(view: &Self::View, page: &mut TextPage) {
        page.measures(view);
    }

    fn headline(view: &Self::View) -> Option<String> {
        view.conclusions.first().cloned()
    }

    const IS_A_TABLE: bool = true;

    fn table(view: &Self::View) -> Option<PlainTable> {
        Some(table_of(view))
    }
}
