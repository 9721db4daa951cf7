//! One time at each entity, improved in the order of time: by when it is reached, or until when it can
//! leave.
//!
//! An earlier arrival allows every continuation of a later one, so the first time an entity is
//! reached is its best (Dijkstra's algorithm with times as labels; Cooke and Halsey 1966). The latest
//! departure is found by the same search, backwards. An entity that may not be passed through can be
//! reached all the same.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::VecDeque;

use crate::graph::Budget;
use crate::graph::ScopedGraph;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Table;
use crate::query::error::QueryError;
use crate::query::journey_labels::Side;
use crate::query::journey_reading::Passage;
use crate::query::journey_reading::Reading;
use crate::query::journey_reading::Span;

/// The best time of an entity, and the claim that it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// Outwards the first day by which it is there, towards the entity that is asked about the last day on
    /// which it can leave.
    pub day: Day,
    /// The last claim on the way to it, or the first on the way from it.
    pub relation: RelationIndex,
}

/// A search in all directions, until it is at its goal if it has one.
pub(crate) struct Spread<'a> {
    /// What may be reached.
    pub(crate) reached: &'a ScopedGraph<'a>,
    /// What may be passed through.
    pub(crate) passed: &'a ScopedGraph<'a>,
    pub(crate) reading: Reading,
    pub(crate) span: Span,
    pub(crate) side: Side,
    /// Beyond it nobody needs to be found.
    pub(crate) goal: Option<EntityIndex>,
}

/// Where the search goes on from, the most urgent first.
#[derive(PartialEq, Eq)]
struct Waiting {
    /// Later is less urgent from the start, more urgent from the goal.
    side: Side,
    day: Day,
    entity: EntityIndex,
}

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_day = match self.side {
            Side::Start => other.day.cmp(&self.day),
            Side::Goal => self.day.cmp(&other.day),
        };
        by_day.then(other.entity.cmp(&self.entity))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Spread<'_> {
    /// Finds the best time of every entity from `start` on, or of those before the goal and the goal;
    /// what was found stays if the budget ends.
    /// Time `O((V + E) log V)`.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the budget ran out.
    pub(crate) fn search(
        &self,
        start: EntityIndex,
        touched: &mut Table<EntityIndex, Option<Touch>>,
        budget: &mut Budget,
    ) -> Result<(), QueryError> {
        let mut queue = BinaryHeap::from([self.waiting(self.first_day(), start)]);
        let mut at_once = VecDeque::new();
        while let Some(Waiting { day, entity, .. }) = queue.pop() {
            let is_old = touched
                .at(entity)
                .is_some_and(|known| self.is_better(known.day, day));
            if is_old || !self.is_in_span(day) {
                continue;
            }
            // Entities reached without any time passing skip the queue, nearest first.
            at_once.push_back(entity);
            while let Some(entity) = at_once.pop_front() {
                if self.goal == Some(entity) {
                    return Ok(());
                }
                budget.spend(self.reached.row_length(entity))?;
                self.go_on(entity, day, |neighbour, touch| {
                    let known = touched.at_mut(neighbour);
                    let is_new = known.is_none_or(|known| self.is_better(touch.day, known.day));
                    if neighbour == start || !is_new {
                        return;
                    }
                    *known = Some(touch);
                    if !self.passed.admits(neighbour) {
                        return;
                    }
                    if touch.day == day {
                        at_once.push_back(neighbour);
                    } else {
                        queue.push(self.waiting(touch.day, neighbour));
                    }
                });
            }
        }
        Ok(())
    }

    /// Whether it gets anywhere at all.
    pub(crate) fn has_first_step(&self, start: EntityIndex) -> bool {
        let mut has_step = false;
        self.go_on(start, self.first_day(), |neighbour, _| {
            has_step |= neighbour != start;
        });
        has_step
    }

    /// Passes on whom it touches from an entity at a time.
    fn go_on(&self, entity: EntityIndex, day: Day, mut touch: impl FnMut(EntityIndex, Touch)) {
        let direction = self.reached.direction();
        let direction = match self.side {
            Side::Start => direction,
            Side::Goal => direction.reversed(),
        };
        for (neighbour, relation) in self.reached.ties_along(entity, direction) {
            let bounds = self.reached.bounds(relation);
            let passage = self.reading.passage(bounds);
            let then = passage.and_then(|passage| self.then(passage, day));
            if let Some(day) = then.filter(|day| self.is_in_span(*day)) {
                touch(neighbour, Touch { day, relation });
            }
        }
    }

    /// When it has gone along a tie; `None` if the tie does not hold then.
    fn then(&self, Passage { release, deadline }: Passage, day: Day) -> Option<Day> {
        match self.side {
            Side::Start => (day <= deadline).then(|| day.max(release)),
            Side::Goal => (release <= day).then(|| day.min(deadline)),
        }
    }

    /// The time with which it begins, if it lies between those of the question.
    pub(crate) fn beginning(&self) -> Option<Day> {
        Some(self.first_day()).filter(|day| self.is_in_span(*day))
    }

    fn first_day(&self) -> Day {
        match self.side {
            Side::Start => self.span.leaving,
            Side::Goal => self.span.arriving,
        }
    }

    fn is_in_span(&self, day: Day) -> bool {
        match self.side {
            Side::Start => day <= self.span.arriving,
            Side::Goal => day >= self.span.leaving,
        }
    }

    fn is_better(&self, day: Day, known: Day) -> bool {
        match self.side {
            Side::Start => day < known,
            Side::Goal => day > known,
        }
    }

    fn waiting(&self, day: Day, entity: EntityIndex) -> Waiting {
        let side = self.side;
        Waiting { side, day, entity }
    }
}
