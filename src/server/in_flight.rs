//! Answers in flight: what was written and not yet taken by its client fits into a bounded room.
//!
//! Small answers are bounded by the number of connections. Larger ones share a room; while it is
//! full, further large answers are refused. An answer is compressed as a whole before it is sent, so
//! that no client keeps a compressor waiting.

use std::sync::Arc;

use axum::body::Body;
use axum::body::Bytes;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::Response;
use tokio::sync::OwnedSemaphorePermit;
use tokio::sync::Semaphore;

use crate::server::error::Failure;
use crate::server::error::Reader;
use crate::server::limits::ServiceLimits;
use crate::server::limits::table;

/// Answers up to this size need no room, in bytes.
const SMALL: usize = 96 * 1024;
/// The bytes of a unit of room.
const UNIT: usize = 1024;

/// A response that is made while it is sent, and keeps little in memory.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Streamed;

/// The room that is left for answers in flight.
#[derive(Clone, Debug)]
pub(crate) struct InFlight {
    left: Arc<Semaphore>,
    room: usize,
}

/// The bytes of an answer, and the room they take until the last of them is sent.
struct Held {
    bytes: Bytes,
    _room: OwnedSemaphorePermit,
}

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl InFlight {
    /// Room for the large answers of a service.
    pub(crate) fn of(limits: &ServiceLimits) -> Self {
        Self::of_units(limits.count(&table::ANSWERS_IN_FLIGHT) / UNIT)
    }

    fn of_units(room: usize) -> Self {
        Self {
            left: Arc::new(Semaphore::new(room)),
            room,
        }
    }

    /// The bytes with the room they take; `None` if there is not enough. No answer takes more than
    /// half of the room.
    fn hold(&self, bytes: Bytes) -> Option<Bytes> {
        if bytes.len() <= SMALL {
            return Some(bytes);
        }
        let units = bytes.len().div_ceil(UNIT).min(self.room / 2);
        let units = u32::try_from(units).unwrap_or(u32::MAX);
        let room = Arc::clone(&self.left).try_acquire_many_owned(units).ok()?;
        Some(Bytes::from_owner(Held { bytes, _room: room }))
    }
}

/// Answers if there is room for the answer.
pub(crate) async fn bounded(
    State(in_flight): State<InFlight>,
    request: Request,
    next: Next,
) -> Response {
    let reader = Reader::of(&request);
    let response = next.run(request).await;
    if response.extensions().get::<Streamed>().is_some() {
        return response;
    }
    let (parts, body) = response.into_parts();
    // The body is in memory already: nothing has to be waited for.
    let failure = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => match in_flight.hold(bytes) {
            Some(bytes) => return Response::from_parts(parts, Body::from(bytes)),
            None => Failure::unavailable(
                "too many large answers are being sent; try again in a few seconds".to_owned(),
            ),
        },
        Err(_) => Failure::broken(),
    };
    failure.told_to(reader)
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::http::StatusCode;
    use axum::middleware;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    async fn answer(service: &Router, path: &str) -> Response {
        let request = Request::builder().uri(path).body(Body::empty());
        let request = request.unwrap_or_else(|error| panic!("{error}"));
        let answered = service.clone().oneshot(request).await;
        answered.unwrap_or_else(|never| match never {})
    }

    #[tokio::test]
    async fn answers_that_nobody_takes_are_bounded_and_small_ones_pass() {
        let units = 2 * (SMALL / UNIT + 1);
        let service = Router::new()
            .route("/large", get(|| async { "x".repeat(SMALL + 1) }))
            .route("/small", get(|| async { "x".repeat(SMALL) }))
            .layer(middleware::from_fn_with_state(
                InFlight::of_units(units),
                bounded,
            ));
        let first = answer(&service, "/large").await;
        let second = answer(&service, "/large").await;
        assert_eq!(first.status(), StatusCode::OK);
        assert_eq!(second.status(), StatusCode::OK);
        let third = answer(&service, "/large").await;
        assert_eq!(third.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(third.headers().contains_key("retry-after"));
        assert_eq!(answer(&service, "/small").await.status(), StatusCode::OK);
        let sent = to_bytes(first.into_body(), usize::MAX).await;
        let sent = sent.unwrap_or_else(|error| panic!("{error}"));
        let part = sent.slice(..10);
        drop(sent);
        assert_eq!(
            answer(&service, "/large").await.status(),
            StatusCode::SERVICE_UNAVAILABLE,
            "a part of the answer is still on its way"
        );
        drop(part);
        assert_eq!(answer(&service, "/large").await.status(), StatusCode::OK);
    }
}
