//! Ranks, and how alike two rankings are.

use crate::analysis::simple_graph::real;
use crate::graph::ByNumber;

/// The rank of each value, the greatest first, from 1: equal values share the first of their ranks
/// (1, 2, 2, 4). What is no number comes last. Time `O(n log n)`.
#[must_use]
pub fn ranks(values: &[f64]) -> Vec<usize> {
    let mut found = vec![0; values.len()];
    for group in groups(values) {
        for &member in &group.members {
            found.put(member, group.first);
        }
    }
    found
}

/// The rank correlation of two lists of values of the same members (Spearman 1904; equal values have
/// the mean of their ranks); `None` if they are fewer than two or all are equal in one of the lists.
#[must_use]
pub fn rank_correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let (one, other) = (mean_ranks(one), mean_ranks(other));
    let middle = f64::midpoint(real(one.len()), 1.0);
    let deviations = || {
        one.iter()
            .map(|rank| rank - middle)
            .zip(other.iter().map(|rank| rank - middle))
    };
    let common: f64 = deviations().map(|(a, b)| a * b).sum();
    let first: f64 = deviations().map(|(a, _)| a * a).sum();
    let second: f64 = deviations().map(|(_, b)| b * b).sum();
    (first > 0.0 && second > 0.0).then(|| common / (first * second).sqrt())
}

/// Members of equal value.
struct Group {
    /// The first of their ranks, from 1.
    first: usize,
    members: Vec<usize>,
}

/// The members by value, the greatest first.
fn groups(values: &[f64]) -> Vec<Group> {
    // −∞ for what is no number, so that it is comparable and last.
    let value = |member: usize| {
        Some(values.at(member))
            .filter(|value| !value.is_nan())
            .unwrap_or(f64::NEG_INFINITY)
    };
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| value(b).total_cmp(&value(a)));
    let mut first = 1;
    let mut found = Vec::new();
    for equal in order.chunk_by(|&a, &b| value(a).total_cmp(&value(b)).is_eq()) {
        found.push(Group {
            first,
            members: equal.to_vec(),
        });
        first += equal.len();
    }
    found
}

fn mean_ranks(values: &[f64]) -> Vec<f64> {
    let mut found = vec![0.0; values.len()];
    for group in groups(values) {
        let mean = real(group.first) + (real(group.members.len()) - 1.0) / 2.0;
        for &member in &group.members {
            found.put(member, mean);
        }
    }
    found
}
