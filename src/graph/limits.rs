//! How much work may be done, and the signal that nobody waits for its result any more.
//!
//! Work never reads a clock: whoever asks decides when to give up. The budget stands in `graph`,
//! the lowest layer that is searched, so that layouts, measures and questions all give up in the
//! same way although they may not name one another.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

/// Tells running work to stop.
pub trait StopSignal: fmt::Debug + Send + Sync {
    /// Whether to stop now; otherwise `steps` more steps are done before the next call.
    fn is_raised(&self, steps: u64) -> bool;

    /// Whether it is raised only because the time is over: somebody waits for what was found by
    /// then.
    fn is_for_time(&self) -> bool {
        false
    }
}

impl StopSignal for AtomicBool {
    fn is_raised(&self, _: u64) -> bool {
        self.load(Ordering::Relaxed)
    }
}

/// Limits of one question.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How many row entries may be looked at, or as much other work done.
    pub steps: u64,
    /// How many results are listed.
    pub results: usize,
    /// Raised by the caller when it no longer waits.
    pub stop: Option<Arc<dyn StopSignal>>,
}

impl Limits {
    /// Whether the stop signal, once raised, means that what was found by then is wanted.
    #[must_use]
    pub fn is_for_time(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| stop.is_for_time())
    }

    /// Whether the caller no longer waits.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stop.as_ref().is_some_and(|stop| stop.is_raised(0))
    }
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

/// Why work ended before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Interruption {
    /// The work reached its limit.
    #[error(
        "gave up after {steps} steps; narrow the scope; only whoever runs the program can allow more work (--steps)"
    )]
    LimitReached {
        /// How many steps were allowed.
        steps: u64,
    },
    /// The time that the caller allows is over; what was found by then is wanted.
    #[error(
        "the time was over after {steps} steps; narrow the scope; only whoever runs the program can allow more time (--deadline)"
    )]
    TimeIsOver {
        /// How many steps were accounted for.
        steps: u64,
    },
    /// The caller no longer waits for the result.
    #[error("stopped after {steps} steps because nobody waits for the result")]
    Stopped {
        /// How many steps were accounted for.
        steps: u64,
    },
}

/// The work that is left to a running question, layout or measure.
#[derive(Clone, Debug)]
pub struct Budget {
    allowed: u64,
    spent: u64,
    stop: Option<Arc<dyn StopSignal>>,
    /// Whether work ends when the time is over, because what was found by then is an answer.
    heeds_time: bool,
    /// Whether rounds were left out because the time was over.
    is_late: bool,
}

/// So many steps are allowed for putting in order what was found when a limit was reached.
const STEPS_OF_ENDING: u64 = 1_000_000;

impl Budget {
    /// A fresh budget.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        Self {
            allowed: limits.steps,
            spent: 0,
            stop: limits.stop.clone(),
            heeds_time: false,
            is_late: false,
        }
    }

    /// A fresh budget of work that ends when the time is over: what was found by then is an answer. Any
    /// other work goes on as long as somebody waits.
    #[must_use]
    pub fn until_time(limits: &Limits) -> Self {
        Self {
            heeds_time: true,
            ..Self::new(limits)
        }
    }

    /// What is left for putting in order what was found when a limit was reached: so many steps more,
    /// whatever the time, as long as somebody waits.
    pub fn end(&mut self) {
        self.allowed = self.spent.saturating_add(STEPS_OF_ENDING);
        self.heeds_time = false;
    }

    /// From here on the work goes on although the time is over: the answer is found, and what is still
    /// to be said of it has no parts.
    pub fn outlast_time(&mut self) {
        self.heeds_time = false;
    }

    /// Accounts for a round of work that makes a result better, before it is done; whether there is time for
    /// it. Once there is none, no further round is made, and what follows goes on whatever the time.
    ///
    /// # Errors
    ///
    /// [`Interruption::Stopped`] if the caller no longer waits.
    pub fn has_time_for(&mut self, steps: usize) -> Result<bool, Interruption> {
        let done = self.within_time(|budget| budget.spend(steps))?;
        Ok(done.is_some())
    }

    /// Does work that makes a result better, if there is time for all of it; `None` if there is not. Then no
    /// further work of this kind is done, and what follows goes on whatever the time.
    ///
    /// # Errors
    ///
    /// [`Interruption::Stopped`] if the caller no longer waits.
    pub fn within_time<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, Interruption>,
    ) -> Result<Option<T>, Interruption> {
        if self.is_late {
            return Ok(None);
        }
        let heeds_time = std::mem::replace(&mut self.heeds_time, true);
        let done = work(self);
        self.heeds_time = heeds_time;
        match done {
            Ok(done) => Ok(Some(done)),
            Err(Interruption::Stopped { steps }) => Err(Interruption::Stopped { steps }),
            Err(ended) => {
                match ended {
                    Interruption::LimitReached { .. } => self.end(),
                    _ => self.outlast_time(),
                }
                self.is_late = true;
                Ok(None)
            }
        }
    }

    /// Whether rounds were left out because there was no time for them.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.is_late
    }

    /// How much work was accounted for so far.
    #[must_use]
    pub fn spent(&self) -> u64 {
        self.spent
    }

    /// Accounts for work before it is done.
    ///
    /// # Errors
    ///
    /// [`Interruption`] if the work is more than what is left, or the caller no longer waits.
    #[inline]
    pub fn spend(&mut self, steps: usize) -> Result<(), Interruption> {
        let steps = steps as u64 + 1;
        self.spent = self.spent.saturating_add(steps);
        if self.spent > self.allowed {
            return Err(Interruption::LimitReached {
                steps: self.allowed,
            });
        }
        match &self.stop {
            Some(stop) if stop.is_raised(steps) => self.stopped_by(stop.as_ref()),
            _ => Ok(()),
        }
    }

    #[cold]
    fn stopped_by(&self, stop: &dyn StopSignal) -> Result<(), Interruption> {
        let steps = self.spent;
        match (stop.is_for_time(), self.heeds_time) {
            (false, _) => Err(Interruption::Stopped { steps }),
            (true, true) => Err(Interruption::TimeIsOver { steps }),
            (true, false) => Ok(()),
        }
    }
}

impl Default for Budget {
    /// The budget of the usual [`Limits`].
    fn default() -> Self {
        Self::new(&Limits::default())
    }
}
