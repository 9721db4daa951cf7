//! The second stage: **tree → meaning**.
//!
//! *You are here*: lex, parse → **analyse** → plan → run
//!
//! Names become slots of a row, function names rows of a table, labels numbers of the graph, and
//! everything that can be seen to be wrong before the query runs is refused: unknown names, names that
//! stand for two things, values of the wrong kind, misplaced aggregation, clauses in the wrong order.

mod aggregation;
mod analyst;
mod calls;
mod clauses;
mod conflicts;
mod constants;
mod costs;
mod expressions;
mod hops;
mod loops;
mod meant;
mod members;
mod operators;
mod parts;
mod patterns;
mod projections;
mod scope;
mod scoped_expressions;
mod search;
mod search_hops;
mod searches;
mod senses;
mod sorting;
mod sums;
mod term;
mod unions;

pub(crate) use aggregation::each_part;
pub use analyst::AskedParameter;
pub use analyst::ComparedParameter;
pub use analyst::Note;
pub use analyst::Understood;
pub use analyst::understand;
pub use meant::Aggregation;
pub use meant::Branch;
pub use meant::Hop;
pub use meant::HopKind;
pub use meant::MeantMatch;
pub use meant::MeantNode;
pub use meant::MeantProjection;
pub use meant::MeantQuery;
pub use meant::PathPart;
pub use meant::PathToBuild;
pub use meant::Reading;
pub use meant::Repeated;
pub use meant::Segment;
pub use search::CostOfHop;
pub use search::HopTest;
pub use search::Loop;
pub use search::Move;
pub use search::NodeTest;
pub use search::Search;
pub use term::Gathered;
pub use term::Term;
pub use term::TermKind;
