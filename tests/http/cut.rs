//! Cut short: when the time for an answer is over, what was found by then is given and says so, is
//! never kept, and never taken for the whole.

use std::fmt::Write;
use std::time::Duration;

use axum::Router;
use axum::http::Method;
use axum::http::header;
use prosopograph::server::AllowedHosts;
use prosopograph::server::AppState;
use prosopograph::server::LIMITS;
use prosopograph::server::ServiceLimits;
use prosopograph::server::router;
use serde_json::Value;

use crate::support::server::Reply;
use crate::support::server::explorer;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;
use crate::support::server::service_of;
use crate::support::server::state;

/// The service of the built-in network that has no time for an answer, only for writing it down.
fn hasty_service() -> Router {
    let state = AppState::new(explorer().clone(), AllowedHosts::default());
    router(state.with_deadline(Duration::ZERO))
}

async fn get(service: Router, address: &str) -> Reply {
    send(service, request(Method::GET, address)).await
}

#[tokio::test]
async fn a_query_names_its_limit_and_asserts_no_absence_where_it_is_not_known() {
    let late = "q=UNWIND%20range(1,90000)%20AS%20x%20RETURN%20count(*)";
    let large = "q=RETURN%20range(0,100000000)";
    for (service, query, reason, limit) in [
        (hasty_service(), late, "time", "the limit of time"),
        (service(), large, "room", "5000000"),
    ] {
        let page = get(service.clone(), &format!("/query?{query}")).await;
        page.assert_page(200);
        let text = page.text();
        assert!(!text.contains("Nothing in this network"), "{text}");
        assert!(
            text.contains("incomplete: ") && text.contains(limit),
            "{text}"
        );
        assert!(text.contains("No rows so far"), "{text}");
        let answer = get(service, &format!("/api/query?{query}")).await.json();
        let cut = &answer["question"]["cut"];
        assert_eq!(cut["reason"], reason, "{cut}");
        assert!(cut["words"].as_str().unwrap().contains(limit), "{cut}");
    }
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
        "/contradictions",
        "/explore?steps=expand:nkvd:all",
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
    for table in ["/api/claims.csv", "/api/entities.csv"] {
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

/// So many bytes an answer of a narrow service may have.
const NARROW: usize = 100 * 1024;

/// The service of the built-in network whose answers are small.
fn narrow_service() -> Router {
    service_of_kibibytes(100)
}

/// The service of the built-in network whose answers have so many KiB at most.
fn service_of_kibibytes(most: u64) -> Router {
    let state = AppState::new(explorer().clone(), AllowedHosts::default());
    narrowed(state, most)
}

fn narrowed(state: AppState, most: u64) -> Router {
    let size = LIMITS.iter().find(|limit| limit.name == "answer-size");
    let limits = ServiceLimits::default().with(size.expect("it is a limit"), most);
    // What is cut here is cut by the size, however busy the machine is.
    router(
        state
            .with_limits(limits)
            .with_deadline(Duration::from_secs(3_600)),
    )
}

fn ids(answer: &Value, list: &str) -> Vec<String> {
    let rows = answer[list].as_array().expect("a list");
    let ids = rows.iter().map(|row| row["id"].as_str().expect("an id"));
    ids.map(str::to_owned).collect()
}

#[tokio::test]
async fn a_list_too_large_for_one_answer_goes_on_where_it_says() {
    let address = "/api/claims?sort=date&limit=200";
    let whole = get(service(), &format!("{address}&page=2")).await;
    assert!(whole.body.len() > NARROW, "the control: it is too large");
    let whole = whole.json();
    assert!(whole["question"]["cut"].is_null());
    let expected = ids(&whole, "relations");
    let mut found: Vec<String> = Vec::new();
    let mut next = format!("{address}&page=2");
    while found.len() < expected.len() {
        let part = get(narrow_service(), &next).await;
        assert_eq!(part.status, 200, "{next}");
        assert!(part.body.len() <= NARROW, "{next}: {}", part.body.len());
        let part = part.json();
        assert_eq!(part["total"], whole["total"], "what is counted is the same");
        let listed = ids(&part, "relations");
        assert!(!listed.is_empty(), "{next}");
        found.extend(listed);
        let cut = &part["question"]["cut"];
        let after = match cut["reason"].as_str() {
            Some(reason) => {
                assert_eq!(reason, "size");
                assert!(
                    cut["words"]
                        .as_str()
                        .is_some_and(|words| words.contains("CSV"))
                );
                assert_eq!(cut["next"], part["pages"]["after"]);
                &cut["next"]
            }
            None => &part["pages"]["after"],
        };
        let after = after.as_str().expect("there is more");
        next = format!("/api{after}");
    }
    assert_eq!(found[..expected.len()], expected[..]);
}

#[tokio::test]
async fn an_answer_that_is_no_list_is_made_smaller_and_counts_the_same() {
    for (address, list) in [
        ("/api/triangles", "triangles"),
        ("/api/timeline?limit=400", "relations"),
        ("/api/around?entity=nkvd&hops=2&limit=200", "relations"),
        ("/api/around?entity=nkvd&hops=3&limit=1000", "relations"),
    ] {
        let whole = get(service(), address).await;
        assert!(
            whole.body.len() > NARROW,
            "the control: {address} is too large"
        );
        let whole = whole.json();
        let part = get(narrow_service(), address).await;
        assert!(part.body.len() <= NARROW, "{address}: {}", part.body.len());
        let part = part.json();
        assert_eq!(part["question"]["cut"]["reason"], "size", "{address}");
        for count in ["total", "relations_total"] {
            assert_eq!(part[count], whole[count], "{address}: {count}");
        }
        if address.contains("around") {
            let next = part["question"]["cut"]["next"].as_str();
            let next = next.expect("the list has what is not shown");
            assert!(next.starts_with("/claims"), "{address}: {next}");
            assert_eq!(get(service(), next).await.status, 200, "{next}");
        }
        let (part, whole) = (part[list].as_array(), whole[list].as_array());
        let (part, whole) = (part.expect("a list"), whole.expect("a list"));
        assert!(!part.is_empty() && part.len() < whole.len(), "{address}");
        assert_eq!(
            part[..],
            whole[..part.len()],
            "{address}: the first of them"
        );
    }
}

#[tokio::test]
async fn a_canvas_too_large_for_one_answer_lists_fewer_ties_and_where_all_are() {
    let (address, most) = ("/api/explore?steps=all", 200);
    let whole = get(service(), address).await;
    assert!(
        whole.body.len() > most * 1024,
        "the control: it is too large"
    );
    let whole = whole.json();
    assert!(whole["question"]["cut"].is_null());
    let part = get(service_of_kibibytes(most as u64), address).await;
    assert!(part.body.len() <= most * 1024, "{}", part.body.len());
    let part = part.json();
    assert_eq!(part["question"]["cut"]["reason"], "size");
    for same in ["entities", "relations_total", "bubbles", "bubble_ties"] {
        assert_eq!(part[same], whole[same], "{same}");
    }
    let ties = |answer: &Value| answer["relations"].as_array().map_or(0, Vec::len);
    assert!((1..ties(&whole)).contains(&ties(&part)), "{}", ties(&part));
    let next = part["question"]["cut"]["next"].as_str().expect("a list");
    let list = get(service(), &format!("/api{next}")).await.json();
    assert!(list["total"]["possible"].as_u64() >= whole["relations_total"].as_u64());
}

#[tokio::test]
async fn a_canvas_too_large_for_one_answer_without_its_ties_lists_the_first_and_a_file_has_all() {
    let address = "/api/explore?steps=all";
    let whole = get(service(), address).await.json();
    let mut alone = whole.clone();
    alone["relations"] = Value::Array(Vec::new());
    let most = alone.to_string().len() / 1024 - 8;
    let part = get(service_of_kibibytes(most as u64), address).await;
    assert!(part.body.len() <= most * 1024, "{}", part.body.len());
    let part = part.json();
    assert_eq!(part["question"]["cut"]["reason"], "size");
    let list = |answer: &Value, name: &str| answer[name].as_array().cloned().unwrap_or_default();
    let (all, some) = (list(&whole, "entities"), list(&part, "entities"));
    assert!((1..all.len()).contains(&some.len()), "{}", some.len());
    assert_eq!(some[..], all[..some.len()], "the first of them");
    assert_eq!(part["gathered_total"], all.len());
    assert_eq!(part["relations_total"], whole["relations_total"]);
    let (all, ties) = (list(&whole, "relations"), list(&part, "relations"));
    assert!(!ties.is_empty(), "ties are among them");
    let has_ends = |tie: &Value| {
        ["from", "to"]
            .iter()
            .all(|end| tie[end].as_u64() < Some(some.len() as u64))
    };
    assert!(ties.iter().all(|tie| has_ends(tie) && all.contains(tie)));
    let next = part["question"]["cut"]["next"].as_str().expect("a file");
    assert!(next.starts_with("/api/export/"), "{next}");
    assert_eq!(get(service(), next).await.status, 200, "{next}");
}

#[tokio::test]
async fn of_a_step_two_hundred_claims_are_listed_and_the_list_has_the_others() {
    let mut relations = "from,type,to,when,note\n".to_owned();
    for number in 0..250 {
        writeln!(relations, "anna,wrote_to,bruno,1801,{number}").expect("a text grows");
    }
    let files = [
        (
            "entities.csv",
            "id,kind,name\nanna,person,Anna\nbruno,person,Bruno\n".to_owned(),
        ),
        ("relations.csv", relations),
        (
            "relation_types.csv",
            "type,class,aspect\nwrote_to,letters,event\n".to_owned(),
        ),
    ];
    let service = service_of(&files);
    let paths = [
        ("/api/path", "routes", "relations"),
        ("/api/journey", "journeys", "others"),
    ];
    for (path, routes, claims) in paths {
        let address = format!("{path}?from=anna&to=bruno");
        let answer = get(service.clone(), &address).await.json();
        let hop = &answer[routes][0]["hops"][0];
        assert_eq!(hop[claims].as_array().map(Vec::len), Some(200), "{address}");
        let cut = &answer["question"]["cut"];
        assert_eq!(cut["reason"], "size", "{address}: {cut}");
        assert_eq!(cut["next"], hop["page"], "{address}");
        let list = format!("/api{}", hop["page"].as_str().expect("an address"));
        assert_eq!(
            get(service.clone(), &list).await.json()["total"]["possible"],
            250
        );
    }
}

#[tokio::test]
async fn of_a_way_too_long_for_one_answer_the_first_steps_are_listed() {
    let mut entities = "id,kind,name\n".to_owned();
    let mut relations = "from,type,to,when\n".to_owned();
    for number in 0..=60 {
        writeln!(entities, "p{number},person,P {number}").expect("a text grows");
        let year = 1801 + number;
        writeln!(relations, "p{number},wrote_to,p{},{year}", number + 1).expect("a text grows");
    }
    writeln!(entities, "p61,person,P 61").expect("a text grows");
    let types = "type,class,aspect\nwrote_to,letters,event\n".to_owned();
    let files = [
        ("entities.csv", entities),
        ("relations.csv", relations),
        ("relation_types.csv", types),
    ];
    let narrow = narrowed(state(&files).expect("it is sound"), 32);
    for (journeys, address) in [
        ("routes", "/api/path?from=p0&to=p61"),
        ("journeys", "/api/journey?from=p0&to=p61"),
        ("out_of_order", "/api/journey?from=p61&to=p0"),
    ] {
        let whole = get(service_of(&files), address).await;
        assert!(whole.body.len() > 32 * 1024, "the control: it is too large");
        let part = get(narrow.clone(), address).await;
        assert!(part.body.len() <= 32 * 1024, "{}", part.body.len());
        let (whole, part) = (whole.json(), part.json());
        assert_eq!(part["verdict"], whole["verdict"]);
        let cut = &part["question"]["cut"];
        assert_eq!(cut["reason"], "size", "{cut}");
        let first = |answer: &Value| match &answer[journeys] {
            Value::Array(all) => all[0].clone(),
            only => only.clone(),
        };
        let (whole, part) = (first(&whole), first(&part));
        for same in ["length", "summary", "verdict"] {
            assert_eq!(part[same], whole[same], "{same}");
        }
        let hops = |journey: &Value| journey["hops"].as_array().cloned().unwrap_or_default();
        let (all, some) = (hops(&whole), hops(&part));
        assert!((1..all.len()).contains(&some.len()), "{}", some.len());
        assert_eq!(some[..], all[..some.len()], "the first of them");
    }
}
