//! Cut points and bridges: members and ties without which a component falls apart.
//!
//! One walk along all ties (Hopcroft and Tarjan 1973), with a list of its own instead of recursion,
//! so that a long chain does not end the program. petgraph has both, one walk each, which cannot be
//! stopped.

use crate::analysis::simple_graph::SimpleGraph;
use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;

/// What holds the components together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutPoints {
    /// Whether each member is a cut point: without it two others are not connected any more.
    pub is_cut_point: Vec<bool>,
    /// The ties that are the only connection of their ends, as pairs of members in rising order.
    pub bridges: Vec<Bridge>,
}

/// A tie that is the only connection of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bridge {
    /// The end with the lower number.
    pub one: usize,
    /// The other end.
    pub other: usize,
}

/// Finds cut points and bridges, whatever the direction of ties. Time `O(V + E)`.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before.
pub fn cut_points(graph: &SimpleGraph, budget: &mut Budget) -> Result<CutPoints, Interruption> {
    let graph = graph.undirected();
    budget.spend(2 * graph.size())?;
    let mut walk = Walk {
        graph: &graph,
        met: vec![0; graph.count()],
        lowest: vec![0; graph.count()],
        clock: 0,
        found: CutPoints {
            is_cut_point: vec![false; graph.count()],
            bridges: Vec::new(),
        },
    };
    for root in 0..graph.count() {
        if walk.met.at(root) == 0 {
            walk.run(root);
        }
    }
    walk.found.bridges.sort_unstable();
    Ok(walk.found)
}

struct Walk<'a> {
    graph: &'a SimpleGraph,
    /// When each member was met, from 1; 0 if it was not.
    met: Vec<u32>,
    /// The earliest member that can be reached from each without going back the way the walk came.
    lowest: Vec<u32>,
    clock: u32,
    found: CutPoints,
}

/// A member on the way from the root, and how many of its ties were followed.
struct Step {
    member: usize,
    from: Option<usize>,
    done: usize,
}

impl Walk<'_> {
    fn run(&mut self, root: usize) {
        let mut branches = 0;
        let mut way = vec![self.meet(root, None)];
        while let Some(step) = way.last_mut() {
            let (member, from) = (step.member, step.from);
            if let Some(&other) = self.graph.followed(member).get(step.done) {
                step.done += 1;
                let other = other as usize;
                if self.met.at(other) == 0 {
                    branches += usize::from(member == root);
                    way.push(self.meet(other, Some(member)));
                } else if Some(other) != from {
                    let earlier = self.lowest.at(member).min(self.met.at(other));
                    self.lowest.put(member, earlier);
                }
            } else {
                way.pop();
                if let Some(before) = from {
                    self.leave(member, before, root);
                }
            }
        }
        self.found.is_cut_point.put(root, branches > 1);
    }

    fn meet(&mut self, member: usize, from: Option<usize>) -> Step {
        self.clock += 1;
        self.met.put(member, self.clock);
        self.lowest.put(member, self.clock);
        Step {
            member,
            from,
            done: 0,
        }
    }

    /// All ties of a member are followed, and the walk goes back to the one before it.
    fn leave(&mut self, member: usize, before: usize, root: usize) {
        let lowest = self.lowest.at(member);
        let earlier = self.lowest.at(before).min(lowest);
        self.lowest.put(before, earlier);
        if lowest >= self.met.at(before) && before != root {
            self.found.is_cut_point.put(before, true);
        }
        if lowest > self.met.at(before) {
            self.found.bridges.push(Bridge {
                one: member.min(before),
                other: member.max(before),
            });
        }
    }
}
