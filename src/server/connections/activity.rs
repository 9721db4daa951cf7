//! What a connection is doing: waiting for a request, being answered, or not taking its answer.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use tokio::sync::Notify;

/// What one connection is doing, known to the stream, the service and the table of places.
#[derive(Debug)]
pub(crate) struct Activity {
    now: Mutex<Now>,
    closing: Notify,
}

#[derive(Debug)]
struct Now {
    /// Since when no request is being answered.
    waiting_since: Option<Instant>,
    /// Since when the client has taken nothing of what is ready for it.
    stalled_since: Option<Instant>,
}

impl Activity {
    /// A connection that was just accepted.
    pub(crate) fn new() -> Self {
        Self {
            now: Mutex::new(Now {
                waiting_since: Some(Instant::now()),
                stalled_since: None,
            }),
            closing: Notify::new(),
        }
    }

    /// The client takes nothing.
    pub(crate) fn stall(&self) {
        self.now().stalled_since.get_or_insert_with(Instant::now);
    }

    /// The client has taken something.
    pub(crate) fn flow(&self) {
        self.now().stalled_since = None;
    }

    /// Since when the connection could be closed without harm to anybody; `None` if it is being
    /// answered. A client that has taken nothing for `stalled_time` is not being answered.
    pub(crate) fn idle_since(&self, stalled_time: Duration) -> Option<Instant> {
        let now = self.now();
        let stalled = now.stalled_since;
        let stalled = stalled.filter(|since| since.elapsed() >= stalled_time);
        stalled.into_iter().chain(now.waiting_since).min()
    }

    /// Asks the connection to close.
    pub(crate) fn close(&self) {
        self.closing.notify_one();
    }

    /// Ready when the connection is to close.
    pub(crate) async fn closed(&self) {
        self.closing.notified().await;
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request is being answered, until this is dropped.
#[derive(Debug)]
pub(crate) struct Answering(Arc<Activity>);

impl Answering {
    /// The connection has sent a request.
    pub(crate) fn begin(activity: Arc<Activity>) -> Self {
        activity.now().waiting_since = None;
        Self(activity)
    }
}

impl Drop for Answering {
    fn drop(&mut self) {
        self.0.now().waiting_since = Some(Instant::now());
    }
}
