//! Whoever cites a page gives its whole address, and only one that the server answers to.

use std::collections::BTreeSet;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::http::header;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::PublicHost;
use prosopograph::server::router;

use crate::support::markup::decoded;
use crate::support::server::PATIENCE;
use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::send;
use crate::support::server::service;

/// A page of every sort that shows something of the network.
const PAGES: [&str; 20] = [
    "/",
    "/about",
    "/vocabulary",
    "/sources",
    "/sources/lecture",
    "/relations/r0001",
    "/entities",
    "/claims",
    "/claims?sources=lecture&where=locus:S6.p20",
    "/counts?by=year",
    "/choices?of=types",
    "/find?q=Ezhov",
    "/entities/nikolai-ezhov",
    "/around?entity=ogpu",
    "/path?from=torashiro-kawabe&to=joseph-stalin",
    "/journey?from=torashiro-kawabe&to=joseph-stalin",
    "/timeline",
    "/triangles?pattern=espionage",
    "/contradictions",
    "/explore?steps=show:nkvd",
];

async fn page_at(service: Router, host: &str, address: &str) -> String {
    let request = Request::builder()
        .uri(address)
        .header(header::HOST, host)
        .body(Body::empty())
        .expect("a request");
    let reply = send(service, request).await;
    reply.assert_page(200);
    decoded(&reply.text())
}

/// The addresses that the RIS of a page gives.
fn addresses(page: &str) -> Vec<&str> {
    let lines = page.lines().map(str::trim_end);
    lines
        .filter_map(|line| line.strip_prefix("UR  - "))
        .collect()
}

fn service_of(public: &[&str]) -> Router {
    let public: Vec<PublicHost> = public
        .iter()
        .map(|host| host.parse().expect("a host"))
        .collect();
    let hosts = AllowedHosts::default().and_public(&public);
    router(AppState::new(explorer().clone(), hosts).with_deadline(PATIENCE))
}

#[tokio::test]
async fn every_page_that_shows_something_is_cited_with_its_whole_address() {
    let hash = &explorer().network().about().content_hash;
    let mut keys = BTreeSet::new();
    for address in PAGES {
        let page = page_at(service(), "localhost:7878", address).await;
        let cited = addresses(&page);
        let key = page.split("@online{").nth(1);
        let key = key.and_then(|rest| rest.split(',').next()).expect("a key");
        let is_new = address == "/about" || keys.insert(key.to_owned());
        assert!(is_new, "{address} and another are cited as {key}");
        assert!(page.contains("N1  - seen 20"), "{address}: on which day?");
        let [cited] = cited[..] else {
            panic!("{address} is cited once: {cited:?}");
        };
        let path = address.split('?').next().unwrap_or_default();
        let begin = format!("http://localhost:7878{path}?");
        assert!(cited.starts_with(&begin), "{address} is cited as {cited}");
        assert!(cited.contains(&format!("data={hash}")), "{cited}");
        for part in [
            format!("url = {{{cited}}}"),
            format!("\"URL\":\"{cited}\""),
            format!(", {cited}</p>"),
        ] {
            assert!(page.contains(&part), "{address} has no {part}");
        }
        let again = page_at(
            service(),
            "localhost:7878",
            &cited[begin.len() - path.len() - 1..],
        )
        .await;
        assert_eq!(addresses(&again), [cited], "what is cited leads back");
        let aged = cited[begin.len() - path.len() - 1..].replace(hash.as_str(), "0123456789abcdef");
        let aged = page_at(service(), "localhost:7878", &aged).await;
        assert!(aged.contains("cited on other data"), "{address}");
    }
}

#[tokio::test]
async fn a_public_name_is_cited_and_nobody_is_cited_at_the_name_of_another() {
    let cases: [(&[&str], &str, &str); 7] = [
        (&[], "LOCALHOST:99", "http://localhost:99/sources?"),
        (&[], "127.0.0.1", "http://127.0.0.1/sources?"),
        (
            &["history.example.org"],
            "localhost:7878",
            "http://history.example.org/sources?",
        ),
        (
            &["history.example.org"],
            "history.example.org:81",
            "http://history.example.org:81/sources?",
        ),
        (
            &["https://History.example.org"],
            "history.example.org",
            "https://history.example.org/sources?",
        ),
        (
            &["https://a.example:8443", "b.example"],
            "b.example",
            "http://b.example/sources?",
        ),
        (
            &["https://a.example:8443", "b.example"],
            "[::1]:7878",
            "https://a.example:8443/sources?",
        ),
    ];
    for (public, host, begin) in cases {
        let service = service_of(public);
        // What one visitor was shown is not kept for another.
        page_at(service.clone(), "localhost:1", "/").await;
        let page = page_at(service, host, "/sources").await;
        let cited = addresses(&page);
        assert!(
            matches!(cited[..], [cited] if cited.starts_with(begin)),
            "{public:?}, {host}: {cited:?}"
        );
        assert!(!page.contains("localhost:1/"), "{host}");
    }
}

#[tokio::test]
async fn programs_are_told_the_whole_address_of_the_page() {
    let request = Request::builder()
        .uri("/api/find?q=Ezhov")
        .header(header::HOST, "localhost:7878")
        .body(Body::empty());
    let answer = send(service(), request.expect("a request")).await.json();
    let citing = &answer["question"]["citing"];
    let page = citing["page"].as_str().expect("an address");
    assert!(
        page.starts_with("http://localhost:7878/find?data="),
        "{page}"
    );
    let text = citing["text"].as_str().expect("a text");
    assert!(text.ends_with(page) && text.contains(", seen 20"), "{text}");
}

#[tokio::test]
async fn a_bibliography_of_an_answer_begins_with_the_answer() {
    let of = "/path?from=torashiro-kawabe&to=joseph-stalin";
    let page = page_at(service(), "localhost:7878", of).await;
    let [cited] = addresses(&page)[..] else {
        panic!("the page is cited once");
    };
    for format in ["bibtex", "ris", "csl-json"] {
        let address = format!(
            "/api/export/{format}?of={}",
            of.replace('?', "%3F")
                .replace('&', "%26")
                .replace('=', "%3D")
        );
        let request = Request::builder()
            .uri(address)
            .header(header::HOST, "localhost:7878")
            .body(Body::empty());
        let file = send(service(), request.expect("a request")).await;
        let text = file.text();
        assert_eq!(text.matches(cited).count(), 1, "{format}: {text}");
        let first = text.find(cited).expect("it is there");
        let lecture = text.find("lecture").expect("the sources follow");
        assert!(first < lecture, "{format}: {text}");
        assert!(text.contains("How is Torashir"), "{format}: {text}");
    }
}

#[test]
fn what_is_no_host_is_refused() {
    for text in [
        "",
        "https://",
        "a b",
        "http://a/b",
        "a:port",
        "ftp://a",
        "[::g]",
        "a\"b",
    ] {
        assert!(text.parse::<PublicHost>().is_err(), "{text}");
    }
}

#[tokio::test]
async fn the_citation_names_the_part_of_the_network() {
    for address in [
        "/claims?classes=repression&during=1937",
        "/counts?by=year&classes=repression",
        "/timeline?classes=repression",
    ] {
        let answer = get(&format!("/api{address}")).await.json();
        let text = answer["question"]["citing"]["text"]
            .as_str()
            .expect("a line");
        assert!(text.contains("class repression"), "{address}: {text}");
    }
}
