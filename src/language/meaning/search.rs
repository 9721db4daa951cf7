//! Paths that are searched: a pattern as a small program whose moves are made along a path.
//!
//! A repeated part is a loop: it is entered, left after each repetition, and entered again or passed.
//! A repeated relationship is a loop around that one hop. Loops do not stand in loops.

use crate::language::fault::Span;
use crate::language::graph::Following;
use crate::language::graph::LabelNumber;
use crate::language::graph::TypeNumber;
use crate::language::syntax::PathMode;
use crate::language::syntax::Selector;

use super::term::Term;

/// A path that is searched.
pub struct Search {
    /// The slot of the node where it begins.
    pub from: usize,
    /// The slot of the node where it ends.
    pub to: usize,
    /// The slot of the path.
    pub path: usize,
    /// Which of the paths between the same two ends are kept.
    pub selector: Selector,
    /// What may be repeated in it.
    pub mode: PathMode,
    /// Whether no relationship may be used twice, even where the mode allows it.
    pub is_unique: bool,
    /// What a relationship costs, if the cheapest paths are wanted instead of the shortest.
    pub cost: Option<CostOfHop>,
    /// Whether its relationships must be possible one after the other.
    pub is_in_time: bool,
    /// What is done along the path.
    pub moves: Vec<Move>,
    /// The slots that a path binds, the node where it ends first.
    pub fresh: Vec<usize>,
    /// What a path must meet before any is selected.
    pub filters: Vec<Term>,
    /// Where it stands.
    pub span: Span,
}

/// What a relationship costs.
pub struct CostOfHop {
    /// The slot of the relationship.
    pub slot: usize,
    /// What it costs.
    pub term: Term,
}

/// What is done along a path.
pub enum Move {
    /// Stand at a node.
    Node(NodeTest),
    /// Follow a relationship.
    Hop(HopTest),
    /// Begin a loop.
    Enter(Loop),
    /// End a repetition of the loop that was entered last.
    Leave(Loop),
}

/// What a node must be.
pub struct NodeTest {
    /// Its slot.
    pub slot: usize,
    /// One of each of the inner lists of labels.
    pub labels: Vec<Vec<LabelNumber>>,
    /// What it must meet.
    pub conditions: Vec<Term>,
}

/// What a relationship must be.
pub struct HopTest {
    /// Its slot.
    pub slot: usize,
    /// Which way it is followed.
    pub following: Following,
    /// Of which types it may be; any, if nothing is said.
    pub types: Option<Vec<TypeNumber>>,
    /// What it must meet.
    pub conditions: Vec<Term>,
}

/// A part that is repeated.
#[derive(Default)]
pub struct Loop {
    /// The number of its first move.
    pub body: usize,
    /// The number of the move behind it.
    pub behind: usize,
    /// At least so often.
    pub least: usize,
    /// At most so often.
    pub most: Option<usize>,
    /// What each repetition must meet.
    pub conditions: Vec<Term>,
    /// Which slots are gathered into lists.
    pub gathered: Vec<Gather>,
}

/// A slot of a repetition, and the list into which it is gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gather {
    /// The slot within the repetition.
    pub inner: usize,
    /// The slot of the list.
    pub list: usize,
}
