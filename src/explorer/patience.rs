//! How long somebody waits: the limits of a question, and how much more is looked into when there
//! is time left.

use std::fmt;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::request::Asked;
use crate::explorer::request::Request;
use crate::explorer::table::Question;
use crate::graph::Budget;
use crate::graph::Limits;
use crate::query::Answer;
use crate::query::QueryError;

/// How long somebody waits for an answer.
#[derive(Clone)]
pub struct Patience<'a> {
    limits: Limits,
    has_time: &'a dyn Fn() -> bool,
    shown_on: ShownOn,
}

/// What an answer is shown on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ShownOn {
    /// A page, which shows more than the answer.
    Page,
    /// Anything else.
    Elsewhere,
}

impl fmt::Debug for Patience<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Patience")
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

impl<'a> Patience<'a> {
    /// Waits within these limits; doubts about the answer are looked into if `has_time` says so
    /// once it is found.
    #[must_use]
    pub fn new(limits: Limits, has_time: &'a dyn Fn() -> bool) -> Self {
        Self {
            limits,
            has_time,
            shown_on: ShownOn::Elsewhere,
        }
    }

    /// Waits just so, for what a page shows beside the answer too.
    #[must_use]
    pub fn of_page(&self) -> Self {
        Self {
            shown_on: ShownOn::Page,
            ..self.clone()
        }
    }

    /// Waits within these limits, however long that takes.
    #[must_use]
    pub fn of_limits(limits: Limits) -> Self {
        Self::new(limits, &|| true)
    }

    /// Goes on if somebody still waits.
    ///
    /// # Errors
    ///
    /// [`QueryError::Stopped`] if nobody does.
    pub fn still_waits(&self) -> Result<(), QueryError> {
        Ok(Budget::new(&self.limits).spend(0)?)
    }

    /// The limits within which it waits.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.limits
    }
}

/// A question with its answer.
#[derive(Debug)]
pub struct Answered<Q: Question> {
    /// The question, and what remains of the answer under doubts.
    pub asked: Asked<Q>,
    /// The answer.
    pub answer: Q::Answer,
}

impl Explorer {
    /// Answers a question, and looks into the doubts about the answer as long as there is time.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known, or nobody waits for
    /// it any more.
    pub fn answer<Q: Question>(
        &self,
        asked: Asked<Q>,
        patience: &Patience<'_>,
    ) -> Result<Answered<Q>, QueryError> {
        let limits = &patience.limits;
        let answer = match patience.shown_on {
            ShownOn::Page => asked.question.ask_for_page(self, limits)?,
            ShownOn::Elsewhere => self.ask(&asked.question, limits)?,
        };
        // Doubts ask the question again and again; a late answer without them is better than none.
        let for_doubts = Limits {
            steps: if (patience.has_time)() {
                limits.steps
            } else {
                0
            },
            ..limits.clone()
        };
        let what_if = self.what_if(&asked, &answer, &for_doubts);
        // Nobody waits for the view of an answer that came too late.
        patience.still_waits()?;
        let request = Request {
            what_if,
            cut: answer.cut(),
            ..asked.request
        };
        let question = asked.question;
        let asked = Asked { question, request };
        Ok(Answered { asked, answer })
    }
}
