//! Whether a request was answered in a hurry: with more time, or with fewer people asking, its answer
//! would be another one, so that it is not kept.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

tokio::task_local! {
    /// The hurry of the request that this task answers.
    static HURRY: Hurry;
}

/// Whether something was left out of an answer for want of time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hurry(Arc<AtomicBool>);

impl Hurry {
    /// That of the request that is being answered; one that nobody asks about, if there is none.
    pub(crate) fn of_request() -> Self {
        HURRY.try_with(Self::clone).unwrap_or_default()
    }

    /// Something is left out.
    pub(crate) fn leave_out(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Answers a request, and says whether anything was left out.
    pub(crate) async fn watched<T>(answering: impl Future<Output = T>) -> (T, bool) {
        let hurry = Self::default();
        let answer = HURRY.scope(hurry.clone(), answering).await;
        (answer, hurry.0.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_left_out_on_any_thread_is_known_of_this_request_alone() {
        let hurried = Hurry::watched(async {
            let hurry = Hurry::of_request();
            let worked = tokio::task::spawn_blocking(move || hurry.leave_out());
            worked.await.is_ok()
        });
        let calm = Hurry::watched(async {
            // Nobody asks about this one.
            tokio::spawn(async { Hurry::of_request().leave_out() })
                .await
                .is_ok()
        });
        assert_eq!(tokio::join!(hurried, calm), ((true, true), (true, false)));
    }
}
