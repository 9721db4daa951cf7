//! The service answers only to its own names.

use axum::body::Body;
use axum::http::Request;
use axum::http::header;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::router;

use crate::support::server::Reply;
use crate::support::server::explorer;
use crate::support::server::send;
use crate::support::server::service;

async fn called(address: &str, hosts: &[&str]) -> Reply {
    let mut request = Request::builder()
        .uri(address)
        .body(Body::empty())
        .expect("a request");
    for host in hosts {
        request
            .headers_mut()
            .append(header::HOST, host.parse().expect("a header"));
    }
    send(service(), request).await
}

#[tokio::test]
async fn the_loopback_names_are_answered_with_any_port() {
    for host in [
        "localhost",
        "localhost:7878",
        "LOCALHOST:1",
        "127.0.0.1",
        "127.0.0.1:65535",
        "[::1]",
        "[::1]:80",
    ] {
        called("/", &[host]).await.assert_page(200);
        called("/api/overview", &[host]).await.assert_answer();
    }
}

#[tokio::test]
async fn another_name_is_misdirected() {
    for host in [
        "example.org",
        "localhost.example.org",
        "127.0.0.1.nip.io",
        "0.0.0.0",
        "",
        "localhost:80:80",
        "user@localhost",
        "[::2]:80",
    ] {
        called("/", &[host]).await.assert_page(421);
        called("/nope", &[host]).await.assert_page(421);
        called("/assets/main.js", &[host]).await.assert_page(421);
        called("/api/overview", &[host]).await.assert_problem(421);
    }
}

#[tokio::test]
async fn no_name_and_two_names_are_misdirected() {
    called("/", &[]).await.assert_page(421);
    called("/", &["localhost", "localhost"])
        .await
        .assert_page(421);
    called("/", &["localhost", "example.org"])
        .await
        .assert_page(421);
    called("/api/overview", &["localhost", "example.org"])
        .await
        .assert_problem(421);
}

#[tokio::test]
async fn a_name_in_the_address_counts_too() {
    called("http://localhost/", &["localhost"])
        .await
        .assert_page(200);
    called("http://example.org/", &["localhost"])
        .await
        .assert_page(421);
    called("http://localhost/", &["example.org"])
        .await
        .assert_page(421);
    called("http://example.org/api/overview", &["localhost"])
        .await
        .assert_problem(421);
}

#[tokio::test]
async fn a_further_name_is_answered_when_it_was_given() {
    let hosts = AllowedHosts::loopback_and(&["History.Example.org".to_owned()]);
    let service = router(AppState::new(explorer().clone(), hosts));
    for (host, status) in [
        ("history.example.org", 200),
        ("HISTORY.example.org:443", 200),
        ("example.org", 421),
    ] {
        let request = Request::builder()
            .uri("/")
            .header(header::HOST, host)
            .body(Body::empty())
            .expect("a request");
        send(service.clone(), request).await.assert_page(status);
    }
}
