//! A row: the values of all slots, and the relationships it rests on.

use crate::language::graph::RelationNumber;
use crate::language::value::Value;

/// Of the relationships of a group, so many are kept.
const KEPT: usize = 100;

/// The relationships that a row rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The relationships; of a group, the first hundred.
    pub relations: Vec<RelationNumber>,
    /// How many more there are.
    pub more: u64,
}

impl Evidence {
    /// Adds the relationships of another row of a group.
    pub fn merge(&mut self, other: &Self) {
        for relation in &other.relations {
            // All are compared, so that the processor can compare many at once.
            let kept = self.relations.iter();
            let equal = kept.fold(0_usize, |equal, one| equal + usize::from(one == relation));
            if equal > 0 {
                continue;
            }
            if self.relations.len() < KEPT {
                self.relations.push(*relation);
            } else {
                self.more += 1;
            }
        }
        self.more += other.more;
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
    pub fn get(&self, slot: usize) -> &Value {
        const MISSING: &Value = &Value::Null;
        self.values.get(slot).unwrap_or(MISSING)
    }

    /// Puts a value into a slot.
    pub fn set(&mut self, slot: usize, value: Value) {
        if let Some(place) = self.values.get_mut(slot) {
            *place = value;
        }
    }

    /// How many slots there are.
    pub fn width(&self) -> usize {
        self.values.len()
    }
}
