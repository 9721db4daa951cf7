//! The service of one connection: it knows when a request is being answered.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Context;
use std::task::Poll;

use axum::Router;
use axum::body::Body;
use axum::body::Bytes;
use axum::body::HttpBody;
use axum::extract::Request;
use axum::http::Response;
use hyper::body::Frame;
use hyper::body::Incoming;
use hyper::body::SizeHint;
use hyper::service::Service;
use tower::ServiceExt;

use crate::server::connections::activity::Activity;
use crate::server::connections::activity::Answering;
use crate::server::connections::limits::ConnectionLimits;
use crate::server::connections::pace::Pace;
use crate::server::connections::paced_body::PacedBody;

/// The router, for one connection.
pub(crate) struct Tracked {
    router: Router,
    activity: Arc<Activity>,
    limits: Arc<ConnectionLimits>,
}

impl Tracked {
    /// The service of a connection.
    pub(crate) fn new(
        router: Router,
        activity: Arc<Activity>,
        limits: Arc<ConnectionLimits>,
    ) -> Self {
        Self {
            router,
            activity,
            limits,
        }
    }
}

impl Service<hyper::Request<Incoming>> for Tracked {
    type Response = Response<AnswerBody>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: hyper::Request<Incoming>) -> Self::Future {
        let answering = Answering::begin(Arc::clone(&self.activity));
        let pace = Pace::new(&self.limits);
        let request: Request = request.map(|body| Body::new(PacedBody::new(body, pace)));
        let answered = self.router.clone().oneshot(request);
        Box::pin(async move {
            let response = answered.await?;
            Ok(response.map(|body| AnswerBody {
                body,
                _answering: answering,
            }))
        })
    }
}

/// The body of an answer; its request is being answered until it is dropped.
#[derive(Debug)]
pub(crate) struct AnswerBody {
    body: Body,
    _answering: Answering,
}

impl HttpBody for AnswerBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
