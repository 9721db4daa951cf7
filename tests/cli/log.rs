//! The log of a service: a line a request, and nothing about readers that was not asked for.

use std::collections::BTreeMap;

use serde_json::Value;

use super::serve::exchange;
use crate::support::program::Serving;

/// A word that stands in no route.
const WORD: &str = "Zanzibar";

/// A request with a further header line, and its reply.
fn asked(serving: &Serving, method: &str, path: &str, line: &str) -> String {
    let host = serving.host();
    exchange(
        host,
        format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{line}\r\n")
            .as_bytes(),
    )
}

/// The value of a header line of a reply.
fn header<'a>(reply: &'a str, name: &str) -> &'a str {
    let line = reply.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.strip_prefix(": "))
        .unwrap_or_else(|| panic!("no {name}: {reply}"))
}

fn body_size(reply: &str) -> usize {
    reply
        .split_once("\r\n\r\n")
        .map_or(0, |(_, body)| body.len())
}

/// The lines of a log in JSON.
fn lines(log: &str) -> Vec<Value> {
    let line =
        |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    log.lines().map(line).collect()
}

/// What is asked, with its route and status.
const REQUESTS: [(&str, &str, &str, u64); 8] = [
    ("GET", "/", "/", 200),
    ("HEAD", "/", "/", 200),
    ("GET", "/healthz", "/healthz", 200),
    (
        "GET",
        "/entities/nikolai-ezhov?since=1937",
        "/entities/{id}",
        200,
    ),
    ("GET", "/api/find?q=Zanzibar", "/api/find", 200),
    ("GET", "/api/path?from=Zanzibar&to=nkvd", "/api/path", 404),
    ("GET", "/Zanzibar?q=Zanzibar", "none", 404),
    ("POST", "/sources", "/sources", 405),
];

#[test]
fn every_request_has_a_line_that_says_nothing_of_what_was_asked() {
    let mut serving = Serving::start_logged(&["--log", "json"]);
    let mut replies = BTreeMap::new();
    for (method, path, route, status) in REQUESTS {
        let reply = asked(&serving, method, path, "");
        let id = header(&reply, "x-request-id").to_owned();
        let earlier = replies.insert(id, (method, route, status, body_size(&reply)));
        assert!(earlier.is_none(), "an id was given twice");
    }
    let log = serving.log_at_the_end();
    for told in [WORD, "nikolai", "1937", "127.0.0.1"] {
        assert!(!log.contains(told), "{told}: {log}");
    }
    let lines = lines(&log);
    assert_eq!(lines.len(), replies.len(), "{log}");
    for line in lines {
        let id = line["id"].as_str().unwrap_or_default();
        let (method, route, status, size) = replies[id];
        assert_eq!(line["message"], "request");
        assert_eq!(line["method"], method, "{line}");
        assert_eq!(line["route"], route, "{line}");
        assert_eq!(line["status"], status, "{line}");
        assert_eq!(line["bytes"], size, "{line}");
        assert!(line["milliseconds"].is_u64(), "{line}");
        assert!(
            line["timestamp"]
                .as_str()
                .is_some_and(|time| time.ends_with('Z'))
        );
        assert_eq!(line["client_left"], Value::Null, "{line}");
        assert_eq!(line["refusal"].is_string(), status == 405, "{line}");
    }
}

#[test]
fn what_was_asked_is_told_if_whoever_runs_it_says_so() {
    let mut serving = Serving::start_logged(&["--log", "json", "--log-queries"]);
    let path = "/api/path?from=Zanzibar&to=nkvd";
    asked(&serving, "GET", path, "");
    let log = serving.log_at_the_end();
    let [line] = &lines(&log)[..] else {
        panic!("{log}");
    };
    assert_eq!(line["address"], path);
    let refusal = line["refusal"].as_str().unwrap_or_default();
    assert!(refusal.contains(WORD), "{line}");
}

#[test]
fn refusals_are_told_with_their_reason_and_what_never_was_a_request_too() {
    let mut serving = Serving::start_logged(&["--log", "json", "--body-size", "1"]);
    let host = serving.host();
    let elsewhere = exchange(
        host,
        b"GET / HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n",
    );
    assert!(elsewhere.starts_with("HTTP/1.1 421 "), "{elsewhere}");
    let large = asked(&serving, "POST", "/api/query", "Content-Length: 2000\r\n");
    assert!(large.starts_with("HTTP/1.1 413 "), "{large}");
    let garbage = exchange(host, b"Zanzibar\r\n\r\n");
    assert!(garbage.starts_with("HTTP/1.1 400 "), "{garbage}");
    let log = serving.log_at_the_end();
    assert!(!log.contains(WORD), "{log}");
    for (status, reason) in [
        (421, "--public-host"),
        (413, "1024 bytes"),
        (400, "not a valid HTTP request"),
    ] {
        let lines = lines(&log);
        let line = lines.iter().find(|line| line["status"] == status);
        let line = line.unwrap_or_else(|| panic!("{status}: {log}"));
        let refusal = line["refusal"].as_str().unwrap_or_default();
        assert!(refusal.contains(reason), "{line}");
        assert_eq!(line["id"].is_string(), status != 400, "{line}");
    }
}

#[test]
fn a_name_that_a_proxy_gives_is_kept_if_it_is_one() {
    let mut serving = Serving::start_logged(&["--log", "text"]);
    let named = asked(
        &serving,
        "GET",
        "/healthz",
        "X-Request-Id: from-proxy.7\r\n",
    );
    assert_eq!(header(&named, "x-request-id"), "from-proxy.7");
    let too_long = "a".repeat(65);
    for wrong in ["a b", "a\"id=1", "", &too_long] {
        let line = format!("X-Request-Id: {wrong}\r\n");
        let reply = asked(&serving, "GET", "/healthz", &line);
        let given = header(&reply, "x-request-id");
        assert!(given != wrong && given.len() <= 64, "{wrong}: {given}");
    }
    let log = serving.log_at_the_end();
    assert_eq!(log.lines().count(), 5, "{log}");
    let first = log.lines().next().unwrap_or_default();
    for told in [
        " INFO request id=\"from-proxy.7\" method=\"GET\" route=\"/healthz\" status=200 bytes=3 ",
        "milliseconds=",
    ] {
        assert!(first.contains(told), "{told}: {first}");
    }
}

#[test]
fn without_being_asked_for_there_is_no_log() {
    let mut serving = Serving::start_logged(&[]);
    let reply = asked(&serving, "GET", "/healthz", "");
    assert!(!header(&reply, "x-request-id").is_empty());
    assert_eq!(serving.log_at_the_end(), "");
}
