//! The response if a handler takes too long or panics: a problem in the client's format, like any
//! other failure.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware;
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;

use crate::server::error::Failure;
use crate::server::error::Reader;
use crate::view::ProblemDetails;

/// The longest time for any request.
const MOST_TIME: Duration = Duration::from_secs(10);

/// Answers every request to these routes: with a failure if the handler takes longer than ten
/// seconds or panics.
pub fn answered_in_any_case(routes: Router) -> Router {
    routes.layer(middleware::from_fn(answer))
}

async fn answer(request: Request, next: Next) -> Response {
    let reader = Reader::of(&request);
    // The request is not used after a panic, so no inconsistent state can be observed.
    let handled = AssertUnwindSafe(next.run(request)).catch_unwind();
    let failure = match tokio::time::timeout(MOST_TIME, handled).await {
        Ok(Ok(response)) => return response,
        Ok(Err(_)) => Failure::broken(),
        Err(_) => too_slow(),
    };
    failure.told_to(reader)
}

fn too_slow() -> Failure {
    let seconds = MOST_TIME.as_secs();
    let detail = format!(
        "the answer took longer than {seconds} seconds; narrow the question, or try again when the server is less busy"
    );
    Failure(ProblemDetails::plain(503, "Service Unavailable", detail))
}
