//! How long a question may take that is asked in a terminal, where nobody else waits for a turn.

use std::sync::Arc;
use std::time::Duration;

use crate::query::Limits;
use crate::query::QueryError;
use crate::query::StopSignal;
use crate::server::ask::ANSWERS_WITHIN_DEADLINE;
use crate::server::ask::GRACE;
use crate::server::limits::table::DEADLINE;
use crate::server::request_signal::AnswerTime;
use crate::server::request_signal::whole_within;
use crate::view::ProblemDetails;

/// How long a question may take.
#[derive(Clone, Debug)]
pub struct TimeLimit {
    seconds: u64,
    deadline: Option<Arc<Deadline>>,
}

impl TimeLimit {
    /// So many seconds, which begin now; 0 for as long as it takes.
    #[must_use]
    pub fn from_now(seconds: u64) -> Self {
        let allowed = Duration::from_secs(seconds);
        let deadline = (seconds > 0).then(|| {
            Arc::new(Deadline {
                allowed: AnswerTime::from_now(allowed),
                at_last: AnswerTime::from_now(allowed + GRACE),
                doubts: AnswerTime::from_now(allowed / ANSWERS_WITHIN_DEADLINE),
            })
        });
        Self { seconds, deadline }
    }

    /// The same limits within the time.
    #[must_use]
    pub fn within(&self, limits: &Limits) -> Limits {
        let deadline = self.deadline.clone();
        Limits {
            stop: deadline.map(|deadline| deadline as Arc<dyn StopSignal>),
            ..limits.clone()
        }
    }

    /// The same limits for what is wanted whole or not at all: it is given up, not cut short.
    #[must_use]
    pub fn whole_within(&self, limits: &Limits) -> Limits {
        whole_within(&self.within(limits))
    }

    /// Whether there is time to look into doubts about an answer that was found.
    #[must_use]
    pub fn has_time_for_doubts(&self) -> bool {
        let deadline = self.deadline.as_ref();
        deadline.is_none_or(|deadline| !deadline.doubts.is_over_now())
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let deadline = self.deadline.as_ref();
        deadline.is_some_and(|deadline| deadline.allowed.is_over_now())
    }

    /// What is wrong with a question that was not answered, with how to allow more time if that was it.
    #[must_use]
    pub fn problem(&self, error: &QueryError) -> ProblemDetails {
        let problem = ProblemDetails::of_query(error);
        match error {
            QueryError::TimeIsOver { .. } | QueryError::Stopped { .. } => ProblemDetails {
                detail: format!("{}. {}", problem.detail, self.advice()),
                ..problem
            },
            _ => problem,
        }
    }

    /// How to allow more time.
    #[must_use]
    pub fn advice(&self) -> String {
        let option = DEADLINE.name;
        let seconds = match self.seconds {
            1 => "1 second".to_owned(),
            seconds => format!("{seconds} seconds"),
        };
        format!(
            "The question may take {seconds}; allow more with --{option} SECONDS, or as long as it takes \
             with --{option} 0."
        )
    }
}

/// Ends work: when the time is over, and for good some seconds later, since not all work has parts that
/// can be shown.
#[derive(Debug)]
struct Deadline {
    allowed: AnswerTime,
    at_last: AnswerTime,
    doubts: AnswerTime,
}

impl StopSignal for Deadline {
    fn is_raised(&self, steps: u64) -> bool {
        self.allowed.is_over_after(steps)
    }

    fn is_for_time(&self) -> bool {
        !self.at_last.is_over_after(1)
    }
}
