//! Answers about time: as of a date, hop by hop, and never more precise than what was written.

use axum::Router;
use axum::http::Method;
use serde_json::Value;

use crate::support::precise_dates::precise_dates;
use crate::support::server::Reply;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

/// Heads of an office one after the other, a warrant and an arrest; the dates are filled in.
const ENTITIES: &str = "id,kind,name,begin,end\nyagoda,person,Yagoda,1891,1938\nyezhov,person,Yezhov,1895,\nberia,person,Beria,,\n\
     nkvd,institution,NKVD,1934,\nwarrant,order,Warrant,,\n";

fn service(relations: &str) -> Router {
    let types = "type,label,inverse_label,class,aspect\nhead_of,headed,was headed by,structure,state\n\
         signed,signed,was signed by,command,event\narrested,arrested,was arrested by,repression,event\n\
         knew,knew,was known to,contact,state\n";
    let relations = format!("from,type,to,when\n{relations}");
    service_of(&[
        ("entities.csv", ENTITIES.to_owned()),
        ("relations.csv", relations),
        ("relation_types.csv", types.to_owned()),
    ])
}

async fn reply(service: &Router, question: &str) -> Reply {
    send(service.clone(), request(Method::GET, question)).await
}

async fn ask(service: &Router, question: &str) -> Value {
    let reply = reply(service, question).await;
    reply.assert_answer();
    reply.json()
}

#[tokio::test]
async fn a_year_of_two_heads_has_two_certain_answers_and_says_when_each() {
    let office = service(
        "yagoda,head_of,nkvd,1934-07/1936-09\nyezhov,head_of,nkvd,1936-09/1938-11\nberia,head_of,nkvd,1938-11/\n",
    );
    let heads = ask(
        &office,
        "/api/entities/nkvd?types=head_of&during=1936&dates=certain",
    )
    .await;
    let said: Vec<&str> = heads["relations"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|row| row["when"]["words"].as_str())
        .collect();
    assert_eq!(
        said,
        [
            "July 1934 to September 1936",
            "September 1936 to November 1938"
        ]
    );
    let page = reply(
        &office,
        "/entities/nkvd?types=head_of&during=1936&dates=certain",
    )
    .await
    .text();
    assert!(said.iter().all(|words| page.contains(words)), "{page}");
    let spring = ask(
        &office,
        "/api/entities/nkvd?types=head_of&during=1936-05&dates=certain",
    )
    .await;
    assert_eq!(spring["total"], 1);
    let between = ask(&office, "/api/entities/nkvd?types=head_of&during=1936-09").await;
    assert_eq!(
        between["total"], 2,
        "either may have headed it on some day of September"
    );
    let later = ask(&office, "/api/path?from=yagoda&to=nkvd&during=1937").await;
    assert_eq!(
        later["routes"].as_array().map(Vec::len),
        Some(0),
        "any question can be asked as of a date"
    );
    assert_eq!(
        later["absence"]["relaxed"],
        "/path?from=yagoda&to=nkvd&until=1937"
    );
}

#[tokio::test]
async fn a_date_of_a_question_may_hold_commas() {
    let office = service("yagoda,head_of,nkvd,1934/1936\nyezhov,signed,warrant,1937-07-30\n");
    for (question, total) in [
        ("/api/timeline?during=[1667,1668,1670..1672]", 0),
        ("/api/timeline?during=%5B1935%2C1937%5D", 2),
        ("/api/timeline?during=%7B1937,1938%7D", 1),
        ("/api/timeline?during=July%2030,%201937", 1),
        ("/api/timeline?since=July%2031,%201937", 0),
    ] {
        let answer = ask(&office, question).await;
        assert_eq!(answer["total"], total, "{question}");
        let again = ask(
            &office,
            answer["question"]["api"]
                .as_str()
                .expect("it has an address"),
        )
        .await;
        assert_eq!(again["total"], total, "{question} again");
    }
    let journey = ask(
        &office,
        "/api/journey?from=yezhov&to=warrant&leave=July%2030,%201937&arrive=%5B1937,1938%5D",
    )
    .await;
    assert_eq!(journey["verdict"], "certain");
}

#[tokio::test]
async fn a_journey_explains_its_verdict_hop_by_hop() {
    let arrest = service("yezhov,signed,warrant,1937-07\nyagoda,arrested,warrant,1937\n");
    let journey = ask(&arrest, "/api/journey?from=yezhov&to=yagoda").await;
    assert_eq!(journey["verdict"], "possible");
    let hops = &journey["journeys"][0]["hops"];
    assert_eq!(
        (&hops[0]["verdict"], &hops[1]["verdict"]),
        (&"certain".into(), &"possible".into())
    );
    let why = hops[1]["explanation"].as_str().expect("it is explained");
    assert!(
        why.contains("may have been over before") && why.contains("possible, not certain"),
        "{why}"
    );
    let back = ask(&arrest, "/api/journey?from=yagoda&to=yezhov&leave=1938").await;
    assert_eq!(back["verdict"], "impossible");
    assert_eq!(back["absence"]["relaxed"], "/journey?from=yagoda&to=yezhov");
    assert_eq!(back["out_of_order"]["hops"][0]["verdict"], "impossible");
    let page = reply(&arrest, "/journey?from=yezhov&to=yagoda").await;
    page.assert_page(200);
    assert!(page.text().contains("may have been over before"));
}

#[tokio::test]
async fn a_hop_against_the_direction_of_its_tie_is_told() {
    let office = service("yagoda,knew,yezhov,1934\nberia,knew,yezhov,1935\n");
    let both = ask(&office, "/api/journey?from=yagoda&to=beria").await;
    let explanations: Vec<bool> = both["journeys"][0]["hops"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|hop| hop["explanation"].as_str())
        .map(|explanation| explanation.ends_with(" It is followed against its direction."))
        .collect();
    assert_eq!(explanations, [false, true]);
    assert!(
        both["rule"]
            .as_str()
            .is_some_and(|rule| rule.contains("against the direction of some")),
        "{}",
        both["rule"]
    );
    let along = ask(&office, "/api/journey?from=yagoda&to=yezhov").await;
    assert!(
        along["rule"]
            .as_str()
            .is_some_and(|rule| !rule.contains("direction")),
        "{}",
        along["rule"]
    );
    let only = ask(&office, "/api/journey?from=yagoda&to=beria&direction=out").await;
    assert_eq!(only["verdict"], "impossible");
}

#[tokio::test]
async fn the_journey_page_and_its_json_say_the_same() {
    let question = "journey?from=torashiro-kawabe&to=joseph-stalin&avoid_kinds=publication";
    let answer = get(&format!("/api/{question}")).await.json();
    let page = crate::support::markup::decoded(&get(&format!("/{question}")).await.text());
    for journey in answer["journeys"].as_array().expect("a list") {
        for hop in journey["hops"].as_array().expect("a list") {
            assert!(page.contains(hop["explanation"].as_str().expect("it is explained")));
        }
    }
    assert!(page.contains(answer["rule"].as_str().expect("the rule is told")));
}

/// Every address that shows dates, of entities, relations and answers.
const ADDRESSES: [&str; 32] = [
    "/",
    "/find?q=Yezhov",
    "/entities/yezhov",
    "/entities/nkvd?during=1936",
    "/relations/row-2",
    "/relations/row-3",
    "/explore?steps=all",
    "/explore?steps=all&arrange=years",
    "/around?entity=nkvd&hops=2",
    "/path?from=yagoda&to=beria",
    "/path?from=yagoda&to=beria&since=1936&until=1937&dates=certain",
    "/journey?from=yagoda&to=beria",
    "/journey?from=yagoda&to=beria&aim=fastest",
    "/journey?from=beria&to=yagoda&leave=1938&arrive=1938",
    "/timeline",
    "/timeline?entity=nkvd&lanes=entity",
    "/triangles",
    "/vocabulary",
    "/about",
    "/api/overview",
    "/api/entities/yezhov",
    "/api/explore?steps=all&arrange=years",
    "/api/journey?from=yagoda&to=beria",
    "/api/timeline?entity=nkvd",
    "/contradictions",
    "/sources",
    "/relations/row-6",
    "/entities/nkvd?during=1700&dates=certain",
    "/timeline?during=1700",
    "/api/contradictions",
    "/api/triangles",
    "/api/around?entity=nkvd&hops=2",
];

/// A citation says on which day the answer was seen, which is no date of the network.
fn without_the_day_of_asking(text: &str) -> String {
    let mut parts = text.split("seen 20");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        text + part.get("26-11-29".len()..).unwrap_or_default()
    })
}

#[tokio::test]
async fn no_output_shows_a_month_or_a_day_that_nobody_wrote() {
    let years = "yagoda,head_of,nkvd,1934/1936\nyezhov,head_of,nkvd,1936~/1938?\nberia,head_of,nkvd,1938/\nyezhov,signed,warrant,1937\n\
         yagoda,arrested,warrant,193X\nberia,knew,yezhov,\"[1936,1938]\"\nyagoda,knew,beria,1935%\nyagoda,knew,yezhov,../1937\n\
         beria,knew,nkvd,\"{1935,1937}\"\nyagoda,signed,warrant,1935/1936\n";
    let years = service(years);
    for question in ADDRESSES {
        let reply = reply(&years, question).await;
        assert!(reply.status.is_success(), "{question}: {}", reply.status);
        let found = precise_dates(&without_the_day_of_asking(&reply.text()));
        assert!(found.is_empty(), "{question} shows {found:?}");
    }
    let months = service("yagoda,head_of,nkvd,1934-07/1936-09\nyezhov,signed,warrant,1937-07\n");
    let shown = reply(&months, "/entities/nkvd").await.text();
    assert!(
        !precise_dates(&shown).is_empty(),
        "what was written is found, so that the sweep can fail"
    );
}
