//! A shortest path from one node to each other: breadth first, each node once.
//!
//! Nodes come in the order of the relationships that lead to them, so the path by which one is first
//! reached is the first of its shortest ones. Along arrows the way back to the beginning is found in the
//! same way; where relationships may be followed either way it must not end with the one it began with,
//! so that is left to the search that keeps whole paths.

use hashbrown::HashSet;

use crate::language::fault::Fault;
use crate::language::graph::Following;
use crate::language::graph::NodeNumber;
use crate::language::graph::RelationNumber;
use crate::language::syntax::PathMode;
use crate::language::value::PathValue;
use crate::language::value::Value;

use super::matching::Matcher;
use super::one_hop_paths::Quest;
use super::one_hop_paths::Tie;
use super::row::Row;
use super::runner::Flow;
use super::runner::Then;

/// A node, and how it was first reached.
struct Reached {
    node: NodeNumber,
    relation: RelationNumber,
    /// The place of the node before it.
    before: usize,
}

/// Everything that was reached so far.
struct Spread {
    /// In the order in which they were reached; the beginning is not among them.
    reached: Vec<Reached>,
    seen: HashSet<NodeNumber>,
    /// Whether a way back to the beginning is still looked for.
    seeks_return: bool,
}

impl Matcher<'_> {
    /// Finds a shortest path to each node.
    pub fn spread(&self, quest: &Quest<'_>, row: &mut Row, then: Then<'_>) -> Result<Flow, Fault> {
        let empty = PathValue {
            nodes: vec![quest.start],
            relations: Vec::new(),
            cost: None,
        };
        let begins_here = quest.one.repeated.least == 0;
        if begins_here
            && self.may_join(quest, quest.start)
            && self.found(quest, empty, row, then)? == Flow::Enough
        {
            return Ok(Flow::Enough);
        }
        let mut spread = Spread {
            reached: Vec::new(),
            seen: [quest.start].into(),
            seeks_return: !begins_here
                && quest.search.mode != PathMode::Acyclic
                && quest.one.hop.following != Following::Both,
        };
        let mut frontier = vec![(quest.start, usize::MAX)];
        let most = quest.one.repeated.most.unwrap_or(usize::MAX);
        let mut length = 0;
        while !frontier.is_empty() && length < most {
            let first = spread.reached.len();
            self.widen_spread(quest, &frontier, &mut spread, row)?;
            length += 1;
            for place in first..spread.reached.len() {
                let path = spread.path(quest.start, place);
                let end = path.nodes.last().copied().unwrap_or(quest.start);
                if self.may_join(quest, end) && self.found(quest, path, row, then)? == Flow::Enough
                {
                    return Ok(Flow::Enough);
                }
            }
            let fresh = spread.reached.iter().enumerate().skip(first);
            let fresh = fresh.filter(|(_, one)| one.node != quest.start);
            frontier = fresh.map(|(place, one)| (one.node, place)).collect();
        }
        row.set(quest.search.to, Value::Null);
        self.runner.meter.release(spread.reached.len());
        Ok(Flow::More)
    }

    /// Adds what is reached from the nodes that were reached last.
    fn widen_spread(
        &self,
        quest: &Quest<'_>,
        frontier: &[(NodeNumber, usize)],
        spread: &mut Spread,
        row: &mut Row,
    ) -> Result<(), Fault> {
        let is_free = quest.one.is_free();
        let nodes: Vec<NodeNumber> = frontier.iter().map(|(node, _)| *node).collect();
        let first = spread.reached.len();
        for onward in self.ahead(quest, &nodes, quest.one.hop.following)? {
            let Some(&(from, before)) = frontier.get(onward.origin) else {
                continue;
            };
            let returns = spread.seeks_return && onward.node == quest.start;
            if !returns && spread.seen.contains(&onward.node) {
                continue;
            }
            let tie = Tie {
                from,
                relation: onward.relation,
                to: onward.node,
            };
            if !is_free && !self.may_pass(quest, tie, row)? {
                continue;
            }
            spread.seeks_return &= !returns;
            spread.seen.insert(onward.node);
            spread.reached.push(Reached {
                node: onward.node,
                relation: onward.relation,
                before,
            });
        }
        let added = spread.reached.len().saturating_sub(first);
        self.runner.meter.hold(added, quest.search.span)
    }
}

impl Spread {
    /// The path to what was reached.
    fn path(&self, start: NodeNumber, place: usize) -> PathValue {
        let mut path = PathValue::default();
        let mut place = place;
        while let Some(reached) = self.reached.get(place) {
            path.nodes.push(reached.node);
            path.relations.push(reached.relation);
            place = reached.before;
        }
        path.nodes.push(start);
        path.nodes.reverse();
        path.relations.reverse();
        path
    }
}
