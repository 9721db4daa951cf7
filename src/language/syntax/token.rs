//! Tokens: the smallest pieces of a query, each with its place.

use crate::language::fault::Span;

/// A piece of the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A name or a keyword; only the grammar tells them apart.
    Word(String),
    /// A name in backticks, which is never a keyword.
    Quoted(String),
    /// A text in quotation marks.
    Text(String),
    /// A whole number without its sign, which may be one more than the largest.
    Integer(u64),
    /// A number with a fraction or an exponent.
    Float(f64),
    /// `$name`.
    Parameter(String),
    /// A sign such as `<=`.
    Sign(&'static str),
    /// Behind the last token.
    End,
}

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The token.
    pub token: Token,
    /// Its place.
    pub span: Span,
}
