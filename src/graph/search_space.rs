//! Working memory of a search: marks on entities that are invalidated by increasing a counter.

use crate::model::EntityIndex;
use crate::model::Key;
use crate::model::Table;

/// The position of a step in the queue of one side of a search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct StepIndex(u32);

impl StepIndex {
    /// No step: the parent of the first one.
    pub(crate) const NONE: Self = Self(u32::MAX);
    /// The position of the first step.
    pub(crate) const FIRST: Self = Self(0);
}

impl Key for StepIndex {
    #[inline]
    fn of_position(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(u32::MAX))
    }

    #[inline]
    fn position(self) -> usize {
        self.0 as usize
    }
}

/// Where an entity was reached: valid if the stamp is one of the current search.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    stamp: u32,
    position: StepIndex,
}

/// Marks for a search from one side or from two that share them: a search from two sides ends where
/// one meets the other, so no entity needs both marks, and one look tells which side has been
/// there.
#[derive(Debug)]
pub(crate) struct SearchSpace {
    /// Even. Marks of the start's side have this stamp, marks of the goal's side have this plus one.
    stamp: u32,
    marks: Table<EntityIndex, Mark>,
    pub(crate) from_start: Side,
    pub(crate) from_goal: Side,
}

/// One side of a search: the entities it has reached, in order, each with the position of the one
/// it came from.
#[derive(Debug, Default)]
pub(crate) struct Side {
    /// The steps taken, in their order.
    pub(crate) queue: Table<StepIndex, Step>,
    /// Where each complete level of the queue begins, and where the last one ends.
    pub(crate) levels: Vec<usize>,
}

/// A step of a search: an entity, and the position in the queue of the one it was reached from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) entity: EntityIndex,
    pub(crate) parent: StepIndex,
}

/// Which side has reached an entity, and the entity's position in its queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reached {
    NotYet,
    FromStart(StepIndex),
    FromGoal(StepIndex),
}

impl SearchSpace {
    pub(crate) fn new(entities: usize) -> Self {
        Self {
            stamp: 0,
            marks: Table::filled(entities, Mark::default()),
            from_start: Side::default(),
            from_goal: Side::default(),
        }
    }

    /// Starts a new search: clears all marks and both queues.
    pub(crate) fn begin(&mut self) {
        self.stamp = self.stamp.wrapping_add(2);
        if self.stamp == 0 {
            self.marks.values_mut().fill(Mark::default());
            self.stamp = 2;
        }
        self.from_start.clear();
        self.from_goal.clear();
    }

    /// Which side has reached an entity, if any.
    #[inline]
    pub(crate) fn find(&self, entity: EntityIndex) -> Reached {
        let mark = *self.marks.at(entity);
        if mark.stamp == self.stamp {
            Reached::FromStart(mark.position)
        } else if mark.stamp == self.stamp + 1 {
            Reached::FromGoal(mark.position)
        } else {
            Reached::NotYet
        }
    }

    /// Notes that an entity that was not reached yet is reached by the start's side, from the one
    /// at `parent`.
    #[inline]
    pub(crate) fn reach_from_start(&mut self, entity: EntityIndex, parent: StepIndex) {
        *self.marks.at_mut(entity) = Mark {
            stamp: self.stamp,
            position: self.from_start.push(entity, parent),
        };
    }

    /// Notes that an entity that was not reached yet is reached by the goal's side, from the one at
    /// `parent`.
    #[inline]
    pub(crate) fn reach_from_goal(&mut self, entity: EntityIndex, parent: StepIndex) {
        *self.marks.at_mut(entity) = Mark {
            stamp: self.stamp + 1,
            position: self.from_goal.push(entity, parent),
        };
    }
}

impl Side {
    /// Completes the current level.
    pub(crate) fn end_level(&mut self) {
        self.levels.push(self.queue.len());
    }

    /// The positions of the last complete level.
    pub(crate) fn last_level(&self) -> impl Iterator<Item = StepIndex> + use<> {
        self.last_range().map(StepIndex::of_position)
    }

    /// The steps of the last complete level.
    pub(crate) fn last_steps(&self) -> &[Step] {
        let steps = self.queue.values();
        steps.get(self.last_range()).unwrap_or_default()
    }

    fn last_range(&self) -> std::ops::Range<usize> {
        match self.levels[..] {
            [.., begin, end] => begin..end,
            _ => 0..0,
        }
    }

    /// Sorts the steps of each complete level by entity, and returns the levels in order. Step
    /// positions and parents are invalid afterwards.
    pub(crate) fn sorted_levels(&mut self) -> Vec<&[Step]> {
        let mut rest = self.queue.values_mut();
        let mut levels = Vec::with_capacity(self.levels.len());
        for (begin, end) in self.levels.iter().zip(self.levels.iter().skip(1)) {
            let Some((level, others)) = rest.split_at_mut_checked(end - begin) else {
                break;
            };
            level.sort_unstable_by_key(|step| step.entity);
            levels.push(&*level);
            rest = others;
        }
        levels
    }

    /// How many levels are complete; the first is the end the side began at.
    pub(crate) fn level_count(&self) -> usize {
        self.levels.len().saturating_sub(1)
    }

    /// Whether a position of the queue lies in a level.
    pub(crate) fn level_holds(&self, level: usize, position: StepIndex) -> bool {
        match self.levels.get(level..) {
            Some([begin, end, ..]) => (*begin..*end).contains(&position.position()),
            _ => false,
        }
    }

    fn clear(&mut self) {
        self.queue.clear();
        self.levels.clear();
        self.levels.push(0);
    }

    #[inline]
    fn push(&mut self, entity: EntityIndex, parent: StepIndex) -> StepIndex {
        self.queue.push(Step { entity, parent })
    }
}
