//! Asking in the background: within a deadline, a few at a time, given up when nobody waits any
//! more.

use std::sync::Arc;
use std::time::Instant;

use crate::explorer::Asked;
use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::query::Budget;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::StopSignal;
use crate::server::error::Failure;
use crate::server::request_signal::StopOnDrop;
use crate::server::state::AppState;
use crate::view::AnswerView;
use crate::view::ContradictionsView;
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
    let work = move |explorer: &Explorer, stop: Arc<dyn StopSignal>| {
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
        // Nobody waits for the view of an answer that came too late.
        Budget::new(&limits).spend(0)?;
        let asked = Asked { what_if, ..asked };
        Ok(AnswerView::of(explorer.network(), &asked, &answer))
    };
    let answer: Result<Option<AnswerView>, QueryError> = in_background(state, work).await?;
    answer
        .map_err(|error| Failure(ProblemDetails::of_query(&error)))?
        .ok_or_else(Failure::broken)
}

/// Does some work on a thread of its own; the work asks the signal from time to time and stops when
/// it is raised.
pub(crate) async fn in_background<T: Send + 'static>(
    state: &AppState,
    work: impl FnOnce(&Explorer, Arc<dyn StopSignal>) -> T + Send + 'static,
) -> Result<T, Failure> {
    let stop = StopOnDrop::new(state.step_counter.clone());
    let signal = stop.signal();
    let explorer = state.explorer.clone();
    let permits = Arc::clone(&state.permits);
    let worked = async move {
        let permit = permits.acquire_owned().await.map_err(|_| stopping())?;
        let worked = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            work(&explorer, signal)
        });
        worked.await.map_err(|_| Failure::broken())
    };
    tokio::time::timeout(state.deadline, worked)
        .await
        .unwrap_or_else(|_| Err(too_slow(state)))
}

/// The claims that disagree, found in the background the first time.
pub(crate) async fn contradictions(state: &AppState) -> Result<ContradictionsView, Failure> {
    let work = |explorer: &Explorer, stop: Arc<dyn StopSignal>| {
        let limits = Limits {
            stop: Some(stop),
            ..explorer.usual_limits()
        };
        let found = explorer.contradictions(&limits)?;
        Ok(ContradictionsView::of(explorer.network(), found))
    };
    let found: Result<ContradictionsView, QueryError> = in_background(state, work).await?;
    found.map_err(|error| Failure(ProblemDetails::of_query(&error)))
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
