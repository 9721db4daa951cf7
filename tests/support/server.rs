//! The service in process: requests in, replies out, no socket between.

use std::sync::OnceLock;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::HeaderMap;
use axum::http::Method;
use axum::http::Request;
use axum::http::StatusCode;
use axum::http::header;
use http_body_util::BodyExt;
use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::builtin;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::OpenError;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::router;
use serde_json::Value;
use tower::ServiceExt;

/// What every page and every route of the API must carry.
const SECURITY_HEADERS: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-frame-options", "DENY"),
];

/// A reply, read to its end.
#[derive(Debug)]
pub struct Reply {
    pub address: String,
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone())
            .unwrap_or_else(|_| panic!("{}: the body is UTF-8", self.address))
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.address, self.text()))
    }

    /// A header; empty if it is absent.
    pub fn header(&self, name: impl AsRef<str>) -> &str {
        self.headers
            .get(name.as_ref())
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// Fails unless nothing from elsewhere, inline or in a frame is allowed.
    pub fn assert_guarded(&self) {
        for (name, value) in SECURITY_HEADERS {
            assert_eq!(self.header(name), value, "{}: {name}", self.address);
        }
        let policy = self.header(header::CONTENT_SECURITY_POLICY);
        for rule in [
            "default-src 'none'",
            "script-src 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        ] {
            assert!(
                policy.contains(rule),
                "{}: the policy has no {rule}: {policy}",
                self.address
            );
        }
        assert!(!policy.contains("unsafe"), "{}: {policy}", self.address);
    }

    /// Fails unless this is a complete page of this status.
    pub fn assert_page(&self, status: u16) {
        self.assert_guarded();
        assert_eq!(
            self.status.as_u16(),
            status,
            "{}: {}",
            self.address,
            self.text()
        );
        assert_eq!(
            self.header(header::CONTENT_TYPE),
            "text/html; charset=utf-8",
            "{}",
            self.address
        );
        let text = self.text();
        let is_whole = text.starts_with("<!doctype html>")
            && text.trim_end().ends_with("</html>")
            && text.contains("<h1");
        assert!(
            is_whole,
            "{}: a whole page with a heading: {text}",
            self.address
        );
    }

    /// Fails unless this is the JSON of an answer.
    pub fn assert_answer(&self) {
        self.assert_guarded();
        assert_eq!(
            self.status.as_u16(),
            200,
            "{}: {}",
            self.address,
            self.text()
        );
        assert_eq!(
            self.header(header::CONTENT_TYPE),
            "application/json",
            "{}",
            self.address
        );
        assert!(self.json().is_object(), "{}", self.address);
    }

    /// Fails unless these are problem details (RFC 9457) of this status, and returns them.
    pub fn assert_problem(&self, status: u16) -> Value {
        self.assert_guarded();
        assert_eq!(
            self.status.as_u16(),
            status,
            "{}: {}",
            self.address,
            self.text()
        );
        assert_eq!(
            self.header(header::CONTENT_TYPE),
            "application/problem+json",
            "{}",
            self.address
        );
        let problem = self.json();
        assert_eq!(problem["status"], status, "{}", self.address);
        assert_eq!(problem["type"], "about:blank", "{}", self.address);
        for field in ["title", "detail"] {
            assert!(
                problem[field].as_str().is_some_and(|text| !text.is_empty()),
                "{}: {field} in {problem}",
                self.address
            );
        }
        problem
    }
}

/// How long an answer may take where it must be whole.
pub const PATIENCE: Duration = Duration::from_secs(600);

/// The service of the built-in network, opened once. It has time: how busy the machine is must not
/// decide a test.
pub fn service() -> Router {
    static SERVICE: OnceLock<Router> = OnceLock::new();
    let state =
        || AppState::new(explorer().clone(), AllowedHosts::default()).with_deadline(PATIENCE);
    SERVICE.get_or_init(|| router(state())).clone()
}

/// The service of the built-in network as it is started.
pub fn hurried_service() -> Router {
    router(AppState::new(explorer().clone(), AllowedHosts::default()))
}

/// The built-in network, opened once.
pub fn explorer() -> &'static Explorer {
    static EXPLORER: OnceLock<Explorer> = OnceLock::new();
    EXPLORER.get_or_init(|| Explorer::open(&builtin()).expect("the built-in network opens"))
}

/// The service of a dataset made of these files.
pub fn service_of(files: &[(&'static str, String)]) -> Router {
    open(files).unwrap_or_else(|error| panic!("{error}: {:#?}", error.report.problems()))
}

/// The service of a dataset made of these files; `None` if something is wrong with them.
pub fn service_if_usable(files: &[(&'static str, String)]) -> Option<Router> {
    open(files).ok()
}

fn open(files: &[(&'static str, String)]) -> Result<Router, OpenError> {
    state(files).map(|state| router(state.with_deadline(PATIENCE)))
}

/// What a service of a dataset made of these files begins with.
pub fn state(files: &[(&'static str, String)]) -> Result<AppState, OpenError> {
    let mut dataset = DatasetFiles::from_memory("test", []);
    for (name, text) in files {
        dataset.insert(name, text.clone().into_bytes().into());
    }
    Ok(AppState::new(
        Explorer::open(&dataset)?,
        AllowedHosts::default(),
    ))
}

/// Sends a request as it is.
pub async fn send(service: Router, request: Request<Body>) -> Reply {
    let address = format!("{} {}", request.method(), request.uri());
    let response = service
        .oneshot(request)
        .await
        .unwrap_or_else(|never| match never {});
    let (head, body) = response.into_parts();
    let body = body
        .collect()
        .await
        .unwrap_or_else(|error| panic!("{address}: {error}"))
        .to_bytes()
        .to_vec();
    Reply {
        address,
        status: head.status,
        headers: head.headers,
        body,
    }
}

/// A request without a body to the name the service is called by.
pub fn request(method: Method, address: &str) -> Request<Body> {
    let built = Request::builder()
        .method(method)
        .uri(address)
        .header(header::HOST, "localhost:7878")
        .body(Body::empty());
    built.unwrap_or_else(|error| panic!("{address}: {error}"))
}

/// `GET`s an address of the built-in network.
pub async fn get(address: &str) -> Reply {
    send(service(), request(Method::GET, address)).await
}

/// An address with parameters, encoded.
pub fn address(path: &str, parameters: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(parameters);
    format!("{path}?{}", query.finish())
}
