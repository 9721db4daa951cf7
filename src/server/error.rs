//! Maps every failure to an HTTP status with problem details: JSON for the API, a page for people.

use askama::Template;
use axum::extract::Request;
use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::StatusCode;
use axum::http::header;
use axum::middleware::Next;
use axum::response::IntoResponse;
use axum::response::Response;

use crate::explorer::Explorer;
use crate::explorer::QuestionError;
use crate::server::assets;
use crate::server::request_log::Refusal;
use crate::server::respond::page;
use crate::server::site::Site;
use crate::server::state::AppState;
use crate::view::ProblemDetails;

/// What is said of a source that there is not.
pub(crate) const NO_SUCH_SOURCE: &str = "no source has this id; /sources lists all of them";

/// A failure to report to the client.
#[derive(Debug)]
pub(crate) struct Failure(pub(crate) ProblemDetails);

/// A failure of the API: `application/problem+json`.
#[derive(Debug)]
pub(crate) struct ApiError(pub(crate) Failure);

/// A failure of a page.
#[derive(Debug)]
pub(crate) struct PageError(pub(crate) Failure);

#[derive(Template)]
#[template(path = "error.html", config = "web/askama.toml")]
struct ErrorPage<'a> {
    site: &'a Site,
    problem: &'a ProblemDetails,
    /// What is wrong, in plain words.
    heading: &'a str,
}

tokio::task_local! {
    /// Whether files may be dropped on the page that answers this request.
    static TAKES_FILES: bool;
}

/// Lets pages that tell of failures take files, if those of the network do.
pub(crate) async fn take_files(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let takes_files = state.site.takes_files;
    TAKES_FILES.scope(takes_files, next.run(request)).await
}

/// Who reads what an address answers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reader {
    /// A program: failures are JSON.
    Program,
    /// A person: failures are pages.
    Person,
}

impl Reader {
    /// Who reads what the address of a request answers.
    pub(crate) fn of(request: &Request) -> Self {
        let path = request.uri().path();
        if path.starts_with("/api/") || path.starts_with("/ipif/") || path == "/ipif" {
            Self::Program
        } else {
            Self::Person
        }
    }
}

impl Failure {
    /// The failure in the form of its reader.
    pub(crate) fn told_to(self, reader: Reader) -> Response {
        match reader {
            Reader::Program => ApiError(self).into_response(),
            Reader::Person => PageError(self).into_response(),
        }
    }

    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// An internal error.
    pub(crate) fn broken() -> Self {
        let detail = "internal error: the answer could not be computed; please report this bug with the address".to_owned();
        Self(ProblemDetails::plain(500, "Internal Server Error", detail))
    }

    /// The service cannot answer now.
    pub(crate) fn unavailable(detail: String) -> Self {
        Self(ProblemDetails::plain(503, "Service Unavailable", detail))
    }

    /// The service is about to end.
    pub(crate) fn stopping() -> Self {
        Self::unavailable("the server is stopping; try again soon".to_owned())
    }

    /// A question cannot be asked as it stands.
    pub(crate) fn of_question(explorer: &Explorer, error: &QuestionError) -> Self {
        Self(ProblemDetails::of_question(explorer.network(), error))
    }

    /// There is nothing at this address.
    pub(crate) fn not_found(what: &str) -> Self {
        Self(ProblemDetails::plain(404, "Not Found", what.to_owned()))
    }
}

impl From<Failure> for ApiError {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl From<Failure> for PageError {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let Self(failure) = self;
        let body = serde_json::to_string(&failure.0).unwrap_or_default();
        let kind = HeaderValue::from_static("application/problem+json");
        let mut response = (failure.status(), [(header::CONTENT_TYPE, kind)], body).into_response();
        ask_to_retry(&mut response);
        response.extensions_mut().insert(Refusal(failure.0.detail));
        response
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let Self(failure) = self;
        let mut site = Site::default();
        if TAKES_FILES.try_with(|takes| *takes).unwrap_or_default() {
            site.take_files();
        }
        let template = ErrorPage {
            site: &site,
            heading: match failure.0.status {
                404 => "There is nothing at this address",
                _ => &failure.0.title,
            },
            problem: &failure.0,
        };
        let mut response = page(failure.status(), &template);
        response.extensions_mut().insert(Refusal(failure.0.detail));
        response
    }
}

/// Adds a Retry-After header if the server is only too busy.
pub(crate) fn ask_to_retry(response: &mut Response) {
    if response.status() == StatusCode::SERVICE_UNAVAILABLE {
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
}
