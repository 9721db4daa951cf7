//! Heads of requests that are larger than allowed are refused.
//!
//! The library stops reading a head only when it has read that much and is not at its end: what
//! arrived together with the last byte that fitted is taken in too, up to twice as much.

use axum::extract::Request;
use axum::extract::State;
use axum::middleware::Next;
use axum::response::Response;

use crate::server::error::Failure;
use crate::server::error::Reader;
use crate::view::ProblemDetails;

/// Refuses requests with a head of more than `most_bytes`.
pub(crate) async fn refuse_larger(
    State(most_bytes): State<usize>,
    request: Request,
    next: Next,
) -> Response {
    if bytes_of_head(&request) <= most_bytes {
        return next.run(request).await;
    }
    let detail = format!(
        "the address and the header lines of the request have more than {most_bytes} bytes; send a shorter address, or fewer header lines"
    );
    let problem = ProblemDetails::plain(431, "Request Header Fields Too Large", detail);
    Failure(problem).told_to(Reader::of(&request))
}

/// How large the head was when it arrived, without spaces that may be left out.
fn bytes_of_head(request: &Request) -> usize {
    let address = request.uri().path_and_query();
    let address = address.map_or(0, |address| address.as_str().len());
    let first_line = request.method().as_str().len() + address + "  HTTP/1.1\r\n".len();
    let lines = request.headers().iter();
    let lines = lines.map(|(name, value)| name.as_str().len() + value.len() + ": \r\n".len());
    first_line + lines.sum::<usize>() + "\r\n".len()
}

#[cfg(test)]
mod tests {
    use axum::body::Body;

    use super::*;

    #[test]
    fn all_bytes_of_a_head_are_counted() {
        let head = "GET /find?q=a HTTP/1.1\r\nhost: localhost\r\nx-long: b\r\n\r\n";
        let request = Request::builder()
            .uri("/find?q=a")
            .header("host", "localhost")
            .header("x-long", "b")
            .body(Body::empty());
        let request = request.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(bytes_of_head(&request), head.len());
    }
}
