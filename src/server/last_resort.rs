//! The response if a handler takes too long or panics: a problem in the client's format, like any
//! other failure.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::extract::State;
use axum::middleware;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;

use crate::server::error::Failure;
use crate::server::error::Reader;
use crate::view::ProblemDetails;

/// Answers every request to these routes: with a failure if the handler takes longer than `most_time`
/// or panics.
pub fn answered_in_any_case(routes: Router, most_time: Duration) -> Router {
    routes.layer(middleware::from_fn_with_state(most_time, answer))
}

async fn answer(State(most_time): State<Duration>, request: Request, next: Next) -> Response {
    let reader = Reader::of(&request);
    // The request is not used after a panic, so no inconsistent state can be observed.
    let handled = AssertUnwindSafe(next.run(request)).catch_unwind();
    let failure = match tokio::time::timeout(most_time, handled).await {
        Ok(Ok(response)) => return response,
        Ok(Err(_)) => Failure::broken(),
        Err(_) => too_slow(most_time),
    };
    failure.told_to(reader)
}

fn too_slow(most_time: Duration) -> Failure {
    let seconds = most_time.as_secs();
    let detail = format!(
        "the answer took longer than {seconds} seconds; narrow the question, or try again when the server is less busy"
    );
    Failure(ProblemDetails::plain(503, "Service Unavailable", detail))
}
