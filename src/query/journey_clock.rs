//! Earliest arrival and latest departure: one time at each entity, improved in the order of time.
//!
//! An earlier arrival allows every continuation of a later one, so the first time an entity is
//! reached is its best (Dijkstra's algorithm with times as labels; Cooke and Halsey 1966). The latest
//! departure is found by the same search, backwards from the goal.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Table;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::journey_reading::Passage;
use crate::query::journey_search::JourneySearch;

impl JourneySearch<'_> {
    /// The earliest day by which a journey from the first end to the second is over; `None` if there is
    /// no journey.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the budget ran out.
    pub(crate) fn earliest_arrival(&mut self, ends: Ends) -> Result<Option<Day>, QueryError> {
        let (graph, reading, span) = (self.graph, self.reading, self.span);
        let mut best: Table<EntityIndex, Option<Day>> =
            Table::filled(graph.network().entity_count(), None);
        let mut queue = BinaryHeap::from([Reverse((span.leaving, ends.from))]);
        let mut at_once = Vec::new();
        *best.at_mut(ends.from) = Some(span.leaving);
        while let Some(Reverse((clock, first))) = queue.pop() {
            if clock > span.arriving {
                return Ok(None);
            }
            if best.at(first).is_some_and(|known| known < clock) {
                continue;
            }
            // Entities reached without any time passing skip the queue.
            at_once.push(first);
            while let Some(entity) = at_once.pop() {
                if entity == ends.to {
                    return Ok(Some(clock));
                }
                self.budget.spend(graph.row_length(entity))?;
                for (neighbour, relation) in graph.ties_along(entity, graph.direction()) {
                    let Some(Passage { release, deadline }) =
                        reading.passage(graph.bounds(relation))
                    else {
                        continue;
                    };
                    let arrival = clock.max(release);
                    let known = best.at_mut(neighbour);
                    if clock <= deadline && known.is_none_or(|known| arrival < known) {
                        *known = Some(arrival);
                        if arrival == clock {
                            at_once.push(neighbour);
                        } else {
                            queue.push(Reverse((arrival, neighbour)));
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
    pub(crate) fn latest_departure(&mut self, ends: Ends) -> Result<Option<Day>, QueryError> {
        let (graph, reading, span) = (self.graph, self.reading, self.span);
        let mut best: Table<EntityIndex, Option<Day>> =
            Table::filled(graph.network().entity_count(), None);
        let mut queue = BinaryHeap::from([(span.arriving, ends.to)]);
        let mut at_once = Vec::new();
        *best.at_mut(ends.to) = Some(span.arriving);
        while let Some((deadline, first)) = queue.pop() {
            if deadline < span.leaving {
                return Ok(None);
            }
            if best.at(first).is_some_and(|known| known > deadline) {
                continue;
            }
            at_once.push(first);
            while let Some(entity) = at_once.pop() {
                if entity == ends.from {
                    return Ok(Some(deadline));
                }
                self.budget.spend(graph.row_length(entity))?;
                for (neighbour, relation) in graph.ties_along(entity, graph.direction().reversed())
                {
                    let Some(passage) = reading.passage(graph.bounds(relation)) else {
                        continue;
                    };
                    let departure = deadline.min(passage.deadline);
                    let known = best.at_mut(neighbour);
                    if passage.release <= deadline && known.is_none_or(|known| departure > known) {
                        *known = Some(departure);
                        if departure == deadline {
                            at_once.push(neighbour);
                        } else {
                            queue.push((departure, neighbour));
                        }
                    }
                }
            }
        }
        Ok(None)
    }
}
