//! Shortest paths between two nodes: breadth first from both ends, the smaller side first, until the
//! two sides meet. Then the relationships that lie on a shortest path are followed in their order.
//!
//! The shortest walk between two different nodes repeats nothing, so this serves every mode.

use hashbrown::HashMap;
use hashbrown::HashSet;
use hashbrown::hash_map::Entry;

use crate::language::fault::Fault;
use crate::language::graph::Following;
use crate::language::graph::NodeNumber;
use crate::language::syntax::Selector;
use crate::language::value::PathValue;

use super::matching::Matcher;
use super::one_hop_paths::Quest;
use super::one_hop_paths::Tie;
use super::row::Row;
use super::runner::Flow;
use super::runner::Then;

/// What was reached from one end.
struct Side {
    following: Following,
    is_forward: bool,
    /// The nodes that were reached, with the number of levels that were there before.
    reached: HashMap<NodeNumber, usize>,
    frontier: Vec<NodeNumber>,
    /// For each level, the relationships that lead to its nodes.
    levels: Vec<Vec<Tie>>,
}

impl Side {
    fn forward(end: NodeNumber, following: Following) -> Self {
        /// Room for the nodes near an end: growing from nothing costs more than looking at them.
        const USUAL: usize = 400;
        let mut reached = HashMap::with_capacity(USUAL);
        // The end itself belongs to no level.
        reached.insert(end, usize::MAX);
        Self {
            following,
            is_forward: true,
            reached,
            frontier: vec![end],
            levels: Vec::new(),
        }
    }
}

/// The relationships of all shortest paths, by the node where they are entered.
struct Ways {
    ahead: HashMap<NodeNumber, Vec<Tie>>,
    length: usize,
}

impl Matcher<'_> {
    /// Finds the shortest paths to another node.
    pub fn meet(
        &self,
        quest: &Quest<'_>,
        goal: NodeNumber,
        row: &mut Row,
        then: Then<'_>,
    ) -> Result<Flow, Fault> {
        if !self.may_join(quest, goal) {
            return Ok(Flow::More);
        }
        let Some(ways) = self.ways(quest, goal, row)? else {
            return Ok(Flow::More);
        };
        let is_one = !matches!(quest.search.selector, Selector::ShortestGroups(_));
        let mut path = PathValue::default();
        path.nodes.push(quest.start);
        // For each node of the path, the place of the relationship that is tried next.
        let mut places = vec![0];
        while let (Some(place), Some(node)) = (places.last_mut(), path.nodes.last()) {
            let ties = ways.ahead.get(node);
            let Some(tie) = ties.and_then(|ties| ties.get(*place)) else {
                places.pop();
                path.nodes.pop();
                path.relations.pop();
                continue;
            };
            *place += 1;
            path.nodes.push(tie.to);
            path.relations.push(tie.relation);
            if path.relations.len() < ways.length {
                places.push(0);
                continue;
            }
            let flow = self.found(quest, path.clone(), row, then)?;
            if is_one || flow == Flow::Enough {
                return Ok(flow);
            }
            path.nodes.pop();
            path.relations.pop();
        }
        Ok(Flow::More)
    }

    /// Searches from both ends until the two sides meet.
    fn ways(
        &self,
        quest: &Quest<'_>,
        goal: NodeNumber,
        row: &mut Row,
    ) -> Result<Option<Ways>, Fault> {
        let following = quest.one.hop.following;
        let back = following.turned();
        let mut forward = Side::forward(quest.start, following);
        let mut backward = Side {
            is_forward: false,
            ..Side::forward(goal, back)
        };
        let most = quest.one.repeated.most.unwrap_or(usize::MAX);
        let meter = self.runner.meter;
        let mut held = 0;
        let mut meeting = HashSet::new();
        while meeting.is_empty() && forward.levels.len() + backward.levels.len() < most {
            let is_forward = forward.frontier.len() <= backward.frontier.len();
            let (side, other) = if is_forward {
                (&mut forward, &backward)
            } else {
                (&mut backward, &forward)
            };
            if side.frontier.is_empty() {
                break;
            }
            let ties = self.widen(quest, side, row)?;
            held += ties;
            meter.hold(ties, quest.search.span)?;
            let met = side.frontier.iter().copied();
            meeting = met
                .filter(|node| other.reached.contains_key(node))
                .collect();
        }
        meter.release(held);
        Ok((!meeting.is_empty()).then(|| joined(&forward, &backward, meeting)))
    }

    /// Goes one relationship further on a side, and says how many were kept.
    fn widen(&self, quest: &Quest<'_>, side: &mut Side, row: &mut Row) -> Result<usize, Fault> {
        let is_free = quest.one.is_free();
        let mut ties = Vec::new();
        let mut next = Vec::new();
        let level = side.levels.len();
        for onward in self.ahead(quest, &side.frontier, side.following)? {
            let Some(&near) = side.frontier.get(onward.origin) else {
                continue;
            };
            let reached = side.reached.entry(onward.node);
            if matches!(&reached, Entry::Occupied(before) if *before.get() != level) {
                continue;
            }
            let (from, to) = if side.is_forward {
                (near, onward.node)
            } else {
                (onward.node, near)
            };
            let tie = Tie {
                from,
                relation: onward.relation,
                to,
            };
            if !is_free && !self.may_pass(quest, tie, row)? {
                continue;
            }
            if let Entry::Vacant(reached) = reached {
                reached.insert(level);
                next.push(onward.node);
            }
            ties.push(tie);
        }
        side.frontier = next;
        let count = ties.len();
        side.levels.push(ties);
        Ok(count)
    }
}

/// The relationships that lie on a shortest path through the nodes where the two sides met.
fn joined(forward: &Side, backward: &Side, meeting: HashSet<NodeNumber>) -> Ways {
    let mut ahead: HashMap<NodeNumber, Vec<Tie>> = HashMap::new();
    let mut good = meeting.clone();
    for level in forward.levels.iter().rev() {
        let mut before = HashSet::new();
        for tie in level.iter().filter(|tie| good.contains(&tie.to)) {
            before.insert(tie.from);
            ahead.entry(tie.from).or_default().push(*tie);
        }
        good = before;
    }
    good = meeting;
    for level in backward.levels.iter().rev() {
        let mut behind = HashSet::new();
        for tie in level.iter().filter(|tie| good.contains(&tie.from)) {
            behind.insert(tie.to);
            ahead.entry(tie.from).or_default().push(*tie);
        }
        good = behind;
    }
    for ties in ahead.values_mut() {
        ties.sort_unstable_by_key(|tie| tie.relation);
    }
    Ways {
        ahead,
        length: forward.levels.len() + backward.levels.len(),
    }
}
