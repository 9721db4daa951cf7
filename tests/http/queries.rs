//! Queries over HTTP: the page, the API, and the place of a fault.

use crate::support::server::get;

const SPIES: &str = "q=MATCH%20(a)-[r:spied_on]-%3E(b)%20RETURN%20a,%20b.name%20AS%20whom,%20r.when,%20r%20LIMIT%203";

#[tokio::test]
async fn the_page_shows_rows_with_their_evidence() {
    let page = get(&format!("/query?{SPIES}")).await;
    page.assert_page(200);
    let text = page.text();
    assert!(
        text.contains("3 rows") && text.contains("<th scope=\"col\">whom</th>"),
        "{text}"
    );
    assert_eq!(
        text.matches("<summary>1 claim</summary>").count(),
        3,
        "{text}"
    );
    assert!(
        text.contains("href=\"/relations/") && text.contains("href=\"/entities/"),
        "{text}"
    );
}

#[tokio::test]
async fn the_page_begins_with_queries_that_are_answered() {
    let page = get("/query").await;
    page.assert_page(200);
    let text = page.text();
    let (_, list) = text.split_once("query-examples").unwrap();
    let (list, _) = list.split_once("</ul>").unwrap();
    let addresses: Vec<&str> = list
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert_eq!(addresses.len(), 3, "{list}");
    for address in addresses {
        let answer = get(&address.replace("&amp;", "&").replace("&#38;", "&")).await;
        answer.assert_page(200);
        assert!(
            answer.text().contains("<table class=\"query\">"),
            "{address}"
        );
    }
}

#[tokio::test]
async fn the_api_says_what_each_value_is() {
    let reply = get(&format!("/api/query?{SPIES}")).await;
    reply.assert_answer();
    let json = reply.json();
    assert_eq!(json["columns"].as_array().unwrap().len(), 4);
    assert_eq!(json["columns"][1], "whom");
    let row = &json["rows"][0];
    assert_eq!(row["cells"][0]["type"], "entity");
    assert_eq!(row["cells"][1]["type"], "text");
    assert_eq!(row["cells"][3]["type"], "relation");
    assert_eq!(row["cells"][3]["value"], row["evidence"][0]);
    assert_eq!(json["claims"], 3);
}

#[tokio::test]
async fn a_fault_is_told_with_its_place_before_and_while_the_query_runs() {
    let early = "q=MATCH%20(a:persn)%20RETURN%20a";
    let late = "q=MATCH%20(a:person)%20RETURN%20a.name%20IN%20a.id";
    for (query, place) in [(early, "line 1, column 10"), (late, "line 1, column ")] {
        let reply = get(&format!("/api/query?{query}")).await;
        assert_eq!(reply.status, 400, "{query}");
        let error = &reply.json()["errors"][0];
        assert_eq!(error["parameter"], "q");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(place), "{message}");
        let page = get(&format!("/query?{query}")).await;
        page.assert_page(400);
        let text = page.text();
        assert!(
            text.contains(place) && text.contains("aria-invalid=\"true\""),
            "{text}"
        );
    }
}
