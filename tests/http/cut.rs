//! Cut short: when the time for an answer is over, what was found by then is given and says so, is
//! never kept, and never taken for the whole.

use std::time::Duration;

use axum::Router;
use axum::http::Method;
use axum::http::header;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::router;

use crate::support::server::Reply;
use crate::support::server::explorer;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

/// The service of the built-in network that has no time for an answer, only for writing it down.
fn hasty_service() -> Router {
    let state = AppState::new(explorer().clone(), AllowedHosts::default());
    router(state.with_deadline(Duration::ZERO))
}

async fn get(service: Router, address: &str) -> Reply {
    send(service, request(Method::GET, address)).await
}

#[tokio::test]
async fn what_was_found_by_then_is_given_and_says_so() {
    for address in [
        "/triangles",
        "/around?entity=nkvd&hops=2",
        "/claims?sort=date",
        "/entities?sort=ties",
        "/counts?by=class",
        "/timeline?entity=nkvd",
        "/query?q=MATCH%20(a),%20(b)%20WHERE%20a.name%20=%20b.note%20RETURN%20a,%20b",
    ] {
        let api = format!("/api{address}");
        let whole = get(service(), &api).await;
        assert_eq!(whole.status, 200, "{address}");
        assert_ne!(whole.json()["question"]["cut"]["reason"], "time");
        let part = get(hasty_service(), &api).await;
        assert_eq!(part.status, 200, "{address}: {}", part.text());
        let cut = &part.json()["question"]["cut"];
        assert_eq!(cut["reason"], "time", "{address}");
        let words = cut["words"].as_str().expect("it is told in words");
        assert!(words.contains("Narrow the question"), "{words}");
        assert_eq!(part.header(header::CACHE_CONTROL), "no-store", "{address}");
        assert_eq!(part.header(header::ETAG), "", "{address}");
        let page = get(hasty_service(), address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(page.text().contains(words), "{address}: {words}");
    }
}

#[tokio::test]
async fn nothing_is_said_not_to_be_there_because_there_was_no_time() {
    let triangles = get(hasty_service(), "/api/triangles").await.json();
    assert_eq!(triangles["total"], 0);
    assert!(triangles["absence"].is_null(), "{}", triangles["absence"]);
    let page = get(hasty_service(), "/triangles").await.text();
    assert!(page.contains("at least"), "0 triangles would be a lie");
    // Of a shortest route there is no part.
    let path = "/api/path?from=torashiro-kawabe&to=joseph-stalin";
    let whole = get(service(), path).await.json();
    let hasty = get(hasty_service(), path).await.json();
    assert_eq!(hasty["routes"], whole["routes"]);
    assert!(hasty["question"]["cut"].is_null());
}

#[tokio::test]
async fn a_list_that_was_cut_short_claims_no_end() {
    let claims = get(hasty_service(), "/api/claims").await.json();
    assert_eq!(claims["total"]["possible"], 0);
    assert!(claims["absence"].is_null(), "{}", claims["absence"]);
    let page = get(hasty_service(), "/claims?page=3").await.text();
    assert!(page.contains(">at least <a"), "{page}");
    assert!(page.contains(">0 claims</a>"), "{page}");
    assert!(page.contains("Page 3 was not reached"), "{page}");
    assert!(!page.contains("There is no page"), "{page}");
    // Its table is whole: the time that is left to what has no parts does for it.
    for table in [
        "/api/claims.csv",
        "/api/entities.csv",
        "/api/counts.csv?by=class",
    ] {
        let whole = get(service(), table).await;
        let hasty = get(hasty_service(), table).await;
        assert_eq!(whole.status, 200, "{table}");
        assert_eq!(hasty.status, 200, "{table}: {}", hasty.text());
        assert!(hasty.body == whole.body, "{table}");
    }
}

#[tokio::test]
async fn the_verdict_on_a_journey_is_right_whatever_the_time() {
    let journey = "/api/journey?from=genrikh-yagoda&to=lavrentii-beria";
    for aim in ["earliest", "fastest"] {
        let address = format!("{journey}&aim={aim}");
        let whole = get(service(), &address).await.json();
        let hasty = get(hasty_service(), &address).await.json();
        assert_eq!(hasty["verdict"], whole["verdict"], "{aim}");
        let cut = &hasty["question"]["cut"];
        assert_eq!(cut.is_null(), aim == "earliest", "{cut}");
        let words = cut["words"].as_str().unwrap_or("there may be a faster one");
        assert!(words.contains("there may be a faster one"), "{words}");
    }
}

#[tokio::test]
async fn a_file_is_whole_whatever_the_time() {
    let file = "/api/export/csv?of=%2Ftriangles";
    let whole = get(service(), file).await;
    assert_eq!(whole.status, 200);
    let hasty = get(hasty_service(), file).await;
    assert!(hasty.body == whole.body, "{}", hasty.status);
    // A table is made of an answer, which is not whole here.
    let table = get(
        hasty_service(),
        "/api/query.csv?q=MATCH%20(a)-[]-%3E(b)-[]-%3E(c)%20RETURN%20a,c",
    )
    .await;
    assert_eq!(table.status, 503, "{}", table.text());
}

#[tokio::test]
async fn what_is_counted_but_not_listed_is_said() {
    let answer = get(service(), "/api/triangles?limit=1").await.json();
    assert_eq!(answer["question"]["cut"]["reason"], "results");
    let answer = get(service(), "/api/around?entity=nkvd&hops=1&limit=1000")
        .await
        .json();
    assert!(answer["question"]["cut"].is_null());
}
