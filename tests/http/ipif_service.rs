//! The IPIF service: its description, its errors, and its level of compliance.

use axum::http::Method;
use axum::http::header;

use crate::http::ipif::COLLECTIONS;
use crate::support::server::address;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

#[tokio::test]
async fn the_service_describes_itself_and_names_its_level_with_every_answer() {
    let reply = get("/ipif/describe").await;
    reply.assert_answer();
    let described = reply.json();
    assert_eq!(described["complianceLevel"], 1);
    assert_eq!(described["formats"][0], "application/json");
    assert!(
        described["vocabs"].is_array()
            && described["description"].is_string()
            && described["provider"].is_string()
    );
    for address in [
        "/ipif/describe",
        "/ipif/persons",
        "/ipif/factoids?size=1",
        "/ipif/sources/lecture",
        "/ipif/openapi.json",
    ] {
        let reply = get(address).await;
        reply.assert_answer();
        let link = reply.header(header::LINK);
        assert!(
            link.contains("prosopogrAPhI/master/level1.json>;rel=\"profile\""),
            "{address}: {link}"
        );
    }
}

#[tokio::test]
async fn the_document_describes_every_address_and_every_parameter() {
    let document = get("/ipif/openapi.json").await.json();
    assert_eq!(document["info"]["version"], "0.3.2");
    let paths = document["paths"].as_object().expect("there are paths");
    assert_eq!(paths.len(), 9);
    for collection in COLLECTIONS {
        let parameters = document["paths"][format!("/ipif/{collection}")]["get"]["parameters"]
            .as_array()
            .cloned();
        for parameter in parameters.expect("a collection has parameters") {
            let name = parameter["name"]
                .as_str()
                .expect("it has a name")
                .to_owned();
            assert!(
                parameter["description"]
                    .as_str()
                    .is_some_and(|about| !about.is_empty()),
                "{name} is explained"
            );
            let value = match name.as_str() {
                "size" | "page" => "2",
                "from" | "to" => "1937",
                "sortBy" => "@idDESC",
                _ => "Ezhov",
            };
            get(&address(&format!("/ipif/{collection}"), &[(&name, value)]))
                .await
                .assert_answer();
        }
        assert!(paths.contains_key(&format!("/ipif/{collection}/{{id}}")));
    }
    let schemas = document["components"]["schemas"]
        .as_object()
        .expect("there are schemas");
    for schema in [
        "Person",
        "Source",
        "Statement",
        "Factoid",
        "FactoidRef",
        "Protocol",
        "ServiceDescription",
        "ProblemDetails",
    ] {
        assert!(schemas.contains_key(schema), "{schema}");
    }
    let text = document.to_string();
    for reference in text
        .split("\"#/components/schemas/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert!(schemas.contains_key(reference), "{reference}");
    }
}

#[tokio::test]
async fn a_page_beyond_the_last_is_empty_and_still_counts() {
    for collection in COLLECTIONS {
        let whole = get(&format!("/ipif/{collection}")).await.json();
        assert_eq!(whole["protocol"]["size"], 30);
        for page in ["9999", "18446744073709551616", "99999999999999999999999"] {
            let reply = get(&format!("/ipif/{collection}?page={page}")).await;
            reply.assert_answer();
            assert_eq!(
                reply.json()["protocol"]["totalHits"],
                whole["protocol"]["totalHits"],
                "{collection}"
            );
            assert_eq!(
                reply.json()[collection].as_array().map(Vec::len),
                Some(0),
                "{collection}"
            );
        }
    }
}

#[tokio::test]
async fn wrong_parameters_are_refused_by_name() {
    let wrong = [
        ("size=0", "size"),
        ("size=1001", "size"),
        ("size=-1", "size"),
        ("size=ten", "size"),
        ("page=0", "page"),
        ("page=1.5", "page"),
        ("sortBy=beauty", "sortBy"),
        ("sortBy=DESC", "sortBy"),
        ("from=yesterday", "from"),
        ("to=1937-02-30", "to"),
        ("persnId=x", "persnId"),
        ("limit=5", "limit"),
        ("name=", "name"),
        ("name=%20", "name"),
        ("name=a&name=b", "name"),
        ("size=2&size=2", "size"),
    ];
    let long = format!("st={}", "x".repeat(201));
    for collection in COLLECTIONS {
        for (query, parameter) in wrong.into_iter().chain([(long.as_str(), "st")]) {
            let reply = get(&format!("/ipif/{collection}?{query}")).await;
            let problem = reply.assert_problem(400);
            assert_eq!(
                problem["errors"][0]["parameter"], parameter,
                "{collection}?{query}: {problem}"
            );
            assert!(reply.header(header::LINK).contains("level1"), "{query}");
        }
    }
    let problem = get("/ipif/persons?persnId=x").await.assert_problem(400);
    assert!(
        problem["detail"]
            .as_str()
            .is_some_and(|detail| detail.contains("personId")),
        "{problem}"
    );
    get("/ipif/describe?size=1").await.assert_problem(400);
    get("/ipif/persons/nikolai-ezhov?size=1")
        .await
        .assert_problem(400);
}

#[tokio::test]
async fn an_unknown_id_is_not_found_and_neither_is_another_address() {
    for id in [
        "nobody",
        "r0001",
        "r0001.from.from",
        "nikolai-ezhov.name-99",
        "nikolai-ezhov.name-00",
        "nikolai-ezhov.begin",
        "nkvd",
        "nkvd.name-0",
        "r0001.to~lecture",
        "nikolai-ezhov.name-0~nowhere",
        "_dataset",
        "%FF",
        "~",
        "a%2Fb",
    ] {
        for collection in ["persons", "sources", "statements", "factoids"] {
            get(&format!("/ipif/{collection}/{id}"))
                .await
                .assert_problem(404);
        }
    }
    for address in [
        "/ipif",
        "/ipif/nothing",
        "/ipif/persons/",
        "/ipif/persons/nikolai-ezhov/x",
    ] {
        get(address).await.assert_problem(404);
    }
    get("/ipifs").await.assert_page(404);
}

#[tokio::test]
async fn nothing_can_be_written_and_head_answers_like_get() {
    for address in [
        "/ipif/persons",
        "/ipif/factoids/nikolai-ezhov.name-0~lecture",
        "/ipif/describe",
    ] {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            let reply = send(service(), request(method, address)).await;
            reply.assert_problem(405);
            assert!(reply.header(header::ALLOW).contains("GET"), "{address}");
        }
        let head = send(service(), request(Method::HEAD, address)).await;
        head.assert_guarded();
        assert_eq!(
            (head.status.as_u16(), head.body.len()),
            (200, 0),
            "{address}"
        );
    }
    let mut elsewhere = request(Method::GET, "/ipif/persons");
    elsewhere.headers_mut().insert(
        header::HOST,
        header::HeaderValue::from_static("evil.example"),
    );
    send(service(), elsewhere).await.assert_problem(421);
}
