//! Compressed answers that were given before, in a bounded room: an answer depends on its address,
//! the data, the program and the day alone, so that the next who asks needs no work at all.
//!
//! What is asked for often stays, however many other addresses are asked for once (S3-FIFO).

use std::sync::Arc;

use axum::body::Body;
use axum::body::Bytes;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header;
use axum::response::Response;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use crate::model::Day;
use crate::server::host::today;
use crate::server::in_flight::Streamed;
use crate::server::limits::ServiceLimits;
use crate::server::limits::table;

/// No answer takes more than this part of the room.
const PART: u64 = 8;
/// What a usual answer takes, in bytes: the room is divided by it to guess how many there will be.
const USUAL_ANSWER: u64 = 8 * 1024;
/// What an answer takes besides its body and address, in bytes.
const BESIDES: usize = 1024;

/// The answers that a service keeps.
#[derive(Clone, Debug)]
pub(crate) struct KeptAnswers {
    answers: Arc<Cache<Asked, Arc<Kept>, Size>>,
    most_of_one: u64,
}

/// What an answer depends on, besides the data and the program.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Asked {
    address: String,
    /// Citations name the host.
    host: Option<HeaderValue>,
    /// And the day on which they were made.
    day: Day,
    /// Which encodings the client takes.
    accepted: Option<HeaderValue>,
}

#[derive(Debug)]
struct Kept {
    headers: HeaderMap,
    body: Bytes,
}

/// How much of the room an answer takes.
#[derive(Clone, Copy, Debug)]
struct Size;

impl Weighter<Asked, Arc<Kept>> for Size {
    fn weight(&self, asked: &Asked, kept: &Arc<Kept>) -> u64 {
        let bytes = kept.body.len() + asked.address.len() + BESIDES;
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }
}

impl Asked {
    /// What the answer to a request depends on.
    pub(crate) fn of(request: &Request) -> Self {
        let header = |name| request.headers().get(name).cloned();
        Self {
            address: request.uri().to_string(),
            host: header(header::HOST),
            day: today(),
            accepted: header(header::ACCEPT_ENCODING),
        }
    }
}

impl KeptAnswers {
    /// Room for the answers of a service.
    pub(crate) fn of(limits: &ServiceLimits) -> Self {
        let room = u64::try_from(limits.count(&table::KEPT_ANSWERS)).unwrap_or(u64::MAX);
        let answers = usize::try_from(room / USUAL_ANSWER).unwrap_or(usize::MAX);
        Self {
            answers: Arc::new(Cache::with_weighter(answers, room, Size)),
            most_of_one: room / PART,
        }
    }

    /// The answer, if it is kept.
    pub(crate) fn answer(&self, asked: &Asked) -> Option<Response> {
        let kept = self.answers.get(asked)?;
        let mut response = Response::new(Body::from(kept.body.clone()));
        response.headers_mut().clone_from(&kept.headers);
        Some(response)
    }

    /// Keeps an answer if it was compressed; others cost little to write again.
    pub(crate) async fn keep(&self, asked: Asked, response: Response) -> Response {
        let is_streamed = response.extensions().get::<Streamed>().is_some();
        let is_compressed = response.headers().contains_key(header::CONTENT_ENCODING);
        if is_streamed || !is_compressed || response.status() != StatusCode::OK {
            return response;
        }
        let (parts, body) = response.into_parts();
        // The body is in memory already: nothing has to be waited for, and nothing can fail.
        let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
        if u64::try_from(body.len()).is_ok_and(|size| size <= self.most_of_one) {
            let kept = Kept {
                headers: parts.headers.clone(),
                // A copy, since the answer itself holds room among those that are being sent.
                body: Bytes::copy_from_slice(&body),
            };
            self.answers.insert(asked, Arc::new(kept));
        }
        Response::from_parts(parts, Body::from(body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(number: usize) -> Asked {
        let request = Request::builder().uri(format!("/find?q={number}"));
        let request = request.body(Body::empty());
        Asked::of(&request.unwrap_or_else(|error| panic!("{error}")))
    }

    fn compressed(size: usize) -> Response {
        let mut response = Response::new(Body::from(vec![b'x'; size]));
        let encoding = HeaderValue::from_static("br");
        response
            .headers_mut()
            .insert(header::CONTENT_ENCODING, encoding);
        response
    }

    #[tokio::test]
    async fn the_room_is_never_exceeded_and_what_is_asked_for_often_stays() {
        let room = 1 << 20;
        let kept = KeptAnswers::of(&ServiceLimits::default().with(&table::KEPT_ANSWERS, 1));
        for number in 0..2_000 {
            if kept.answer(&asked(0)).is_none() {
                kept.keep(asked(0), compressed(4_000)).await;
            }
            kept.keep(asked(number), compressed(4_000)).await;
            assert!(kept.answers.weight() <= room, "{}", kept.answers.weight());
        }
        assert!(kept.answer(&asked(0)).is_some());
        let others = (1..2_000).filter(|number| kept.answer(&asked(*number)).is_some());
        let others = others.count();
        assert!((100..250).contains(&others), "{others}");
        kept.keep(asked(9_999), compressed(200_000)).await;
        assert!(kept.answer(&asked(9_999)).is_none(), "it is too large");
    }
}
