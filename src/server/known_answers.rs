//! Answers that a client has already: an answer depends on its address, the data and the program
//! alone, so that one which was given once need not be worked out again (RFC 9110, 13.1.2).
//!
//! The tag is weak: another encoding of an answer is the same answer. A service that opens files
//! gives none, since its network may be another one at the next request.

use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;
use std::sync::OnceLock;

use axum::extract::FromRef;
use axum::extract::Request;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::HeaderName;
use axum::http::HeaderValue;
use axum::http::Method;
use axum::http::StatusCode;
use axum::http::header;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::server::host::today;
use crate::server::hurry::Hurry;
use crate::server::kept_answers::Asked;
use crate::server::kept_answers::KeptAnswers;
use crate::server::state::AppState;
use crate::server::state::Served;

/// Kept answers are asked after before they are shown again: the data may be others by then.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");
/// With more time the answer would be another one.
const NOT_AT_ALL: HeaderValue = HeaderValue::from_static("no-store");
/// The network of a service that opens files is its user's own.
const OWN: HeaderValue = HeaderValue::from_static("private, no-cache");

/// What this layer knows.
#[derive(Clone)]
pub(crate) struct Known {
    pub(crate) served: Served,
    pub(crate) kept: KeptAnswers,
}

/// Answers `304 Not Modified` without any work if the client has this answer; marks others so that
/// they can be asked after.
pub(crate) async fn not_twice(
    State(known): State<Known>,
    request: Request,
    next: Next,
) -> Response {
    let Known { served, kept } = known;
    let state = AppState::from_ref(&served);
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_reading || state.takes_uploads {
        let mut response = next.run(request).await;
        add(&mut response, header::CACHE_CONTROL, OWN);
        return response;
    }
    let tag = tag(&state, &request);
    if is_known(request.headers(), &tag) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        mark(&mut response, &tag);
        return response;
    }
    let asked = (*request.method() == Method::GET).then(|| Asked::of(&request));
    if let Some(answer) = asked.as_ref().and_then(|asked| kept.answer(asked)) {
        return answer;
    }
    let (mut response, was_hurried) = Hurry::watched(next.run(request)).await;
    let is_decided = response.headers().contains_key(header::CACHE_CONTROL);
    if response.status() != StatusCode::OK || is_decided {
        return response;
    }
    if was_hurried {
        add(&mut response, header::CACHE_CONTROL, NOT_AT_ALL);
        return response;
    }
    mark(&mut response, &tag);
    match asked {
        Some(asked) => kept.keep(asked, response).await,
        None => response,
    }
}

fn mark(response: &mut Response, tag: &str) {
    add(response, header::CACHE_CONTROL, ASK_AGAIN);
    if let Ok(tag) = HeaderValue::from_str(tag) {
        add(response, header::ETAG, tag);
    }
}

/// Adds a header unless the handler has decided it.
fn add(response: &mut Response, name: HeaderName, value: HeaderValue) {
    response.headers_mut().entry(name).or_insert(value);
}

/// The tag of the answer to a request.
///
/// Citations name the host and the day, so that both belong to it.
fn tag(state: &AppState, request: &Request) -> String {
    let mut hasher = DefaultHasher::new();
    program().hash(&mut hasher);
    state.site.data_hash.hash(&mut hasher);
    request.headers().get(header::HOST).hash(&mut hasher);
    request.uri().hash(&mut hasher);
    today().hash(&mut hasher);
    format!("W/\"{:016x}\"", hasher.finish())
}

/// Whether one of the tags that the client knows is this one.
pub(crate) fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter();
    let mut known = known.filter_map(|value| value.to_str().ok());
    let opaque = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    known.any(|tags| tags.split(',').any(|known| opaque(known) == opaque(tag)))
}

/// What tells one build of the program from another: its version, and size and age of its file.
fn program() -> u64 {
    static PROGRAM: OnceLock<u64> = OnceLock::new();
    *PROGRAM.get_or_init(|| {
        let mut hasher = DefaultHasher::new();
        env!("CARGO_PKG_VERSION").hash(&mut hasher);
        if let Ok(file) = std::env::current_exe().and_then(std::fs::metadata) {
            file.len().hash(&mut hasher);
            file.modified().ok().hash(&mut hasher);
        }
        hasher.finish()
    })
}
