//! An empty answer of every kind of question says why, on its page too, and the question it
//! proposes has an answer.

use serde_json::Value;

use crate::support::markup::decoded;
use crate::support::server::get;

/// An empty question of each kind, and what is empty in it.
const EMPTY: [(&str, &str); 14] = [
    ("/find?q=Yezhov&kinds=country", "hits"),
    (
        "/entities/nkvd?types=head_of&during=1920&dates=certain",
        "relations",
    ),
    (
        "/entities/poland?types=suspected_pact_with&status=documented",
        "relations",
    ),
    ("/around?entity=nkvd&types=funded", "relations"),
    (
        "/path?from=nikolai-bukharin&to=poland&classes=espionage",
        "routes",
    ),
    (
        "/path?from=adolf-hitler&to=joseph-stalin&avoid_kinds=event",
        "routes",
    ),
    (
        "/path?from=mykola-lemyk&to=joseph-stalin&avoid=andrei-mailov,soviet-state-security&max_hops=2&direction=out",
        "routes",
    ),
    (
        "/journey?from=joseph-stalin&to=nkvd-regional-chiefs&direction=out&classes=command&leave=1937",
        "journeys",
    ),
    (
        "/journey?from=germany&to=order-00447&types=issued&arrive=1930",
        "journeys",
    ),
    (
        "/timeline?entity=nkvd&types=head_of&during=1910",
        "relations",
    ),
    (
        "/timeline?types=signed&during=1800&dates=certain",
        "relations",
    ),
    (
        "/triangles?pattern=espionage&since=1917&until=1917&dates=certain",
        "triangles",
    ),
    ("/explore?steps=expand:nkvd&types=funded", "relations"),
    (
        "/explore?steps=route:nikolai-bukharin:poland&classes=espionage",
        "relations",
    ),
];

async fn ask(question: &str) -> Value {
    let reply = get(&format!("/api{question}")).await;
    reply.assert_answer();
    reply.json()
}

fn count(answer: &Value, what: &str) -> usize {
    answer[what].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn what_is_proposed_instead_of_an_empty_answer_has_one() {
    for (question, what) in EMPTY {
        let answer = ask(question).await;
        assert_eq!(count(&answer, what), 0, "{question} is not empty");
        let absence = if answer["absence"].is_object() {
            &answer["absence"]
        } else {
            &answer["steps"][0]["absence"]
        };
        let sentence = absence["sentence"]
            .as_str()
            .unwrap_or_else(|| panic!("{question} is not explained"));
        let page = decoded(&get(question).await.text());
        assert!(
            page.contains(sentence),
            "{question}: its page does not say: {sentence}"
        );
        let relaxed = absence["relaxed"]
            .as_str()
            .unwrap_or_else(|| panic!("{question}: nothing is proposed"));
        assert!(
            count(&ask(relaxed).await, what) > 0,
            "{question}: {relaxed} is empty too"
        );
    }
}

#[tokio::test]
async fn a_journey_against_the_order_of_time_proposes_the_path() {
    let backwards = "/journey?from=lavrentii-beria&to=genrikh-yagoda&types=head_of&certainty=probable&max_hops=2&aim=fewest-hops";
    let answer = ask(backwards).await;
    assert_eq!(answer["verdict"], "impossible");
    let everything = ask("/journey?from=order-00447&to=cheka&types=issued,succeeded&direction=in&leave=1938&aim=latest").await;
    for answer in [answer, everything] {
        if let Some(relaxed) = answer["absence"]["relaxed"].as_str() {
            let instead = ask(relaxed).await;
            assert!(
                count(&instead, "journeys") + count(&instead, "routes") > 0,
                "{relaxed}"
            );
        }
    }
}
