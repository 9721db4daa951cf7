//! IPIF: what its addresses answer, page by page; that every reference leads both ways, and what is
//! refused.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::Value;

use crate::support::server::explorer;
use crate::support::server::get;
use crate::support::server::request;
use crate::support::server::send;
use crate::support::server::service_of;

pub const COLLECTIONS: [&str; 4] = ["persons", "sources", "statements", "factoids"];

/// Everything a collection lists, gathered page by page.
pub async fn everything(collection: &str, size: usize) -> Vec<Value> {
    let mut all = Vec::new();
    for page in 1.. {
        let reply = get(&format!("/ipif/{collection}?size={size}&page={page}")).await;
        reply.assert_answer();
        let answer = reply.json();
        assert_eq!(answer["protocol"]["size"], size, "{collection}");
        assert_eq!(answer["protocol"]["page"], page, "{collection}");
        let listed = answer[collection]
            .as_array()
            .cloned()
            .unwrap_or_else(|| panic!("{collection}: {answer}"));
        let total = answer["protocol"]["totalHits"]
            .as_u64()
            .and_then(|total| usize::try_from(total).ok());
        if listed.is_empty() {
            assert_eq!(
                total,
                Some(all.len()),
                "{collection}: all of them were listed"
            );
            return all;
        }
        assert!(listed.len() <= size, "{collection}");
        all.extend(listed);
    }
    all
}

pub fn id(object: &Value) -> String {
    object["@id"]
        .as_str()
        .unwrap_or_else(|| panic!("an id in {object}"))
        .to_owned()
}

fn refs(object: &Value, field: &str) -> Vec<String> {
    object[field]
        .as_array()
        .map(|refs| refs.iter().map(id).collect())
        .unwrap_or_default()
}

#[tokio::test]
async fn everything_is_reached_by_paging_exactly_once_whatever_the_size_of_a_page() {
    let network = explorer().network();
    let persons = network
        .entities()
        .filter(|(_, entity)| network.schema().kind(entity.kind).id == "person")
        .count();
    for (collection, size) in [
        ("persons", 7),
        ("sources", 4),
        ("statements", 101),
        ("factoids", 97),
    ] {
        let ids: Vec<String> = everything(collection, size).await.iter().map(id).collect();
        let different: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "{collection}");
        let again: Vec<String> = everything(collection, 1_000).await.iter().map(id).collect();
        assert_eq!(
            ids, again,
            "{collection}: the order does not depend on the page"
        );
        match collection {
            "persons" => assert_eq!(ids.len(), persons),
            "sources" => assert_eq!(ids.len(), network.sources().len()),
            _ => assert!(ids.len() > 500, "{collection}: {}", ids.len()),
        }
    }
}

#[tokio::test]
async fn every_claim_at_a_person_is_one_statement_about_each_person() {
    let network = explorer().network();
    let is_person = |entity| network.schema().kind(network.kind_of(entity)).id == "person";
    let mut expected = BTreeSet::new();
    for claim in network.claims() {
        if is_person(claim.from()) {
            expected.insert(format!("{}.from", claim.id()));
        }
        if is_person(claim.to()) && claim.to() != claim.from() {
            expected.insert(format!("{}.to", claim.id()));
        }
    }
    for (_, entity) in network.entities().filter(|(index, _)| is_person(*index)) {
        expected.extend(
            (0..=entity.variants().len()).map(|number| format!("{}.name-{number}", entity.id)),
        );
    }
    let listed: BTreeSet<String> = everything("statements", 1_000)
        .await
        .iter()
        .map(id)
        .collect();
    assert_eq!(listed, expected);
}

#[tokio::test]
async fn every_reference_resolves_both_ways() {
    let mut of: BTreeMap<(&str, String), BTreeSet<String>> = BTreeMap::new();
    let factoids = everything("factoids", 1_000).await;
    for factoid in &factoids {
        for (collection, field) in [
            ("persons", "person-refs"),
            ("sources", "source-refs"),
            ("statements", "statement-refs"),
        ] {
            let [target] =
                <[String; 1]>::try_from(refs(factoid, field)).expect("a factoid joins one of each");
            of.entry((collection, target))
                .or_default()
                .insert(id(factoid));
        }
    }
    for collection in ["persons", "sources", "statements"] {
        for object in everything(collection, 10).await {
            let factoids = refs(&object, "factoid-refs");
            let expected = of.remove(&(collection, id(&object))).unwrap_or_default();
            assert_eq!(
                factoids.len(),
                expected.len(),
                "{collection} {}: {object}",
                id(&object)
            );
            assert_eq!(
                factoids.into_iter().collect::<BTreeSet<_>>(),
                expected,
                "{collection} {}",
                id(&object)
            );
            assert_eq!(object.get("factoid-refs-omitted"), None, "{collection}");
        }
    }
    assert!(
        of.is_empty(),
        "factoids refer to what is not listed: {:?}",
        of.keys().collect::<Vec<_>>()
    );
}

#[tokio::test]
async fn what_is_listed_is_found_by_its_id_and_is_the_same() {
    for collection in COLLECTIONS {
        for object in everything(collection, 30).await.into_iter().step_by(5) {
            let reply = get(&format!("/ipif/{collection}/{}", id(&object))).await;
            reply.assert_answer();
            assert_eq!(reply.json(), object, "{collection}");
        }
    }
}

#[tokio::test]
async fn the_fields_are_those_of_the_standard_and_the_required_ones_are_there() {
    let made = ["@id", "createdBy", "createdWhen"];
    let fields: [(&str, &[&str], &[&str]); 4] = [
        ("persons", &["factoid-refs"], &["uris"]),
        ("sources", &["factoid-refs", "label"], &["uris"]),
        (
            "statements",
            &["factoid-refs", "statementType", "name", "statementContent"],
            &["role", "date", "places", "relatesToPersons", "memberOf"],
        ),
        (
            "factoids",
            &["person-refs", "source-refs", "statement-refs"],
            &[],
        ),
    ];
    for (collection, required, allowed) in fields {
        for object in everything(collection, 500).await {
            let found = object.as_object().expect("it is an object");
            for field in made.iter().chain(required) {
                assert!(
                    found.contains_key(*field),
                    "{collection}: no {field} in {object}"
                );
            }
            let known = |field: &str| {
                made.contains(&field) || required.contains(&field) || allowed.contains(&field)
            };
            let strange: Vec<&String> = found.keys().filter(|field| !known(field)).collect();
            assert!(strange.is_empty(), "{collection}: {strange:?}");
            assert_eq!(object["createdBy"], "The Prosopograph contributors");
            assert_eq!(object["createdWhen"], "2026-11-23");
            for (field, is_right) in [
                ("statementType", Value::is_object as fn(&Value) -> bool),
                ("role", Value::is_object),
                ("date", Value::is_object),
                ("memberOf", Value::is_object),
                ("places", Value::is_array),
                ("relatesToPersons", Value::is_array),
                ("uris", Value::is_array),
                ("name", Value::is_string),
            ] {
                assert!(
                    found.get(field).is_none_or(is_right),
                    "{collection}: {field} in {object}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_dataset_that_cites_nothing_is_its_own_source() {
    let files = [
        (
            "entities.csv",
            "id,kind,name\na.b,person,Anna\nc,person,Carl\n".to_owned(),
        ),
        (
            "relations.csv",
            "from,type,to\na.b,met,c\na.b,met,a.b\n".to_owned(),
        ),
    ];
    let service = service_of(&files);
    let ask = |address: &str| send(service.clone(), request(Method::GET, address));
    let sources = ask("/ipif/sources").await.json();
    assert_eq!(sources["protocol"]["totalHits"], 1);
    assert_eq!(sources["sources"][0]["@id"], "_dataset");
    assert_eq!(
        sources["sources"][0]["createdWhen"], "XXXX-XX-XX",
        "no date is made up"
    );
    assert_eq!(
        sources["sources"][0]["createdBy"],
        "not stated by the dataset"
    );
    let statements = ask("/ipif/statements").await.json();
    let ids: Vec<String> = statements["statements"]
        .as_array()
        .expect("a list")
        .iter()
        .map(id)
        .collect();
    assert_eq!(
        ids,
        [
            "row-1.from",
            "row-1.to",
            "row-2.from",
            "a.b.name-0",
            "c.name-0"
        ]
    );
    for id in ids {
        ask(&format!("/ipif/statements/{id}")).await.assert_answer();
        ask(&format!("/ipif/factoids/{id}~_dataset"))
            .await
            .assert_answer();
    }
}
