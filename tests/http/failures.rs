//! Failures: problem details for programs, a page for people, guarded like any answer.

use std::time::Duration;

use axum::Router;
use axum::http::Method;
use axum::http::header;
use axum::routing::get as get_method;
use futures_util::future::join_all;
use prosopograph::server::answered_in_any_case;
use tower::ServiceExt;

use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::hurried_service;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

#[tokio::test]
async fn an_unknown_address_is_not_found_in_the_form_of_its_reader() {
    for address in [
        "/nope",
        "/entity",
        "/entities/",
        "/entities/a/b",
        "/path/",
        "/find/x",
        "/assets/none.js",
        "//",
        "/%2e%2e/etc",
    ] {
        get(address).await.assert_page(404);
    }
    for address in [
        "/api/nope",
        "/api/entity",
        "/api/entities/",
        "/api/path/x",
        "/api/openapi",
        "/api//find",
    ] {
        get(address).await.assert_problem(404);
    }
}

#[tokio::test]
async fn an_unknown_entity_is_not_found_and_those_like_it_are_offered() {
    let page = get("/entities/nikolai-ezov").await;
    page.assert_page(404);
    assert!(
        page.text().contains("href=\"/entities/nikolai-ezhov\""),
        "{}",
        page.text()
    );
    let problem = get("/api/entities/nikolai-ezov").await.assert_problem(404);
    assert_eq!(problem["errors"][0]["parameter"], "id");
    assert_eq!(problem["errors"][0]["choices"][0]["id"], "nikolai-ezhov");
}

#[tokio::test]
async fn other_methods_than_get_and_head_are_refused() {
    for method in [
        Method::POST,
        Method::PUT,
        Method::DELETE,
        Method::PATCH,
        Method::OPTIONS,
        Method::TRACE,
    ] {
        for address in ["/", "/find?q=x", "/entities/nkvd", "/api"] {
            let reply = send(service(), request(method.clone(), address)).await;
            reply.assert_page(405);
            assert_allows_reading(reply.header(header::ALLOW), &reply.address);
        }
        for address in ["/api/find?q=x", "/api/entities/nkvd", "/api/openapi.json"] {
            let reply = send(service(), request(method.clone(), address)).await;
            reply.assert_problem(405);
            assert_allows_reading(reply.header(header::ALLOW), &reply.address);
        }
    }
}

fn assert_allows_reading(allow: &str, address: &str) {
    let allowed: Vec<&str> = allow.split(',').map(str::trim).collect();
    assert!(
        allowed.contains(&"GET") && allowed.contains(&"HEAD"),
        "{address}: Allow is \"{allow}\""
    );
}

#[tokio::test]
async fn a_wrong_question_comes_back_with_what_is_wrong() {
    let cases = [
        ("/path?from=nkvd&to=ogpu&k=0", "k", "Routes"),
        (
            "/path?from=nkvd&to=ogpu&max_hops=65",
            "max_hops",
            "Most hops",
        ),
        (
            "/path?from=nkvd&to=ogpu&method=quickest",
            "method",
            "Look for",
        ),
        ("/path?from=nkvd&to=ogpu&since=yesterday", "since", "Since"),
        ("/around?hops=1", "entity", "Around"),
        ("/around?entity=nkvd&hops=7", "hops", "Hops"),
        ("/triangles?pattern=espionag", "pattern", "Pattern"),
        ("/triangles?side1=spying", "side1", "Side 1"),
        ("/triangles?limit=1001", "limit", "Results"),
    ];
    for (address, parameter, label) in cases {
        let page = get(address).await;
        page.assert_page(400);
        let named = [format!(">{label}</a>:"), format!(">{label}</code>:")];
        let text = page.text();
        assert!(
            named.iter().any(|named| text.contains(named))
                && page.text().contains("role=\"alert\""),
            "{address}: {}",
            page.text()
        );
        let problem = get(&format!("/api{address}")).await.assert_problem(400);
        assert_eq!(
            problem["errors"][0]["parameter"], parameter,
            "{address}: {problem}"
        );
    }
}

#[tokio::test]
async fn half_a_question_is_a_form_for_people_and_wrong_for_programs() {
    let page = get("/path?from=nkvd").await;
    page.assert_page(200);
    assert!(
        page.text().contains("name=\"from\" value=\"NKVD\""),
        "{}",
        page.text()
    );
    for (asked, missing) in [
        ("/api/path?from=nkvd", "to"),
        ("/api/path?to=nkvd", "from"),
        ("/api/around?hops=1", "entity"),
    ] {
        let problem = get(asked).await.assert_problem(400);
        assert_eq!(problem["errors"][0]["parameter"], missing, "{asked}");
    }
}

#[tokio::test]
async fn a_path_that_is_not_text_is_refused_in_the_form_of_its_reader() {
    for id in ["%FF", "a%C3", "%E2%28%A1", "%ED%A0%80"] {
        let page = get(&format!("/entities/{id}")).await;
        assert!(matches!(page.status.as_u16(), 400 | 404), "{}", page.status);
        page.assert_page(page.status.as_u16());
        let problem = get(&format!("/api/entities/{id}")).await;
        assert!(
            matches!(problem.status.as_u16(), 400 | 404),
            "{}",
            problem.status
        );
        problem.assert_problem(problem.status.as_u16());
        get(&format!("/assets/{id}")).await.assert_guarded();
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_breaks_down_or_never_ends_is_a_failure_like_any_other() {
    async fn broken() -> &'static str {
        panic!("as a fault in a handler would");
    }
    let routes = ["", "/api"]
        .into_iter()
        .fold(Router::new(), |routes, part| {
            let never_ending =
                get_method(|| async { std::future::pending::<&'static str>().await });
            routes
                .route(&format!("{part}/broken"), get_method(broken))
                .route(&format!("{part}/endless"), never_ending)
        });
    let service = answered_in_any_case(routes, Duration::from_secs(10));
    for (address, status) in [("/broken", 500), ("/endless", 503)] {
        let page = service
            .clone()
            .oneshot(request(Method::GET, address))
            .await
            .expect("a router does not fail");
        assert_eq!(page.status().as_u16(), status, "{address}");
        assert_eq!(
            page.headers()[header::CONTENT_TYPE],
            "text/html; charset=utf-8"
        );
        let problem = service
            .clone()
            .oneshot(request(Method::GET, &format!("/api{address}")))
            .await;
        let problem = problem.expect("a router does not fail");
        assert_eq!(problem.status().as_u16(), status, "{address}");
        assert_eq!(
            problem.headers()[header::CONTENT_TYPE],
            "application/problem+json"
        );
        assert_eq!(
            problem.headers().contains_key(header::RETRY_AFTER),
            status == 503
        );
    }
}

#[tokio::test(start_paused = true)]
async fn whoever_waits_too_long_is_told_to_come_back() {
    // Forty at once: a few are worked on, as many as may wait still do when the clock jumps past the
    // deadline, and the rest are refused at once.
    let service = hurried_service();
    for path in ["/triangles?limit=1000", "/api/triangles?limit=1000"] {
        let asked = (0..40).map(|_| send(service.clone(), request(Method::GET, path)));
        let jump = async {
            tokio::time::advance(std::time::Duration::from_secs(6)).await;
        };
        let (replies, ()) = futures_util::future::join(join_all(asked), jump).await;
        let late: Vec<_> = replies
            .iter()
            .filter(|reply| reply.status.as_u16() == 503)
            .collect();
        assert!(!late.is_empty(), "{path}: somebody waited too long");
        let mut told = Vec::new();
        for reply in late {
            assert_eq!(reply.header(header::RETRY_AFTER), "5");
            if path.starts_with("/api") {
                told.push(reply.assert_problem(503)["detail"].to_string());
            } else {
                reply.assert_page(503);
                told.push(reply.text());
            }
        }
        for reason in ["narrow", "too many questions are waiting"] {
            assert!(
                told.iter().any(|told| told.contains(reason)),
                "{reason}: {told:?}"
            );
        }
        assert!(
            told.iter()
                .all(|told| told.contains("narrow") || told.contains("too many")),
            "{told:?}"
        );
    }
    assert!(explorer().network().entity_count() > 0);
}
