//! The stop signal of a request: raised when the request is over, however it ends, and when the time
//! for its answer is over.

use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use crate::query::Limits;
use crate::query::StopSignal;

/// Counts the steps of all questions of a service, if somebody watches them.
pub type StepCounter = Option<Arc<AtomicU64>>;

/// The clock is looked at once in so many steps.
const STEPS_BETWEEN_LOOKS: u64 = 4096;

/// The time for an answer, which begins with its first step, if it is not begun before: waiting for a
/// turn does not count.
#[derive(Debug)]
pub(crate) struct AnswerTime {
    allowed: Duration,
    began: OnceLock<Instant>,
    /// The steps since the clock was looked at.
    unlooked: AtomicU64,
    is_over: AtomicBool,
}

impl AnswerTime {
    /// So much time, which has not begun.
    pub(crate) fn of(allowed: Duration) -> Self {
        Self {
            allowed,
            began: OnceLock::new(),
            unlooked: AtomicU64::new(STEPS_BETWEEN_LOOKS),
            is_over: AtomicBool::new(false),
        }
    }

    /// So much time, which begins now.
    pub(crate) fn from_now(allowed: Duration) -> Self {
        Self {
            began: OnceLock::from(Instant::now()),
            ..Self::of(allowed)
        }
    }

    /// Whether it is over after so many more steps, as far as the clock was looked at.
    pub(crate) fn is_over_after(&self, steps: u64) -> bool {
        let unlooked = self.unlooked.fetch_add(steps, Ordering::Relaxed) + steps;
        if unlooked >= STEPS_BETWEEN_LOOKS {
            self.unlooked.store(0, Ordering::Relaxed);
            let began = self.began.get_or_init(Instant::now);
            self.is_over
                .fetch_or(began.elapsed() >= self.allowed, Ordering::Relaxed);
        }
        self.is_over.load(Ordering::Relaxed)
    }

    /// Whether it is over, by the clock.
    pub(crate) fn is_over_now(&self) -> bool {
        self.is_over_after(STEPS_BETWEEN_LOOKS)
    }
}

/// Whether a request is over, or the time for its answer is.
#[derive(Debug)]
struct RequestSignal {
    is_over: AtomicBool,
    time: Option<AnswerTime>,
    counter: StepCounter,
}

impl StopSignal for RequestSignal {
    fn is_raised(&self, steps: u64) -> bool {
        if let Some(counter) = &self.counter {
            counter.fetch_add(steps, Ordering::Relaxed);
        }
        let is_late = |time: &AnswerTime| time.is_over_after(steps);
        self.is_over.load(Ordering::Relaxed) || self.time.as_ref().is_some_and(is_late)
    }

    fn is_for_time(&self) -> bool {
        !self.is_over.load(Ordering::Relaxed)
    }
}

/// A signal that is not raised by the time.
#[derive(Debug)]
struct WhateverTheTime(Arc<dyn StopSignal>);

impl StopSignal for WhateverTheTime {
    fn is_raised(&self, steps: u64) -> bool {
        self.0.is_raised(steps) && !self.0.is_for_time()
    }
}

/// The same limits for what is wanted whole or not at all: the time does not cut it short.
pub(crate) fn whole_within(limits: &Limits) -> Limits {
    let stop = limits.stop.clone();
    Limits {
        stop: stop.map(|stop| Arc::new(WhateverTheTime(stop)) as Arc<dyn StopSignal>),
        ..limits.clone()
    }
}

/// Raises the stop signal of a request when it is dropped, which happens when the request was
/// answered, was too slow, or its client has left.
pub(crate) struct StopOnDrop(Arc<RequestSignal>);

impl StopOnDrop {
    /// The guard of a new request, whose answer may take as long as somebody waits.
    pub(crate) fn new(counter: StepCounter) -> Self {
        Self::of(None, counter)
    }

    /// The guard of a new request whose answer is cut short after this time.
    pub(crate) fn after(time: Duration, counter: StepCounter) -> Self {
        Self::of(Some(AnswerTime::of(time)), counter)
    }

    fn of(time: Option<AnswerTime>, counter: StepCounter) -> Self {
        Self(Arc::new(RequestSignal {
            is_over: AtomicBool::new(false),
            time,
            counter,
        }))
    }

    /// The signal that it raises.
    pub(crate) fn signal(&self) -> Arc<dyn StopSignal> {
        Arc::<RequestSignal>::clone(&self.0)
    }
}

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.is_over.store(true, Ordering::Relaxed);
    }
}
