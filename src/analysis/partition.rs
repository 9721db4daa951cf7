//! The first phase of the Leiden algorithm: members move to better communities.

use std::collections::VecDeque;

use crate::analysis::leiden::LEAST_GAIN;
use crate::analysis::links::Gain;
use crate::analysis::links::Links;
use crate::analysis::weighted_graph::WeightedGraph;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// Members in communities, and what must be known to move one.
pub(crate) struct Partition<'a> {
    graph: &'a WeightedGraph,
    community_of: Vec<usize>,
    /// The strength of each community.
    strengths: Vec<f64>,
    sizes: Vec<usize>,
    /// Communities without members.
    empty: Vec<usize>,
    links: Links,
}

impl<'a> Partition<'a> {
    pub(crate) fn new(graph: &'a WeightedGraph, community_of: Vec<usize>) -> Self {
        let mut strengths = vec![0.0; graph.count()];
        let mut sizes = vec![0; graph.count()];
        for (member, &community) in community_of.iter().enumerate() {
            strengths.add(community, graph.strength(member));
            sizes.add(community, 1);
        }
        let empty = (0..graph.count())
            .rev()
            .filter(|&community| sizes.at(community) == 0)
            .collect();
        Self {
            graph,
            community_of,
            strengths,
            sizes,
            empty,
            links: Links::new(graph.count()),
        }
    }

    /// The community of each member.
    pub(crate) fn into_communities(self) -> Vec<usize> {
        self.community_of
    }

    /// Moves members to better communities until none has a better one. The neighbours of a member
    /// that moved are visited again.
    pub(crate) fn move_members(
        &mut self,
        order: &[usize],
        budget: &mut Budget,
    ) -> Result<(), Interruption> {
        let mut waiting: VecDeque<usize> = order.iter().copied().collect();
        let mut is_waiting = vec![true; self.graph.count()];
        while let Some(member) = waiting.pop_front() {
            budget.spend(self.graph.row(member).len())?;
            is_waiting.put(member, false);
            let (from, to) = (self.community_of.at(member), self.best_for(member));
            if to == from {
                continue;
            }
            self.transfer(member, to);
            for entry in self.graph.row(member) {
                let is_elsewhere = self.community_of.at(entry.other) != to;
                if is_elsewhere && !is_waiting.at(entry.other) {
                    is_waiting.put(entry.other, true);
                    waiting.push_back(entry.other);
                }
            }
        }
        Ok(())
    }

    /// The community in which a member adds most to the modularity; its own, if none is better.
    fn best_for(&mut self, member: usize) -> usize {
        let (own, strength) = (self.community_of.at(member), self.graph.strength(member));
        let total = self.graph.total();
        for entry in self.graph.row(member) {
            self.links
                .add(self.community_of.at(entry.other), entry.weight);
        }
        let gain = |community: usize, others: f64| Gain {
            amount: self.links.weight(community) - strength * others / total,
            group: community,
        };
        let stay = gain(own, self.strengths.at(own) - strength);
        let alone = self
            .empty
            .last()
            .filter(|_| self.sizes.at(own) > 1)
            .map(|&community| gain(community, 0.0));
        let tied = self.links.touched().filter(|community| *community != own);
        let tied = tied.map(|community| gain(community, self.strengths.at(community)));
        let best = alone
            .into_iter()
            .chain(tied)
            .reduce(Gain::better)
            .filter(|best| best.amount > stay.amount + LEAST_GAIN * total)
            .map_or(own, |best| best.group);
        self.links.clear();
        best
    }

    fn transfer(&mut self, member: usize, to: usize) {
        let (from, strength) = (self.community_of.at(member), self.graph.strength(member));
        self.strengths.add(from, -strength);
        self.strengths.add(to, strength);
        let left = self.sizes.at(from).saturating_sub(1);
        self.sizes.put(from, left);
        if self.sizes.at(to) == 0 {
            self.empty.pop();
        }
        self.sizes.add(to, 1);
        if left == 0 {
            self.strengths.put(from, 0.0);
            self.empty.push(from);
        }
        self.community_of.put(member, to);
    }
}
