//! Earliest arrival and latest departure: one time at each entity, improved in the order of time.
//!
//! Who arrives earlier can do whatever a later one can, so that the first time an entity is reached
//! is its best (Dijkstra's algorithm with times as labels; Cooke and Halsey 1966). The latest
//! departure is the same backwards.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::graph::Budget;
use crate::graph::ScopedGraph;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::query::error::QueryError;
use crate::query::journey::Passage;
use crate::query::journey::Reading;
use crate::query::journey::Span;

/// The earliest day by which a journey from the first end to the second is over; `None` if there is
/// no journey.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub(crate) fn earliest_arrival(
    graph: &ScopedGraph<'_>,
    (start, goal): (EntityIndex, EntityIndex),
    (reading, span): (Reading, Span),
    budget: &mut Budget,
) -> Result<Option<Day>, QueryError> {
    let mut best: Vec<Option<Day>> = vec![None; graph.network().entity_count()];
    let mut queue = BinaryHeap::from([Reverse((span.leaving, start))]);
    let mut at_once = Vec::new();
    best[start.get()] = Some(span.leaving);
    while let Some(Reverse((clock, first))) = queue.pop() {
        if clock > span.arriving {
            return Ok(None);
        }
        if best[first.get()].is_some_and(|known| known < clock) {
            continue;
        }
        // Who is reached without any time passing need not wait in the queue.
        at_once.push(first);
        while let Some(entity) = at_once.pop() {
            if entity == goal {
                return Ok(Some(clock));
            }
            budget.spend(graph.row_length(entity))?;
            for (neighbour, relation) in graph.ties_along(entity, graph.direction()) {
                let Some(Passage { release, deadline }) = reading.passage(graph.bounds(relation))
                else {
                    continue;
                };
                let arrival = clock.max(release);
                let known = &mut best[neighbour.get()];
                if clock <= deadline && known.is_none_or(|known| arrival < known) {
                    *known = Some(arrival);
                    if arrival == clock {
                        at_once.push(neighbour)
                    } else {
                        queue.push(Reverse((arrival, neighbour)))
                    }
                }
            }
        }
    }
    Ok(None)
}

/// The latest day on which a journey from the first end to the second can still begin; `None` if
/// there is no journey.
///
/// # Errors
///
/// [`QueryError`] if the budget ran out.
pub(crate) fn latest_departure(
    graph: &ScopedGraph<'_>,
    (start, goal): (EntityIndex, EntityIndex),
    (reading, span): (Reading, Span),
    budget: &mut Budget,
) -> Result<Option<Day>, QueryError> {
    let mut best: Vec<Option<Day>> = vec![None; graph.network().entity_count()];
    let mut queue = BinaryHeap::from([(span.arriving, goal)]);
    let mut at_once = Vec::new();
    best[goal.get()] = Some(span.arriving);
    while let Some((deadline, first)) = queue.pop() {
        if deadline < span.leaving {
            return Ok(None);
        }
        if best[first.get()].is_some_and(|known| known > deadline) {
            continue;
        }
        at_once.push(first);
        while let Some(entity) = at_once.pop() {
            if entity == start {
                return Ok(Some(deadline));
            }
            budget.spend(graph.row_length(entity))?;
            for (neighbour, relation) in graph.ties_along(entity, graph.direction().reversed()) {
                let Some(passage) = reading.passage(graph.bounds(relation)) else {
                    continue;
                };
                let departure = deadline.min(passage.deadline);
                let known = &mut best[neighbour.get()];
                if passage.release <= deadline && known.is_none_or(|known| departure > known) {
                    *known = Some(departure);
                    if departure == deadline {
                        at_once.push(neighbour)
                    } else {
                        queue.push((departure, neighbour))
                    }
                }
            }
        }
    }
    Ok(None)
}
