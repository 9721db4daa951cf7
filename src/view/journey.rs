//! Whether it could have travelled, hop by hop.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::model::Day;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::ClaimsSummary;
use crate::query::Journey;
use crate::query::JourneyAnswer;
use crate::query::JourneyHop;
use crate::query::JourneyQuestion;
use crate::view::absence::AbsenceView;
use crate::view::entity::EntityLink;
use crate::view::entity::explorer_address_of_routes;
use crate::view::figure_time::TimeFigure;
use crate::view::figure_time::TimeRow;
use crate::view::figure_time::of_time;
use crate::view::journey_rule::remark_on_direction;
use crate::view::journey_rule::rule;
use crate::view::journey_words::heading;
use crate::view::journey_words::lead;
use crate::view::journey_words::summary;
use crate::view::journey_words::word;
use crate::view::lists::claims_about;
use crate::view::lists::list_of_claims;
use crate::view::question::CutView;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;
use crate::view::summary::SummaryView;

/// How many other claims of a step are listed.
const LISTED: usize = 200;
/// How many other claims of a step a page shows; a list has the rest.
const SHOWN: usize = 3;
/// How many steps of a journey a page shows.
const MOST_STEPS: usize = 30;

/// One step of a journey.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct JourneyHopView {
    /// Where it begins.
    pub from: EntityLink,
    /// Where it ends.
    pub to: EntityLink,
    /// The claim it rests on.
    pub relation: RelationView,
    /// Other claims of the scope that tie the two, up to 200.
    pub others: Vec<RelationView>,
    /// How many other claims there are, listed or not.
    #[schema(example = 1)]
    pub others_total: usize,
    /// The address of the list of all claims between the two within the scope.
    #[schema(example = "/claims?between=anton-chekhov,olga-knipper")]
    pub page: String,
    /// What all claims of the step amount to.
    pub summary: SummaryView,
    /// `certain`, `possible` or `impossible`: whether it follows the hops before it.
    #[schema(example = "possible")]
    pub verdict: String,
    /// Why, in a sentence.
    pub explanation: String,
}

/// A way that goes forward in time.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct JourneyRouteView {
    /// `certain`, `possible` or `impossible`.
    #[schema(example = "certain")]
    pub verdict: String,
    /// What the journey does, in a sentence.
    pub summary: String,
    /// How many hops it has, listed or not.
    pub length: usize,
    /// The entities on the way, both ends included; of a very long one those of the steps that are listed.
    pub entities: Vec<EntityLink>,
    /// The steps, each with its evidence and its verdict; of a very long way the first.
    pub hops: Vec<JourneyHopView>,
    /// What the section of the page is called.
    #[serde(skip)]
    pub anchor: String,
    /// The hops with years from left to right.
    #[serde(skip)]
    pub figure: Option<TimeFigure>,
}

/// The answer to "could it have travelled?".
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct JourneyView {
    /// The question as it was understood.
    pub question: QuestionView,
    /// Where it begins.
    pub from: EntityLink,
    /// Where it ends.
    pub to: EntityLink,
    /// `earliest`, `latest`, `fastest` or `fewest-hops`.
    #[schema(example = "earliest")]
    pub aim: String,
    /// `certain`, `possible` or `impossible`.
    #[schema(example = "possible")]
    pub verdict: String,
    /// The answer as the heading of its page.
    #[serde(skip)]
    pub heading: String,
    /// What the page says under its heading: on which readings of the dates it holds.
    #[serde(skip)]
    pub lead: &'static str,
    /// The answer in a sentence.
    pub summary: String,
    /// How the verdict is made, and whether ties were followed against their direction.
    pub rule: String,
    /// The best journey that is certain, then the best that is possible, if that is another.
    pub journeys: Vec<JourneyRouteView>,
    /// The shortest route without regard to time, where there is no journey.
    pub out_of_order: Option<JourneyRouteView>,
    /// Why there is no journey, if there is none.
    pub absence: Option<AbsenceView>,
}

impl JourneyView {
    /// The address of the canvas with these journeys drawn on it.
    #[must_use]
    pub fn explorer_address(&self) -> String {
        explorer_address_of_routes(
            &self.question.page,
            self.journeys.iter().map(|journey| &journey.entities),
        )
    }

    /// The view of a journey question's answer.
    pub(crate) fn of(
        network: &Network,
        asked: &Asked<JourneyQuestion>,
        answer: &JourneyAnswer,
    ) -> Self {
        let question = &asked.question;
        let route = |(number, journey)| {
            let route = JourneyRoute {
                journey,
                hops_listed: answer.hops_listed,
            };
            route.view(network, asked, format!("journey-{}", number + 1))
        };
        let absence = answer
            .absence
            .as_ref()
            .map(|absence| AbsenceView::of(network, asked, absence));
        let (from, to) = (
            EntityLink::of(network, question.from),
            EntityLink::of(network, question.to),
        );
        let journeys: Vec<JourneyRouteView> = answer.journeys().enumerate().map(route).collect();
        let mut hops = journeys.iter().flat_map(|journey| &journey.hops);
        let large = hops.find(|hop| hop.others_total > hop.others.len());
        let large = large.map(|hop| CutView::of_claims(&hop.page));
        Self {
            question: QuestionView {
                cut: asked.request.cut.map(CutView::of_journey).or(large),
                ..QuestionView::of(network, asked)
            },
            aim: question.aim.name().to_owned(),
            verdict: word(answer.verdict).to_owned(),
            heading: heading(&from.name, &to.name, answer.verdict),
            lead: lead(answer.verdict),
            summary: summary(&from.name, &to.name, answer.verdict),
            rule: rule(network, question, answer),
            journeys,
            out_of_order: answer
                .out_of_order
                .as_ref()
                .map(|journey| route((0, journey))),
            from,
            to,
            absence,
        }
    }
}

impl JourneyHopView {
    fn of(
        network: &Network,
        asked: &Asked<JourneyQuestion>,
        hop: &JourneyHop,
        explanation: String,
    ) -> Self {
        let list = claims_about(network, &asked.request, &[hop.from, hop.to]);
        let mut all = hop.others.clone();
        all.push(hop.relation);
        let summary = ClaimsSummary::of_scope(network, &all, &asked.question.scope);
        let listed = hop.others.get(..LISTED).unwrap_or(&hop.others);
        Self {
            from: EntityLink::of(network, hop.from),
            to: EntityLink::of(network, hop.to),
            relation: RelationView::of(network, hop.relation),
            others: RelationView::all(network, listed),
            others_total: hop.others.len(),
            page: list_of_claims(&list),
            summary: SummaryView::of(&summary, &list),
            verdict: word(hop.verdict).to_owned(),
            explanation,
        }
    }

    /// The other claims that a page shows.
    #[must_use]
    pub fn shown(&self) -> &[RelationView] {
        self.others.get(..SHOWN).unwrap_or(&self.others)
    }
}

impl JourneyRouteView {
    /// The steps that a page shows: of a very long way the first.
    #[must_use]
    pub fn shown(&self) -> &[JourneyHopView] {
        self.hops.get(..MOST_STEPS).unwrap_or(&self.hops)
    }
}

/// A journey, of which so many hops are listed.
struct JourneyRoute<'a> {
    journey: &'a Journey,
    hops_listed: usize,
}

impl JourneyRoute<'_> {
    fn view(
        &self,
        network: &Network,
        asked: &Asked<JourneyQuestion>,
        anchor: String,
    ) -> JourneyRouteView {
        let (question, journey) = (&asked.question, self.journey);
        let name = |entity| network.entity(entity).name.clone();
        let lane = |hop: &JourneyHop| format!("{} → {}", name(hop.from), name(hop.to));
        let lanes: Vec<String> = journey.hops.iter().map(lane).collect();
        let label = |relation| {
            let claim = network.claim(relation);
            claim.verb(claim.forwards())
        };
        let rows: Vec<TimeRow> = journey
            .hops
            .iter()
            .enumerate()
            .map(|(lane, hop)| TimeRow {
                relation: hop.relation,
                lane,
                label: label(hop.relation),
            })
            .collect();
        let names: Vec<String> = journey
            .entities
            .iter()
            .map(|&entity| name(entity))
            .collect();
        let hop = |(position, hop): (usize, &JourneyHop)| {
            let why = explanation(network, question, journey, position)
                + remark_on_direction(network, question, hop);
            JourneyHopView::of(network, asked, hop, why)
        };
        JourneyRouteView {
            anchor,
            verdict: word(journey.verdict).to_owned(),
            summary: course(network, journey),
            length: journey.hops.len(),
            entities: journey
                .entities
                .iter()
                .take(self.hops_listed.saturating_add(1))
                .map(|&entity| EntityLink::of(network, entity))
                .collect(),
            hops: journey
                .hops
                .iter()
                .take(self.hops_listed)
                .enumerate()
                .map(hop)
                .collect(),
            figure: of_time(
                network,
                &lanes,
                &rows,
                format!("{} in time", names.join(" → ")),
            ),
        }
    }
}

/// From the first to the last date of a journey, in words as they were written.
fn course(network: &Network, journey: &Journey) -> String {
    let hops = match journey.hops.len() {
        0 => return "One is there already.".to_owned(),
        1 => "1 hop".to_owned(),
        hops => format!("{hops} hops"),
    };
    let dated = || {
        journey
            .hops
            .iter()
            .filter(|hop| network.claim(hop.relation).when().is_some())
    };
    let last = dated().max_by_key(|hop| network.bounds(hop.relation).start_latest);
    let first = dated().min_by_key(|hop| network.bounds(hop.relation).end_earliest);
    let at = |hop: &JourneyHop| {
        format!(
            "{} ({})",
            quoted(network, hop.relation),
            date_of(network, hop.relation)
        )
    };
    match (first, last) {
        (Some(first), Some(last)) if first.relation == last.relation => {
            format!("{hops}; what dates it is {}.", at(first))
        }
        (Some(first), Some(last)) => format!(
            "{hops}; the first to end is {}, the last to begin {}.",
            at(first),
            at(last)
        ),
        _ => format!("{hops}, none of them dated."),
    }
}

/// Why a hop follows the hops before it, or does not.
fn explanation(
    network: &Network,
    question: &JourneyQuestion,
    journey: &Journey,
    position: usize,
) -> String {
    let hop = &journey.hops[position];
    let own = network.bounds(hop.relation);
    let own_name = quoted(network, hop.relation);
    if network.claim(hop.relation).when().is_none() {
        return format!(
            "{own_name} has no date: it may have been at the right time, but that is not certain."
        );
    }
    let dated = format!("{own_name} ({})", date_of(network, hop.relation));
    let outside = |day: Option<Day>| day.is_some();
    let waits_for = hop.waits_for.map(|earlier| journey.hops[earlier].relation);
    let begins_late = waits_for.map_or(Day::ALWAYS, |earlier| network.bounds(earlier).start_latest);
    if outside(question.leaving)
        && question.leaving >= Some(begins_late)
        && own.end_earliest < question.leaving.unwrap_or(Day::ALWAYS)
    {
        let over = if hop.verdict == Verdict::Never {
            "was"
        } else {
            "may have been"
        };
        return format!("{dated} {over} over before the journey may begin.");
    }
    let Some(earlier) = waits_for else {
        return match hop.verdict {
            Verdict::Certain => format!("The way begins with {dated}."),
            Verdict::Possible => {
                format!("The way begins with {dated}, which may have come too late.")
            }
            Verdict::Never => format!("{dated} came too late."),
        };
    };
    let other = quoted(network, earlier);
    if network.claim(earlier).when().is_none() {
        return format!(
            "{other} has no date, so that nothing certain can be said of what follows it: possible, not certain."
        );
    }
    let other = format!("{other} ({})", date_of(network, earlier));
    match hop.verdict {
        Verdict::Certain => format!("{dated} was certainly not over before {other} had begun."),
        Verdict::Possible => {
            format!("{dated} may have been over before {other} had begun: possible, not certain.")
        }
        Verdict::Never => {
            format!("{dated} was over before {other} had begun, or came too late: impossible.")
        }
    }
}

fn quoted(network: &Network, relation: RelationIndex) -> String {
    let claim = network.claim(relation);
    format!("\u{201c}{}\u{201d}", claim.clause(claim.forwards()))
}

fn date_of(network: &Network, relation: RelationIndex) -> String {
    network
        .claim(relation)
        .when()
        .map_or_else(|| "undated".to_owned(), HistoricalDate::in_words)
}
