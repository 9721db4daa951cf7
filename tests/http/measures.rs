//! Measures as a page, as JSON, as CSV and in the terminal: one ranking, with how sure it is.

use axum::http::Method;

use crate::support::csv_records::records;
use crate::support::program::run;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

const QUESTION: &str = "measures=betweenness,claims&kinds=person";

#[tokio::test]
async fn a_ranking_is_the_same_everywhere() {
    let answer = get(&format!("/api/measures?{QUESTION}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let answer = answer.json();
    let first = &answer["entities"][0];
    assert_eq!(first["rank"], 1);
    let name = first["entity"]["name"].as_str().expect("a name");
    let page = get(&format!("/measures?{QUESTION}")).await.text();
    let typed = run(&["measure", "betweenness,claims", "--kinds", "person"]);
    let typed = typed.assert_code(0).output;
    for sentence in answer["conclusions"].as_array().expect("a list") {
        let sentence = sentence.as_str().expect("a sentence");
        let words: Vec<&str> = sentence.split_whitespace().collect();
        let typed: Vec<&str> = typed.split_whitespace().collect();
        assert!(
            typed.windows(words.len()).any(|window| window == words),
            "{sentence}"
        );
    }
    assert!(page.contains(name) && typed.contains(name), "{name}");
    let file = get(&format!("/api/measures.csv?{QUESTION}")).await;
    let rows = records(&file.body);
    assert_eq!(
        rows[0][..5],
        ["rank", "id", "name", "betweenness", "claims"]
    );
    assert_eq!(rows[1][2], name);
}

#[tokio::test]
async fn every_rank_of_the_page_has_its_sensitivity() {
    let answer = get("/api/measures?by=pagerank").await.json();
    let entities = answer["entities"].as_array().expect("a list");
    assert_eq!(entities.len(), 50);
    for entity in entities {
        let losses = entity["after_loss"].as_array().expect("a list");
        assert_eq!(losses.len(), 2);
        let (best, worst) = (&losses[0]["ranks"]["best"], &losses[0]["ranks"]["worst"]);
        assert!(best.as_u64() <= worst.as_u64());
    }
    assert_eq!(answer["measures"][0]["name"], "pagerank");
    let names: Vec<&str> = answer["measures"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|it| it["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(
        names,
        ["pagerank", "degree", "claims", "betweenness", "closeness"]
    );
}

#[tokio::test]
async fn columns_lead_to_the_ranking_by_them_and_pages_go_on() {
    let page = get("/measures").await.text();
    assert!(page.contains("by=betweenness"));
    // A form sent as it stands asks what was asked.
    let named = get("/api/measures?measures=core,in&by=first").await.json();
    assert_eq!(named["measures"][0]["name"], "core");
    let second = get("/api/measures?page=2").await.json();
    assert_eq!(second["pages"]["first"], 51);
    let wrong = send(
        service(),
        request(Method::GET, "/api/measures?measures=betweeness"),
    )
    .await;
    assert_eq!(wrong.status, 400);
    assert!(wrong.text().contains("betweenness"), "{}", wrong.text());
}

#[tokio::test]
async fn an_empty_ranking_says_why() {
    let answer = get("/api/measures?kinds=person&types=signed&during=1800")
        .await
        .json();
    assert_eq!(answer["total"], 0);
    assert_ne!(answer["absence"], serde_json::Value::Null);
    assert_eq!(answer["conclusions"].as_array().map(Vec::len), Some(0));
}
