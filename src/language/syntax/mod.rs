//! The first stage: **text → tree**.
//!
//! *You are here*: **lex, parse** → analyse → plan → run
//!
//! The lexer cuts the text into tokens, each with its place; the parser reads them by recursive
//! descent with a table of precedences. It knows the grammar and nothing else: what the names mean
//! is the next stage. Nesting is capped, so no text can use up the stack.

mod advice;
mod chains;
mod clause_tree;
mod clauses;
mod expression_tree;
mod expressions;
mod foreign;
mod lexer;
mod literals;
mod parser;
mod path_prefixes;
mod pattern_tree;
mod patterns;
mod primaries;
mod token;

pub use clause_tree::Call;
pub use clause_tree::Clause;
pub use clause_tree::Item;
pub use clause_tree::Match;
pub use clause_tree::MatchMode;
pub use clause_tree::Part;
pub use clause_tree::Projection;
pub use clause_tree::Query;
pub use clause_tree::SortKey;
pub use clause_tree::Union;
pub use clause_tree::Unwind;
pub use clause_tree::Writing;
pub use expression_tree::Expression;
pub use expression_tree::ExpressionKind;
pub use expression_tree::Literal;
pub use expression_tree::MapItem;
pub use expression_tree::Name;
pub use expression_tree::Operator;
pub use expression_tree::Quantifier;
pub use lexer::parameters_of;
pub use parser::DEEPEST;
pub use parser::LONGEST;
pub use parser::parse;
pub use pattern_tree::Cost;
pub use pattern_tree::Direction;
pub use pattern_tree::Element;
pub use pattern_tree::Group;
pub use pattern_tree::LabelTest;
pub use pattern_tree::Legacy;
pub use pattern_tree::NodePattern;
pub use pattern_tree::PathMode;
pub use pattern_tree::PathPattern;
pub use pattern_tree::RelationPattern;
pub use pattern_tree::Repetition;
pub use pattern_tree::Selector;
