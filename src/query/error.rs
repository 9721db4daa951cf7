//! Errors of questions.

use crate::graph::Interruption;

/// A question that could not be answered. "Not connected" is an answer; giving up is an error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The search reached its limit of work before it was done; the answer is not known.
    #[error("gave up after {steps} steps without an answer; narrow the scope or raise the limit")]
    LimitReached {
        /// How many relations were looked at.
        steps: u64,
    },
    /// The caller no longer waits for the answer.
    #[error("timed out after {steps} steps; narrow the scope or allow more time")]
    Stopped {
        /// How many relations were looked at.
        steps: u64,
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
            Interruption::Stopped { steps } => Self::Stopped { steps },
        }
    }
}
