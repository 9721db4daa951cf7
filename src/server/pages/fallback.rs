//! Addresses and methods that are not answered.

use std::fmt::Write;

use axum::extract::State;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::explorer::Address;
use crate::server::error::Failure;
use crate::server::error::PageError;
use crate::server::respond::text;
use crate::server::state::AppState;
use crate::view::ProblemDetails;

/// Any other address.
pub(crate) async fn not_found() -> Response {
    PageError(Failure::not_found(
        "there is no page at this address; search for a name, or begin at the overview",
    ))
    .into_response()
}

/// Any other method.
pub(crate) async fn wrong_method() -> Response {
    let detail = "only GET and HEAD are answered: nothing here can be changed".to_owned();
    PageError(Failure(ProblemDetails::plain(
        405,
        "Method Not Allowed",
        detail,
    )))
    .into_response()
}

/// `GET /robots.txt`: answers are made on demand, so robots read pages but ask no questions.
pub(crate) async fn robots(State(state): State<AppState>) -> Response {
    let mut rules = "User-agent: *\nDisallow: /api/\n".to_owned();
    for entry in state.table.entries() {
        if let Address::Path(path) = entry.row().address {
            let _ = writeln!(rules, "Disallow: {path}");
        }
    }
    text("text/plain; charset=utf-8", rules)
}
