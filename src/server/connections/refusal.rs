//! Answers that do not come from the router: a place refused, and bytes that are no request.

use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::server::request_log::refused_outright;
use crate::server::security;

/// How long a client who gets no place may take to hear so.
const REFUSAL_TIME: Duration = Duration::from_millis(500);

/// The library's own answers are shorter than this, in bytes.
const LONGEST_BARE_HEAD: usize = 256;

/// A response of a line of text, with the headers that all responses have; it closes the connection.
pub(crate) fn response(status_line: &str, text: &str) -> Vec<u8> {
    let policy = security::header_lines();
    let length = text.len();
    format!(
        "{status_line}\r\ncontent-type: text/plain; charset=utf-8\r\ncontent-length: {length}\r\nconnection: close\r\n{policy}\r\n{text}"
    )
    .into_bytes()
}

/// What stands in for an answer of the HTTP library itself; `None` if these bytes are another
/// answer. The library writes a bare head: nothing of ours is in it.
pub(crate) fn in_place_of(head: &[u8]) -> Option<Vec<u8>> {
    if !head.starts_with(b"HTTP/1.1 4") || head.len() > LONGEST_BARE_HEAD {
        return None;
    }
    let head = std::str::from_utf8(head).ok()?;
    if !head.ends_with("\r\n\r\n") || head.contains(security::POLICY_NAME) {
        return None;
    }
    let (status_line, _) = head.split_once("\r\n")?;
    let text = match status_line.split(' ').nth(1) {
        Some("414") => "The address is too long; shorten it.\n",
        Some("431") => "The request has too many or too long header lines; send fewer.\n",
        _ => "This is not a valid HTTP request; open the address in a browser.\n",
    };
    let status = status_line.split(' ').nth(1)?.parse().ok()?;
    refused_outright(status, text.trim_end());
    Some(response(status_line, text))
}

/// Tells a client that there is no place, and hears out what it sends, so that the answer is not
/// lost by closing with bytes unread.
pub(crate) async fn refuse(mut stream: TcpStream) {
    let told = async {
        let text = "The server is busy; try again in a few seconds.\n";
        let busy = response("HTTP/1.1 503 Service Unavailable\r\nretry-after: 5", text);
        stream.write_all(&busy).await?;
        stream.shutdown().await?;
        let mut unread = [0; 1024];
        while stream.read(&mut unread).await? > 0 {}
        std::io::Result::Ok(())
    };
    // Whoever does not listen is left.
    let _ = tokio::time::timeout(REFUSAL_TIME, told).await;
}
