//! The stop signal of a request: raised when the request is over, however it ends.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use crate::query::StopSignal;

/// Counts the steps of all questions of a service, if somebody watches them.
pub type StepCounter = Option<Arc<AtomicU64>>;

/// Whether a request is over.
#[derive(Debug)]
struct RequestSignal {
    is_over: AtomicBool,
    counter: StepCounter,
}

impl StopSignal for RequestSignal {
    fn is_raised(&self, steps: u64) -> bool {
        if let Some(counter) = &self.counter {
            counter.fetch_add(steps, Ordering::Relaxed);
        }
        self.is_over.load(Ordering::Relaxed)
    }
}

/// Raises the stop signal of a request when it is dropped, which happens when the request was
/// answered, was too slow, or its client has left.
pub(crate) struct StopOnDrop(Arc<RequestSignal>);

impl StopOnDrop {
    /// The guard of a new request.
    pub(crate) fn new(counter: StepCounter) -> Self {
        Self(Arc::new(RequestSignal {
            is_over: AtomicBool::new(false),
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
