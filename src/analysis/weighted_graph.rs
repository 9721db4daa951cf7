//! Weighted ties in flat arrays, and the same graph with groups of members drawn together into one.

/// An undirected graph: each tie stands in the rows of both ends. What ties a member to itself is
/// kept apart.
#[derive(Debug)]
pub(crate) struct WeightedGraph {
    offsets: Vec<usize>,
    targets: Vec<usize>,
    weights: Vec<f64>,
    /// For each member twice the weight of what ties it to itself.
    loops: Vec<f64>,
    /// For each member the weight of all its ties, those with itself twice.
    strengths: Vec<f64>,
    /// The sum of all strengths.
    total: f64,
}

impl WeightedGraph {
    /// The graph of these ties; parallel ones add up, and those without a positive weight or with
    /// unknown ends are ignored.
    pub(crate) fn new(count: usize, ties: &[(usize, usize, f64)]) -> Self {
        let known = ties.iter().filter(|&&(a, b, weight)| {
            a < count && b < count && weight > 0.0 && weight.is_finite()
        });
        let mut loops = vec![0.0; count];
        let mut entries = Vec::with_capacity(2 * ties.len());
        for &(a, b, weight) in known {
            if a == b {
                loops[a] += 2.0 * weight;
            } else {
                entries.push((a, b, weight));
                entries.push((b, a, weight));
            }
        }
        Self::from_entries(loops, entries)
    }

    /// The number of members.
    pub(crate) fn count(&self) -> usize {
        self.loops.len()
    }

    /// What it costs to look at everything: the number of members and of entries in their rows.
    pub(crate) fn size(&self) -> usize {
        self.loops.len() + self.targets.len()
    }

    /// Those a member is tied to, each once, in their order, and how strongly.
    pub(crate) fn row(&self, member: usize) -> impl Iterator<Item = (usize, f64)> {
        let row = self.offsets[member]..self.offsets[member + 1];
        self.targets[row.clone()]
            .iter()
            .copied()
            .zip(self.weights[row].iter().copied())
    }

    /// The weight of all ties of a member.
    pub(crate) fn strength(&self, member: usize) -> f64 {
        self.strengths[member]
    }

    /// The sum of all strengths: twice the weight of all ties.
    pub(crate) fn total(&self) -> f64 {
        self.total
    }

    /// The graph in which each of `parts` groups is one member; `part_of` tells the group of each.
    pub(crate) fn drawn_together(&self, part_of: &[usize], parts: usize) -> Self {
        let mut loops = vec![0.0; parts];
        let mut entries = Vec::new();
        for (member, &part) in part_of.iter().enumerate() {
            loops[part] += self.loops[member];
            for (other, weight) in self.row(member) {
                if part_of[other] == part {
                    loops[part] += weight;
                } else {
                    entries.push((part, part_of[other], weight));
                }
            }
        }
        Self::from_entries(loops, entries)
    }

    /// How much more of the weight lies within the communities than chance would put there (Newman
    /// 2004).
    pub(crate) fn modularity(&self, community_of: &[usize]) -> f64 {
        if self.total <= 0.0 {
            return 0.0;
        }
        let communities = community_of.iter().max().map_or(0, |last| last + 1);
        let mut strengths = vec![0.0; communities];
        let mut within = 0.0;
        for (member, &community) in community_of.iter().enumerate() {
            strengths[community] += self.strengths[member];
            within += self.loops[member];
            within += self
                .row(member)
                .filter(|(other, _)| community_of[*other] == community)
                .map(|(_, weight)| weight)
                .sum::<f64>();
        }
        let expected: f64 = strengths
            .iter()
            .map(|strength| (strength / self.total) * (strength / self.total))
            .sum();
        within / self.total - expected
    }

    fn from_entries(loops: Vec<f64>, mut entries: Vec<(usize, usize, f64)>) -> Self {
        // Stable, so that parallel ties are added up in one order on every machine.
        entries.sort_by_key(|&(from, to, _)| (from, to));
        let mut offsets = vec![0; loops.len() + 1];
        let (mut targets, mut weights) = (
            Vec::with_capacity(entries.len()),
            Vec::with_capacity(entries.len()),
        );
        let mut strengths = loops.clone();
        for parallel in entries.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (from, to, _) = parallel[0];
            let weight = parallel.iter().map(|(.., weight)| weight).sum::<f64>();
            strengths[from] += weight;
            targets.push(to);
            weights.push(weight);
            offsets[from + 1] = targets.len();
        }
        for position in 1..offsets.len() {
            offsets[position] = offsets[position].max(offsets[position - 1]);
        }
        let total = strengths.iter().sum();
        Self {
            offsets,
            targets,
            weights,
            loops,
            strengths,
            total,
        }
    }
}
