//! The log of a service: a line a request, written when its answer has been sent, or its client has
//! left.
//!
//! It says what was asked for by the route alone, and nothing of who asked: whom readers look up is
//! their own affair. Only if whoever runs the service says so are whole addresses told.

use std::hash::BuildHasher;
use std::hash::RandomState;
use std::pin::Pin;
use std::sync::LazyLock;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::task::Context;
use std::task::Poll;
use std::time::Instant;

use axum::body::Body;
use axum::body::Bytes;
use axum::body::HttpBody;
use axum::extract::MatchedPath;
use axum::extract::Request;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::HeaderName;
use axum::http::HeaderValue;
use axum::http::Method;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::Frame;
use hyper::body::SizeHint;
use tracing::Level;

/// The name under which a request is known to its client, to proxies and in the log.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest name of a request that a proxy may give, in letters.
const LONGEST_ID: usize = 64;

/// What the log tells of the addresses that are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LoggedAddresses {
    /// The route alone, such as `/entities/{id}`.
    #[default]
    Routes,
    /// The whole address, with what was asked.
    Whole,
}

/// Why a request was not answered, for the log: a part of the response that is not sent.
#[derive(Clone, Debug)]
pub(crate) struct Refusal(pub(crate) String);

/// Writes a line about what was refused before it became a request.
pub(crate) fn refused_outright(status: u16, refusal: &str) {
    tracing::info!(status, refusal, "refused");
}

/// Writes a line about a request, and gives it a name.
pub(crate) async fn logged(
    State(addresses): State<LoggedAddresses>,
    request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let id = id_of(request.headers());
    let line = tracing::enabled!(Level::INFO).then(|| Line::begin(&request, addresses));
    let mut response = next.run(request).await;
    if let Some(mut line) = line {
        line.answered(&response, addresses);
        let sent = Sent {
            id: id.clone(),
            began,
            line,
            bytes: 0,
            is_whole: response.body().is_end_stream(),
        };
        response = response.map(|body| Body::new(LoggedBody { body, sent }));
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    response
}

/// The name that a proxy has given a request, if it is one, or a new one.
fn id_of(headers: &HeaderMap) -> String {
    static START: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
    static REQUESTS: AtomicU64 = AtomicU64::new(0);
    let given = headers.get(REQUEST_ID).and_then(|id| id.to_str().ok());
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || "-._".contains(letter);
    let is_name = |id: &&str| !id.is_empty() && id.len() <= LONGEST_ID && id.chars().all(is_letter);
    if let Some(id) = given.filter(is_name) {
        return id.to_owned();
    }
    let number = REQUESTS.fetch_add(1, Ordering::Relaxed);
    format!("{:08x}-{number}", *START >> 32)
}

/// What is told of a request.
#[derive(Debug)]
struct Line {
    method: Method,
    route: Option<MatchedPath>,
    address: Option<String>,
    status: StatusCode,
    refusal: Option<String>,
}

impl Line {
    fn begin(request: &Request, addresses: LoggedAddresses) -> Self {
        let is_whole = addresses == LoggedAddresses::Whole;
        Self {
            method: request.method().clone(),
            route: request.extensions().get().cloned(),
            address: is_whole.then(|| request.uri().to_string()),
            status: StatusCode::OK,
            refusal: None,
        }
    }

    fn answered(&mut self, response: &Response, addresses: LoggedAddresses) {
        self.status = response.status();
        let refusal = response.extensions().get::<Refusal>();
        let is_told = addresses == LoggedAddresses::Whole || !quotes_the_question(self.status);
        self.refusal = refusal
            .filter(|_| is_told)
            .map(|Refusal(why)| why.to_owned());
    }
}

/// Whether the reason of a failure may repeat what was asked.
fn quotes_the_question(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::BAD_REQUEST
            | StatusCode::NOT_FOUND
            | StatusCode::CONFLICT
            | StatusCode::UNPROCESSABLE_ENTITY
    )
}

/// An answer on its way; its line is written when it is dropped.
#[derive(Debug)]
struct Sent {
    id: String,
    began: Instant,
    line: Line,
    bytes: u64,
    is_whole: bool,
}

impl Drop for Sent {
    fn drop(&mut self) {
        let Line {
            method,
            route,
            address,
            status,
            refusal,
        } = &self.line;
        let route = route.as_ref().map_or("none", MatchedPath::as_str);
        let status = status.as_u16();
        let milliseconds = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let left = (!self.is_whole && *method != Method::HEAD).then_some(true);
        tracing::info!(
            id = self.id,
            method = method.as_str(),
            route,
            address,
            status,
            bytes = self.bytes,
            milliseconds,
            refusal,
            client_left = left,
            "request"
        );
    }
}

/// The body of an answer, whose bytes are counted.
#[derive(Debug)]
struct LoggedBody {
    body: Body,
    sent: Sent,
}

impl HttpBody for LoggedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = self.get_mut();
        let polled = Pin::new(&mut this.body).poll_frame(context);
        if let Poll::Ready(frame) = &polled {
            let data = frame
                .as_ref()
                .and_then(|frame| frame.as_ref().ok()?.data_ref());
            let bytes = data.map_or(0, Bytes::len);
            this.sent.bytes += u64::try_from(bytes).unwrap_or_default();
            this.sent.is_whole = frame.is_none() || this.body.is_end_stream();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
