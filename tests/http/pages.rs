//! Every address answers, in the right type, guarded.

use axum::http::Method;
use axum::http::header;

use crate::support::markup::attributes;
use crate::support::markup::shape;
use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service;

pub const PAGES: [&str; 31] = [
    "/",
    "/find",
    "/find?q=Ezhov",
    "/find?q=Churchill",
    "/entities/nikolai-ezhov",
    "/entities/nkvd?classes=command&since=1937",
    "/relations/r0001",
    "/explore",
    "/explore?entity=Ezhov",
    "/explore?steps=show:joseph-stalin,expand:joseph-stalin&off=kind.country",
    "/explore?steps=all",
    "/around",
    "/around?entity=ogpu&hops=2",
    "/path",
    "/path?from=torashiro-kawabe&to=joseph-stalin&method=all-shortest",
    "/path?from=nikolai-bukharin&to=poland&classes=espionage",
    "/journey",
    "/journey?from=torashiro-kawabe&to=joseph-stalin&avoid_kinds=publication",
    "/journey?from=torashiro-kawabe&to=joseph-stalin&arrive=1920&aim=fastest",
    "/timeline?limit=30",
    "/timeline?entity=poland&lanes=entity",
    "/triangles",
    "/triangles?pattern=allied-spies",
    "/triangles?side1=spied_on&side2=espionage&entity=poland&limit=3",
    "/sources",
    "/contradictions",
    "/query",
    "/query?q=MATCH%20p%20=%20(a)-[:spied_on]-%3E(b)%20RETURN%20p,%20[a,%20b],%20%7Byear:%201937%7D%20LIMIT%202",
    "/vocabulary",
    "/about",
    "/api",
];

pub const ANSWERS: [&str; 19] = [
    "/api/overview",
    "/api/find?q=Ezhov",
    "/api/find?q=Churchill",
    "/api/entities/nikolai-ezhov",
    "/api/entities/nkvd?classes=command&since=1937",
    "/api/relations/r0001",
    "/api/explore?steps=show:nkvd,expand:nkvd:head_of",
    "/api/around?entity=ogpu&hops=2",
    "/api/path?from=torashiro-kawabe&to=joseph-stalin&method=all-shortest",
    "/api/path?from=nikolai-bukharin&to=poland&classes=espionage",
    "/api/journey?from=torashiro-kawabe&to=joseph-stalin",
    "/api/timeline?entity=nkvd",
    "/api/triangles",
    "/api/triangles?pattern=allied-spies",
    "/api/sources",
    "/api/contradictions",
    "/api/query?q=MATCH%20(a)-[r:spied_on]-%3E(b)%20RETURN%20a,%20r,%20b",
    "/api/vocabulary",
    "/api/openapi.json",
];

#[tokio::test]
async fn every_page_answers_and_is_whole() {
    for address in PAGES {
        get(address).await.assert_page(200);
    }
}

#[tokio::test]
async fn every_route_of_the_api_answers_in_json() {
    for address in ANSWERS {
        get(address).await.assert_answer();
    }
}

#[tokio::test]
async fn every_entity_has_a_page() {
    for (_, entity) in explorer().network().entities() {
        let reply = get(&format!("/entities/{}", entity.id)).await;
        reply.assert_page(200);
    }
}

#[tokio::test]
async fn head_answers_like_get_without_a_body() {
    for address in PAGES.into_iter().chain(ANSWERS) {
        let whole = get(address).await;
        let head = send(service(), request(Method::HEAD, address)).await;
        head.assert_guarded();
        assert_eq!(head.status, whole.status, "{address}");
        assert_eq!(
            head.header(header::CONTENT_TYPE),
            whole.header(header::CONTENT_TYPE),
            "{address}"
        );
        assert_eq!(head.body, b"", "{address}");
    }
}

/// So many links of one shape are followed.
const MOST_OF_A_SHAPE: usize = 40;

#[tokio::test]
async fn every_link_of_a_page_leads_somewhere() {
    let mut seen = std::collections::BTreeSet::new();
    // Every figure is a link, so the same question is linked to hundreds of times with other values.
    let mut of_shape = std::collections::BTreeMap::<String, usize>::new();
    for address in PAGES {
        let page = get(address).await.text();
        for link in ["href", "src", "action"]
            .iter()
            .flat_map(|name| attributes(&page, name))
        {
            assert!(
                link.starts_with('/') || link.starts_with('#') || link.starts_with("https://"),
                "{address}: {link}"
            );
            let target = link.split('#').next().unwrap_or_default().to_owned();
            if target.starts_with('/') && seen.insert(target.clone()) {
                let same = of_shape.entry(shape(&target)).or_default();
                *same += 1;
                if *same > MOST_OF_A_SHAPE {
                    continue;
                }
                let status = get(&target).await.status;
                assert!(status.is_success(), "{address}: {target}: {status}");
            }
        }
    }
    assert!(seen.len() > 100, "{}", seen.len());
}

#[tokio::test]
async fn ids_within_a_page_are_not_repeated() {
    for address in PAGES {
        let page = get(address).await.text();
        let mut seen = std::collections::BTreeSet::new();
        for id in attributes(&page, "id") {
            assert!(seen.insert(id.clone()), "{address}: id {id} is repeated");
        }
    }
}

#[tokio::test]
async fn robots_may_read_but_not_ask() {
    let reply = get("/robots.txt").await;
    reply.assert_guarded();
    assert_eq!(reply.status.as_u16(), 200);
    assert_eq!(
        reply.header(header::CONTENT_TYPE),
        "text/plain; charset=utf-8"
    );
    for path in ["/api/", "/around", "/find", "/path", "/triangles"] {
        assert!(
            reply.text().contains(&format!("Disallow: {path}\n")),
            "{path}"
        );
    }
}
