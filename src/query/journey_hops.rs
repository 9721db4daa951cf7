//! The journey with fewest hops, and of several the first in the order of the entities' ids.
//!
//! From the goal backwards, level by level, each entity learns until when the goal can be reached from it in so many
//! hops; the first level that the start belongs to gives the length. The way forward then takes the lowest entity from
//! which the goal can still be reached in time.

use crate::graph::ScopedGraph;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::query::error::QueryError;
use crate::query::journey::Leg;
use crate::query::journey::Reading;
use crate::query::journey::Span;
use crate::query::limits::Budget;

/// Until when the goal can be reached from each entity: for each number of hops that allows more, that day.
///
/// What is learnt stands in one list, and each entry knows the one before it of the same entity: no entity costs a list
/// of its own.
struct Deadlines {
    last_of: Vec<u32>,
    learnt: Vec<Learnt>,
}

struct Learnt {
    hops: usize,
    deadline: Day,
    before: u32,
}

/// The position of nothing in [`Deadlines`].
const NOTHING: u32 = u32::MAX;

impl Deadlines {
    fn of(entities: usize) -> Self {
        Self { last_of: vec![NOTHING; entities], learnt: Vec::new() }
    }

    /// Notes a day, if it is later than all known; tells whether the entity learnt nothing before in so many hops.
    fn learn(&mut self, entity: EntityIndex, hops: usize, deadline: Day) -> bool {
        let before = self.last_of[entity.get()];
        match self.learnt.get_mut(before as usize) {
            Some(known) if known.deadline >= deadline => false,
            Some(known) if known.hops == hops => {
                known.deadline = deadline;
                false
            }
            _ => {
                // More entries than fit are more than the budget allows.
                self.last_of[entity.get()] = u32::try_from(self.learnt.len()).unwrap_or(NOTHING);
                self.learnt.push(Learnt { hops, deadline, before });
                true
            }
        }
    }

    /// Until when the goal can be reached from an entity in at most so many hops.
    fn of_entity(&self, entity: EntityIndex, hops: usize) -> Option<Day> {
        let mut position = self.last_of[entity.get()];
        loop {
            let known = self.learnt.get(position as usize)?;
            if known.hops <= hops {
                return Some(known.deadline);
            }
            position = known.before;
        }
    }
}

/// The legs of a journey with fewest hops; `None` if there is none of at most `most_hops`.
///
/// Time `O(hops · E)`.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub(crate) fn fewest_hops(
    graph: &ScopedGraph<'_>,
    (start, goal): (EntityIndex, EntityIndex),
    (reading, span): (Reading, Span),
    most_hops: usize,
    budget: &mut Budget,
) -> Result<Option<Vec<Leg>>, QueryError> {
    if start == goal {
        return Ok((span.leaving <= span.arriving).then(Vec::new));
    }
    let mut deadlines = Deadlines::of(graph.network().entity_count());
    deadlines.learn(goal, 0, span.arriving);
    let mut level = vec![goal];
    let mut hops = 0;
    while !level.is_empty() && hops < most_hops {
        hops += 1;
        level = grow(graph, &level, hops, reading, &mut deadlines, budget)?;
        if deadlines.of_entity(start, hops).is_some_and(|deadline| span.leaving <= deadline) {
            return Ok(Some(first_way(graph, start, hops, (reading, span.leaving), &deadlines)));
        }
    }
    Ok(None)
}

/// Learns from which entities a level can be reached; gives those that learnt something, in order.
fn grow(
    graph: &ScopedGraph<'_>,
    level: &[EntityIndex],
    hops: usize,
    reading: Reading,
    deadlines: &mut Deadlines,
    budget: &mut Budget,
) -> Result<Vec<EntityIndex>, QueryError> {
    let mut next = Vec::new();
    for &entity in level {
        budget.spend(graph.row_length(entity))?;
        let Some(deadline) = deadlines.of_entity(entity, hops - 1) else { continue };
        for (neighbour, relation) in graph.ties_along(entity, graph.direction().reversed()) {
            let Some(passage) = reading.passage(graph.bounds(relation)) else { continue };
            let departure = deadline.min(passage.deadline);
            if passage.release > deadline {
                continue;
            }
            if deadlines.learn(neighbour, hops, departure) {
                next.push(neighbour);
            }
        }
    }
    next.sort_unstable();
    Ok(next)
}

/// Goes forward, always to the lowest entity that leads to the goal in time, by the tie that leaves most time.
fn first_way(
    graph: &ScopedGraph<'_>,
    start: EntityIndex,
    hops: usize,
    (reading, leaving): (Reading, Day),
    deadlines: &Deadlines,
) -> Vec<Leg> {
    let mut legs: Vec<Leg> = Vec::with_capacity(hops);
    let (mut here, mut clock) = (start, leaving);
    for left in (0..hops).rev() {
        let mut best: Option<(EntityIndex, Day, Leg)> = None;
        for (neighbour, relation) in graph.ties_along(here, graph.direction()) {
            let Some(passage) = reading.passage(graph.bounds(relation)) else { continue };
            let arrival = clock.max(passage.release);
            let is_in_time = deadlines.of_entity(neighbour, left).is_some_and(|deadline| arrival <= deadline);
            let is_better = best.is_none_or(|(entity, day, _)| (neighbour, arrival) < (entity, day));
            if clock <= passage.deadline && is_in_time && is_better {
                best = Some((neighbour, arrival, (neighbour, relation)));
            }
        }
        let Some((_, arrival, leg)) = best else { break };
        (here, clock) = (leg.0, arrival);
        legs.push(leg);
    }
    legs
}
