//! The journey with fewest hops, and of several the first in the order of the entities' ids.
//!
//! Level by level, always where less is to be looked at, each entity learns from the start by when
//! it is reached in so many hops, and from the goal until when the goal can be reached from it. The
//! first that is reached in time gives the length (a bidirectional search whose labels are times).
//! The levels of the goal then go on as far as the start, through what the start reaches in time
//! and nothing else; the way forward takes the lowest entity from which the goal can still be
//! reached.

use crate::graph::Budget;
use crate::graph::ScopedGraph;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::query::ends::Ends;
use crate::query::error::QueryError;
use crate::query::journey_labels::Labels;
use crate::query::journey_labels::Side;
use crate::query::journey_legs::Leg;
use crate::query::journey_reading::Passage;
use crate::query::journey_reading::Reading;
use crate::query::journey_reading::Span;
use crate::query::journey_search::JourneySearch;

/// What is reached from one side, and when, grown level by level.
struct Growth<'g> {
    graph: &'g ScopedGraph<'g>,
    side: Side,
    reading: Reading,
    span: Span,
    labels: Labels,
    /// How many levels are known.
    hops: usize,
    /// The entities that improved in the last level, in the order of their ids.
    level: Vec<EntityIndex>,
    /// The number of row entries to visit in the next level.
    ties: usize,
}

impl JourneySearch<'_> {
    /// The legs of a journey with fewest hops; `None` if there is none of at most `most_hops`.
    ///
    /// Time `O(hops · E)` in the worst case; in most networks much less where there is a journey.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the budget ran out.
    pub(crate) fn fewest_hops(
        &mut self,
        ends: Ends,
        most_hops: usize,
    ) -> Result<Option<Vec<Leg>>, QueryError> {
        if self.span.leaving > self.span.arriving {
            return Ok(None);
        }
        if ends.from == ends.to {
            return Ok(Some(Vec::new()));
        }
        let mut out = Growth::of(self, Side::Start, ends.from);
        let mut back = Growth::of(self, Side::Goal, ends.to);
        loop {
            if out.hops + back.hops >= most_hops || out.level.is_empty() || back.level.is_empty() {
                return Ok(None);
            }
            let grows_out = out.ties <= back.ties;
            let (search, other) = if grows_out {
                (&mut out, &back)
            } else {
                (&mut back, &out)
            };
            search.grow(|_, _| true, self.budget)?;
            if search
                .level
                .iter()
                .any(|&entity| search.meets(other, entity))
            {
                break;
            }
        }
        let hops = out.hops + back.hops;
        back.level = std::mem::take(&mut back.level)
            .into_iter()
            .filter(|&entity| back.meets(&out, entity))
            .collect();
        while back.hops < hops {
            let before = hops - back.hops - 1;
            back.grow(
                |entity, deadline| {
                    out.labels
                        .day(entity, before)
                        .is_some_and(|clock| clock <= deadline)
                },
                self.budget,
            )?;
        }
        Ok(Some(self.first_way(ends.from, hops, &back.labels)))
    }

    /// Goes forward, always to the lowest entity that leads to the goal in time, by the tie that leaves
    /// most time.
    fn first_way(&self, start: EntityIndex, hops: usize, deadlines: &Labels) -> Vec<Leg> {
        let (graph, reading) = (self.graph, self.reading);
        let mut legs: Vec<Leg> = Vec::with_capacity(hops);
        let (mut here, mut clock) = (start, self.span.leaving);
        for left in (0..hops).rev() {
            let mut best: Option<(EntityIndex, Day, Leg)> = None;
            for (neighbour, relation) in graph.ties_along(here, graph.direction()) {
                let Some(passage) = reading.passage(graph.bounds(relation)) else {
                    continue;
                };
                let arrival = clock.max(passage.release);
                let is_in_time = deadlines
                    .day(neighbour, left)
                    .is_some_and(|deadline| arrival <= deadline);
                let is_better =
                    best.is_none_or(|(entity, day, _)| (neighbour, arrival) < (entity, day));
                if clock <= passage.deadline && is_in_time && is_better {
                    let leg = Leg {
                        to: neighbour,
                        relation,
                    };
                    best = Some((neighbour, arrival, leg));
                }
            }
            let Some((_, arrival, leg)) = best else { break };
            (here, clock) = (leg.to, arrival);
            legs.push(leg);
        }
        legs
    }
}

impl<'g> Growth<'g> {
    fn of(search: &JourneySearch<'g>, side: Side, end: EntityIndex) -> Self {
        let JourneySearch {
            graph,
            reading,
            span,
            ..
        } = *search;
        let mut labels = Labels::of(side, graph.network().entity_count());
        labels.learn(
            end,
            0,
            if side == Side::Start {
                span.leaving
            } else {
                span.arriving
            },
        );
        Self {
            graph,
            side,
            reading,
            span,
            labels,
            hops: 0,
            level: vec![end],
            ties: graph.row_length(end),
        }
    }

    /// Grows by one level, to neighbours for which `admits` holds.
    fn grow(
        &mut self,
        admits: impl Fn(EntityIndex, Day) -> bool,
        budget: &mut Budget,
    ) -> Result<(), QueryError> {
        let level = std::mem::take(&mut self.level);
        let direction = match self.side {
            Side::Start => self.graph.direction(),
            Side::Goal => self.graph.direction().reversed(),
        };
        self.hops += 1;
        self.ties = 0;
        for entity in level {
            budget.spend(self.graph.row_length(entity))?;
            let Some(known) = self.labels.day(entity, self.hops - 1) else {
                continue;
            };
            for (neighbour, relation) in self.graph.ties_along(entity, direction) {
                let passage = self.reading.passage(self.graph.bounds(relation));
                let Some(day) = passage.and_then(|passage| self.after(known, passage)) else {
                    continue;
                };
                if admits(neighbour, day) && self.labels.learn(neighbour, self.hops, day) {
                    self.ties += self.graph.row_length(neighbour);
                    self.level.push(neighbour);
                }
            }
        }
        self.level.sort_unstable();
        Ok(())
    }

    /// The day after one more hop; `None` if it cannot be taken in time.
    fn after(&self, known: Day, passage: Passage) -> Option<Day> {
        match self.side {
            Side::Start => {
                let clock = known.max(passage.release);
                (known <= passage.deadline && clock <= self.span.arriving).then_some(clock)
            }
            Side::Goal => {
                let deadline = known.min(passage.deadline);
                (passage.release <= known && deadline >= self.span.leaving).then_some(deadline)
            }
        }
    }

    /// Whether an entity is reached by one side in time for the other.
    fn meets(&self, other: &Self, entity: EntityIndex) -> bool {
        let days = (
            self.labels.day(entity, self.hops),
            other.labels.day(entity, other.hops),
        );
        match (self.side, days) {
            (Side::Start, (Some(clock), Some(deadline)))
            | (Side::Goal, (Some(deadline), Some(clock))) => clock <= deadline,
            _ => false,
        }
    }
}
