//! A request body that must arrive at some pace.

use std::pin::Pin;
use std::task::Context;
use std::task::Poll;

use axum::BoxError;
use axum::body::Bytes;
use axum::body::HttpBody;
use hyper::body::Frame;
use hyper::body::Incoming;
use hyper::body::SizeHint;

use crate::server::connections::pace::Pace;

/// A body that ends in an error if its client sends too slowly.
#[derive(Debug)]
pub(crate) struct PacedBody {
    body: Incoming,
    pace: Pace,
}

impl PacedBody {
    /// A body that is sent at this pace.
    pub(crate) fn new(body: Incoming, pace: Pace) -> Self {
        Self { body, pace }
    }
}

impl HttpBody for PacedBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        match Pin::new(&mut this.body).poll_frame(context) {
            Poll::Pending => this
                .pace
                .poll_too_slow(context)
                .map(|error| Some(Err(error.into()))),
            Poll::Ready(Some(Ok(frame))) => {
                this.pace.pass(frame.data_ref().map_or(0, Bytes::len));
                Poll::Ready(Some(Ok(frame)))
            }
            Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(error.into()))),
            Poll::Ready(None) => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
