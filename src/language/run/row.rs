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

/// The relationships of the rows of a group, put together.
#[derive(Debug)]
pub struct Gathered {
    evidence: Evidence,
    /// The last in order of those that are kept.
    last: Option<RelationNumber>,
}

impl Gathered {
    /// Those of the first row of a group.
    pub fn of(evidence: Evidence) -> Self {
        Self {
            last: evidence.relations.iter().max().copied(),
            evidence,
        }
    }

    /// Adds the relationships of another row.
    pub fn add(&mut self, other: &Evidence) {
        for relation in &other.relations {
            if self.keeps(*relation) {
                continue;
            }
            if self.evidence.relations.len() < KEPT {
                self.evidence.relations.push(*relation);
                self.last = self.last.max(Some(*relation));
            } else {
                self.evidence.more += 1;
            }
        }
        self.evidence.more += other.more;
    }

    fn keeps(&self, relation: RelationNumber) -> bool {
        // Rows mostly come in order: then one look is enough.
        if self.last < Some(relation) {
            return false;
        }
        // All are compared, so that the processor can compare many at once.
        let kept = self.evidence.relations.iter();
        let equal = kept.fold(0_usize, |equal, one| equal + usize::from(*one == relation));
        equal > 0
    }

    /// All of them.
    pub fn into_evidence(self) -> Evidence {
        self.evidence
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
