//! Bytes that are no proper request: refused, and nobody else waits for them.

use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;
use std::time::Instant;

use crate::cli::serve::exchange;
use crate::cli::serve::plain;
use crate::support::program::Serving;

#[test]
fn clients_that_send_their_headers_slowly_do_not_block_others_and_are_cut_off() {
    let serving = Serving::start(&[]);
    let slow: Vec<TcpStream> = (0..100)
        .map(|_| {
            let mut stream = TcpStream::connect(serving.host()).expect("the server accepts");
            stream
                .write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
                .expect("half a request can be sent");
            stream
        })
        .collect();
    let began = Instant::now();
    assert!(plain(serving.host(), "/api/overview").starts_with("HTTP/1.1 200 "));
    assert!(
        began.elapsed() < Duration::from_secs(3),
        "{:?}",
        began.elapsed()
    );
    for mut stream in slow.into_iter().take(3) {
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .expect("a timeout can be set");
        let mut rest = Vec::new();
        assert!(
            stream.read_to_end(&mut rest).is_ok(),
            "the server gives up on a slow client"
        );
    }
}

/// The headers that every answer has, whoever wrote it.
fn assert_has_policy(reply: &str) {
    for header in [
        "content-security-policy: ",
        "x-content-type-options: nosniff",
    ] {
        assert_eq!(reply.matches(header).count(), 1, "{header}\n{reply}");
    }
}

#[test]
fn a_malformed_request_is_refused() {
    let serving = Serving::start(&[]);
    let malformed: [&[u8]; 9] = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not plain text\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"G\x00T / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nNo colon\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
    ];
    for bytes in malformed {
        let reply = exchange(serving.host(), bytes);
        let shown = String::from_utf8_lossy(bytes);
        assert!(
            reply.is_empty() || reply.starts_with("HTTP/1.1 4"),
            "{shown}: {reply}"
        );
        assert!(!reply.contains("<h1"), "{shown}: {reply}");
    }
    let reply = exchange(serving.host(), b"GET HTTP/1.1\r\n\r\n");
    assert!(reply.starts_with("HTTP/1.1 400 "), "{reply}");
    assert_has_policy(&reply);
    assert!(plain(serving.host(), "/").starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_request_without_or_with_two_names_is_misdirected() {
    let serving = Serving::start(&[]);
    for bytes in [
        "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: example.org\r\nConnection: close\r\n\r\n",
        "GET http://example.org/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
    ] {
        let reply = exchange(serving.host(), bytes.as_bytes());
        assert!(
            reply.starts_with("HTTP/1.1 421 ") || reply.starts_with("HTTP/1.0 421 "),
            "{bytes}: {reply}"
        );
    }
}

#[test]
fn a_huge_head_is_refused_as_too_large() {
    let serving = Serving::start(&[]);
    let long = format!(
        "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: {}\r\n\r\n",
        "a".repeat(200_000)
    );
    let many = format!(
        "GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n",
        "X-Many: 1\r\n".repeat(200)
    );
    for head in [long, many] {
        let reply = exchange(serving.host(), head.as_bytes());
        assert!(reply.starts_with("HTTP/1.1 431 "), "{reply}");
        assert_has_policy(&reply);
    }
    let address = format!(
        "GET /find?q={} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "a".repeat(200_000)
    );
    let reply = exchange(serving.host(), address.as_bytes());
    assert!(
        reply.starts_with("HTTP/1.1 414 ") || reply.starts_with("HTTP/1.1 431 "),
        "{reply}"
    );
    assert_has_policy(&reply);
    assert!(plain(serving.host(), "/").starts_with("HTTP/1.1 200 "));
}

/// The system hands over many bytes at once: a head may have arrived whole before it is too large.
#[test]
fn a_head_is_refused_as_soon_as_it_is_larger_than_allowed() {
    let serving = Serving::start(&[]);
    let asked = |bytes: usize| {
        let end = "\r\nConnection: close\r\n\r\n";
        let begins = "GET /api/overview HTTP/1.1\r\nHost: localhost\r\nX-Long: ";
        let long = "a".repeat(bytes - begins.len() - end.len());
        exchange(serving.host(), format!("{begins}{long}{end}").as_bytes())
    };
    let most = 64 * 1024;
    let control = asked(most - 1_024);
    assert!(control.starts_with("HTTP/1.1 200 "), "{control}");
    for bytes in [most + 1, 70_000, 100_000, 130_000] {
        let reply = asked(bytes);
        assert!(reply.starts_with("HTTP/1.1 431 "), "{bytes}: {reply}");
        assert_has_policy(&reply);
    }
}

#[test]
fn a_body_that_says_it_is_too_large_is_refused_before_it_is_sent() {
    let serving = Serving::start(&[]);
    for (method, path) in [("GET", "/"), ("POST", "/api/overview"), ("POST", "/upload")] {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\n"
        );
        let reply = exchange(serving.host(), head.as_bytes());
        assert!(reply.starts_with("HTTP/1.1 413 "), "{path}: {reply}");
        assert_has_policy(&reply);
    }
}

#[test]
fn bytes_beyond_ascii_in_an_address_are_read_or_refused() {
    let serving = Serving::start(&[]);
    for address in [
        "/find?q=Ежов",
        "/find?q=河辺",
        "/entities/Ежов",
        "/find?q=\u{1}",
    ] {
        let reply = exchange(
            serving.host(),
            format!("GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .as_bytes(),
        );
        let status = reply.split(' ').nth(1).unwrap_or_default();
        assert!(
            matches!(status, "200" | "400" | "404"),
            "{address}: {reply}"
        );
    }
}
