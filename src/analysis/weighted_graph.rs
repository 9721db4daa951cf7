//! Weighted ties in flat arrays, and the same graph with groups of members contracted into one
//! member each.

use crate::graph::ByNumber;

/// A tie between two members, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeightedTie {
    /// One end.
    pub one: usize,
    /// The other end.
    pub other: usize,
    /// The weight.
    pub weight: f64,
}

/// An undirected graph: each tie is in the rows of both ends. Ties of a member with itself are kept
/// apart.
#[derive(Debug)]
pub(crate) struct WeightedGraph {
    /// Where the row of each member begins, and the end of the last row.
    offsets: Vec<usize>,
    entries: Vec<Entry>,
    /// For each member twice the weight of its ties with itself.
    loops: Vec<f64>,
    /// For each member the weight of all its ties, those with itself twice.
    strengths: Vec<f64>,
    /// The sum of all strengths.
    total: f64,
}

/// A tie in the row of one of its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Entry {
    /// The other end.
    pub(crate) other: usize,
    /// The weight.
    pub(crate) weight: f64,
}

impl WeightedGraph {
    /// The graph of these ties. Adds up parallel ties, and ignores those without a positive weight
    /// or with unknown ends.
    pub(crate) fn new(count: usize, ties: &[WeightedTie]) -> Self {
        let known = ties.iter().filter(|tie| {
            let is_weight = tie.weight > 0.0 && tie.weight.is_finite();
            tie.one < count && tie.other < count && is_weight
        });
        let mut loops = vec![0.0; count];
        let mut both_ways = Vec::with_capacity(2 * ties.len());
        for &tie in known {
            if tie.one == tie.other {
                loops.add(tie.one, 2.0 * tie.weight);
            } else {
                both_ways.push(tie);
                both_ways.push(WeightedTie {
                    one: tie.other,
                    other: tie.one,
                    ..tie
                });
            }
        }
        Self::from_directed(loops, both_ways)
    }

    /// The number of members.
    pub(crate) fn count(&self) -> usize {
        self.loops.len()
    }

    /// The number of members and of entries in their rows: the cost of looking at everything.
    pub(crate) fn size(&self) -> usize {
        self.loops.len() + self.entries.len()
    }

    /// The ties of a member, each other end once, in the order of their numbers.
    pub(crate) fn row(&self, member: usize) -> &[Entry] {
        let row = self.offsets.at(member)..self.offsets.at(member + 1);
        self.entries.get(row).unwrap_or_default()
    }

    /// The weight of all ties of a member.
    pub(crate) fn strength(&self, member: usize) -> f64 {
        self.strengths.at(member)
    }

    /// The sum of all strengths: twice the weight of all ties.
    pub(crate) fn total(&self) -> f64 {
        self.total
    }

    /// The graph in which each of `parts` groups is one member; `part_of` gives the group of each
    /// member.
    pub(crate) fn contracted(&self, part_of: &[usize], parts: usize) -> Self {
        let mut loops = vec![0.0; parts];
        let mut ties = Vec::new();
        for (member, &part) in part_of.iter().enumerate() {
            loops.add(part, self.loops.at(member));
            for entry in self.row(member) {
                let other = part_of.at(entry.other);
                if other == part {
                    loops.add(part, entry.weight);
                } else {
                    ties.push(WeightedTie {
                        one: part,
                        other,
                        weight: entry.weight,
                    });
                }
            }
        }
        Self::from_directed(loops, ties)
    }

    /// The modularity of communities: how much more of the weight lies within them than expected by
    /// chance (Newman 2004).
    pub(crate) fn modularity(&self, community_of: &[usize]) -> f64 {
        if self.total <= 0.0 {
            return 0.0;
        }
        let communities = community_of.iter().max().map_or(0, |last| last + 1);
        let mut strengths = vec![0.0; communities];
        let mut within = 0.0;
        for (member, &community) in community_of.iter().enumerate() {
            strengths.add(community, self.strengths.at(member));
            within += self.loops.at(member);
            within += self
                .row(member)
                .iter()
                .filter(|entry| community_of.at(entry.other) == community)
                .map(|entry| entry.weight)
                .sum::<f64>();
        }
        let expected: f64 = strengths
            .iter()
            .map(|strength| (strength / self.total) * (strength / self.total))
            .sum();
        within / self.total - expected
    }

    /// The graph of these ties, each of which goes into the row of `one` only.
    fn from_directed(loops: Vec<f64>, mut ties: Vec<WeightedTie>) -> Self {
        // Stable, so that parallel ties are added up in one order on every machine.
        ties.sort_by_key(|tie| (tie.one, tie.other));
        let mut offsets = vec![0; loops.len() + 1];
        let mut entries = Vec::with_capacity(ties.len());
        let mut strengths = loops.clone();
        for parallel in ties.chunk_by(|a, b| (a.one, a.other) == (b.one, b.other)) {
            let Some(first) = parallel.first() else {
                continue;
            };
            let weight = parallel.iter().map(|tie| tie.weight).sum::<f64>();
            strengths.add(first.one, weight);
            entries.push(Entry {
                other: first.other,
                weight,
            });
            offsets.put(first.one + 1, entries.len());
        }
        // A member without ties ends where the one before it ends.
        let mut end = 0;
        for offset in &mut offsets {
            end = end.max(*offset);
            *offset = end;
        }
        let total = strengths.iter().sum();
        Self {
            offsets,
            entries,
            loops,
            strengths,
            total,
        }
    }
}
