//! Whether the service runs: asked again and again by what starts and watches it.
//!
//! It waits for nothing: neither for the network, nor for a question, nor for room. It is answered
//! under any host name, since whoever watches a machine calls it by its number; it tells nothing else.

use axum::http::HeaderValue;
use axum::http::header;
use axum::response::IntoResponse;
use axum::response::Response;
use serde_json::Value;
use serde_json::json;

use crate::server::respond::text;

/// Where it is asked.
pub(crate) const ADDRESS: &str = "/healthz";

/// `GET /healthz`: a line of text.
pub(crate) async fn healthz() -> Response {
    let no_store = HeaderValue::from_static("no-store");
    let running = text("text/plain; charset=utf-8", "ok\n".to_owned());
    ([(header::CACHE_CONTROL, no_store)], running).into_response()
}

/// What the OpenAPI document says of it.
pub(crate) fn described() -> Value {
    json!({ "get": {
        "operationId": "healthz",
        "summary": "Does the service run? It is answered at once, whatever else is worked on.",
        "responses": { "200": {
            "description": "It runs.",
            "content": { "text/plain": { "schema": { "type": "string", "const": "ok\n" } } }
        } }
    } })
}
