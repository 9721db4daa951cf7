//! Why a time of another program cannot be read.

use crate::model::DateError;

/// Why a time cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeError {
    /// The text contains no time.
    #[error("it contains no time")]
    Empty,
    /// Neither end of the interval is known.
    #[error("neither its beginning nor its end is known")]
    NoEnds,
    /// Neither bound of the date is known.
    #[error("neither the earliest nor the latest date is known")]
    NoBounds,
    /// A part of a time set is not an interval in brackets.
    #[error("\"{text}\" is not an interval; write it like [1936, 1938]")]
    NotAnInterval {
        /// What was written, cut if long.
        text: String,
    },
    /// The end of an interval is itself several dates, or an interval.
    #[error(
        "\"{text}\" is more than one date or only bounds one, so it cannot be the end of an interval"
    )]
    NotOneDate {
        /// What was written, cut if long.
        text: String,
    },
    /// A number lies outside the years from 1000 to 2999.
    #[error("the number \"{text}\" is not a year from 1000 to 2999")]
    NotAYear {
        /// What was written, cut if long.
        text: String,
    },
    /// A date cannot be read, or the dates contradict each other.
    #[error(transparent)]
    Date(#[from] DateError),
}
