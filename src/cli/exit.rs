//! The one map from outcome to exit code.

use std::process::ExitCode;

use crate::exchange::ImportReport;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// There was an answer.
    Answered,
    /// The question is right, and nothing answers it.
    NoAnswer,
    /// Something about the input is wrong; it was said on the error output.
    BadInput,
}

impl Exit {
    /// How an import ended: what is lost is a fault of the input, even if the rest was taken.
    #[must_use]
    pub const fn of_import(report: &ImportReport) -> Self {
        if report.has_losses() {
            Self::BadInput
        } else {
            Self::Answered
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Answered => 0,
            Exit::NoAnswer => 1,
            Exit::BadInput => 2,
        })
    }
}
