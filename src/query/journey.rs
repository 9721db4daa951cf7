//! Journeys: could it have travelled from one to the other, given what is known of the dates?
//!
//! A journey is a route whose hops follow each other in time (time-respecting paths; Kempe,
//! Kleinberg and Kumar 2002). Each tie held from an unknown start to an unknown end. A route is
//! *possible* if its hops follow each other for some choice of starts and ends, *certain* if for
//! every choice; both come down to comparing, for each hop and every earlier one, one day with one
//! other (see [`Reading`]). Ties without any date are always possible and never certain.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::absence::Absence;
use crate::query::absence::explain;
use crate::query::change::Order;
use crate::query::change::Terms;
use crate::query::error::QueryError;
use crate::query::journey_clock::earliest_arrival;
use crate::query::journey_clock::latest_departure;
use crate::query::journey_fastest::fastest;
use crate::query::journey_hops::fewest_hops;
use crate::query::meeting::shortest_route;

/// What makes a journey a good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum JourneyAim {
    /// It ends as early as it can, and of those that do has fewest hops.
    #[default]
    EarliestArrival,
    /// It begins as late as it can, and of those that do has fewest hops.
    LatestDeparture,
    /// As little time as possible lies between its first and its last hop.
    Fastest,
    /// It has fewest hops.
    FewestHops,
}

impl JourneyAim {
    /// All aims, the usual one first.
    pub const ALL: [Self; 4] = [
        Self::EarliestArrival,
        Self::LatestDeparture,
        Self::Fastest,
        Self::FewestHops,
    ];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EarliestArrival => "earliest",
            Self::LatestDeparture => "latest",
            Self::Fastest => "fastest",
            Self::FewestHops => "fewest-hops",
        }
    }

    /// What the aim looks for, as a phrase for the reader.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::EarliestArrival => "the earliest arrival",
            Self::LatestDeparture => "the latest departure",
            Self::Fastest => "the least time on the way",
            Self::FewestHops => "the fewest hops",
        }
    }

    /// The aim with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aim| aim.name() == name)
    }
}

/// Could it have travelled from `from` to `to`?
#[derive(Clone, Debug, PartialEq)]
pub struct JourneyQuestion {
    /// Where it begins.
    pub from: EntityIndex,
    /// Where it ends.
    pub to: EntityIndex,
    /// Which journey is wanted.
    pub aim: JourneyAim,
    /// It does not begin before this day.
    pub leaving: Option<Day>,
    /// It has ended by this day.
    pub arriving: Option<Day>,
    /// Longer journeys are not looked at; only [`JourneyAim::FewestHops`] has such a limit.
    pub most_hops: usize,
    /// What part of the network may be used.
    pub scope: Scope,
}

/// Which choice of dates a search counts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reading {
    /// The best one: what may have been.
    Possible,
    /// The worst one: what must have been.
    Certain,
}

/// What a hop does to the time of a journey: it can be taken until `deadline`, and is not over
/// before `release`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) release: Day,
    pub(crate) deadline: Day,
}

impl Reading {
    /// When a tie can be used; `None` if never for certain.
    ///
    /// Of two hops the earlier one's release must not lie after the later one's deadline: earliest
    /// start against latest end for what is possible, latest start against earliest end for what is
    /// certain.
    pub(crate) fn passage(self, bounds: DateBounds) -> Option<Passage> {
        match self {
            Self::Possible => Some(Passage {
                release: bounds.start_earliest,
                deadline: bounds.end_latest,
            }),
            Self::Certain if bounds == DateBounds::UNDATED => None,
            Self::Certain => Some(Passage {
                release: bounds.start_latest,
                deadline: bounds.end_earliest,
            }),
        }
    }
}

/// Between which days a journey must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) leaving: Day,
    pub(crate) arriving: Day,
}

/// One step of a journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyHop {
    /// Where it begins.
    pub from: EntityIndex,
    /// Where it ends.
    pub to: EntityIndex,
    /// The claim it rests on.
    pub relation: RelationIndex,
    /// Other claims of the scope that tie the two.
    pub others: Vec<RelationIndex>,
    /// Whether it follows all earlier hops, and what the question asks of the times.
    pub verdict: Verdict,
    /// The position of the earlier hop that decides it: that which may begin last, or which begins
    /// too late for sure.
    pub waits_for: Option<usize>,
}

/// A way that goes forward in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// The entities in order, both ends included.
    pub entities: Vec<EntityIndex>,
    /// The steps between them.
    pub hops: Vec<JourneyHop>,
    /// Whether all of it is possible or certain.
    pub verdict: Verdict,
}

/// Whether it could have travelled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JourneyAnswer {
    /// The strongest verdict of any journey.
    pub verdict: Verdict,
    /// The best journey that is certain.
    pub certain: Option<Journey>,
    /// The best journey that is at least possible.
    pub possible: Option<Journey>,
    /// The shortest route if time is left out of account, where there is no journey.
    pub out_of_order: Option<Journey>,
    /// Why there is none, if there is none.
    pub absence: Option<Absence>,
}

/// Answers a journey question.
///
/// Earliest arrival and latest departure take `O((V + E) log E)`, fewest hops `O(hops · E)`; the
/// fastest journey weighs several times against each other at each entity, and may take much
/// longer.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before the answer was known.
pub fn journey(
    graph: &NetworkGraph,
    question: &JourneyQuestion,
    limits: &Limits,
) -> Result<JourneyAnswer, QueryError> {
    let mut budget = Budget::new(limits);
    let scoped = graph.within(&question.scope, &[question.from, question.to]);
    let mut best = |reading| -> Result<Option<Journey>, QueryError> {
        let found = search(&scoped, question, reading, &mut budget)?;
        Ok(found.map(|hops| Journey::along(&scoped, question, &hops)))
    };
    let certain = best(Reading::Certain)?;
    let possible = best(Reading::Possible)?;
    let verdict = match (&certain, &possible) {
        (Some(_), _) => Verdict::Certain,
        (None, Some(_)) => Verdict::Possible,
        (None, None) => Verdict::Never,
    };
    let mut answer = JourneyAnswer {
        verdict,
        certain,
        possible,
        out_of_order: None,
        absence: None,
    };
    if verdict == Verdict::Never {
        answer.out_of_order = out_of_order(&scoped, question, &mut budget)?;
        answer.absence = Some(explain_none(graph, question, &mut budget)?);
    }
    Ok(answer)
}

/// A hop on its way into a journey: whom it leads to, by which claim.
pub(crate) type Leg = (EntityIndex, RelationIndex);

fn search(
    graph: &ScopedGraph<'_>,
    question: &JourneyQuestion,
    reading: Reading,
    budget: &mut Budget,
) -> Result<Option<Vec<Leg>>, QueryError> {
    let ends = (question.from, question.to);
    let span = question.span();
    match question.aim {
        JourneyAim::FewestHops => {
            fewest_hops(graph, ends, (reading, span), question.most_hops, budget)
        }
        JourneyAim::Fastest => fastest(graph, ends, (reading, span), budget),
        JourneyAim::EarliestArrival => {
            // Over long or unknown dates it often takes no time at all, which is found out sooner.
            let at_once = Span {
                arriving: span.leaving.min(span.arriving),
                ..span
            };
            if let Some(legs) = fewest_hops(graph, ends, (reading, at_once), usize::MAX, budget)? {
                return Ok(Some(legs));
            }
            let Some(arriving) = earliest_arrival(graph, ends, (reading, span), budget)? else {
                return Ok(None);
            };
            fewest_hops(
                graph,
                ends,
                (reading, Span { arriving, ..span }),
                usize::MAX,
                budget,
            )
        }
        JourneyAim::LatestDeparture => {
            let at_once = Span {
                leaving: span.arriving.max(span.leaving),
                ..span
            };
            if let Some(legs) = fewest_hops(graph, ends, (reading, at_once), usize::MAX, budget)? {
                return Ok(Some(legs));
            }
            let Some(leaving) = latest_departure(graph, ends, (reading, span), budget)? else {
                return Ok(None);
            };
            fewest_hops(
                graph,
                ends,
                (reading, Span { leaving, ..span }),
                usize::MAX,
                budget,
            )
        }
    }
}

/// The shortest route of the scope, with what keeps it from being a journey.
fn out_of_order(
    graph: &ScopedGraph<'_>,
    question: &JourneyQuestion,
    budget: &mut Budget,
) -> Result<Option<Journey>, QueryError> {
    let route = shortest_route(graph, (question.from, question.to), usize::MAX, budget)?;
    Ok(route.map(|entities| {
        let best = |ends: &[EntityIndex]| {
            let claims = graph.relations_between(ends[0], ends[1]);
            let strongest = claims.min_by_key(|&claim| {
                (
                    std::cmp::Reverse(graph.network().claim(claim).strength()),
                    claim,
                )
            });
            strongest.map(|relation| (ends[1], relation))
        };
        let legs: Vec<Leg> = entities.windows(2).filter_map(best).collect();
        Journey::along(graph, question, &legs)
    }))
}

fn explain_none(
    graph: &NetworkGraph,
    question: &JourneyQuestion,
    budget: &mut Budget,
) -> Result<Absence, QueryError> {
    let ends = (question.from, question.to);
    let everything = graph.within(&Scope::everything(), &[]);
    if shortest_route(&everything, ends, usize::MAX, budget)?.is_none() {
        return Absence::different_components(&everything, ends, budget);
    }
    let most_hops = if question.aim == JourneyAim::FewestHops {
        question.most_hops
    } else {
        usize::MAX
    };
    let terms = Terms {
        most_hops,
        leaving: question.leaving,
        arriving: question.arriving,
        order: Order::InTime,
        ..Terms::of(&question.scope)
    };
    explain(graph.network(), &terms, |terms| {
        let scoped = graph.within(&terms.scope, &[question.from, question.to]);
        if terms.order == Order::Any {
            return Ok(shortest_route(&scoped, ends, terms.most_hops, budget)?
                .map(|route| route.len() - 1));
        }
        let relaxed = JourneyQuestion {
            leaving: terms.leaving,
            arriving: terms.arriving,
            ..question.clone()
        };
        let found = fewest_hops(
            &scoped,
            ends,
            (Reading::Possible, relaxed.span()),
            terms.most_hops,
            budget,
        )?;
        Ok(found.map(|legs| legs.len()))
    })
}

impl JourneyAnswer {
    /// The best journeys, the certain one first; one if they are the same.
    pub fn journeys(&self) -> impl Iterator<Item = &Journey> {
        let possible = self
            .possible
            .as_ref()
            .filter(|possible| self.certain.as_ref() != Some(*possible));
        self.certain.iter().chain(possible)
    }
}

impl JourneyQuestion {
    pub(crate) fn span(&self) -> Span {
        Span {
            leaving: self.leaving.unwrap_or(Day::ALWAYS),
            arriving: self.arriving.unwrap_or(Day::NEVER_ENDING),
        }
    }
}

impl Journey {
    /// The journey along these legs, with the verdict of each.
    fn along(graph: &ScopedGraph<'_>, question: &JourneyQuestion, legs: &[Leg]) -> Self {
        let entities: Vec<EntityIndex> = std::iter::once(question.from)
            .chain(legs.iter().map(|leg| leg.0))
            .collect();
        let bounds: Vec<DateBounds> = legs.iter().map(|leg| graph.bounds(leg.1)).collect();
        let span = question.span();
        let hop = |(position, &(to, relation)): (usize, &Leg)| {
            let from = entities[position];
            let verdict = verdict_of(&bounds[..=position], span);
            JourneyHop {
                from,
                to,
                relation,
                others: graph
                    .relations_between(from, to)
                    .filter(|other| *other != relation)
                    .collect(),
                verdict,
                waits_for: (0..position).rev().max_by_key(|&earlier| match verdict {
                    Verdict::Never => bounds[earlier].start_earliest,
                    Verdict::Possible | Verdict::Certain => bounds[earlier].start_latest,
                }),
            }
        };
        let hops: Vec<JourneyHop> = legs.iter().enumerate().map(hop).collect();
        let verdict = hops
            .iter()
            .map(|hop| hop.verdict)
            .min()
            .unwrap_or(Verdict::Certain);
        Self {
            entities,
            hops,
            verdict,
        }
    }
}

/// Whether the last of some hops follows all before it, within the span.
fn verdict_of(hops: &[DateBounds], span: Span) -> Verdict {
    let Some((last, earlier)) = hops.split_last() else {
        return Verdict::Certain;
    };
    let follows = |reading: Reading| {
        let earlier: Option<Vec<Passage>> = earlier
            .iter()
            .map(|bounds| reading.passage(*bounds))
            .collect();
        earlier
            .zip(reading.passage(*last))
            .is_some_and(|(earlier, last)| {
                let clock = earlier
                    .iter()
                    .map(|passage| passage.release)
                    .fold(span.leaving, Day::max);
                clock <= last.deadline && clock.max(last.release) <= span.arriving
            })
    };
    if follows(Reading::Certain) {
        Verdict::Certain
    } else if follows(Reading::Possible) {
        Verdict::Possible
    } else {
        Verdict::Never
    }
}
