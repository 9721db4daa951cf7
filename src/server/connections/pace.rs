//! Progress: within every window of time, so many bytes must pass.

use std::io;
use std::pin::Pin;
use std::task::Context;
use std::task::Poll;

use tokio::time::Instant;
use tokio::time::Sleep;

use crate::server::connections::limits::ConnectionLimits;

/// The bytes that passed in a window that begins when something must be waited for.
#[derive(Debug)]
pub(crate) struct Pace {
    window: std::time::Duration,
    least_bytes: usize,
    passed: usize,
    end_of_window: Option<Pin<Box<Sleep>>>,
}

impl Pace {
    /// The pace that the limits ask for.
    pub(crate) fn new(limits: &ConnectionLimits) -> Self {
        Self {
            window: limits.window,
            least_bytes: limits.least_bytes,
            passed: 0,
            end_of_window: None,
        }
    }

    /// Bytes have passed; a new window begins with the next wait if they were enough.
    pub(crate) fn pass(&mut self, bytes: usize) {
        self.passed = self.passed.saturating_add(bytes);
        if self.passed >= self.least_bytes {
            self.rest();
        }
    }

    /// Nothing has to be waited for any more.
    pub(crate) fn rest(&mut self) {
        self.passed = 0;
        self.end_of_window = None;
    }

    /// Waits on; ready when the window is over and too little has passed in it.
    pub(crate) fn poll_too_slow(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        let end = Instant::now() + self.window;
        let timer = self
            .end_of_window
            .get_or_insert_with(|| Box::pin(tokio::time::sleep_until(end)));
        timer
            .as_mut()
            .poll(context)
            .map(|()| io::Error::from(io::ErrorKind::TimedOut))
    }
}
