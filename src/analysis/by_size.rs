//! Groups numbered by size, so that the largest comes first.

use std::cmp::Reverse;

use crate::graph::ByNumber;

/// Members in groups that are numbered by size: the largest is 0, those of equal size are in the order
/// in which they were found.
#[derive(Debug)]
pub(crate) struct BySize {
    /// The group of each member.
    pub(crate) group_of: Vec<usize>,
    /// The number of members of each group.
    pub(crate) sizes: Vec<usize>,
}

impl BySize {
    /// Numbers the groups that were found, of which `found` gives that of each member. Time
    /// `O(V log V)`.
    pub(crate) fn of(found: &[usize]) -> Self {
        let mut sizes = vec![0; found.iter().max().map_or(0, |last| last + 1)];
        for &group in found {
            sizes.add(group, 1);
        }
        let mut order: Vec<usize> = (0..sizes.len()).collect();
        // Stable, so that groups of equal size stay as they are.
        order.sort_by_key(|&group| Reverse(sizes.at(group)));
        let mut number = vec![0; sizes.len()];
        for (place, &group) in order.iter().enumerate() {
            number.put(group, place);
        }
        Self {
            group_of: found.iter().map(|&group| number.at(group)).collect(),
            sizes: order.iter().map(|&group| sizes.at(group)).collect(),
        }
    }
}
