//! Threads on which searches run: others come first.
//!
//! As many searches run at once as there are processors, and each would take as large a share of one
//! as a page about one entity. So their threads give way where the system knows priorities of
//! threads: beside searches a page takes about as long as alone, and searches take all that is left.

use std::fmt;

use tokio::runtime::Builder;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;

/// The threads of the searches of a service.
pub(crate) struct SearchThreads {
    /// Only its threads for work that blocks are used; none if the system has no more threads.
    runtime: Option<Runtime>,
}

impl SearchThreads {
    /// Threads that are started when they are needed.
    pub(crate) fn new() -> Self {
        let runtime = Builder::new_current_thread()
            .thread_name("search")
            .on_thread_start(give_way)
            .build();
        Self {
            runtime: runtime.ok(),
        }
    }

    /// Does some work on one of them, from within the runtime of the service.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> JoinHandle<T> {
        match &self.runtime {
            Some(runtime) => runtime.spawn_blocking(work),
            None => tokio::task::spawn_blocking(work),
        }
    }
}

impl fmt::Debug for SearchThreads {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SearchThreads")
            .finish_non_exhaustive()
    }
}

impl Drop for SearchThreads {
    /// What still runs has a signal to stop; nobody waits for it, since that may not be done within
    /// another runtime.
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// How much a thread of searches gives way, as `nice` counts it: about a ninth of the time of another
/// thread, if both want all of a processor.
#[cfg(target_os = "linux")]
const NICENESS: i32 = 10;

/// Lets other threads come first. Linux keeps a priority for each thread, though POSIX has one for a
/// process; a system that allows none runs searches as it runs everything.
#[cfg(target_os = "linux")]
fn give_way() {
    let _ = rustix::process::setpriority_process(None, NICENESS);
}

#[cfg(not(target_os = "linux"))]
fn give_way() {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::NICENESS;
    use super::SearchThreads;

    #[tokio::test]
    async fn searches_give_way_and_others_do_not() {
        let priority = || rustix::process::getpriority_process(None).ok();
        let before = priority();
        let threads = SearchThreads::new();
        let search = threads.run(priority).await;
        let other = tokio::task::spawn_blocking(priority).await;
        assert_eq!(
            search.ok().flatten(),
            before.map(|niceness| niceness.max(NICENESS))
        );
        assert_eq!(other.ok().flatten(), before);
        assert_eq!(priority(), before);
    }
}
