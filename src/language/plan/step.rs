//! The steps of a plan. Hops, conditions and paths are named by their place in the pattern.

use crate::language::graph::LabelNumber;

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Go through all nodes, those with a label, or those that a condition looks up.
    Scan {
        /// Where the node is put.
        slot: usize,
        /// The label that has the fewest nodes.
        label: Option<LabelNumber>,
        /// The condition that a look-up meets.
        look_up: Option<usize>,
    },
    /// Go through all relationships that a hop may be, with both ends.
    Relations {
        /// The hop.
        hop: usize,
        /// The slots of the relationships that it must differ from.
        others: Vec<usize>,
    },
    /// Go on only if the slot holds a node.
    IsNode(usize),
    /// Go on only if the node has one of each of these labels.
    Labels {
        /// Where the node is.
        slot: usize,
        /// One of each of the inner lists.
        labels: Vec<Vec<LabelNumber>>,
    },
    /// Take both ends of a relationship that is bound.
    Ends(usize),
    /// Follow a hop.
    Follow {
        /// The hop.
        hop: usize,
        /// Whether it is followed against the order in which it is written.
        is_reversed: bool,
        /// Whether the node at the other end is bound.
        arrival: Arrival,
        /// The slots of the relationships that it must differ from.
        others: Vec<usize>,
    },
    /// Find the nodes that several hops lead to at once.
    Meet {
        /// Where the node is put.
        node: usize,
        /// The hops that lead there from nodes that are bound; two or more.
        arms: Vec<Arm>,
        /// The slots of the relationships that they must differ from.
        others: Vec<usize>,
    },
    /// Search a path from a node that is bound.
    Search {
        /// The search.
        search: usize,
        /// Whether the node where it ends is bound.
        arrival: Arrival,
        /// The slots of the relationships that it must differ from.
        others: Vec<usize>,
    },
    /// Go on only if a condition holds.
    Filter(usize),
    /// Put a path together.
    Path(usize),
}

/// A hop of several that lead to the same node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arm {
    /// The hop.
    pub hop: usize,
    /// Whether it is followed against the order in which it is written.
    pub is_reversed: bool,
}

/// Whether the node at the other end of a hop is bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It is found.
    New,
    /// It must be the one that is bound.
    Bound,
}
