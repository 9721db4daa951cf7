//! Queries whose names are known: a row of slots runs through readings and projections.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::language::fault::Span;
use crate::language::functions::AggregateFunction;
use crate::language::graph::Following;
use crate::language::graph::LabelNumber;
use crate::language::graph::TypeNumber;
use crate::language::plan::Step;

use super::search::Search;
use super::term::Term;

/// A query: branches whose results are united.
pub struct MeantQuery {
    /// The names of the columns.
    pub columns: Vec<Arc<str>>,
    /// The branches; there is at least one.
    pub branches: Vec<Branch>,
    /// Whether equal rows of the branches are one.
    pub is_distinct: bool,
    /// How many slots a row has. All queries inside each other share a row.
    pub width: usize,
    /// Where it stands.
    pub span: Span,
}

/// A chain of clauses, cut where rows are projected.
pub struct Branch {
    /// The segments in order.
    pub segments: Vec<Segment>,
    /// Where the columns of the result stand.
    pub outputs: Vec<usize>,
}

/// Clauses that read, up to the `WITH` or `RETURN` that ends them.
pub struct Segment {
    /// The clauses that read.
    pub readings: Vec<Reading>,
    /// What is made of their rows; nothing at the end of a subquery without `RETURN`.
    pub projection: Option<MeantProjection>,
}

/// A clause that reads.
pub enum Reading {
    /// `MATCH`
    Match(MeantMatch),
    /// `UNWIND`
    Unwind(Term, usize),
    /// `CALL { … }` with the slots of its columns.
    Call(MeantQuery, Vec<usize>),
}

/// A pattern to be matched.
#[derive(Default)]
pub struct MeantMatch {
    /// Whether a row stays when nothing matches.
    pub is_optional: bool,
    /// Whether no relationship may be matched twice.
    pub is_unique: bool,
    /// The nodes, each once.
    pub nodes: Vec<MeantNode>,
    /// What lies between them.
    pub hops: Vec<Hop>,
    /// The paths that are searched.
    pub searches: Vec<Search>,
    /// The paths that have a name.
    pub paths: Vec<PathToBuild>,
    /// What must hold, of the pattern and of `WHERE`.
    pub conditions: Vec<Term>,
    /// The slots that it binds.
    pub fresh: Vec<usize>,
    /// How it is matched; the next stage says it when the pattern is first met.
    pub steps: OnceCell<Vec<Step>>,
    /// Where it stands.
    pub span: Span,
}

/// A node of a pattern.
pub struct MeantNode {
    /// Its slot.
    pub slot: usize,
    /// Whether it has a name, so that other clauses may speak of it.
    pub is_named: bool,
    /// Where it first stands.
    pub span: Span,
    /// Its labels: one of each of the inner lists.
    pub labels: Vec<Vec<LabelNumber>>,
}

/// What lies between two nodes of a pattern.
pub struct Hop {
    /// The slot of the node on the left.
    pub from: usize,
    /// The slot of the node on the right.
    pub to: usize,
    /// The slot of the relationship, or of the list of them.
    pub relation: usize,
    /// Whether that was bound before.
    pub is_bound: bool,
    /// Which way it is followed.
    pub following: Following,
    /// Of which types it may be; any, if nothing is said.
    pub types: Option<Vec<TypeNumber>>,
    /// Whether it is repeated.
    pub kind: HopKind,
    /// Where it stands.
    pub span: Span,
}

/// Whether a hop is repeated.
pub enum HopKind {
    /// It is one relationship.
    One,
    /// It is any number of them.
    Many(Repeated),
}

/// How a hop is repeated.
pub struct Repeated {
    /// At least so often.
    pub least: usize,
    /// At most so often.
    pub most: Option<usize>,
    /// The slot of the relationship that is looked at.
    pub each: usize,
    /// What each of them must meet.
    pub conditions: Vec<Term>,
}

/// A path that has a name.
pub struct PathToBuild {
    /// Its slot.
    pub slot: usize,
    /// Its parts in order.
    pub parts: Vec<PathPart>,
}

/// A part of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathPart {
    /// The node in a slot.
    Node(usize),
    /// The relationship, or the list of them, in a slot.
    Relations(usize),
}

/// What is made of rows.
pub struct MeantProjection {
    /// The columns.
    pub columns: Vec<Column>,
    /// The values gathered of many rows; not empty or grouped only if rows are put together.
    pub aggregates: Vec<Aggregation>,
    /// Whether rows are put together.
    pub is_aggregating: bool,
    /// Whether equal rows are one.
    pub is_distinct: bool,
    /// The order.
    pub order: Vec<Sort>,
    /// How many rows are passed over.
    pub skip: Option<Term>,
    /// How many rows are kept.
    pub limit: Option<Term>,
    /// What rows must meet in the end.
    pub condition: Option<Term>,
}

/// A column.
pub struct Column {
    /// Where its value stands.
    pub slot: usize,
    /// What its value is; nothing if it stands there already.
    pub term: Option<Term>,
    /// Whether it is made of many rows.
    pub is_aggregate: bool,
}

/// A value gathered of many rows.
pub struct Aggregation {
    /// How.
    pub function: AggregateFunction,
    /// Of what.
    pub argument: Option<Term>,
    /// The share that a percentile asks for.
    pub share: Option<Term>,
    /// Whether equal values count once.
    pub is_distinct: bool,
    /// Where the result stands.
    pub slot: usize,
    /// Where it is written.
    pub span: Span,
}

/// A part of an order.
pub struct Sort {
    /// What is compared.
    pub term: Term,
    /// Whether the largest comes first.
    pub is_descending: bool,
}
