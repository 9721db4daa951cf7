//! Places in the imported files: what a note in the report, or a row of a draft, points to.

use std::fmt;
use std::num::NonZeroU64;

/// A line of a file, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(NonZeroU64);

impl Line {
    /// The line with this number; none for 0, since lines are counted from 1.
    #[must_use]
    pub fn new(number: u64) -> Option<Self> {
        NonZeroU64::new(number).map(Self)
    }

    /// The number of the line.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0.get()
    }
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A line of an imported file, or the file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The number of the file, in the order in which the files were given.
    pub file: u16,
    /// The line on which a row begins; nothing if the whole file is meant.
    pub line: Option<Line>,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub const fn whole_file(file: u16) -> Self {
        Self { file, line: None }
    }
}
