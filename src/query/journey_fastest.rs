//! The fastest journey: least time between the first hop and the last.
//!
//! If a hop begins after an earlier one has ended, the time in between must pass. A way to an entity is described by how late it is, until when all its hops could be
//! taken, and how much time has passed on it; of two ways one is dropped if the other is at least
//! as good in all three (Pareto labels; Hansen 1980).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Key;
use crate::model::Table;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::journey_legs::Leg;
use crate::query::journey_reading::Passage;
use crate::query::journey_search::JourneySearch;

/// The position of a way among those found so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct WayIndex(usize);

impl Key for WayIndex {
    fn of_position(position: usize) -> Self {
        Self(position)
    }

    fn position(self) -> usize {
        self.0
    }
}

/// A way to an entity.
#[derive(Clone, Copy, Debug)]
struct Way {
    entity: EntityIndex,
    /// The day by which all its hops have begun.
    clock: Day,
    /// The last day on which all its hops can be taken.
    deadline: Day,
    /// The days that must lie between its first and its last hop.
    days: i64,
    hops: usize,
    /// The way it goes on from, and by which leg.
    before: Option<(WayIndex, Leg)>,
}

impl Way {
    fn is_at_least_as_good_as(&self, other: &Self) -> bool {
        self.clock <= other.clock
            && self.deadline >= other.deadline
            && self.days <= other.days
            && self.hops <= other.hops
    }
}

impl JourneySearch<'_> {
    /// The legs of a journey on which as little time passes as can be, and of those one with fewest
    /// hops; `None` if there is none.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the budget ran out.
    pub(crate) fn fastest(&mut self, ends: Ends) -> Result<Option<Vec<Leg>>, QueryError> {
        let (graph, reading, span) = (self.graph, self.reading, self.span);
        if span.leaving > span.arriving {
            return Ok(None);
        }
        let begin = Way {
            entity: ends.from,
            clock: span.leaving,
            deadline: Day::NEVER_ENDING,
            days: 0,
            hops: 0,
            before: None,
        };
        let mut ways = Table::default();
        let mut at: Table<EntityIndex, Vec<WayIndex>> =
            Table::filled(graph.network().entity_count(), Vec::new());
        let mut queue = BinaryHeap::from([Reverse((0, 0, ways.push(begin)))]);
        while let Some(Reverse((_, _, position))) = queue.pop() {
            let way = *ways.at(position);
            if way.entity == ends.to {
                return Ok(Some(legs_of(&ways, position)));
            }
            let known = at.at_mut(way.entity);
            self.budget
                .spend(graph.row_length(way.entity) + known.len())?;
            if known
                .iter()
                .any(|&other| ways.at(other).is_at_least_as_good_as(&way))
            {
                continue;
            }
            known.push(position);
            for (to, relation) in graph.ties_along(way.entity, graph.direction()) {
                let Some(passage) = reading.passage(graph.bounds(relation)) else {
                    continue;
                };
                let leg = Leg { to, relation };
                if let Some(next) =
                    go_on(&way, position, leg, passage).filter(|next| next.clock <= span.arriving)
                {
                    queue.push(Reverse((next.days, next.hops, ways.push(next))));
                }
            }
        }
        Ok(None)
    }
}

/// The way after one more leg; `None` if the leg is over by then.
fn go_on(way: &Way, position: WayIndex, leg: Leg, passage: Passage) -> Option<Way> {
    (way.clock <= passage.deadline).then(|| Way {
        entity: leg.to,
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

fn legs_of(ways: &Table<WayIndex, Way>, mut position: WayIndex) -> Vec<Leg> {
    let mut legs = Vec::new();
    while let Some((before, leg)) = ways.at(position).before {
        legs.push(leg);
        position = before;
    }
    legs.reverse();
    legs
}
