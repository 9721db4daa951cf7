//! A dataset whose every text is an attack: what others wrote stays text on every page.

use axum::Router;
use axum::http::Method;

use crate::support::markup::assert_nothing_smuggled;
use crate::support::markup::decoded;
use crate::support::server::Reply;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_if_usable;
use crate::support::server::service_of;

/// Breaks out of attributes and elements wherever it is not escaped.
const ATTACK: &str = "\"><script>window.pwned=1</script>";
/// Runs when it is followed.
const LINK: &str = "javascript:window.pwned=1";
/// A web address that breaks out of an attribute.
const WEB: &str = "https://example.org/\"onmouseover=\"window.pwned=1";

const ADDRESSES: [&str; 20] = [
    "/",
    "/find?q=script",
    "/find?q=window",
    "/entities/a",
    "/entities/a?types=tied&since=1900",
    "/entities/b",
    "/relations/row-1",
    "/explore?steps=show:a,expand:a",
    "/around?entity=a&hops=2",
    "/path?from=a&to=c",
    "/path?from=a&to=c&method=k&k=3",
    "/path?from=window&to=c",
    "/journey?from=a&to=c",
    "/timeline",
    "/triangles?limit=10",
    "/sources",
    "/contradictions",
    "/vocabulary",
    "/about",
    "/api",
];

/// A cell of a CSV file.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn hostile_service() -> Router {
    let attack = cell(ATTACK);
    let link = cell(LINK);
    let web = cell(WEB);
    let column = cell("\"><img src=x onerror=window.pwned=1>");
    let entity = |id: &str, number: u8| {
        let name = cell(&format!("{ATTACK} {number}"));
        let variants = cell(&format!("{ATTACK} v{number}|ru:{ATTACK}"));
        format!("{id},odd,{name},{variants},1900,1950,{attack},{link},s,{attack},{attack}\n")
    };
    let relation = |from: &str, to: &str| {
        format!(
            "{from},tied,{to},1937,{attack},alleged,possible,c,{attack},c,s,{attack},{attack},{attack},{attack}\n"
        )
    };
    let entities = format!(
        "id,kind,name,variants,begin,end,note,same_as,source,locus,{column}\n{}{}{}",
        entity("a", 1),
        entity("b", 2),
        entity("c", 3)
    );
    let relations = format!(
        "from,type,to,when,when_verbatim,status,certainty,asserted_by,quantity,place,source,locus,note,flag,{column}\n{}{}{}{}",
        relation("a", "b"),
        relation("b", "c"),
        relation("c", "a"),
        relation("a", "b")
    );
    let text = serde_json::Value::from(ATTACK);
    let address = serde_json::Value::from(LINK);
    let package = serde_json::json!({
        "name": "odd", "title": text, "description": text, "version": text, "keywords": [text],
        "licenses": [{ "name": text, "title": text, "path": address }],
        "contributors": [{ "title": text, "role": text, "path": address }],
        "sources": [{ "title": text, "path": address }],
        "notes": [{ "title": text, "description": text }],
    });
    service_of(&[
        ("datapackage.json", package.to_string()),
        (
            "kinds.csv",
            format!(
                "kind,label,plural,shape,colour,note\nodd,{attack},{attack},person,#336699,{attack}\n"
            ),
        ),
        (
            "classes.csv",
            format!("class,label,colour,mark,note\nespionage,{attack},#336699,burst,{attack}\n"),
        ),
        (
            "patterns.csv",
            format!("pattern,name,side1,side2,side3,note\nodd,{attack},espionage,,,{attack}\n"),
        ),
        (
            "relation_types.csv",
            format!(
                "type,label,inverse_label,class,sign,aspect,symmetric,from_kinds,to_kinds,note\n\
                 tied,{attack},{attack},espionage,-1,state,false,odd,odd,{attack}\n"
            ),
        ),
        (
            "sources.csv",
            format!(
                "id,title,kind,author,year,publisher,archive,shelfmark,url,note\n\
                 s,{attack},{attack},{attack},{attack},{attack},{attack},{attack},{web},{attack}\n"
            ),
        ),
        ("entities.csv", entities),
        ("relations.csv", relations),
        (
            "questions.csv",
            format!(
                "id,question,query,expected,note\nq1,{attack},/find?q={attack},answered,{attack}\n"
            )
            .replace("/find?q=\"", "\"/find?q="),
        ),
    ])
}

async fn get(service: &Router, address: &str) -> Reply {
    send(service.clone(), request(Method::GET, address)).await
}

#[tokio::test]
async fn hostile_texts_stay_text_on_every_page() {
    let service = hostile_service();
    for address in ADDRESSES {
        let reply = get(&service, address).await;
        reply.assert_guarded();
        assert!(
            matches!(reply.status.as_u16(), 200 | 404),
            "{address}: {}",
            reply.status
        );
        let page = reply.text();
        assert_nothing_smuggled(address, &page);
        assert!(
            decoded(&page).contains(ATTACK),
            "{address} shows the text as it is: {page}"
        );
    }
}

#[tokio::test]
async fn an_address_that_would_run_is_shown_and_not_linked() {
    let service = hostile_service();
    let page = get(&service, "/entities/a").await.text();
    assert!(page.contains(LINK), "{page}");
    for address in ADDRESSES {
        let page = get(&service, address).await.text();
        assert!(
            !page.to_ascii_lowercase().contains("=\"javascript:"),
            "{address}: {page}"
        );
    }
}

#[tokio::test]
async fn a_source_with_an_address_that_would_run_is_not_read() {
    for scheme in [
        "javascript:window.pwned=1",
        "JavaScript:1",
        "\"data:text/html,x\"",
        "//example.org",
        "vbscript:1",
        "\u{1}javascript:1",
    ] {
        let files = [
            (
                "entities.csv",
                "id,kind,name\na,odd,A\nb,odd,B\n".to_owned(),
            ),
            (
                "relations.csv",
                "from,type,to,source\na,tied,b,s\n".to_owned(),
            ),
            ("sources.csv", format!("id,title,url\ns,S,{scheme}\n")),
        ];
        assert!(service_if_usable(&files).is_none(), "{scheme}");
    }
}

#[tokio::test]
async fn hostile_texts_stay_text_in_json_styles_and_pictures() {
    let service = hostile_service();
    for address in [
        "/api/overview",
        "/api/entities/a",
        "/api/path?from=a&to=c",
        "/api/triangles",
        "/api/sources",
        "/api/vocabulary",
    ] {
        let reply = get(&service, address).await;
        reply.assert_answer();
        assert!(
            reply.json().to_string().contains("window.pwned"),
            "{address}"
        );
    }
    get(&service, "/api/openapi.json").await.assert_answer();
    for address in ["/network.css", "/network.svg"] {
        let reply = get(&service, address).await;
        reply.assert_guarded();
        assert!(
            !reply.text().contains("pwned") && !reply.text().contains("<script"),
            "{address}: {}",
            reply.text()
        );
    }
}

#[tokio::test]
async fn an_example_question_cannot_lead_to_another_site() {
    for query in [
        "//example.org/path",
        "/\\example.org",
        "/find/../../x",
        "javascript:window.pwned=1",
    ] {
        let files = [
            (
                "entities.csv",
                "id,kind,name\na,odd,A\nb,odd,B\n".to_owned(),
            ),
            ("relations.csv", "from,type,to\na,tied,b\n".to_owned()),
            (
                "questions.csv",
                format!("id,question,query,expected,note\nq1,Where?,{query},answered,\n"),
            ),
        ];
        let Some(service) = service_if_usable(&files) else {
            continue;
        };
        let page = get(&service, "/").await.text();
        assert_nothing_smuggled(query, &page);
        assert!(!page.contains("example.org"), "{query}: {page}");
    }
}
