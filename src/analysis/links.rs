//! How strongly one member is tied to each group of members.

use crate::graph::ByNumber;

/// What joining a group would add to the modularity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Gain {
    pub(crate) amount: f64,
    pub(crate) group: usize,
}

impl Gain {
    /// The greater gain; of equal ones that of the lower group.
    pub(crate) fn better(self, other: Self) -> Self {
        if other.amount > self.amount || (other.amount >= self.amount && other.group < self.group) {
            other
        } else {
            self
        }
    }
}

/// The weights of the ties of one member by group. Clearing the table costs only as much as was
/// written to it.
#[derive(Debug)]
pub(crate) struct Links {
    weights: Vec<f64>,
    touched: Vec<usize>,
    is_touched: Vec<bool>,
}

impl Links {
    /// A table for so many groups.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            weights: vec![0.0; count],
            touched: Vec::new(),
            is_touched: vec![false; count],
        }
    }

    /// Adds a tie with a group.
    pub(crate) fn add(&mut self, group: usize, weight: f64) {
        if !self.is_touched.at(group) {
            self.is_touched.put(group, true);
            self.touched.push(group);
        }
        self.weights.add(group, weight);
    }

    /// The weight of all ties with a group.
    pub(crate) fn weight(&self, group: usize) -> f64 {
        self.weights.at(group)
    }

    /// The groups with ties, in the order of their first ties.
    pub(crate) fn touched(&self) -> impl Iterator<Item = usize> {
        self.touched.iter().copied()
    }

    /// Empties the table for the next member.
    pub(crate) fn clear(&mut self) {
        for group in self.touched.drain(..) {
            self.weights.put(group, 0.0);
            self.is_touched.put(group, false);
        }
    }
}
