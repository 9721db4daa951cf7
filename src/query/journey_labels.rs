//! What the search for a journey with fewest hops knows of each entity: the best day for each
//! number of hops.
//!
//! All entries stand in one list, and each knows the one before it of the same entity: no entity
//! costs a list of its own.

use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Table;

/// From which end a search goes, which says which of two days is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// From where the journey begins: the day by which an entity is reached, the earlier the
    /// better.
    Start,
    /// From where it ends, backwards: the day until which the goal can be reached from an entity,
    /// the later the better.
    Goal,
}

/// The best day for each number of hops that allows a better one.
pub(crate) struct Labels {
    side: Side,
    last_of: Table<EntityIndex, u32>,
    learnt: Vec<Learnt>,
}

struct Learnt {
    hops: usize,
    day: Day,
    before: u32,
}

/// No position.
const NOTHING: u32 = u32::MAX;

impl Labels {
    /// Labels for `entities` entities, all of them empty.
    pub(crate) fn of(side: Side, entities: usize) -> Self {
        Self {
            side,
            last_of: Table::filled(entities, NOTHING),
            learnt: Vec::new(),
        }
    }

    /// Stores a day if it is better than all known ones. Returns whether this is the first label of
    /// the entity for this number of hops.
    pub(crate) fn learn(&mut self, entity: EntityIndex, hops: usize, day: Day) -> bool {
        let before = *self.last_of.at(entity);
        let is_better = |known: Day| match self.side {
            Side::Start => day < known,
            Side::Goal => day > known,
        };
        match self.learnt.get_mut(before as usize) {
            Some(known) if !is_better(known.day) => false,
            Some(known) if known.hops == hops => {
                known.day = day;
                false
            }
            _ => {
                // The budget ends a search long before the positions overflow.
                *self.last_of.at_mut(entity) = u32::try_from(self.learnt.len()).unwrap_or(NOTHING);
                self.learnt.push(Learnt { hops, day, before });
                true
            }
        }
    }

    /// The best day of an entity within `hops` hops.
    pub(crate) fn day(&self, entity: EntityIndex, hops: usize) -> Option<Day> {
        let mut position = *self.last_of.at(entity);
        loop {
            let known = self.learnt.get(position as usize)?;
            if known.hops <= hops {
                return Some(known.day);
            }
            position = known.before;
        }
    }
}
