//! Security headers of every response.

use axum::extract::Request;
use axum::http::HeaderName;
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;

/// The policy allows no external or inline content, frames or plug-ins.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// The name of the first of the headers, which no response of this program is without.
pub(crate) const POLICY_NAME: &str = "content-security-policy";

const HEADERS: [(&str, &str); 7] = [
    (POLICY_NAME, CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()",
    ),
    ("x-frame-options", "DENY"),
];

/// The only page that other sites may embed in a frame; it has a different policy.
const EMBEDDED: &str = "/embed";
const EMBEDDED_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *; object-src 'none'";

/// The headers as lines, for answers that are written without the router.
pub(crate) fn header_lines() -> String {
    let lines = HEADERS.map(|(name, value)| format!("{name}: {value}\r\n"));
    lines.concat()
}

/// Adds the headers to a response.
pub(crate) async fn add_headers(request: Request, next: Next) -> Response {
    let is_embedded = request.uri().path() == EMBEDDED;
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if is_embedded {
        headers.insert(POLICY_NAME, HeaderValue::from_static(EMBEDDED_POLICY));
        headers.remove("x-frame-options");
    }
    response
}
