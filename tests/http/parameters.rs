//! Parameters: unknown, empty, repeated, ambiguous; and the one address of a question.

use std::collections::BTreeSet;

use crate::support::server::address;
use crate::support::server::get;

#[tokio::test]
async fn an_unknown_parameter_is_refused_with_what_may_be_meant() {
    for path in [
        "/find?q=x",
        "/entities/nkvd?limit=5",
        "/around?entity=nkvd",
        "/path?from=nkvd&to=ogpu",
        "/triangles?limit=5",
    ] {
        let asked = format!("{path}&clases=command");
        let problem = get(&format!("/api{asked}")).await.assert_problem(400);
        assert_eq!(problem["errors"][0]["parameter"], "clases", "{asked}");
        let page = get(&asked).await;
        page.assert_page(400);
        assert!(page.text().contains("clases"), "{asked}");
    }
    let problem = get("/api/path?from=nkvd&to=ogpu&clases=command")
        .await
        .assert_problem(400);
    assert!(
        problem["errors"][0]["message"]
            .as_str()
            .is_some_and(|text| text.contains("\"classes\"")),
        "{problem}"
    );
}

#[tokio::test]
async fn what_a_question_has_is_told_once() {
    for path in [
        "/api/counts",
        "/api/claims",
        "/api/entities",
        "/api/query",
        "/api/explore",
    ] {
        let problem = get(&format!("{path}?xyz=1")).await.assert_problem(400);
        let errors = problem["errors"].as_array().expect("a list");
        let mut messages = errors.iter().filter(|error| error["parameter"] == "xyz");
        let told = messages.find_map(|error| error["message"].as_str());
        let (_, list) = told
            .and_then(|told| told.split_once("it has "))
            .expect("a list of names");
        let names: Vec<&str> = list.split(", ").collect();
        let distinct: BTreeSet<&str> = names.iter().copied().collect();
        assert_eq!(distinct.len(), names.len(), "{path}: {names:?}");
    }
}

#[tokio::test]
async fn addresses_without_parameters_take_none() {
    for path in ["/api/overview", "/api/sources", "/api/vocabulary"] {
        get(&format!("{path}?limit=1")).await.assert_problem(400);
        get(&format!("{path}?")).await.assert_answer();
    }
}

#[tokio::test]
async fn an_empty_parameter_is_refused_by_the_api_and_ignored_in_forms() {
    let empty = [
        "since=",
        "classes=",
        "classes=command,",
        "kinds=%20",
        "limit=",
    ];
    for parameter in empty {
        let problem = get(&format!("/api/path?from=nkvd&to=ogpu&{parameter}"))
            .await
            .assert_problem(400);
        let name = parameter.split('=').next().unwrap_or_default();
        assert_eq!(problem["errors"][0]["parameter"], name, "{parameter}");
        get(&format!("/path?from=nkvd&to=ogpu&{parameter}"))
            .await
            .assert_page(200);
    }
}

#[tokio::test]
async fn a_list_may_be_repeated_and_a_single_value_may_not() {
    let repeated = get("/api/entities/nkvd?classes=command&classes=repression").await;
    repeated.assert_answer();
    assert_eq!(
        repeated.body,
        get("/api/entities/nkvd?classes=command,repression")
            .await
            .body
    );
    for parameter in [
        "since=1937&since=1938",
        "direction=in&direction=out",
        "limit=1&limit=2",
    ] {
        let asked = format!("/entities/nkvd?{parameter}");
        get(&format!("/api{asked}")).await.assert_problem(400);
        get(&asked).await.assert_page(400);
    }
    get("/api/path?from=nkvd&from=ogpu&to=cheka")
        .await
        .assert_problem(400);
    get("/api/find?q=a&q=b").await.assert_problem(400);
}

#[tokio::test]
async fn one_question_has_one_address() {
    let ways = [
        "/api/path?from=torashiro-kawabe&to=joseph-stalin&classes=command,espionage",
        "/api/path?to=joseph-stalin&from=torashiro-kawabe&classes=command&classes=espionage",
        "/api/path?classes=command,espionage,command&to=joseph-stalin&from=torashiro-kawabe",
        "/api/path?from=%74orashiro-kawabe&to=joseph-stalin&classes=command%2Cespionage",
    ];
    let page = "/path?classes=command,espionage&from=torashiro-kawabe&to=joseph-stalin";
    for way in ways {
        let answer = get(way).await;
        answer.assert_answer();
        assert_eq!(answer.json()["question"]["page"], page, "{way}");
        assert_eq!(
            answer.json()["question"]["api"],
            format!("/api{page}"),
            "{way}"
        );
    }
    let asked = get(ways[0]).await;
    let again = get(&format!("/api{page}")).await;
    assert_eq!(asked.json(), again.json());
}

#[tokio::test]
async fn a_name_becomes_the_id_it_was_taken_for() {
    let answer = get(&address(
        "/api/path",
        &[("from", "Kawabe Torashiro"), ("to", "Сталин")],
    ))
    .await;
    answer.assert_answer();
    let question = &answer.json()["question"];
    assert_eq!(
        question["page"],
        "/path?from=torashiro-kawabe&to=joseph-stalin"
    );
    assert_eq!(
        question["understood"].as_array().map(Vec::len),
        Some(2),
        "{question}"
    );
    assert_eq!(question["understood"][0]["typed"], "Kawabe Torashiro");
    let page = get(&address(
        "/path",
        &[("from", "Kawabe Torashiro"), ("to", "Сталин")],
    ))
    .await;
    page.assert_page(200);
    assert!(
        page.text()
            .contains("<q>Kawabe Torashiro</q> was taken for"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn an_ambiguous_or_unknown_name_is_not_found_and_choices_are_offered() {
    for name in ["Nikolai", "polish"] {
        let asked = address("/path", &[("from", name), ("to", "nkvd")]);
        let problem = get(&format!("/api{asked}")).await.assert_problem(404);
        let choices = problem["errors"][0]["choices"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        assert!(choices.len() > 1, "{name}: {problem}");
        let page = get(&asked).await;
        page.assert_page(404);
        for choice in choices {
            let id = choice["id"].as_str().unwrap_or_default();
            let mended = format!("href=\"/path?from={id}&amp;to=nkvd\"");
            let page = page.text().replace("&#38;", "&amp;");
            assert!(page.contains(&mended), "{name}: no link {mended} in {page}");
            get(&format!("/api/path?from={id}&to=nkvd"))
                .await
                .assert_answer();
        }
    }
    let asked = "/path?from=xqzwvk&to=nkvd";
    let problem = get(&format!("/api{asked}")).await.assert_problem(404);
    assert_eq!(problem["errors"][0]["parameter"], "from");
    get(asked).await.assert_page(404);
    // A wrong name beside a wrong word is a bad request: mending the name would not be enough.
    get("/api/path?from=xqzwvk&to=nkvd&method=none")
        .await
        .assert_problem(400);
}

#[tokio::test]
async fn what_was_typed_comes_back_into_the_form() {
    let page = get(&address(
        "/path",
        &[
            ("from", "xq zwvk"),
            ("to", "nkvd"),
            ("since", "1937"),
            ("classes", "command"),
            ("method", "k"),
        ],
    ))
    .await;
    page.assert_page(404);
    let page = page.text();
    for part in [
        "name=\"from\" value=\"xq zwvk\"",
        "name=\"since\" value=\"1937\"",
        "name=\"classes\" value=\"command\" checked",
        "<option value=\"k\" selected",
    ] {
        assert!(page.contains(part), "no {part} in {page}");
    }
}

#[tokio::test]
async fn what_may_be_given_is_told_as_the_pages_show_it_with_what_is_typed() {
    for (asked, told) in [
        (
            "/api/claims?types=spied_onn",
            "did you mean \"spied on\" (spied_on)?",
        ),
        ("/api/claims?kinds=xyzzyxyzzy", "persons (person)"),
        ("/api/claims?certainty=xyzzyxyzzy", "certain, probable"),
        ("/api/claims?sources=xyzzyxyzzy", "(lecture)"),
    ] {
        let problem = get(asked).await.assert_problem(400);
        let message = problem["errors"][0]["message"].as_str().expect("a message");
        assert!(message.contains(told), "{message}");
    }
}

#[tokio::test]
async fn every_schema_that_the_description_refers_to_is_in_it() {
    let description = get("/api/openapi.json").await.json();
    let schemas = description["components"]["schemas"]
        .as_object()
        .expect("schemas");
    let text = description.to_string();
    let mut references = 0;
    for reference in text.split("#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap_or_default();
        assert!(schemas.contains_key(name), "{name} is not described");
        references += 1;
    }
    assert!(references > 100);
}

#[tokio::test]
async fn bounds_that_are_none_or_end_before_they_begin_are_named() {
    for wrong in [
        "quantity:abc..5",
        "quantity:5..1",
        "when:1938..1936",
        "begin:then..now",
    ] {
        let asked = format!("/api/claims?where={wrong}");
        let problem = get(&asked).await.assert_problem(400);
        let error = &problem["errors"][0];
        assert_eq!(error["parameter"], "where", "{asked}");
        let message = error["message"].as_str().expect("a text");
        assert!(message.contains(wrong), "{message}");
    }
    for right in [
        "quantity:1..5",
        "quantity:..5",
        "quantity:=abc..5",
        "when:1936..1938",
    ] {
        let reply = get(&format!("/api/claims?where={right}")).await;
        assert_eq!(reply.status, 200, "{right}");
    }
}

#[tokio::test]
async fn one_misspelt_word_of_several_is_enough_for_a_suggestion() {
    let problem = get("/api/claims?types=was+headd+by").await;
    let problem = problem.assert_problem(400);
    let message = problem["errors"][0]["message"].as_str().expect("a text");
    assert!(message.contains("did you mean \"headed\""), "{message}");
}

#[tokio::test]
async fn the_scope_of_a_list_is_worded_as_one() {
    let list = get("/api/claims?kinds=person&direction=in").await.json();
    let said = list["question"]["scope"]["restrictions"].to_string();
    assert!(said.contains("only entities of the kind person"), "{said}");
    assert!(!said.contains("by way of"), "{said}");
    assert!(!said.contains("followed"), "{said}");
    let path = get("/api/path?from=nkvd&to=ogpu&kinds=person&direction=in").await;
    let said = path.json()["question"]["scope"]["restrictions"].to_string();
    assert!(said.contains("by way of persons"), "{said}");
    assert!(said.contains("backwards only"), "{said}");
}

#[tokio::test]
async fn an_address_without_a_page_is_told_in_plain_words() {
    let page = get("/nowhere").await;
    page.assert_page(404);
    assert!(
        page.text()
            .contains("<h1>There is nothing at this address</h1>")
    );
}

#[tokio::test]
async fn what_is_not_graded_can_be_typed_as_it_is_called() {
    let words = get("/api/claims?certainty=ungraded").await.json();
    for typed in ["not+graded", "Ungraded"] {
        let found = get(&format!("/api/claims?certainty={typed}")).await.json();
        assert_eq!(found["total"], words["total"], "{typed}");
    }
}
