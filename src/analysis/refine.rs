//! The second phase of the Leiden algorithm: communities are divided into parts that are well
//! connected.

use crate::analysis::leiden::renumbered;
use crate::analysis::links::Gain;
use crate::analysis::links::Links;
use crate::analysis::weighted_graph::Entry;
use crate::analysis::weighted_graph::WeightedGraph;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// Well connected parts of communities, numbered without gaps: members on their own join the best
/// part of their community.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before that; it is asked once a member.
pub(crate) fn refine(
    graph: &WeightedGraph,
    community_of: &[usize],
    order: &[usize],
    budget: &mut Budget,
) -> Result<Vec<usize>, Interruption> {
    let mut refinement = Refinement::new(graph, community_of);
    for &member in order {
        budget.spend(graph.row(member).len())?;
        refinement.join_best_part(member);
    }
    Ok(renumbered(&refinement.part_of))
}

/// Members in parts of their communities. A part is numbered by the member that began it.
struct Refinement<'a> {
    graph: &'a WeightedGraph,
    community_of: &'a [usize],
    community_strengths: Vec<f64>,
    part_of: Vec<usize>,
    is_alone: Vec<bool>,
    /// The strength of each part.
    strengths: Vec<f64>,
    /// How strongly each part is tied to the rest of its community.
    outward: Vec<f64>,
    links: Links,
}

impl<'a> Refinement<'a> {
    fn new(graph: &'a WeightedGraph, community_of: &'a [usize]) -> Self {
        let members = 0..graph.count();
        let mut community_strengths = vec![0.0; graph.count()];
        for (member, &community) in community_of.iter().enumerate() {
            community_strengths.add(community, graph.strength(member));
        }
        Self {
            graph,
            community_of,
            community_strengths,
            part_of: members.clone().collect(),
            is_alone: vec![true; graph.count()],
            strengths: members
                .clone()
                .map(|member| graph.strength(member))
                .collect(),
            outward: members
                .map(|member| {
                    within(graph, community_of, member)
                        .map(|entry| entry.weight)
                        .sum()
                })
                .collect(),
            links: Links::new(graph.count()),
        }
    }

    /// Lets a member that is on its own join the best part of its community, if that raises the
    /// modularity.
    fn join_best_part(&mut self, member: usize) {
        if !self.is_alone.at(member) || !self.is_well_tied(member, member) {
            return;
        }
        for entry in within(self.graph, self.community_of, member) {
            self.links.add(self.part_of.at(entry.other), entry.weight);
        }
        let strength = self.strengths.at(member);
        let gain = |part: usize| Gain {
            amount: self.links.weight(part)
                - strength * self.strengths.at(part) / self.graph.total(),
            group: part,
        };
        let best = self
            .links
            .touched()
            .filter(|part| self.is_well_tied(*part, member))
            .map(gain)
            .reduce(Gain::better)
            .filter(|best| best.amount > 0.0);
        if let Some(Gain { group: part, .. }) = best {
            self.is_alone.put(member, false);
            self.is_alone.put(part, false);
            self.part_of.put(member, part);
            self.strengths.add(part, strength);
            let outward = self.outward.at(member) - 2.0 * self.links.weight(part);
            self.outward.add(part, outward);
        }
        self.links.clear();
    }

    /// Whether a part is well connected to the rest of its community, which is that of `member`.
    fn is_well_tied(&self, part: usize, member: usize) -> bool {
        let community = self.community_strengths.at(self.community_of.at(member));
        let strength = self.strengths.at(part);
        self.outward.at(part) >= strength * (community - strength) / self.graph.total()
    }
}

/// The ties of a member within its community.
fn within<'a>(
    graph: &'a WeightedGraph,
    community_of: &'a [usize],
    member: usize,
) -> impl Iterator<Item = &'a Entry> {
    let community = community_of.at(member);
    graph
        .row(member)
        .iter()
        .filter(move |entry| community_of.at(entry.other) == community)
}
