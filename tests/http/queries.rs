//! Queries over HTTP: the page, the API, and the place of a fault.

use axum::body::Body;
use axum::http::Method;
use axum::http::Request;
use axum::http::header;
use prosopograph::explorer::BINDINGS;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;

use crate::support::server::Reply;
use crate::support::server::address;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

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

/// Sends a body of some type.
async fn post(address: &str, kind: &str, body: &str) -> Reply {
    let mut post: Request<Body> = request(Method::POST, address);
    let kind = kind.parse().expect("a media type");
    post.headers_mut().insert(header::CONTENT_TYPE, kind);
    *post.body_mut() = Body::from(body.to_owned());
    send(service(), post).await
}

#[tokio::test]
async fn a_query_may_be_sent_with_the_values_of_its_parameters() {
    let body = r#"{"query": "RETURN $n AS n, $text AS t, $list[1] AS l, $map.`a key` AS m, $none AS o",
        "parameters": {"n": -4.5, "text": "it's \"1937\"\n,", "list": [1, 2], "map": {"a key": true}, "none": null}}"#;
    let reply = post("/api/query?status=documented", "application/json", body).await;
    reply.assert_answer();
    let json = reply.json();
    let cells = &json["rows"][0]["cells"];
    assert_eq!(cells[0]["value"], -4.5);
    assert_eq!(cells[1]["value"], "it's \"1937\"\n,");
    assert_eq!(cells[2]["value"], 2);
    assert_eq!(cells[3]["value"], true);
    assert_eq!(cells[4]["type"], "null");
    let text = "MATCH (a:person)\nRETURN count(a) AS n";
    let sent = post("/api/query", "text/plain", text).await;
    let asked = get("/api/query?q=MATCH%20(a:person)%0ARETURN%20count(a)%20AS%20n").await;
    assert_eq!(sent.json(), asked.json());
    for (body, word) in [
        ("{", "EOF"),
        ("{\"text\": \"RETURN 1\"}", "text"),
        ("[]", "query"),
    ] {
        let problem = post("/api/query", "application/json", body).await;
        let problem = problem.assert_problem(400);
        let detail = problem["detail"].as_str().unwrap();
        assert!(detail.contains(word), "{detail}");
    }
    post("/api/query", "text/plain", " ")
        .await
        .assert_problem(400);
}

#[tokio::test]
async fn values_of_parameters_stand_in_an_address() {
    let address = "/api/query?q=RETURN%20$a%20AS%20a,%20$b%20AS%20b,%20$c%20AS%20c&param=a:1,5&param=b=%5B1,2%5D&param=c:'7'";
    let reply = get(address).await;
    reply.assert_answer();
    let cells = &reply.json()["rows"][0]["cells"];
    assert_eq!(cells[0]["value"], "1,5");
    assert_eq!(cells[1]["value"][1]["value"], 2);
    assert_eq!(cells[2]["value"], "7");
    let unused = get("/api/query?q=RETURN%20$a%20AS%20a&param=a:1&param=sinse:2").await;
    let notes = unused.json()["notes"].to_string();
    assert!(
        notes.contains("`$sinse`") && !notes.contains("`$a`"),
        "{notes}"
    );
    let missing = get("/api/query?q=RETURN%20$x").await;
    missing.assert_problem(400);
    let wrong = get("/api/query?q=RETURN%20$x&param=x").await;
    let problem = wrong.assert_problem(400);
    assert_eq!(problem["errors"][0]["parameter"], "param");
}

#[tokio::test]
async fn an_answer_may_be_a_table() {
    let query = "MATCH (a)-[r:spied_on]->(b) RETURN a, b.name AS whom, r LIMIT 3";
    let reply = get(&format!(
        "/api/query.csv?q={}",
        query.replace(' ', "%20").replace('>', "%3E")
    ))
    .await;
    reply.assert_guarded();
    assert_eq!(reply.status, 200);
    assert!(reply.header("content-type").starts_with("text/csv"));
    let json = get(&format!("/api/query?{SPIES}")).await.json();
    let text = reply.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "a,a.id,whom,r,r.id,claims,claims.count");
    assert_eq!(lines.len(), 4);
    for (line, row) in lines[1..].iter().zip(json["rows"].as_array().unwrap()) {
        let id = row["cells"][0]["value"]["id"].as_str().unwrap();
        let claim = row["evidence"][0]["id"].as_str().unwrap();
        assert!(line.contains(&format!(",{id},")), "{line}");
        assert!(line.ends_with(&format!(",{claim},{claim},1")), "{line}");
    }
    let sent = post("/api/query.csv", "text/plain", query).await;
    assert_eq!(sent.text(), text);
}

#[tokio::test]
async fn a_table_tells_dates_ids_of_paths_and_members_of_lists() {
    let query = "MATCH p = (a)-[r:head_of]->(b {id: 'nkvd'}) WHERE a.id = 'genrikh-yagoda' \
                 RETURN p, r.when AS since, [a, b] AS both, collect(r.when) AS dates, 1 AS one";
    let sent = post("/api/query.csv", "text/plain", query).await;
    assert_eq!(sent.status, 200);
    let text = sent.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "p,p.id,since,since.edtf,both,both.id,dates,dates.edtf,one,claims,claims.count"
    );
    let json = post("/api/query", "text/plain", query).await.json();
    let row = &json["rows"][0];
    let claim = row["evidence"][0]["id"].as_str().unwrap();
    let edtf = row["cells"][1]["value"]["edtf"].as_str().unwrap();
    for told in [
        format!(",genrikh-yagoda {claim} nkvd,"),
        format!(",{edtf},Genrikh Yagoda|NKVD,genrikh-yagoda|nkvd,"),
        format!(",{edtf},1,{claim},1"),
    ] {
        assert!(lines[1].contains(&told), "{told} in {}", lines[1]);
    }
}

#[tokio::test]
async fn what_has_nothing_to_show_and_what_is_no_number_is_told_apart() {
    let query = "RETURN null AS a, '' AS b, [] AS c, 0.0 / 0 AS d, -1.0 / 0 AS e, {} AS f";
    let json = get(&address("/api/query", &[("q", query)])).await.json();
    let cells = &json["rows"][0]["cells"];
    assert_eq!(cells[0]["type"], "null");
    assert_eq!(cells[3]["value"], "NaN");
    assert_eq!(cells[4]["value"], "-Infinity");
    let page = get(&address("/query", &[("q", query)])).await;
    page.assert_page(200);
    let text = page.text();
    for shown in [
        "\"a\">–<",
        "\"b\">(empty)<",
        "\"c\">(empty list)<",
        "\"d\">NaN<",
        "\"e\">-Infinity<",
        "\"f\">(empty map)<",
    ] {
        assert!(text.contains(shown), "{shown}");
    }
}

#[tokio::test]
async fn the_manual_asks_each_of_its_examples() {
    let explorer = crate::support::server::explorer();
    let page = get("/query/manual").await;
    page.assert_page(200);
    let text = crate::support::markup::decoded(&page.text());
    for lesson in explorer.lessons() {
        assert!(text.contains(&lesson.text), "{}", lesson.text);
        let mut parameters = Parameters::default();
        parameters.set(&QUERY, &lesson.text);
        for binding in lesson.bindings {
            parameters.push(&BINDINGS, binding);
        }
        let answer = get(&parameters.address("/api/query")).await;
        answer.assert_answer();
        let rows = answer.json()["rows"].as_array().unwrap().len();
        assert!(rows > 0, "{}", lesson.text);
    }
    for group in prosopograph::language::function_groups() {
        assert!(text.contains(group.title), "{}", group.title);
        for function in &group.functions {
            let code = format!("<code>{function}</code>");
            assert!(text.contains(&code), "{function}");
        }
    }
    assert!(
        text.contains("<code>=~</code>"),
        "regular expressions are refused"
    );
    let table = include_str!("../language/conformance.txt");
    assert!(text.contains(table.lines().next().unwrap()));
    assert_eq!(
        text.matches("<th scope=\"row\">").count(),
        table.lines().count() - 1
    );
}

#[tokio::test]
async fn a_form_is_read_by_its_fields_and_what_is_none_of_these_is_refused() {
    let form = "application/x-www-form-urlencoded";
    let body = "q=MATCH+(a:person)+WHERE+a.id+%3C%3E+%24x.a+RETURN+count(a)+AS+n&param=x%3A%7B%22a%22%3A+1%7D";
    let sent = post("/api/query?status=documented", form, body).await;
    let asked = get(&format!("/api/query?status=documented&{body}")).await;
    asked.assert_answer();
    assert_eq!(sent.json(), asked.json());
    let cases = [
        (form, "MATCH (a) RETURN a", 400, "no field `q`"),
        (form, "q=RETURN+1&nonsense=2", 400, ""),
        ("application/xml", "RETURN 1", 415, "text/plain"),
    ];
    for (kind, body, status, word) in cases {
        for address in ["/api/query", "/api/query.ndjson", "/api/query.csv"] {
            let problem = post(address, kind, body).await.assert_problem(status);
            let detail = problem["detail"].as_str().expect("a text");
            assert!(detail.contains(word), "{detail}");
        }
    }
}

#[tokio::test]
async fn a_page_beyond_the_end_has_no_rows_and_a_bound_is_said_to_be_one() {
    let beyond =
        get("/api/query?q=UNWIND%20range(1,30)%20AS%20i%20RETURN%20i&limit=10&page=9").await;
    let pages = &beyond.json()["pages"];
    assert_eq!((&pages["first"], &pages["last"]), (&0.into(), &0.into()));
    assert_eq!(
        (&pages["pages"], &pages["more_possible"]),
        (&3.into(), &false.into())
    );
    assert!(
        pages["before"]
            .as_str()
            .expect("an address")
            .contains("page=3")
    );
    let many = "UNWIND%20range(1,50000)%20AS%20i%20RETURN%20i";
    let open = get(&format!("/api/query?q={many}&limit=100")).await;
    assert_eq!(open.json()["pages"]["more_possible"], true);
    let page = get(&format!("/query?q={many}")).await;
    assert!(
        page.text().contains("page 1 of 101 or more"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn what_the_scope_leaves_out_is_a_step_away() {
    let denied = "MATCH ()-[r {status: 'denied'}]->() RETURN r";
    let signed = "MATCH ()-[r:signed]->() RETURN r";
    let count = "MATCH ()-[r {status: 'denied'}]->() RETURN count(r)";
    for (query, scope, words) in [
        (
            denied,
            [("limit", "9"), ("page", "1")],
            ">ask with status=documented,",
        ),
        (
            count,
            [("limit", "9"), ("page", "1")],
            ">ask with status=documented,",
        ),
        (
            signed,
            [("during", "1850"), ("status", "documented")],
            ">ask without during, since and until</a>",
        ),
    ] {
        let [one, other] = scope;
        let page = get(&address("/query", &[("q", query), one, other])).await;
        page.assert_page(200);
        let text = page.text();
        let (_, link) = text
            .split_once("if the question counted claims of ")
            .unwrap_or_else(|| panic!("{query}: {text}"));
        let (_, link) = link.split_once("<a href=\"").expect("a link");
        let (link, behind) = link.split_once('"').expect("its end");
        assert!(behind.starts_with(words), "{behind}");
        let link = link.replace("&amp;", "&").replace("&#38;", "&");
        let wider = get(&format!("/api{link}")).await.json();
        assert_eq!(wider["why_empty"], serde_json::Value::Null, "{link}");
        assert_ne!(wider["rows"], serde_json::json!([]), "{link}");
        assert_eq!(wider["query"], query);
        let json = get(&address("/api/query", &[("q", query), one, other]))
            .await
            .json();
        let page = json["wider"]["page"].as_str().expect("an address");
        // A page says how many rows it has.
        let asked = page.trim_start_matches("/query?");
        assert!(link.ends_with(asked), "{link}: {page}");
        let why = json["why_empty"].as_str().expect("it is empty");
        let how = json["wider"]["how"].as_str().expect("in words");
        assert!(why.contains(&format!(": ask {how}; ")), "{why}");
    }
}

#[tokio::test]
async fn what_is_possible_where_nothing_is_certain_is_a_step_away() {
    let query =
        "q=MATCH%20(a)-%5Br:spied_on%5D-%3E(b)%20WHERE%20during(r,%20%271950%27)%20RETURN%20a";
    let page = get(&format!("/query?{query}")).await;
    page.assert_page(200);
    let text = page.text();
    assert!(text.contains("Dates are read as certain"), "{text}");
    let (_, behind) = text
        .split_once("None is certain; <a href=\"")
        .expect("a link");
    let (address, behind) = behind.split_once('"').expect("its end");
    let rows = get(&format!(
        "/api{}",
        address.replace("&amp;", "&").replace("&#38;", "&")
    ))
    .await;
    let rows = rows.json()["all"].as_u64().expect("a number");
    assert!(
        behind.starts_with(&format!(">{rows} are possible")),
        "{behind}"
    );
    let json = get(&format!("/api/query?{query}")).await.json();
    assert_eq!(json["possible"]["rows"], rows);
    let page = json["possible"]["page"].as_str().expect("an address");
    assert!(
        address.ends_with(page.trim_start_matches("/query?")),
        "{address}: {page}"
    );
}

#[tokio::test]
async fn an_answer_that_shares_its_parts_is_not_written_without_end() {
    for query in [
        "WITH range(1, 900) AS l UNWIND l AS a RETURN collect(l) AS x",
        "MATCH p = (a)-[*..2]-(b) RETURN collect(p)",
    ] {
        for path in ["/api/query", "/api/query.ndjson"] {
            let sent = post(path, "text/plain", query).await;
            assert_eq!(sent.status, 200, "{path} {query}");
            let length = sent.body.len();
            assert!(length < 100_000, "{path} {query}: {length}");
        }
        let answer = post("/api/query", "text/plain", query).await.json();
        assert_eq!(answer["question"]["cut"]["reason"], "room", "{answer}");
    }
    let usual = "MATCH p = (a)-[r]-(b) RETURN p, r, a, b LIMIT 900";
    let answer = post("/api/query?limit=900", "text/plain", usual)
        .await
        .json();
    assert_eq!(
        answer["rows"].as_array().unwrap().len(),
        900,
        "{}",
        answer["question"]
    );
}
