//! A stretch of years.

/// The years from a first to a last one, as numbers with fractions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct YearSpan {
    /// Where it begins.
    pub first: f64,
    /// Where it ends; not before `first`.
    pub last: f64,
}
