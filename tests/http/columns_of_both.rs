//! A column that both entities and claims have: lists and counts of entities mean that of entities,
//! those of claims that of claims, and every count is as long as the list behind it.

use axum::Router;
use axum::http::Method;
use serde_json::Value;

use crate::support::server::Reply;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

fn letters() -> Router {
    service_of(&[
        (
            "entities.csv",
            "id,kind,name,language\nann,person,Ann,Latin\nbea,person,Bea,French\ncid,person,Cid,Latin|French\ndan,person,Dan,\n".to_owned(),
        ),
        (
            "relation_types.csv",
            "type,class,label\nwrote,letters,wrote to\n".to_owned(),
        ),
        (
            "relations.csv",
            "id,from,type,to,language,asserted_when,note\nr1,ann,wrote,bea,German,1926,short\nr2,bea,wrote,cid,Latin,1931?,\nr3,cid,wrote,dan,,,\nr4,dan,wrote,ann,Latin|German,,\n".to_owned(),
        ),
    ])
}

async fn get(service: &Router, address: &str) -> Reply {
    send(service.clone(), request(Method::GET, address)).await
}

/// The rows of counts: what each is called, its figure and how long the list behind it is.
async fn rows(service: &Router, address: &str) -> Vec<(String, u64, u64)> {
    let counts = get(service, address).await.json();
    let mut rows = Vec::new();
    for row in counts["rows"].as_array().expect("there are rows") {
        let page = row["total"]["page"].as_str().expect("it opens its list");
        let list = get(service, &format!("/api{page}")).await.json();
        rows.push((
            row["key"]["label"].as_str().unwrap_or_default().to_owned(),
            possible(&row["total"]["figure"]),
            possible(&list["total"]),
        ));
    }
    rows.sort();
    rows
}

fn possible(figure: &Value) -> u64 {
    figure["possible"].as_u64().expect("a figure")
}

fn expected(rows: &[(&str, u64)]) -> Vec<(String, u64, u64)> {
    let mut rows: Vec<_> = rows
        .iter()
        .map(|(label, count)| ((*label).to_owned(), *count, *count))
        .collect();
    rows.sort();
    rows
}

#[tokio::test]
async fn counts_by_a_column_of_both_are_as_long_as_their_lists() {
    let service = letters();
    assert_eq!(
        rows(&service, "/api/counts?by=language").await,
        expected(&[("Latin", 2), ("German", 2), ("not said", 1)])
    );
    assert_eq!(
        rows(&service, "/api/counts?by=language&what=entities").await,
        expected(&[("Latin", 2), ("French", 2), ("not said", 1)])
    );
    let list = get(&service, "/api/entities?where=language:!Latin").await;
    assert_eq!(possible(&list.json()["total"]), 2);
}

#[tokio::test]
async fn when_something_was_claimed_and_remarks_can_be_asked_for() {
    let service = letters();
    for (condition, certain, most) in [
        ("asserted_when:1920..1930", 1, 2),
        ("asserted_when:!*", 2, 2),
        ("note:*", 1, 1),
    ] {
        let address = format!("/api/claims?where={condition}");
        let list = get(&service, &address).await.json();
        let total = &list["total"];
        assert_eq!(
            (total["certain"].as_u64(), total["possible"].as_u64()),
            (Some(certain), Some(most)),
            "{condition}"
        );
    }
    let wrong = get(&service, "/api/claims?where=quantity").await;
    let problem = wrong.assert_problem(400);
    let detail = problem["detail"].as_str().unwrap_or_default();
    assert!(detail.contains("such as quantity:*"), "{detail}");
}

#[tokio::test]
async fn a_list_of_entities_says_where_its_ties_are() {
    let service = letters();
    let page = get(&service, "/entities?kinds=person&sort=name")
        .await
        .text();
    assert!(page.contains("href=\"/claims?kinds=person\""), "{page}");
}

#[tokio::test]
async fn one_value_has_one_colour_on_discs_and_lines() {
    let service = letters();
    let address = "/api/explore?steps=all&colour=column:language&tie_colour=column:language";
    let painting = get(&service, address).await.json()["painting"].clone();
    let groups = |groups: &Value| -> Vec<(String, String, String)> {
        let groups = groups.as_array().expect("groups are listed").iter();
        let text = |group: &Value, name: &str| group[name].as_str().unwrap_or_default().to_owned();
        groups
            .map(|group| {
                (
                    text(group, "label"),
                    text(group, "letter"),
                    text(group, "light"),
                )
            })
            .collect()
    };
    let of_entities = groups(&painting["entity_groups"]);
    assert_eq!(of_entities, groups(&painting["tie_groups"]));
    assert_eq!(of_entities[0].0, "Latin");
}
