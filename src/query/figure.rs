//! Figures: counts and sums whose dates or parts are uncertain.

use crate::model::Verdict;

/// A count over uncertain dates: at least so many, at most so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Figure {
    /// How many there are for every choice of dates within their bounds.
    pub certain: u64,
    /// How many there are for some choice; never less than the certain ones.
    pub possible: u64,
}

impl Figure {
    /// Counts one more.
    pub fn add(&mut self, verdict: Verdict) {
        self.certain += u64::from(verdict == Verdict::Certain);
        self.possible += u64::from(verdict >= Verdict::Possible);
    }

    /// Whether dates make no difference.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        self.certain == self.possible
    }
}

/// The sum of the figures that claims state in one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// What is counted; empty if the claims do not say.
    pub unit: String,
    /// How many claims state a figure.
    pub claims: u64,
    /// The sum of the least they can mean.
    pub least: f64,
    /// The sum of the most they can mean; `None` if one of them is open.
    pub most: Option<f64>,
}
