//! From a template or a view to a response.

use askama::Template;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header;
use axum::response::Html;
use axum::response::IntoResponse;
use axum::response::Response;
use serde::Serialize;

use crate::server::error::ask_to_retry;

/// A page.
pub(crate) fn page(status: StatusCode, template: &impl Template) -> Response {
    let mut response = match template.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "The page could not be written.",
        )
            .into_response(),
    };
    ask_to_retry(&mut response);
    response
}

/// A view as JSON.
pub(crate) fn json(view: &impl Serialize) -> Response {
    match serde_json::to_string(view) {
        Ok(body) => text("application/json", body),
        Err(_) => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "The answer could not be written.",
        )
            .into_response(),
    }
}

/// A text of some type.
pub(crate) fn text(content_type: &'static str, body: String) -> Response {
    (
        [(header::CONTENT_TYPE, HeaderValue::from_static(content_type))],
        body,
    )
        .into_response()
}
