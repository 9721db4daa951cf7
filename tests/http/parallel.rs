//! Many claims between the same few: pages stay small, and lead to what they do not show.

use std::fmt::Write;

use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

/// So many letters went between three persons.
const LETTERS: usize = 78_667;
/// The most bytes of a page.
const MOST_BYTES: usize = 300_000;

/// Three persons who wrote each other very often, and three more who wrote to two of them.
fn letters() -> [(&'static str, String); 4] {
    let ties = [
        "anna,wrote_to,bruno",
        "bruno,wrote_to,clara",
        "clara,wrote_to,anna",
        "bruno,met,anna",
    ];
    let mut relations = "from,type,to,when,when_verbatim,status,note,source,locus\n".to_owned();
    for number in 0..LETTERS {
        let (year, month, day) = (1700 + number / 336, number / 28 % 12 + 1, number % 28 + 1);
        let status = ["documented", "alleged", "rumour"][number % 3];
        writeln!(
            relations,
            "{},{year}-{month:02}-{day:02},on a day of that year,{status},A letter of several pages about this and that.,archive,f. {number}",
            ties[number % 4]
        )
        .expect("a text grows");
    }
    for friend in ["dora", "emil", "franz"] {
        for known in ["anna", "bruno"] {
            writeln!(relations, "{friend},wrote_to,{known},1801,,,,archive,f. 1")
                .expect("as above");
        }
    }
    let entities = ["anna", "bruno", "clara", "dora", "emil", "franz"];
    let entities = entities.map(|id| format!("{id},person,{id}\n")).concat();
    [
        ("entities.csv", format!("id,kind,name\n{entities}")),
        ("relations.csv", relations),
        (
            "relation_types.csv",
            "type,class,aspect,symmetric\nwrote_to,letters,event,false\nmet,contact,event,true\n"
                .to_owned(),
        ),
        (
            "sources.csv",
            "id,title\narchive,The archive of letters\n".to_owned(),
        ),
    ]
}

#[tokio::test]
async fn a_page_of_triangles_stays_small_however_many_claims_are_parallel() {
    let service = service_of(&letters());
    let get = |address: &str| send(service.clone(), request(axum::http::Method::GET, address));
    for address in [
        "/triangles",
        "/triangles?side1=wrote_to&side2=wrote_to&side3=wrote_to&limit=200",
        "/api/triangles",
        "/contradictions",
        "/api/contradictions",
    ] {
        let reply = get(address).await;
        let said = String::from_utf8_lossy(&reply.body);
        assert_eq!(reply.status, 200, "{address}: {said}");
        let bytes = reply.body.len();
        assert!(bytes < MOST_BYTES, "{address} has {bytes} bytes");
    }
    let answer =
        get("/api/triangles?side1=wrote_to&side2=wrote_to&side3=wrote_to&entity=clara").await;
    let answer = answer.json();
    let ties = answer["triangles"][0]["ties"].as_array().expect("a list");
    let totals: Vec<u64> = ties
        .iter()
        .filter_map(|tie| tie["total"].as_u64())
        .collect();
    assert_eq!(ties.len(), 3);
    assert!(totals.iter().all(|total| *total > 10), "{totals:?}");
    for tie in ties {
        let shown = tie["relations"].as_array().map_or(0, Vec::len);
        assert!((1..=5).contains(&shown), "{shown} claims are shown");
        let page = tie["page"].as_str().expect("an address");
        assert!(page.starts_with("/claims?between="), "{page}");
        assert!(page.ends_with("types=wrote_to"), "{page}");
    }
}

#[tokio::test]
async fn letters_that_differ_contradict_nothing() {
    let service = service_of(&letters());
    let reply = send(
        service,
        request(axum::http::Method::GET, "/api/contradictions"),
    )
    .await;
    assert_eq!(reply.json()["total"], 0);
}
