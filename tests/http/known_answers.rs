//! Answers that a client has already are not worked out again.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Method;
use axum::http::Request;
use axum::http::header;
use prosopograph::explorer::Explorer;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::LIMITS;
use prosopograph::server::ServiceLimits;
use prosopograph::server::router;

use crate::support::generator::dataset;
use crate::support::server::Reply;
use crate::support::server::explorer;
use crate::support::server::request;
use crate::support::server::send;

const ADDRESSES: [&str; 8] = [
    "/",
    "/about",
    "/path?from=torashiro-kawabe&to=joseph-stalin",
    "/api/path?from=torashiro-kawabe&to=joseph-stalin",
    "/api/claims.csv?types=arrested",
    "/api/export/graphml",
    "/ipif/persons",
    "/query?q=MATCH%20(a)%20RETURN%20a%20LIMIT%203",
];

/// The built-in network with all the time it needs, and a counter of its steps.
fn counted(explorer: Explorer) -> (Router, Arc<AtomicU64>) {
    let steps = Arc::new(AtomicU64::new(0));
    let state = AppState::new(
        explorer,
        AllowedHosts::loopback_and(&["example.org".to_owned()]),
    )
    .with_deadline(Duration::from_secs(3_600))
    .with_step_counter(Arc::clone(&steps));
    (router(state), steps)
}

async fn asked_after(service: &Router, method: Method, address: &str, known: &str) -> Reply {
    let request = Request::builder()
        .method(method)
        .uri(address)
        .header(header::HOST, "localhost")
        .header(header::IF_NONE_MATCH, known)
        .body(Body::empty())
        .expect("it is a request");
    send(service.clone(), request).await
}

#[tokio::test]
async fn who_has_an_answer_is_told_so_without_work() {
    let (service, steps) = counted(explorer().clone());
    for address in ADDRESSES {
        let first = asked_after(&service, Method::GET, address, "\"none\"").await;
        assert_eq!(first.status, 200, "{address}");
        assert_eq!(first.header(header::CACHE_CONTROL), "no-cache", "{address}");
        let tag = first.header(header::ETAG);
        assert!(tag.starts_with("W/\""), "{address}: {tag}");
        let done = steps.load(Ordering::Relaxed);
        for known in [
            tag.to_owned(),
            format!("\"other\", {tag}"),
            tag.replace("W/", ""),
        ] {
            for method in [Method::GET, Method::HEAD] {
                let again = asked_after(&service, method, address, &known).await;
                assert_eq!(again.status, 304, "{address}");
                assert_eq!(again.header(header::ETAG), tag);
                assert!(again.body.is_empty());
                again.assert_guarded();
            }
        }
        assert_eq!(
            steps.load(Ordering::Relaxed),
            done,
            "{address} was worked out again"
        );
        let other = asked_after(&service, Method::GET, address, "\"other\"").await;
        assert_eq!(other.status, 200, "{address}");
        assert_eq!(other.body, first.body, "{address}");
    }
    assert!(
        steps.load(Ordering::Relaxed) > 0,
        "nothing was ever worked out"
    );
}

#[tokio::test]
async fn what_changes_an_answer_changes_its_tag() {
    let (service, _) = counted(explorer().clone());
    let (other_data, _) = counted(Explorer::open(&dataset(500)).expect("it is faultless"));
    let tag = async |service: &Router, address: &str, host: &str| {
        let asked = Request::builder()
            .uri(address)
            .header(header::HOST, host)
            .body(Body::empty())
            .expect("it is a request");
        let reply = send(service.clone(), asked).await;
        assert_eq!(reply.status, 200, "{address}");
        reply.header(header::ETAG).to_owned()
    };
    let tags = BTreeSet::from([
        tag(&service, "/claims", "localhost").await,
        tag(&service, "/claims?", "localhost").await,
        tag(&service, "/claims?page=2", "localhost").await,
        tag(&service, "/api/claims", "localhost").await,
        tag(&service, "/claims", "example.org").await,
        tag(&other_data, "/claims", "localhost").await,
    ]);
    assert_eq!(tags.len(), 6, "{tags:?}");
    assert_eq!(
        tag(&service, "/claims", "localhost").await,
        tag(&service, "/claims", "localhost").await,
    );
}

#[tokio::test]
async fn failures_and_networks_that_may_be_replaced_have_no_tag() {
    let (service, _) = counted(explorer().clone());
    for address in ["/nope", "/path?from=nobody&to=nobody", "/api/path"] {
        let reply = send(service.clone(), request(Method::GET, address)).await;
        assert!(reply.status.is_client_error(), "{address}");
        assert_eq!(reply.header(header::ETAG), "", "{address}");
    }
    let lines = "/api/query.ndjson?q=MATCH%20(a)%20RETURN%20a%20LIMIT%203";
    let reply = send(service, request(Method::GET, lines)).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header(header::ETAG), "", "it may have been cut short");
    let state = AppState::new(explorer().clone(), AllowedHosts::default()).with_uploads();
    let reply = send(router(state), request(Method::GET, "/claims")).await;
    assert_eq!(reply.header(header::ETAG), "");
    assert_eq!(reply.header(header::CACHE_CONTROL), "private, no-cache");
}

/// Asks for an answer in an encoding; `None` for none.
async fn encoded(service: &Router, method: Method, address: &str, encoding: Option<&str>) -> Reply {
    let mut asked = request(method, address);
    if let Some(encoding) = encoding {
        let encoding = encoding.parse().expect("it is a header");
        asked
            .headers_mut()
            .insert(header::ACCEPT_ENCODING, encoding);
    }
    send(service.clone(), asked).await
}

/// So many steps were taken since the last time.
fn since(steps: &AtomicU64) -> u64 {
    steps.swap(0, Ordering::Relaxed)
}

#[tokio::test]
async fn what_was_compressed_for_one_is_sent_to_the_next_without_work() {
    let (service, steps) = counted(explorer().clone());
    let address = "/path?from=torashiro-kawabe&to=joseph-stalin";
    let plain = encoded(&service, Method::GET, address, None).await;
    let work = since(&steps);
    assert!(work > 0, "nothing was worked out");
    for encoding in ["br", "gzip"] {
        let first = encoded(&service, Method::GET, address, Some(encoding)).await;
        assert!(
            since(&steps) > 0,
            "{encoding}: another encoding is not kept yet"
        );
        assert_eq!(first.header(header::CONTENT_ENCODING), encoding);
        assert!(first.body.len() * 2 < plain.body.len(), "{encoding}");
        let again = encoded(&service, Method::GET, address, Some(encoding)).await;
        assert_eq!(since(&steps), 0, "{encoding}: it was worked out again");
        again.assert_guarded();
        assert_eq!(again.status, 200);
        assert_eq!(again.body, first.body, "{encoding}");
        let without_id = |reply: &Reply| {
            let mut headers = reply.headers.clone();
            headers.remove("x-request-id").expect("it has an id");
            headers
        };
        assert_eq!(without_id(&again), without_id(&first), "{encoding}");
    }
    let brotli = encoded(&service, Method::GET, address, Some("br")).await;
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &brotli.body[..], &mut unpacked).expect("it is Brotli");
    assert_eq!(unpacked, plain.body);
    since(&steps);
    encoded(&service, Method::GET, address, None).await;
    assert!(since(&steps) > 0, "what is not compressed is not kept");
    let other = format!("{address}&limit=2");
    encoded(&service, Method::GET, &other, Some("br")).await;
    assert!(since(&steps) > 0, "another address is another answer");
    let head = encoded(&service, Method::HEAD, address, Some("br")).await;
    assert_eq!((head.status.as_u16(), head.body.len()), (200, 0));
}

#[tokio::test]
async fn nothing_is_kept_without_room_or_of_what_failed() {
    let kept = LIMITS.iter().find(|limit| limit.name == "kept-answers");
    let none = ServiceLimits::default().with(kept.expect("it is a limit"), 0);
    let steps = Arc::new(AtomicU64::new(0));
    let state = AppState::new(explorer().clone(), AllowedHosts::default())
        .with_limits(none)
        .with_deadline(Duration::from_secs(3_600))
        .with_step_counter(Arc::clone(&steps));
    let service = router(state);
    let address = "/path?from=torashiro-kawabe&to=joseph-stalin";
    for _ in 0..2 {
        encoded(&service, Method::GET, address, Some("br")).await;
        assert!(since(&steps) > 0, "it was kept");
    }
    let (service, _) = counted(explorer().clone());
    for _ in 0..2 {
        let wrong = encoded(
            &service,
            Method::GET,
            "/path?from=nobody&to=nkvd",
            Some("br"),
        )
        .await;
        assert_eq!(wrong.status, 404);
        assert_eq!(wrong.header(header::ETAG), "");
    }
}
