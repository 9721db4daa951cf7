//! Why a question has no answer.

use crate::graph::Interruption;

/// A question that could not be answered. "Not connected" is an answer; giving up is an error.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The search did as much work as it was allowed to; the answer is not known.
    #[error("gave up after {steps} steps without an answer; narrow the scope or raise the limit")]
    LimitReached {
        /// How many relations were looked at.
        steps: u64,
    },
    /// The one who asked no longer waits.
    #[error("stopped after {steps} steps because the time was up; narrow the scope")]
    Stopped {
        /// How many relations were looked at.
        steps: u64,
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
