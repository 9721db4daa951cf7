//! Plans that begin with relationships: where there are fewer of them than a node would look at.

use crate::language::meaning::Hop;
use crate::language::meaning::HopKind;

use super::arrange::LOOKED_UP;
use super::arrange::Plan;
use super::step::Step;

impl Plan<'_> {
    /// A hop whose relationships are fewer than what beginning with a node would look at.
    pub fn next_relations(&self) -> Option<usize> {
        let node = self.next_node()?;
        let begun = self.node_cost(node);
        if begun <= LOOKED_UP {
            return None;
        }
        let begun = begun.saturating_sub(LOOKED_UP + 1);
        let nodes = self.graph.node_count().max(1);
        let ahead = self.ahead.iter().copied();
        let ready = ahead.filter(|&number| {
            self.hop(number).is_some_and(|hop| {
                let is_single = matches!(hop.kind, HopKind::One) && !hop.is_bound;
                let ends = [hop.from, hop.to];
                let is_open = ends.iter().all(|end| self.missing.contains(end));
                is_single && is_open && hop.from != hop.to && !self.is_side_of_triangle(hop)
            })
        });
        let best =
            ready.min_by_key(|&number| (self.hop(number).map(|hop| self.count_of(hop)), number))?;
        let count = self.count_of(self.hop(best)?);
        let followed = count.saturating_mul(begun) / nodes;
        let work = begun.saturating_add(followed);
        // Rows about the same node come one after the other if the node comes first, which makes
        // groups of them cheap.
        let work = if self.is_about_nodes(best) {
            work / 2
        } else {
            work
        };
        (count < work).then_some(best)
    }

    /// Whether an end of a hop has a name.
    fn is_about_nodes(&self, number: usize) -> bool {
        let named = self.matching.nodes.iter().filter(|node| node.is_named);
        let ends = self.hop(number).map(|hop| [hop.from, hop.to]);
        let mut named = named.map(|node| node.slot);
        ends.is_some_and(|ends| named.any(|slot| ends.contains(&slot)))
    }

    /// Whether both ends of a hop lead to the same node by other hops. Triangles are closed one node
    /// after the other, so that the row of the first stays the same for all its neighbours.
    fn is_side_of_triangle(&self, side: &Hop) -> bool {
        let beside = |end: usize| {
            let hops = self.matching.hops.iter();
            let others = hops.filter(move |hop| [hop.from, hop.to].contains(&end));
            others.flat_map(|hop| [hop.from, hop.to])
        };
        beside(side.from).any(|node| {
            ![side.from, side.to].contains(&node) && beside(side.to).any(|other| other == node)
        })
    }

    /// Goes through the relationships that a hop may be.
    pub fn go_through(&mut self, number: usize) {
        self.ahead.retain(|&other| other != number);
        let Some(hop) = self.matching.hops.get(number) else {
            return;
        };
        let others = self.others();
        self.steps.push(Step::Relations {
            hop: number,
            others,
        });
        self.find(hop);
    }
}
