//! The program knows graph words only: whoever opens a network of letters meets no word of another
//! dataset, on any page, in the API, in files for download or in the assets.

use std::collections::BTreeSet;
use std::path::Path;

use axum::Router;
use axum::http::Method;

use crate::support::letters::LETTERS;
use crate::support::letters::assert_no_foreign_words;
use crate::support::letters::foreign_words;
use crate::support::markup::attributes;
use crate::support::server::Reply;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;
use crate::support::site_copy::files_below;

/// Pages with answers, empty pages, and pages that say what is wrong.
const PAGES: [&str; 48] = [
    "/",
    "/find",
    "/find?q=Anna",
    "/find?q=Nobody",
    "/find?q=",
    "/entities/anna",
    "/entities/lyon?since=1900",
    "/entities/nobody",
    "/relations/row-1",
    "/relations/row-4",
    "/relations/nothing",
    "/explore",
    "/explore?entity=Anna",
    "/explore?steps=all",
    "/explore?steps=show:nobody",
    "/embed?steps=all",
    "/around",
    "/around?entity=anna&hops=2",
    "/around?entity=anna&status=rumour",
    "/path",
    "/path?from=Anna&to=Turin",
    "/path?from=Anna&to=Turin&status=documented,alleged,charged,denied",
    "/path?from=Anna&to=Emil",
    "/path?from=Xaver&to=Emil&method=fast",
    "/journey",
    "/journey?from=Anna&to=Clara",
    "/journey?from=Clara&to=Bruno&arrive=1800",
    "/timeline",
    "/timeline?entity=anna&lanes=entity",
    "/timeline?since=2000",
    "/triangles",
    "/triangles?side1=correspondence&side2=residence",
    "/triangles?pattern=none",
    "/triangles?side1=residence&side2=residence&side3=residence",
    "/sources",
    "/contradictions",
    "/query",
    "/query/manual",
    "/query?lines=1&who1=kind:person&tie1=nothing",
    "/query?q=MATCH%20(a:person)-[r1:wrote_to]-%3E(b)%20WHERE%20during(r1,%20%271831%27)%20RETURN%20a,%20r1.when",
    "/query?q=MATCH%20p%20=%20(a)-[r]-%3E(b)%20RETURN%20p,%20r,%20a.name",
    "/query?q=MATCH%20(a:nothing)%20RETURN%20a",
    "/vocabulary",
    "/about",
    "/import",
    "/api",
    "/nowhere",
    "/robots.txt",
];

/// What programs read.
const DATA: [&str; 36] = [
    "/api/overview",
    "/api/find?q=Anna",
    "/api/find",
    "/api/entities/anna",
    "/api/entities/nobody",
    "/api/relations/row-4",
    "/api/explore?steps=all",
    "/api/around?entity=anna",
    "/api/path?from=Anna&to=Turin",
    "/api/path?from=Anna&to=Emil",
    "/api/path?from=Anna",
    "/api/journey?from=Anna&to=Clara",
    "/api/timeline",
    "/api/triangles",
    "/api/triangles?pattern=none",
    "/api/sources",
    "/api/contradictions",
    "/api/query?q=MATCH%20(a)-[r]-%3E(b)%20RETURN%20a,%20r,%20b",
    "/api/query?q=MATCH%20(a:nothing)%20RETURN%20a",
    "/api/vocabulary",
    "/api/import",
    "/api/nothing",
    "/api/openapi.json",
    "/ipif/describe",
    "/ipif/persons",
    "/ipif/persons/anna",
    "/ipif/sources",
    "/ipif/statements",
    "/ipif/statements?size=none",
    "/ipif/factoids",
    "/ipif/openapi.json",
    "/network.css",
    "/network.svg",
    "/favicon.ico",
    "/api/export/nothing",
    "/api/export/dataset",
];

/// Formats whose files are texts.
const TEXTS: [&str; 11] = [
    "gexf",
    "gexf-plain",
    "graphml",
    "graphml-plain",
    "pajek",
    "node-link",
    "cytoscape",
    "json-ld",
    "turtle",
    "dot",
    "svg",
];

fn services() -> [(&'static str, Router); 2] {
    let files = |most: usize| {
        let files = LETTERS.into_iter().take(most);
        files
            .map(|(name, text)| (name, text.to_owned()))
            .collect::<Vec<_>>()
    };
    [
        ("with types", service_of(&files(3))),
        ("without types", service_of(&files(2))),
    ]
}

async fn get(service: &Router, address: &str) -> Reply {
    send(service.clone(), request(Method::GET, address)).await
}

#[tokio::test]
async fn no_page_has_a_word_of_another_dataset() {
    let mut found = Vec::new();
    let mut assets = BTreeSet::new();
    for (_, service) in services() {
        for address in PAGES {
            let text = get(&service, address).await.text();
            found.extend(foreign_words(address, &text));
            for name in ["href", "src"] {
                let links = attributes(&text, name).into_iter();
                assets.extend(links.filter(|link| link.starts_with("/assets/")));
            }
        }
    }
    let [(_, service), _] = services();
    assert!(assets.len() >= 3, "styles and scripts: {assets:?}");
    for address in assets {
        let asset = get(&service, &address).await;
        assert_eq!(asset.status, 200, "{address}");
        let text = String::from_utf8_lossy(&asset.body).into_owned();
        found.extend(foreign_words(&address, &text));
    }
    assert_no_foreign_words(&found, &[]);
}

#[tokio::test]
async fn no_data_has_a_word_of_another_dataset() {
    let mut found = Vec::new();
    for (_, service) in services() {
        for address in DATA {
            let reply = get(&service, address).await;
            let text = String::from_utf8_lossy(&reply.body);
            found.extend(foreign_words(address, &text));
        }
        for format in TEXTS {
            let address = format!("/api/export/{format}");
            let reply = get(&service, &address).await;
            assert_eq!(reply.status, 200, "{address}");
            found.extend(foreign_words(&address, &reply.text()));
        }
    }
    assert_no_foreign_words(&found, &[]);
}

#[test]
fn no_template_style_or_script_has_a_word_of_another_dataset() {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    let mut found = Vec::new();
    for folder in ["templates", "styles", "src"] {
        for (name, bytes) in files_below(&web.join(folder)) {
            let text = String::from_utf8_lossy(&bytes);
            found.extend(foreign_words(&format!("web/{folder}/{name}"), &text));
        }
    }
    assert_no_foreign_words(&found, &[]);
}

#[tokio::test]
async fn a_network_without_patterns_offers_the_shapes_of_its_triangles() {
    let [(_, service), _] = services();
    let reply = get(&service, "/triangles").await;
    reply.assert_page(200);
    let page = reply.text();
    assert!(page.contains("Choose the sides yourself"), "{page}");
    assert!(page.contains("correspondence"), "{page}");
    let mut shapes = attributes(&page, "href");
    shapes.retain(|link| link.starts_with("/triangles?") && link.contains("shape="));
    assert!(!shapes.is_empty(), "{page}");
    for shape in shapes {
        let answer = get(&service, &format!("/api{shape}")).await;
        answer.assert_answer();
        assert!(answer.json()["total"].as_u64() > Some(0), "{shape}");
    }
}

#[tokio::test]
async fn kinds_and_classes_without_colours_get_those_of_the_palette() {
    let [(_, service), _] = services();
    let vocabulary = get(&service, "/api/vocabulary").await.json();
    let style = get(&service, "/network.css").await.text();
    let shapes = ["person", "place"];
    for (kind, shape) in vocabulary["kinds"]
        .as_array()
        .into_iter()
        .flatten()
        .zip(shapes)
    {
        assert_eq!(kind["shape"], shape);
        let colour = kind["colour"].as_str().expect("every kind has a colour");
        assert!(
            style.contains(&format!(".kind-{shape}{{--kind:{colour}}}")),
            "{style}"
        );
    }
    let classes = vocabulary["classes"].as_array().expect("a list");
    let distinct = |name: &str| {
        let values = classes.iter().map(|class| class[name].to_string());
        values.collect::<BTreeSet<_>>().len()
    };
    assert_eq!(classes.len(), 2);
    for property in ["colour", "dark_colour", "mark"] {
        assert_eq!(distinct(property), 2, "{property}: {classes:?}");
    }
    for class in classes {
        for property in ["colour", "dark_colour"] {
            let variable = format!("--class-{}:{};", class["id"], class[property]).replace('"', "");
            assert!(style.contains(&variable), "{variable} in {style}");
        }
    }
    let dot = get(&service, "/api/export/dot").await.text();
    let svg = get(&service, "/api/export/svg").await.text();
    let colour = classes[0]["colour"].as_str().expect("a colour");
    assert!(dot.contains(colour) && svg.contains(colour), "{colour}");
}
