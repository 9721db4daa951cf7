//! What a service tells whoever runs and watches it.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use axum::body::Body;
use axum::http::Method;
use axum::http::Request;
use axum::http::header;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::router;

use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

#[tokio::test]
async fn that_it_runs_is_said_at_once_under_every_name() {
    let steps = Arc::new(AtomicU64::new(0));
    let state = AppState::new(explorer().clone(), AllowedHosts::default());
    let service = router(state.with_step_counter(Arc::clone(&steps)));
    for host in ["localhost", "10.0.0.7:7878", "example.org"] {
        let asked = Request::builder()
            .uri("/healthz")
            .header(header::HOST, host)
            .body(Body::empty())
            .expect("it is a request");
        let reply = send(service.clone(), asked).await;
        reply.assert_guarded();
        assert_eq!(reply.status, 200, "{host}");
        assert_eq!(reply.text(), "ok\n", "{host}");
        assert_eq!(reply.header(header::CACHE_CONTROL), "no-store", "{host}");
        assert_eq!(reply.header(header::ETAG), "", "{host}");
        assert_eq!(
            reply.header(header::CONTENT_TYPE),
            "text/plain; charset=utf-8"
        );
    }
    assert_eq!(steps.load(Ordering::Relaxed), 0, "nothing is worked out");
    let head = send(service.clone(), request(Method::HEAD, "/healthz")).await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
    let sent = send(service, request(Method::POST, "/healthz")).await;
    sent.assert_page(405);
}

#[tokio::test]
async fn how_it_is_asked_whether_it_runs_is_described() {
    let described = get("/api/openapi.json").await.json();
    let operation = &described["paths"]["/healthz"]["get"];
    assert_eq!(operation["operationId"], "healthz");
    let body = &operation["responses"]["200"]["content"]["text/plain"]["schema"]["const"];
    assert_eq!(*body, get("/healthz").await.text());
}

#[tokio::test]
async fn where_weaknesses_are_reported_is_said_if_somebody_is_named() {
    const ADDRESS: &str = "/.well-known/security.txt";
    get(ADDRESS).await.assert_page(404);
    send(service(), request(Method::POST, ADDRESS))
        .await
        .assert_page(405);
    let public = ["history.example.org", "https://history.example.org"];
    let public = public.map(|name| name.parse().expect("it is a name"));
    let hosts = AllowedHosts::default().and_public(&public);
    let contacts = ["security@example.org", "https://example.org/report"];
    let contacts = contacts.map(|contact| contact.parse().expect("it is a contact"));
    let state = AppState::new(explorer().clone(), hosts).with_security_contacts(&contacts);
    let reply = send(router(state), request(Method::GET, ADDRESS)).await;
    reply.assert_guarded();
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header(header::CONTENT_TYPE),
        "text/plain; charset=utf-8"
    );
    let text = reply.text();
    let lines: Vec<&str> = text.lines().collect();
    let [first, second, expires, languages, canonical] = lines[..] else {
        panic!("{text}");
    };
    assert_eq!(first, "Contact: mailto:security@example.org");
    assert_eq!(second, "Contact: https://example.org/report");
    assert_eq!(languages, "Preferred-Languages: en");
    assert_eq!(
        canonical,
        "Canonical: https://history.example.org/.well-known/security.txt"
    );
    let day = expires
        .strip_prefix("Expires: ")
        .and_then(|moment| moment.strip_suffix("T00:00:00Z"))
        .unwrap_or_else(|| panic!("{expires}"));
    let parts: Vec<u32> = day
        .split('-')
        .filter_map(|part| part.parse().ok())
        .collect();
    let [year, month, number] = parts[..] else {
        panic!("{expires}");
    };
    assert!(day.len() == 10 && year >= 2026, "{expires}");
    assert!(
        (1..=12).contains(&month) && (1..=31).contains(&number),
        "{expires}"
    );
}
