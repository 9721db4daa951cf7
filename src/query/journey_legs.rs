//! A journey hop by hop: the claim each hop rests on, and whether it follows the hops before it.

use crate::graph::ScopedGraph;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::journey_reading::Span;
use crate::query::journey_reading::verdict_of;

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
    /// The earlier hop that decides the verdict: the one that begins last.
    pub waits_for: Option<usize>,
}

/// A route whose hops follow each other in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// The entities in order, both ends included.
    pub entities: Vec<EntityIndex>,
    /// The steps between them.
    pub hops: Vec<JourneyHop>,
    /// Whether all of it is possible or certain.
    pub verdict: Verdict,
}

/// A hop that a search has found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Leg {
    /// The entity it leads to.
    pub(crate) to: EntityIndex,
    /// The claim it rests on.
    pub(crate) relation: RelationIndex,
}

impl Journey {
    /// The journey from `start` along these legs, with the verdict of each within `span`.
    pub(crate) fn along(
        graph: &ScopedGraph<'_>,
        start: EntityIndex,
        legs: &[Leg],
        span: Span,
    ) -> Self {
        let entities: Vec<EntityIndex> = std::iter::once(start)
            .chain(legs.iter().map(|leg| leg.to))
            .collect();
        let bounds: Vec<DateBounds> = legs.iter().map(|leg| graph.bounds(leg.relation)).collect();
        let hop = |(position, (&from, &Leg { to, relation })): (usize, (&EntityIndex, &Leg))| {
            let until_here = bounds.get(..=position).unwrap_or_default();
            let verdict = verdict_of(until_here, span);
            let earlier = bounds.iter().enumerate().take(position).rev();
            let decisive = earlier.max_by_key(|(_, bounds)| match verdict {
                Verdict::Never => bounds.start_earliest,
                Verdict::Possible | Verdict::Certain => bounds.start_latest,
            });
            JourneyHop {
                from,
                to,
                relation,
                others: graph
                    .relations_between(from, to)
                    .filter(|other| *other != relation)
                    .collect(),
                verdict,
                waits_for: decisive.map(|(earlier, _)| earlier),
            }
        };
        let hops: Vec<JourneyHop> = entities.iter().zip(legs).enumerate().map(hop).collect();
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
