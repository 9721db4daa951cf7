//! Mixing: do ties join members of one group, or of different ones?

use crate::analysis::simple_graph::SimpleGraph;
use crate::analysis::simple_graph::Ways;
use crate::analysis::simple_graph::real;
use crate::analysis::simple_graph::real_sum;
use crate::graph::ByNumber;

/// Ties between groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Mixing {
    /// How many groups there are.
    pub groups: usize,
    /// The number of ties from each group (rows) to each (columns), row after row. In a graph without
    /// directions each tie is counted from both ends.
    pub ties: Vec<u64>,
}

impl Mixing {
    /// The number of ties from one group to another.
    #[must_use]
    pub fn between(&self, from: usize, to: usize) -> u64 {
        self.ties.at(from * self.groups + to)
    }

    /// How much more ties stay within groups than chance would have it: 1 if all do, 0 if groups do
    /// not matter (Newman 2003); `None` without ties or with all of them in one group.
    #[must_use]
    pub fn assortativity(&self) -> Option<f64> {
        let total = real_sum(self.ties.iter().sum());
        let share = |count: u64| real_sum(count) / total;
        let groups = 0..self.groups;
        let within: f64 = groups
            .clone()
            .map(|group| share(self.between(group, group)))
            .sum();
        let expected: f64 = groups
            .map(|group| {
                let others = 0..self.groups;
                let out: u64 = others.clone().map(|to| self.between(group, to)).sum();
                let into: u64 = others.map(|from| self.between(from, group)).sum();
                share(out) * share(into)
            })
            .sum();
        let room = 1.0 - expected;
        (total > 0.0 && room > f64::EPSILON).then(|| (within - expected) / room)
    }
}

/// Counts the ties between groups; `group_of` gives the group of each member, below `groups`.
/// Time `O(V + E)`, space `O(groups²)`.
#[must_use]
pub fn mixing(graph: &SimpleGraph, group_of: &[usize], groups: usize) -> Mixing {
    let mut ties = vec![0_u64; groups * groups];
    for (member, &from) in group_of.iter().enumerate() {
        for &other in graph.followed(member) {
            let to = group_of.at(other as usize);
            ties.add(from * groups + to, 1);
        }
    }
    Mixing { groups, ties }
}

/// The share of the ordered pairs of members that are tied; `None` with fewer than two members.
#[must_use]
pub fn density(graph: &SimpleGraph) -> Option<f64> {
    let count = graph.count();
    let ordered = match graph.ways() {
        Ways::Directed => graph.tie_count(),
        Ways::Undirected => 2 * graph.tie_count(),
    };
    (count > 1).then(|| real(ordered) / (real(count) * real(count - 1)))
}

/// The share of the ties that are returned; `None` without ties. Time `O(E log E)`.
#[must_use]
pub fn reciprocity(graph: &SimpleGraph) -> Option<f64> {
    let members = 0..graph.count();
    let returned = members.map(|member| {
        let row = graph.followed(member).iter();
        row.filter(|&&other| graph.leads(other as usize, member))
            .count()
    });
    let returned: usize = returned.sum();
    let all = match graph.ways() {
        Ways::Directed => graph.tie_count(),
        Ways::Undirected => 2 * graph.tie_count(),
    };
    (all > 0).then(|| real(returned) / real(all))
}
