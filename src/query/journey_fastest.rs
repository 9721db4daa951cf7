//! The fastest journey: least time between the first hop and the last.
//!
//! Between two hops of a journey so much time must pass as the later one begins after the earlier
//! one ended. A way to an entity is described by how late it is, until when all its hops could be
//! taken, and how much time has passed on it; of two ways one is dropped if the other is at least
//! as good in all three (Pareto labels; Hansen 1980).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::graph::Budget;
use crate::graph::ScopedGraph;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::query::error::QueryError;
use crate::query::journey::Leg;
use crate::query::journey::Passage;
use crate::query::journey::Reading;
use crate::query::journey::Span;

/// A way to an entity.
#[derive(Clone, Copy, Debug)]
struct Way {
    entity: EntityIndex,
    /// When all its hops have begun.
    clock: Day,
    /// Until when each of its hops could be taken.
    deadline: Day,
    /// The days that must lie between its first and its last hop.
    days: i64,
    hops: usize,
    /// The way it goes on from, and by which leg.
    before: Option<(usize, Leg)>,
}

impl Way {
    fn is_at_least_as_good_as(&self, other: &Self) -> bool {
        self.clock <= other.clock
            && self.deadline >= other.deadline
            && self.days <= other.days
            && self.hops <= other.hops
    }
}

/// The legs of a journey on which as little time passes as can be, and of those one with fewest
/// hops; `None` if there is none.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub(crate) fn fastest(
    graph: &ScopedGraph<'_>,
    (start, goal): (EntityIndex, EntityIndex),
    (reading, span): (Reading, Span),
    budget: &mut Budget,
) -> Result<Option<Vec<Leg>>, QueryError> {
    if span.leaving > span.arriving {
        return Ok(None);
    }
    let begin = Way {
        entity: start,
        clock: span.leaving,
        deadline: Day::NEVER_ENDING,
        days: 0,
        hops: 0,
        before: None,
    };
    let mut ways = vec![begin];
    let mut at: Vec<Vec<usize>> = vec![Vec::new(); graph.network().entity_count()];
    let mut queue = BinaryHeap::from([Reverse((0, 0, 0))]);
    while let Some(Reverse((_, _, position))) = queue.pop() {
        let way = ways[position];
        if way.entity == goal {
            return Ok(Some(legs_of(&ways, position)));
        }
        let known = &mut at[way.entity.get()];
        budget.spend(graph.row_length(way.entity) + known.len())?;
        if known
            .iter()
            .any(|&other| ways[other].is_at_least_as_good_as(&way))
        {
            continue;
        }
        known.push(position);
        for leg in graph.ties_along(way.entity, graph.direction()) {
            let Some(passage) = reading.passage(graph.bounds(leg.1)) else {
                continue;
            };
            if let Some(next) =
                go_on(&way, position, leg, passage).filter(|next| next.clock <= span.arriving)
            {
                queue.push(Reverse((next.days, next.hops, ways.len())));
                ways.push(next);
            }
        }
    }
    Ok(None)
}

/// The way after one more leg; `None` if the leg is over by then.
fn go_on(way: &Way, position: usize, leg: Leg, passage: Passage) -> Option<Way> {
    (way.clock <= passage.deadline).then(|| Way {
        entity: leg.0,
        clock: way.clock.max(passage.release),
        deadline: way.deadline.min(passage.deadline),
        days: way.days.max(days_between(way.deadline, passage.release)),
        hops: way.hops + 1,
        before: Some((position, leg)),
    })
}

/// How many days lie between two days; none if either is open or the second does not come later.
fn days_between(first: Day, second: Day) -> i64 {
    (i64::from(second.number()) - i64::from(first.number())).max(0)
}

fn legs_of(ways: &[Way], mut position: usize) -> Vec<Leg> {
    let mut legs = Vec::new();
    while let Some((before, leg)) = ways[position].before {
        legs.push(leg);
        position = before;
    }
    legs.reverse();
    legs
}
