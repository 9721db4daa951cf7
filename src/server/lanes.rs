//! Lanes: how many questions are worked on at once, and how many may wait.
//!
//! Questions that are quick have a lane of their own, so that a page about one entity never waits
//! behind searches through the whole network. A lane that is full refuses at once: whoever is told
//! to come again in a few seconds knows more than whoever waits in vain.

use std::sync::Arc;

use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use crate::explorer::Effort;
use crate::server::error::Failure;
use crate::server::limits::ServiceLimits;
use crate::server::limits::table;
use crate::server::search_threads::SearchThreads;

/// The lanes of a service.
#[derive(Debug)]
pub(crate) struct Lanes {
    quick: Lane,
    searches: Lane,
    search_threads: SearchThreads,
    /// What is written while it is sent.
    files: Lane,
}

#[derive(Debug)]
struct Lane {
    running: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
}

impl Lanes {
    /// The lanes of a service with these limits.
    pub(crate) fn of(limits: &ServiceLimits) -> Self {
        let lane = |at_once, waiting| Lane::new(limits.count(at_once), limits.count(waiting));
        Self {
            quick: lane(&table::QUICK_AT_ONCE, &table::QUICK_WAITING),
            searches: lane(&table::SEARCHES_AT_ONCE, &table::SEARCHES_WAITING),
            search_threads: SearchThreads::new(),
            files: lane(&table::EXPORTS_AT_ONCE, &table::EXPORTS_WAITING),
        }
    }

    /// Waits for the turn of a question; it is over when the permit is dropped.
    ///
    /// # Errors
    ///
    /// A failure at once if too many are waiting already.
    pub(crate) async fn enter(&self, effort: Effort) -> Result<OwnedSemaphorePermit, Failure> {
        let lane = match effort {
            Effort::Quick => &self.quick,
            Effort::Search => &self.searches,
        };
        lane.enter().await
    }

    /// Does the work of a question, whose turn it is, on a thread where it may take as long as it
    /// needs; searches give way to everything else.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        effort: Effort,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> JoinHandle<T> {
        match effort {
            Effort::Quick => tokio::task::spawn_blocking(work),
            Effort::Search => self.search_threads.run(work),
        }
    }

    /// Waits for a place among the files that are written at once, beside the turn of the question of
    /// which each is made.
    ///
    /// # Errors
    ///
    /// Those of [`Lanes::enter`].
    pub(crate) async fn begin_file(&self) -> Result<OwnedSemaphorePermit, Failure> {
        self.files.enter().await
    }
}

impl Lane {
    fn new(at_once: usize, waiting: usize) -> Self {
        Self {
            running: Arc::new(Semaphore::new(at_once)),
            waiting: Arc::new(Semaphore::new(waiting)),
        }
    }

    async fn enter(&self) -> Result<OwnedSemaphorePermit, Failure> {
        if let Ok(permit) = Arc::clone(&self.running).try_acquire_owned() {
            return Ok(permit);
        }
        let _place = self.waiting.try_acquire().map_err(|_| busy())?;
        let permit = Arc::clone(&self.running).acquire_owned().await;
        permit.map_err(|_| Failure::stopping())
    }
}

fn busy() -> Failure {
    Failure::unavailable(
        "too many questions are waiting for their answers; try again in a few seconds".to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn a_full_lane_refuses_at_once_and_the_other_is_free() {
        let lanes = Lanes {
            quick: Lane::new(1, 0),
            searches: Lane::new(1, 2),
            search_threads: SearchThreads::new(),
            files: Lane::new(1, 0),
        };
        let search = || Box::pin(lanes.enter(Effort::Search));
        let running = search().now_or_never();
        assert!(matches!(running, Some(Ok(_))));
        let mut waiting = [search(), search()];
        for waits in &mut waiting {
            assert!(waits.as_mut().now_or_never().is_none());
        }
        assert!(
            matches!(search().now_or_never(), Some(Err(_))),
            "the lane is full"
        );
        let quick = lanes.enter(Effort::Quick).now_or_never();
        assert!(matches!(quick, Some(Ok(_))), "the other lane is free");
        drop(running);
        let [first, second] = waiting;
        assert!(matches!(first.now_or_never(), Some(Ok(_))));
        drop(second);
        assert!(
            search().now_or_never().is_some_and(|turn| turn.is_ok()),
            "who leaves makes room"
        );
    }
}
