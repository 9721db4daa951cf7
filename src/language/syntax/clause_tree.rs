//! Queries and clauses as they were written.

use crate::language::fault::Span;

use super::expression_tree::Expression;
use super::expression_tree::Name;
use super::pattern_tree::PathPattern;

/// A whole query: one part, or several that are united.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The parts in order; there is at least one.
    pub parts: Vec<Part>,
    /// How each part but the first is joined to those before it, and where that is written.
    pub unions: Vec<(Union, Span)>,
    /// Its place.
    pub span: Span,
}

/// A chain of clauses that ends in `RETURN`.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The clauses in order.
    pub clauses: Vec<Clause>,
    /// Its place.
    pub span: Span,
}

/// How results are united.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Union {
    /// `UNION`: equal rows are one.
    Distinct,
    /// `UNION ALL`
    All,
}

/// A clause.
#[derive(Clone, Debug, PartialEq)]
pub enum Clause {
    /// `MATCH`, `OPTIONAL MATCH`
    Match(Match),
    /// `UNWIND`
    Unwind(Unwind),
    /// `WITH`
    With(Projection),
    /// `RETURN`
    Return(Projection),
    /// `CALL { … }`
    Call(Call),
    /// `CALL procedure(…)`
    Procedure(Name),
    /// Any clause that would change the graph.
    Writing(Writing),
}

impl Clause {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Match(clause) => clause.span,
            Self::Unwind(clause) => clause.span,
            Self::With(clause) | Self::Return(clause) => clause.span,
            Self::Call(clause) => clause.span,
            Self::Procedure(name) => name.span,
            Self::Writing(clause) => clause.span,
        }
    }
}

/// What may be repeated among the matches of one clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatchMode {
    /// Nothing is said: no relationship is matched twice, unless a path says `WALK`.
    Usual,
    /// No relationship is matched twice.
    DifferentRelationships,
    /// Anything may be repeated.
    RepeatableElements,
}

/// `MATCH` with its patterns.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Whether a row stays when nothing matches.
    pub is_optional: bool,
    /// What may be repeated.
    pub mode: MatchMode,
    /// The patterns.
    pub patterns: Vec<PathPattern>,
    /// `WHERE`
    pub condition: Option<Expression>,
    /// Its place.
    pub span: Span,
}

/// `UNWIND list AS variable`
#[derive(Clone, Debug, PartialEq)]
pub struct Unwind {
    /// The list.
    pub list: Expression,
    /// The variable of a member.
    pub variable: Name,
    /// Its place.
    pub span: Span,
}

/// `WITH` or `RETURN`, and everything that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    /// Whether equal rows are one.
    pub is_distinct: bool,
    /// The place of `*`, which stands for all variables.
    pub star: Option<Span>,
    /// What is written out.
    pub items: Vec<Item>,
    /// `ORDER BY`
    pub order: Vec<SortKey>,
    /// `SKIP`
    pub skip: Option<Expression>,
    /// `LIMIT`
    pub limit: Option<Expression>,
    /// `WHERE`, of `WITH` only.
    pub condition: Option<Expression>,
    /// Its place.
    pub span: Span,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its value.
    pub expression: Expression,
    /// The name behind `AS`.
    pub alias: Option<Name>,
}

/// A part of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct SortKey {
    /// What is compared.
    pub expression: Expression,
    /// Whether the largest comes first.
    pub is_descending: bool,
}

/// `CALL { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What is asked for each row.
    pub query: Query,
    /// The variables it is given, if they are written before it: `CALL (a, b) { … }`.
    pub imports: Option<Vec<Name>>,
    /// Its place.
    pub span: Span,
}

/// A clause that would change the graph. It is read so far that it can be named and refused; the
/// patterns of `CREATE` are kept for those who load test data.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    /// Its keyword, such as `CREATE`.
    pub keyword: String,
    /// The patterns of `CREATE` and `MERGE`.
    pub patterns: Vec<PathPattern>,
    /// What is deleted.
    pub deleted: Vec<Expression>,
    /// Its place.
    pub span: Span,
}
