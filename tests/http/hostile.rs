//! Hostile input: whatever is typed, the service answers calmly and the page stays ours.

use axum::body::Body;
use axum::http::Method;
use axum::http::Request;
use axum::http::header;

use crate::support::markup::assert_nothing_smuggled;
use crate::support::server::Reply;
use crate::support::server::address;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

/// Each question with the parameters it has.
const QUESTIONS: [(&str, &[&str]); 7] = [
    ("/find", &["q", "kinds", "limit"]),
    ("/entities/nkvd", &["limit"]),
    ("/around", &["entity", "hops", "limit"]),
    ("/path", &["from", "to", "method", "k", "max_hops", "limit"]),
    (
        "/journey",
        &["from", "to", "aim", "leave", "arrive", "max_hops", "limit"],
    ),
    ("/timeline", &["entity", "lanes", "limit"]),
    (
        "/triangles",
        &["pattern", "side1", "side2", "side3", "entity", "limit"],
    ),
];
const SCOPE: [&str; 13] = [
    "kinds",
    "avoid_kinds",
    "avoid",
    "types",
    "classes",
    "direction",
    "since",
    "until",
    "during",
    "dates",
    "status",
    "certainty",
    "sources",
];

const HOSTILE: [&str; 24] = [
    "<script>window.pwned=1</script>",
    "\"><script>window.pwned=1</script>",
    "\" onmouseover=\"window.pwned=1\" x=\"",
    "' autofocus onfocus='window.pwned=1",
    "</title><script>window.pwned=1</script>",
    "</textarea></select></style><img src=x onerror=window.pwned=1>",
    "<svg/onload=window.pwned=1>",
    "javascript:window.pwned=1",
    "&quot;&gt;&lt;script&gt;&#60;",
    "{{7*7}}{% if 1 %}${7*7}<%= 7 %>",
    "\u{202e}vohzE ialokiN\u{2066}\u{200f}",
    "nul\0byte",
    "\r\nSet-Cookie: pwned=1\r\n\r\n<html>",
    "../../etc/passwd",
    "'; DROP TABLE entities; --",
    "MATCH (n) DETACH DELETE n",
    "-1",
    "99999999999999999999999999999999999999",
    "1e9",
    "NaN",
    "\u{feff}\u{0}\u{7f}\u{85}\u{2028}\u{fffe}\u{10ffff}",
    "é\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "%00%0a%3cscript%3e",
    ",,,,;;;;",
];

fn assert_calm(reply: &Reply) {
    reply.assert_guarded();
    assert!(
        reply.status.as_u16() < 500,
        "{}: {}",
        reply.address,
        reply.status
    );
    assert!(
        !reply.headers.contains_key(header::SET_COOKIE),
        "{}",
        reply.address
    );
    match reply.header(header::CONTENT_TYPE) {
        "text/html; charset=utf-8" => assert_nothing_smuggled(&reply.address, &reply.text()),
        "application/json" | "application/problem+json" => drop(reply.json()),
        other => panic!("{}: of type {other}: {}", reply.address, reply.text()),
    }
}

async fn ask_with(path: &str, parameter: &str, value: &str) {
    let fitting = [
        ("from", "nkvd"),
        ("to", "ogpu"),
        ("entity", "nkvd"),
        ("q", "nkvd"),
    ];
    let needed: &[&str] = match path {
        "/path" => &["from", "to"],
        "/around" => &["entity"],
        "/find" => &["q"],
        _ => &[],
    };
    let others = fitting
        .into_iter()
        .filter(|(name, _)| needed.contains(name) && *name != parameter);
    let parameters: Vec<(&str, &str)> = others.chain([(parameter, value)]).collect();
    assert_calm(&get(&address(path, &parameters)).await);
    assert_calm(&get(&address(&format!("/api{path}"), &parameters)).await);
}

#[tokio::test]
async fn no_text_in_the_parameters_of_a_question_gets_through() {
    for (path, parameters) in QUESTIONS {
        for parameter in parameters {
            for value in HOSTILE {
                ask_with(path, parameter, value).await;
            }
        }
    }
}

#[tokio::test]
async fn no_text_in_the_scope_of_a_question_gets_through() {
    for (path, _) in QUESTIONS.into_iter().skip(1) {
        for parameter in SCOPE {
            for value in HOSTILE {
                ask_with(path, parameter, value).await;
            }
        }
    }
}

#[tokio::test]
async fn no_name_of_a_parameter_and_no_id_gets_through() {
    for value in HOSTILE {
        for path in [
            "/find",
            "/entities/nkvd",
            "/around",
            "/path",
            "/triangles",
            "/",
            "/sources",
            "/about",
        ] {
            ask_with(path, value, "x").await;
        }
        let id: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
        for path in ["/entities/", "/api/entities/", "/", "/api/"] {
            assert_calm(&get(&format!("{path}{id}")).await);
        }
    }
}

#[tokio::test]
async fn ten_thousand_letters_are_refused_or_answered() {
    let long = [
        "a".repeat(10_000),
        "ж".repeat(5_000),
        "nkvd,".repeat(2_000),
        "<".repeat(10_000),
        "9".repeat(10_000),
        "a b ".repeat(2_500),
    ];
    for (path, parameters) in QUESTIONS {
        for parameter in parameters.iter().chain(&SCOPE) {
            for value in &long {
                ask_with(path, parameter, value).await;
            }
        }
    }
    for path in ["/entities/", "/api/entities/", "/"] {
        assert_calm(&get(&format!("{path}{}", "a".repeat(10_000))).await);
    }
}

#[tokio::test]
async fn a_thousand_parameters_are_refused_or_answered() {
    let repeated = vec!["classes=command"; 1_000].join("&");
    let unknown = (0..1_000)
        .map(|number| format!("p{number}=1"))
        .collect::<Vec<_>>()
        .join("&");
    for parameters in [repeated, unknown, "&".repeat(5_000), "=".repeat(5_000)] {
        for path in ["/path?from=nkvd&to=ogpu", "/triangles?limit=1"] {
            assert_calm(&get(&format!("{path}&{parameters}")).await);
            assert_calm(&get(&format!("/api{path}&{parameters}")).await);
        }
    }
}

#[tokio::test]
async fn broken_percent_encoding_is_read_or_refused() {
    for garbage in [
        "%",
        "%%",
        "%zz",
        "%2",
        "%FF%FE",
        "%C3%28",
        "%ED%A0%80",
        "%00",
        "+%2B+",
        "%252e%252e",
        "%F0%9F%98",
    ] {
        for query in [
            format!("q={garbage}"),
            format!("{garbage}=x"),
            garbage.to_owned(),
            format!("q=a&limit={garbage}"),
        ] {
            assert_calm(&get(&format!("/find?{query}")).await);
            assert_calm(&get(&format!("/api/find?{query}")).await);
        }
        assert_calm(&get(&format!("/entities/{garbage}")).await);
        assert_calm(&get(&format!("/api/entities/{garbage}")).await);
    }
}

#[tokio::test]
async fn a_body_and_odd_headers_change_nothing() {
    let plain = get("/api/find?q=Ezhov").await.body;
    let mut odd = Request::builder()
        .method(Method::GET)
        .uri("/api/find?q=Ezhov")
        .header(header::HOST, "localhost:7878");
    for (name, value) in [
        ("accept", "<script>"),
        ("accept-language", "*;q=2"),
        ("cookie", "a=b; c"),
        ("x-forwarded-host", "example.org"),
        ("x-http-method-override", "DELETE"),
        ("range", "bytes=0-1"),
        ("if-none-match", "*"),
        ("origin", "https://example.org"),
    ] {
        odd = odd.header(name, value);
    }
    let reply = send(
        service(),
        odd.body(Body::from("x".repeat(1_000_000)))
            .expect("a request"),
    )
    .await;
    reply.assert_answer();
    assert_eq!(reply.body, plain);
    assert!(
        !reply
            .headers
            .contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN)
    );
    assert!(!reply.headers.contains_key(header::SET_COOKIE));
    assert_eq!(
        send(
            service(),
            request(Method::GET, "/api/find?q=Ezhov#fragment")
        )
        .await
        .body,
        plain
    );
}
