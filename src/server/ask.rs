//! Asking in the background: within a deadline, a few at a time, given up when nobody waits any
//! more.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Instant;

use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::query::Limits;
use crate::query::QueryError;
use crate::server::error::Failure;
use crate::server::state::AppState;
use crate::view::AnswerView;
use crate::view::ProblemDetails;

/// So many answers like the first must fit into the deadline for doubts about it to be looked into.
const ANSWERS_WITHIN_DEADLINE: u32 = 5;

/// Reads and answers the question that an address puts.
pub(crate) async fn ask(
    state: &AppState,
    path: &str,
    parameters: Parameters,
) -> Result<AnswerView, Failure> {
    let asked = state.explorer.read(path, parameters);
    let asked = asked.map_err(|error| {
        Failure(ProblemDetails::of_question(
            state.explorer.network(),
            &error,
        ))
    })?;
    answer(state, asked).await
}

async fn answer(state: &AppState, asked: Asked) -> Result<AnswerView, Failure> {
    let time_for_doubts = state.deadline / ANSWERS_WITHIN_DEADLINE;
    let work = move |explorer: &Explorer, stop: Arc<AtomicBool>| {
        let limits = Limits {
            stop: Some(stop),
            ..asked.limits.clone()
        };
        let began = Instant::now();
        let answer = explorer.ask(&asked.question, &limits)?;
        // Doubts ask the question again and again; a late answer without them is better than none.
        let is_late = began.elapsed() > time_for_doubts;
        let doubting = if is_late {
            Limits {
                steps: 0,
                ..limits.clone()
            }
        } else {
            limits.clone()
        };
        let what_if = explorer.what_if(&asked, &answer, &doubting);
        let asked = Asked { what_if, ..asked };
        Ok(AnswerView::of(explorer.network(), &asked, &answer))
    };
    let answer: Result<Option<AnswerView>, QueryError> = in_background(state, work).await?;
    answer
        .map_err(|error| Failure(ProblemDetails::of_query(&error)))?
        .ok_or_else(Failure::broken)
}

/// Does some work beside the requests; the work looks at the flag from time to time and stops when
/// it is set.
pub(crate) async fn in_background<T: Send + 'static>(
    state: &AppState,
    work: impl FnOnce(&Explorer, Arc<AtomicBool>) -> T + Send + 'static,
) -> Result<T, Failure> {
    let stop = StopOnDrop::default();
    let flag = Arc::clone(&stop.0);
    let explorer = state.explorer.clone();
    let permits = Arc::clone(&state.permits);
    let worked = async move {
        let permit = permits.acquire_owned().await.map_err(|_| stopping())?;
        let worked = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work(&explorer, flag)
        });
        worked.await.map_err(|_| Failure::broken())
    };
    tokio::time::timeout(state.deadline, worked)
        .await
        .unwrap_or_else(|_| Err(too_slow(state)))
}

/// Tells the search to stop when the request is over, however it ends.
#[derive(Default)]
pub(crate) struct StopOnDrop(pub(crate) Arc<AtomicBool>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

pub(crate) fn too_slow(state: &AppState) -> Failure {
    let seconds = state.deadline.as_secs();
    let detail = format!(
        "the answer took longer than {seconds} seconds; narrow the scope, or try again when fewer people ask"
    );
    Failure(ProblemDetails::plain(503, "Service Unavailable", detail))
}

fn stopping() -> Failure {
    Failure(ProblemDetails::plain(
        503,
        "Service Unavailable",
        "the server is stopping; try again soon".to_owned(),
    ))
}
