//! Progress: whoever is waited for may keep us waiting for a window of time, and earns more of it by
//! every byte that passes.

use std::io;
use std::pin::Pin;
use std::task::Context;
use std::task::Poll;
use std::time::Duration;

use tokio::time::Instant;
use tokio::time::Sleep;

use crate::server::connections::limits::ConnectionLimits;

/// How long something may still be waited for. The system passes bytes on in portions of any size,
/// so each byte earns its part of the window, and nobody earns more than a whole one.
#[derive(Debug)]
pub(crate) struct Pace {
    window: Duration,
    least_bytes: usize,
    end_of_wait: Option<Pin<Box<Sleep>>>,
}

impl Pace {
    /// The pace that the limits ask for.
    pub(crate) fn new(limits: &ConnectionLimits) -> Self {
        Self {
            window: limits.window,
            least_bytes: limits.least_bytes,
            end_of_wait: None,
        }
    }

    /// Bytes have passed.
    pub(crate) fn pass(&mut self, bytes: usize) {
        let earned = self.earned(bytes);
        if let Some(timer) = &mut self.end_of_wait {
            let longest = Instant::now() + self.window;
            let end = timer.deadline() + earned;
            timer.as_mut().reset(end.min(longest));
        }
    }

    /// Nothing has to be waited for any more.
    pub(crate) fn rest(&mut self) {
        self.end_of_wait = None;
    }

    /// Waits on; ready when too little has passed for too long.
    pub(crate) fn poll_too_slow(&mut self, context: &mut Context<'_>) -> Poll<io::Error> {
        let end = Instant::now() + self.window;
        let timer = self
            .end_of_wait
            .get_or_insert_with(|| Box::pin(tokio::time::sleep_until(end)));
        timer
            .as_mut()
            .poll(context)
            .map(|()| io::Error::from(io::ErrorKind::TimedOut))
    }

    /// The part of the window that bytes are worth.
    fn earned(&self, bytes: usize) -> Duration {
        if bytes >= self.least_bytes {
            return self.window;
        }
        let [bytes, least] = [bytes, self.least_bytes].map(|count| u32::try_from(count).ok());
        let part = bytes.zip(least);
        part.map_or(self.window, |(bytes, least)| self.window / least * bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// Ten kilobytes in ten seconds.
    fn pace() -> Pace {
        Pace::new(&ConnectionLimits {
            window: 10 * SECOND,
            least_bytes: 10_000,
            ..ConnectionLimits::default()
        })
    }

    /// The seconds until somebody is too slow who takes so many bytes after each pause, at most a
    /// thousand times.
    async fn seconds_of(pause: Duration, bytes: usize) -> Option<u64> {
        let mut pace = pace();
        let began = Instant::now();
        for _ in 0..1_000 {
            let too_slow = poll_fn(|context| pace.poll_too_slow(context));
            if tokio::time::timeout(pause, too_slow).await.is_ok() {
                return Some(began.elapsed().as_secs());
            }
            pace.pass(bytes);
        }
        None
    }

    #[tokio::test(start_paused = true)]
    async fn a_kilobyte_a_second_is_fast_enough_in_portions_of_any_size() {
        for seconds in 1..=9 {
            let bytes = 1_000 * usize::try_from(seconds).unwrap_or_default();
            let pause = Duration::from_secs(seconds);
            assert_eq!(seconds_of(pause, bytes).await, None, "{seconds}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_is_slower_is_given_up_a_window_after_the_last_portion_at_most() {
        assert_eq!(seconds_of(60 * SECOND, 0).await, Some(10));
        assert_eq!(seconds_of(SECOND, 0).await, Some(10));
        assert_eq!(seconds_of(SECOND, 500).await, Some(19));
        assert_eq!(seconds_of(11 * SECOND, 1_000_000).await, Some(10));
        assert_eq!(seconds_of(6 * SECOND, 5_000).await, Some(30));
    }

    #[tokio::test(start_paused = true)]
    async fn what_passed_before_a_wait_earns_nothing() {
        let mut pace = pace();
        pace.pass(1_000_000);
        let began = Instant::now();
        poll_fn(|context| pace.poll_too_slow(context)).await;
        assert_eq!(began.elapsed().as_secs(), 10);
    }
}
