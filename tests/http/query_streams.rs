//! Queries answered line by line: the same rows as at once, each sent before the next is made, and
//! nothing for whoever has left.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Method;
use axum::http::Request;
use axum::http::header;
use http_body_util::BodyExt;
use prosopograph::explorer::Explorer;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::router;
use serde_json::Value;
use tower::ServiceExt;

use crate::http::leaving::stand_still;
use crate::support::generator::dataset;
use crate::support::server::Reply;
use crate::support::server::address;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

const LINES: &str = "application/x-ndjson";

/// Asks for lines, in the header of the request.
fn accepting(method: Method, address: &str) -> Request<Body> {
    let mut request = request(method, address);
    let kinds = format!("{LINES}, application/json;q=0.5").parse();
    let kinds = kinds.expect("kinds that are accepted");
    request.headers_mut().insert(header::ACCEPT, kinds);
    request
}

async fn lines_of(query: &str, more: &[(&str, &str)]) -> Vec<Value> {
    let parameters = [&[("q", query)], more].concat();
    let reply = send(
        service(),
        request(Method::GET, &address("/api/query.ndjson", &parameters)),
    );
    let reply = reply.await;
    reply.assert_guarded();
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header(header::CONTENT_TYPE), LINES);
    lines(&reply)
}

fn lines(reply: &Reply) -> Vec<Value> {
    let text = reply.text();
    assert!(text.ends_with('\n'), "{text}");
    let lines = text.lines().map(serde_json::from_str);
    lines.map(|line| line.expect("a line is JSON")).collect()
}

#[tokio::test]
async fn the_lines_are_the_rows_of_the_answer_between_a_head_and_an_end() {
    let query = "MATCH (a)-[r:spied_on]->(b) RETURN a, r.when, r";
    let at_once = address("/api/query", &[("q", query)]);
    let answer = send(service(), request(Method::GET, &at_once)).await.json();
    let lines = lines_of(query, &[]).await;
    let (head, rest) = lines.split_first().expect("a first line");
    let (end, rows) = rest.split_last().expect("a last line");
    assert_eq!(head["query"], query);
    assert_eq!(head["columns"], answer["columns"]);
    assert_eq!(rows, answer["rows"].as_array().expect("rows"));
    assert!(rows.len() > 10, "{} rows", rows.len());
    assert_eq!(end["rows"], rows.len());
    assert_eq!(end["incomplete"], Value::Null);
    let accepted = send(service(), accepting(Method::GET, &at_once)).await;
    assert_eq!(self::lines(&accepted), lines);
    for path in ["/api/query", "/api/query.ndjson"] {
        let mut post = accepting(Method::POST, path);
        *post.body_mut() = Body::from(query);
        assert_eq!(self::lines(&send(service(), post).await), lines, "{path}");
    }
}

#[tokio::test]
async fn the_last_line_says_how_it_ended() {
    let lines = lines_of("MATCH (a) RETURN a", &[("limit", "3")]).await;
    assert_eq!(lines.len(), 5);
    let cut = lines[4]["incomplete"].as_str().expect("it was cut");
    assert!(cut.contains("the limit of 3 rows"), "{cut}");
    let lines = lines_of("MATCH (a:person {name: 'nobody'}) RETURN a", &[]).await;
    assert_eq!(lines.len(), 2);
    let why = lines[1]["why_empty"].as_str().expect("it is empty");
    assert!(why.contains("nobody"), "{why}");
    let lines = lines_of("UNWIND [1, 2, 'x'] AS x RETURN abs(x) AS y", &[]).await;
    assert_eq!(lines.len(), 4, "two rows are told before the fault");
    assert_eq!(lines[3]["rows"], 2);
    let fault = lines[3]["fault"].as_str().expect("it failed");
    assert!(fault.contains("line 1, column"), "{fault}");
}

#[tokio::test]
async fn what_is_wrong_before_the_first_row_is_a_problem() {
    for query in [
        "MATCH (a:persn) RETURN a",
        "RETURN abs($x)",
        "UNWIND ['x'] AS x RETURN abs(x)",
    ] {
        let address = address("/api/query", &[("q", query)]);
        let reply = send(service(), accepting(Method::GET, &address)).await;
        reply.assert_problem(400);
    }
}

/// A service of a large network, with the counter of its steps.
fn counted_service() -> (Router, Arc<AtomicU64>) {
    let steps = Arc::new(AtomicU64::new(0));
    let explorer = Explorer::open(&dataset(20_000)).expect("it is faultless");
    let state = AppState::new(explorer, AllowedHosts::default())
        .with_deadline(Duration::from_secs(3_600))
        .with_step_counter(Arc::clone(&steps));
    (router(state), steps)
}

#[tokio::test]
async fn rows_are_sent_before_the_others_are_made_and_not_made_for_whoever_left() {
    let (service, steps) = counted_service();
    let query = "MATCH (a)-[r]->(b)-[s]->(c) RETURN a, r, b, s, c";
    let address = address("/api/query.ndjson", &[("q", query)]);
    let asked = request(Method::GET, &address);
    let response = service.clone().oneshot(asked).await;
    let mut body = response.unwrap_or_else(|never| match never {}).into_body();
    let mut sent = Vec::new();
    while sent.split(|byte| *byte == b'\n').count() < 3 {
        let frame = body
            .frame()
            .await
            .expect("there is more")
            .expect("it is sent");
        sent.extend_from_slice(frame.data_ref().expect("it has data"));
    }
    let first = String::from_utf8(sent).expect("it is text");
    assert!(first.lines().nth(1).expect("a row").contains("\"cells\""));
    // Whoever does not read on lets the work wait.
    let at_first_row = stand_still(&steps).await;
    drop(body);
    let when_left = stand_still(&steps).await - at_first_row;
    let whole = send(service, request(Method::GET, &address)).await;
    let rows = whole.text().lines().count() - 2;
    let all = steps.load(Ordering::Relaxed) - at_first_row - when_left;
    assert!(rows > 10_000, "{rows} rows");
    assert!(
        at_first_row < all / 10,
        "{at_first_row} of {all} steps were done before the first row was taken"
    );
    assert!(
        when_left < all / 10,
        "{when_left} steps were done for nobody"
    );
}

#[tokio::test]
async fn a_table_is_whole_or_says_that_it_is_not() {
    let query = "UNWIND range(1, $n) AS i RETURN i";
    let table = async |parameters: &[(&str, &str)]| {
        let address = address("/api/query.csv", &[&[("q", query)], parameters].concat());
        send(service(), request(Method::GET, &address)).await
    };
    let whole = table(&[("param", "n:5000")]).await;
    assert_eq!(whole.text().lines().count(), 5_001);
    let cut = table(&[("param", "n:5000"), ("limit", "20")]).await;
    assert_eq!(cut.text().lines().count(), 21);
    let problem = table(&[("param", "n:50000")]).await.assert_problem(503);
    let detail = problem["detail"].as_str().expect("it says why");
    assert!(detail.contains("the limit of 20000 rows"), "{detail}");
    let body = r#"{"query": "UNWIND range(1, $n) AS i RETURN i", "parameters": {"n": 5000}}"#;
    let mut sent = request(Method::POST, "/api/query.csv");
    let kind = "application/json".parse().expect("a media type");
    sent.headers_mut().insert(header::CONTENT_TYPE, kind);
    *sent.body_mut() = Body::from(body);
    assert_eq!(send(service(), sent).await.text(), whole.text());
}

#[tokio::test]
async fn what_is_sorted_is_known_at_the_end_and_sent_all_the_same() {
    let (service, _) = counted_service();
    let query = "MATCH (a)-[r]->(b) RETURN a, r, b ORDER BY r.id DESC";
    let address = address("/api/query.ndjson", &[("q", query)]);
    let reply = send(service, request(Method::GET, &address)).await;
    let lines = lines(&reply);
    let rows = lines.len() - 2;
    assert!(rows > 10_000, "{rows} rows");
    assert_eq!(lines[rows + 1]["rows"], rows);
    let id = |line: &Value| line["cells"][1]["value"]["id"].as_str().map(str::to_owned);
    let ids: Vec<_> = lines[1..=rows].iter().map(id).collect();
    assert!(ids.is_sorted_by(|one, next| one > next));
}
