//! Nodes that several hops lead to at once: how triangles and cycles are closed.

use crate::language::meaning::HopKind;

use super::arrange::Plan;
use super::step::Arm;
use super::step::Step;

impl Plan<'_> {
    /// A node that several hops lead to from nodes that are bound, and those hops.
    pub fn next_meeting(&self) -> Option<(usize, Vec<Arm>)> {
        let mut met: Vec<(usize, Vec<Arm>)> = Vec::new();
        for &number in &self.ahead {
            let Some(hop) = self.hop(number) else {
                continue;
            };
            let is_reversed = self.missing.contains(&hop.from);
            let (start, end) = if is_reversed {
                (hop.to, hop.from)
            } else {
                (hop.from, hop.to)
            };
            let leads_on = !self.missing.contains(&start) && self.missing.contains(&end);
            if hop.is_bound || !leads_on || !matches!(hop.kind, HopKind::One) {
                continue;
            }
            let arm = Arm {
                hop: number,
                is_reversed,
            };
            match met.iter_mut().find(|(node, _)| *node == end) {
                Some((_, arms)) => arms.push(arm),
                None => met.push((end, vec![arm])),
            }
        }
        let several = met.into_iter().filter(|(_, arms)| arms.len() > 1);
        several.min_by_key(|(node, arms)| {
            let costs = arms.iter().map(|arm| self.hop_cost(arm.hop));
            (costs.min(), *node)
        })
    }

    /// Finds a node at the end of several hops.
    pub fn meet(&mut self, node: usize, arms: Vec<Arm>) {
        let others = self.others();
        for arm in &arms {
            self.ahead.retain(|other| *other != arm.hop);
            if let Some(hop) = self.matching.hops.get(arm.hop) {
                self.followed.push(hop.relation);
                self.missing.remove(&hop.relation);
            }
        }
        self.steps.push(Step::Meet { node, arms, others });
        self.missing.remove(&node);
        self.arrive(node);
        self.test();
    }
}
