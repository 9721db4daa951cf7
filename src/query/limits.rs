//! Limits on the work of a question. Questions never read a clock: the caller decides when to stop.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crate::query::error::QueryError;

/// Limits of one question.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How many row entries may be looked at.
    pub steps: u64,
    /// How many results are listed.
    pub results: usize,
    /// The caller sets this to stop the question.
    pub stop: Option<Arc<AtomicBool>>,
}

impl Default for Limits {
    /// Enough for every question on a million relations: 200 million steps, 200 results.
    fn default() -> Self {
        Self {
            steps: 200_000_000,
            results: 200,
            stop: None,
        }
    }
}

/// The remaining steps of a running question.
#[derive(Clone, Debug)]
pub struct Budget {
    allowed: u64,
    spent: u64,
    stop: Option<Arc<AtomicBool>>,
}

impl Budget {
    /// A fresh budget.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        Self {
            allowed: limits.steps,
            spent: 0,
            stop: limits.stop.clone(),
        }
    }

    /// The steps spent so far.
    #[must_use]
    pub fn spent(&self) -> u64 {
        self.spent
    }

    /// Spends steps, before the work is done.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the work is more than what is left, or the caller no longer waits.
    #[inline]
    pub fn spend(&mut self, steps: usize) -> Result<(), QueryError> {
        self.spent = self.spent.saturating_add(steps as u64 + 1);
        if self.spent > self.allowed {
            return Err(QueryError::LimitReached {
                steps: self.allowed,
            });
        }
        if self
            .stop
            .as_ref()
            .is_some_and(|stop| stop.load(Ordering::Relaxed))
        {
            return Err(QueryError::Stopped { steps: self.spent });
        }
        Ok(())
    }
}
