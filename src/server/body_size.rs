//! Request bodies that say they are too large are refused before a byte of them is read.

use axum::extract::Request;
use axum::extract::State;
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;

use crate::server::error::Failure;
use crate::server::error::Reader;
use crate::view::ProblemDetails;

/// Refuses requests that declare a body of more than `most_bytes`.
pub(crate) async fn refuse_larger(
    State(most_bytes): State<usize>,
    request: Request,
    next: Next,
) -> Response {
    let declared = request.headers().get(header::CONTENT_LENGTH);
    let declared = declared.and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    let most = u64::try_from(most_bytes).unwrap_or(u64::MAX);
    if declared.is_none_or(|declared| declared <= most) {
        return next.run(request).await;
    }
    let detail = format!(
        "the request has a body of more than {most_bytes} bytes; send less, or open a large file in the terminal: prosopograph serve FILE"
    );
    let failure = Failure(ProblemDetails::plain(413, "Content Too Large", detail));
    failure.told_to(Reader::of(&request))
}
