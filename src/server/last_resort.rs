//! What a request gets when its handler takes too long or breaks down: an answer in the form of its
//! reader, like any other failure.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::middleware;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;
use futures_util::FutureExt;

use crate::server::error::ApiError;
use crate::server::error::Failure;
use crate::server::error::PageError;
use crate::server::error::is_for_programs;
use crate::view::ProblemDetails;

/// No request takes longer, whatever happens.
const MOST_TIME: Duration = Duration::from_secs(10);

/// Lets no request to these routes go unanswered: one that takes longer than ten seconds, or whose
/// handler panics, is a failure.
pub fn answered_in_any_case(routes: Router) -> Router {
    routes.layer(middleware::from_fn(answer))
}

async fn answer(request: Request, next: Next) -> Response {
    let is_for_programs = is_for_programs(request.uri().path());
    // Nothing of the request is used after a panic, so nothing half-done can be seen.
    let handled = AssertUnwindSafe(next.run(request)).catch_unwind();
    let failure = match tokio::time::timeout(MOST_TIME, handled).await {
        Ok(Ok(response)) => return response,
        Ok(Err(_)) => Failure::broken(),
        Err(_) => too_slow(),
    };
    if is_for_programs {
        ApiError(failure).into_response()
    } else {
        PageError(failure).into_response()
    }
}

fn too_slow() -> Failure {
    let seconds = MOST_TIME.as_secs();
    let detail = format!(
        "the answer took longer than {seconds} seconds; narrow the question, or try again when fewer people ask"
    );
    Failure(ProblemDetails::plain(503, "Service Unavailable", detail))
}
