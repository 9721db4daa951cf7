//! A row: the values of all slots, and the relationships it rests on.

use std::sync::Arc;

use hashbrown::HashSet;

use crate::language::graph::RelationNumber;
use crate::language::value::Value;

/// Of the relationships of a group, so many stand in its rows themselves; a row that goes on takes them
/// with it.
const KEPT: usize = 100;
/// So many numbers of relationships need the room of a value.
const SMALLER: usize = 4;

/// The relationships that a row rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The relationships; of a group, the first hundred.
    pub relations: Vec<RelationNumber>,
    /// Those of a group behind the first hundred, which the rows made of it share.
    pub rest: Arc<[RelationNumber]>,
}

impl Evidence {
    /// All relationships, each once.
    pub fn all(&self) -> impl Iterator<Item = RelationNumber> + '_ {
        self.relations.iter().chain(self.rest.iter()).copied()
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.relations.len() + self.rest.len()
    }
}

/// The relationships of the rows of a group, put together.
#[derive(Debug)]
pub struct Gathered {
    /// Each once, in the order in which they came.
    all: Vec<RelationNumber>,
    /// The last in order of them.
    last: Option<RelationNumber>,
    /// The same, once there are many and one came out of order.
    known: Option<HashSet<RelationNumber>>,
    /// What was put in last, as many rows share theirs.
    merged: Arc<[RelationNumber]>,
}

impl Gathered {
    /// Those of the first row of a group.
    pub fn of(evidence: Evidence) -> Self {
        let Evidence {
            relations: mut all,
            rest,
        } = evidence;
        all.extend(rest.iter());
        Self {
            last: all.iter().max().copied(),
            all,
            known: None,
            merged: rest,
        }
    }

    /// Adds the relationships of another row, and says how many values more are held by that.
    pub fn add(&mut self, other: &Evidence) -> usize {
        let before = self.all.len();
        for relation in &other.relations {
            self.put(*relation);
        }
        if !Arc::ptr_eq(&self.merged, &other.rest) {
            for relation in other.rest.iter() {
                self.put(*relation);
            }
            self.merged = Arc::clone(&other.rest);
        }
        let held = |count: usize| count.saturating_sub(KEPT) / SMALLER;
        held(self.all.len()) - held(before)
    }

    fn put(&mut self, relation: RelationNumber) {
        // Rows mostly come in order: then one look is enough.
        if self.last >= Some(relation) && self.keeps(relation) {
            return;
        }
        self.all.push(relation);
        self.last = self.last.max(Some(relation));
        if let Some(known) = &mut self.known {
            known.insert(relation);
        }
    }

    fn keeps(&mut self, relation: RelationNumber) -> bool {
        if self.all.len() > KEPT {
            let all = &self.all;
            let known = self
                .known
                .get_or_insert_with(|| all.iter().copied().collect());
            return known.contains(&relation);
        }
        // All are compared, so that the processor can compare many at once.
        let kept = self.all.iter();
        let equal = kept.fold(0_usize, |equal, one| equal + usize::from(*one == relation));
        equal > 0
    }

    /// All of them.
    pub fn into_evidence(mut self) -> Evidence {
        // Most groups are small, and an empty list that is shared needs no room.
        let rest = match self.all.get(KEPT..) {
            Some(rest) if !rest.is_empty() => rest.into(),
            _ => Arc::default(),
        };
        self.all.truncate(KEPT);
        Evidence {
            relations: self.all,
            rest,
        }
    }
}

/// The values of all slots, and what they rest on.
#[derive(Clone, Debug, Default)]
pub struct Row {
    values: Vec<Value>,
    /// The relationships that were matched so far.
    pub evidence: Evidence,
}

impl Row {
    /// A row of nulls.
    pub fn new(width: usize) -> Self {
        Self {
            values: vec![Value::Null; width],
            evidence: Evidence::default(),
        }
    }

    /// The value in a slot.
    #[inline]
    pub fn get(&self, slot: usize) -> &Value {
        const MISSING: &Value = &Value::Null;
        self.values.get(slot).unwrap_or(MISSING)
    }

    /// Puts a value into a slot.
    #[inline]
    pub fn set(&mut self, slot: usize, value: Value) {
        if let Some(place) = self.values.get_mut(slot) {
            // The new one is made where it stays before the old one goes: this is done for every row.
            drop(std::mem::replace(place, value));
        }
    }

    /// How many values it takes the room of where it is kept.
    pub fn weight(&self) -> usize {
        let values: usize = self.values.iter().map(Value::weight).sum();
        values + self.evidence.relations.len() / SMALLER
    }
}
