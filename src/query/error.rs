//! Errors of questions.

use crate::graph::Budget;
use crate::graph::Interruption;
use crate::query::answer::Cut;

/// A question that could not be answered. "Not connected" is an answer; giving up is an error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The search reached its limit of work before it was done; the answer is not known.
    #[error(
        "gave up after {steps} steps without an answer; narrow the scope; only whoever runs the program can allow more work (--steps)"
    )]
    LimitReached {
        /// How many relations were looked at.
        steps: u64,
    },
    /// The time that the caller allows was over before anything was known.
    #[error(
        "the time was over after {steps} steps without an answer; narrow the scope; only whoever runs the program can allow more time (--deadline)"
    )]
    TimeIsOver {
        /// How many relations were looked at.
        steps: u64,
    },
    /// The caller no longer waits for the answer.
    #[error(
        "timed out after {steps} steps; narrow the scope; only whoever runs the program can allow more time (--deadline)"
    )]
    Stopped {
        /// How many relations were looked at.
        steps: u64,
    },
    /// An answer whose whole was asked for is not whole.
    #[error("{why} A file that lacks the rest would pass for the whole, so none is written.")]
    Partial {
        /// Why not, and what to do, in a sentence.
        why: String,
    },
    /// What is wrong with a parameter only showed while the question was answered.
    #[error("{parameter}: {message}")]
    Unanswerable {
        /// The parameter.
        parameter: &'static str,
        /// What is wrong with it and what to do.
        message: String,
    },
}

impl From<Interruption> for QueryError {
    fn from(interruption: Interruption) -> Self {
        match interruption {
            Interruption::LimitReached { steps } => Self::LimitReached { steps },
            Interruption::TimeIsOver { steps } => Self::TimeIsOver { steps },
            Interruption::Stopped { steps } => Self::Stopped { steps },
        }
    }
}

/// Why a search was cut short, if a limit was reached and somebody waits for what was found by then.
/// Either way the time no longer ends what follows: what was found is put in order and explained.
///
/// # Errors
///
/// [`QueryError`] if the search ended for any other reason.
pub(crate) fn cut_of(
    searched: Result<(), QueryError>,
    budget: &mut Budget,
) -> Result<Option<Cut>, QueryError> {
    match searched {
        Ok(()) => {
            budget.outlast_time();
            Ok(None)
        }
        Err(QueryError::LimitReached { .. } | QueryError::TimeIsOver { .. }) => {
            budget.end();
            Ok(Some(Cut::Time))
        }
        Err(error) => Err(error),
    }
}

/// Why a list or a count was cut short. Unlike what a search found, what was counted by then is put in
/// order however much it is: that takes no longer than counting it did.
///
/// # Errors
///
/// [`QueryError`] if it ended for any other reason than a limit.
pub(crate) fn cut_of_list(
    counted: Result<(), QueryError>,
    budget: &mut Budget,
) -> Result<Option<Cut>, QueryError> {
    match counted {
        Err(QueryError::TimeIsOver { .. }) => {
            budget.outlast_time();
            Ok(Some(Cut::Time))
        }
        counted => cut_of(counted, budget),
    }
}
