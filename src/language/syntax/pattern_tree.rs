//! Patterns as they were written: nodes, relationships, repeated groups, and how paths are chosen.

use crate::language::fault::Span;

use super::expression_tree::Expression;
use super::expression_tree::Name;

/// A path pattern with everything before it.
#[derive(Clone, Debug, PartialEq)]
pub struct PathPattern {
    /// The variable of the whole path.
    pub variable: Option<Name>,
    /// Which of the paths between the same two ends are kept.
    pub selector: Selector,
    /// What may be repeated within a path.
    pub mode: PathMode,
    /// What a relationship of the path costs, if the cheapest paths are wanted.
    pub cost: Option<Box<Cost>>,
    /// `shortestPath(…)` and `allShortestPaths(…)`.
    pub legacy: Option<Legacy>,
    /// Whether its relationships must be possible one after the other.
    pub is_in_time: bool,
    /// Nodes, relationships and groups in the order they are written.
    pub elements: Vec<Element>,
    /// Its place.
    pub span: Span,
}

/// `COST (r | expression)`
#[derive(Clone, Debug, PartialEq)]
pub struct Cost {
    /// The variable of the relationship.
    pub variable: Name,
    /// What it costs.
    pub expression: Expression,
    /// Its place.
    pub span: Span,
}

/// An element of a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Element {
    /// `(n:Label {key: value})`
    Node(NodePattern),
    /// `-[r:TYPE]->`
    Relation(RelationPattern),
    /// `((a)-[r]->(b) WHERE …){1,3}`
    Group(Group),
}

impl Element {
    /// Its place.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Node(node) => node.span,
            Self::Relation(relation) => relation.span,
            Self::Group(group) => group.span,
        }
    }
}

/// The labels of a node, or the types of a relationship, that are asked for: all of the inner ones
/// of any of the outer ones.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LabelTest {
    /// What must be met at once.
    pub every: Vec<Name>,
    /// Of which one must be met.
    pub any: Vec<Name>,
}

/// A node of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct NodePattern {
    /// Its variable.
    pub variable: Option<Name>,
    /// Its labels.
    pub labels: LabelTest,
    /// Its properties: a map.
    pub properties: Option<Expression>,
    /// Its own condition.
    pub condition: Option<Expression>,
    /// Its place.
    pub span: Span,
}

/// Which way a relationship is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    Out,
    /// From right to left.
    In,
    /// Either way.
    Both,
}

/// A relationship of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationPattern {
    /// Its variable.
    pub variable: Option<Name>,
    /// Its types, of which one must be met.
    pub types: Vec<Name>,
    /// Which way it is followed.
    pub direction: Direction,
    /// Its properties: a map.
    pub properties: Option<Expression>,
    /// Its own condition.
    pub condition: Option<Expression>,
    /// How often it is repeated, if it may be.
    pub repetition: Option<Repetition>,
    /// Its place.
    pub span: Span,
}

/// How often something is repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repetition {
    /// At least so often.
    pub least: u32,
    /// At most so often, if there is an end.
    pub most: Option<u32>,
}

/// A path within a path that is repeated.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What is repeated.
    pub elements: Vec<Element>,
    /// The condition each repetition must meet.
    pub condition: Option<Expression>,
    /// How often.
    pub repetition: Repetition,
    /// Its place.
    pub span: Span,
}

/// Which of the paths between the same two ends are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selector {
    /// All of them.
    All,
    /// So many, whichever.
    Any(u32),
    /// The so many shortest.
    Shortest(u32),
    /// All that have one of the so many smallest lengths.
    ShortestGroups(u32),
}

/// What may be repeated within a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathMode {
    /// Nothing was said.
    Usual,
    /// Anything may be repeated.
    Walk,
    /// No relationship is repeated.
    Trail,
    /// No node is repeated.
    Acyclic,
    /// No node is repeated, but the last may be the first.
    Simple,
}

/// The older functions for shortest paths, which take the conditions of their clause as filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Legacy {
    /// `shortestPath(…)`
    One,
    /// `allShortestPaths(…)`
    All,
}
