//! IPIF: every filter finds what a slow reading of everything finds, for all four collections,
//! alone and together.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use prosopograph::model::HistoricalDate;
use prosopograph::model::Window;
use serde_json::Value;

use crate::http::ipif::COLLECTIONS;
use crate::http::ipif::everything;
use crate::http::ipif::id;
use crate::support::server::address;
use crate::support::server::explorer;
use crate::support::server::get;

/// A factoid with everything it joins, as the service lists it.
struct Whole {
    factoid: Value,
    source: Value,
    statement: Value,
}

impl Whole {
    fn id_of(&self, collection: &str) -> String {
        match collection {
            "persons" => id(&self.factoid["person-refs"][0]),
            "sources" => id(&self.source),
            "statements" => id(&self.statement),
            _ => id(&self.factoid),
        }
    }

    /// The span of the date of the claim or of nothing.
    fn span(&self) -> Option<Window> {
        let network = explorer().network();
        let statement = id(&self.statement);
        let (relation, _) = statement.rsplit_once('.')?;
        network
            .claim(network.find_relation(relation)?)
            .when()
            .map(HistoricalDate::span)
    }

    fn fulfils(&self, parameter: &str, value: &str) -> bool {
        let has_words = |text: &str| {
            let text = text.to_lowercase();
            value
                .to_lowercase()
                .split_whitespace()
                .all(|word| text.contains(word))
        };
        let label = |value: &Value| value["label"].as_str().unwrap_or_default().to_owned();
        let labels = |list: &Value| {
            list.as_array()
                .cloned()
                .unwrap_or_default()
                .iter()
                .map(label)
                .collect::<Vec<_>>()
        };
        match parameter {
            "personId" => self.id_of("persons") == value,
            "sourceId" => self.id_of("sources") == value,
            "statementId" => self.id_of("statements") == value,
            "factoidId" => self.id_of("factoids") == value,
            // The names asked for below are ids, full names, or spellings of these.
            "p" | "name" => self.id_of("persons") == bearer(value),
            "relatesToPerson" => self.statement["relatesToPersons"][0]["@id"] == bearer(value),
            "memberOf" => label(&self.statement["memberOf"]) == value,
            "place" => labels(&self.statement["places"]).contains(&value.to_owned()),
            "role" => self
                .statement
                .get("role")
                .is_some_and(|role| has_words(&label(role))),
            "s" => has_words(&format!("{} {}", id(&self.source), label(&self.source))),
            "statementContent" | "statementText" => has_words(
                self.statement["statementContent"]
                    .as_str()
                    .unwrap_or_default(),
            ),
            "st" => has_words(&self.said()),
            "f" => {
                let person = self.id_of("persons");
                let network = explorer().network();
                let name = network
                    .find_entity(&person)
                    .map_or("", |person| &network.entity(person).name);
                has_words(&format!(
                    "{} {person} {name} {} {}",
                    id(&self.factoid),
                    label(&self.source),
                    self.said()
                ))
            }
            _ => panic!("{parameter}"),
        }
    }

    fn said(&self) -> String {
        let texts = [
            &self.statement["@id"],
            &self.statement["statementContent"],
            &self.statement["statementType"]["label"],
            &self.statement["role"]["label"],
        ];
        texts
            .map(|text| text.as_str().unwrap_or_default())
            .join(" ")
    }
}

/// Whom the names in the questions mean.
fn bearer(name: &str) -> &str {
    match name {
        "Yezhov" | "Ежов" | "nikolai-ezhov" => "nikolai-ezhov",
        "Сталин" | "Joseph Stalin" => "joseph-stalin",
        other => panic!("nobody said who {other} is"),
    }
}

async fn wholes() -> Vec<Whole> {
    let mut found = BTreeMap::new();
    for collection in ["sources", "statements"] {
        for object in everything(collection, 1_000).await {
            found.insert((collection, id(&object)), object);
        }
    }
    let factoids = everything("factoids", 1_000).await;
    let of = |collection, reference: &Value| found[&(collection, id(reference))].clone();
    factoids
        .into_iter()
        .map(|factoid| Whole {
            source: of("sources", &factoid["source-refs"][0]),
            statement: of("statements", &factoid["statement-refs"][0]),
            factoid,
        })
        .collect()
}

async fn assert_finds(
    query: &[(&str, &str)],
    wholes: &[Whole],
    is_wanted: impl Fn(&Whole) -> bool,
) {
    let wanted: Vec<&Whole> = wholes.iter().filter(|whole| is_wanted(whole)).collect();
    for collection in COLLECTIONS {
        let expected: BTreeSet<String> =
            wanted.iter().map(|whole| whole.id_of(collection)).collect();
        let mut parameters = query.to_vec();
        parameters.push(("size", "1000"));
        let reply = get(&address(&format!("/ipif/{collection}"), &parameters)).await;
        reply.assert_answer();
        let answer = reply.json();
        let listed: Vec<String> = answer[collection]
            .as_array()
            .expect("a list")
            .iter()
            .map(id)
            .collect();
        assert_eq!(
            answer["protocol"]["totalHits"],
            expected.len(),
            "{collection} {query:?}"
        );
        assert_eq!(
            listed.len(),
            expected.len().min(1_000),
            "{collection} {query:?}"
        );
        assert!(
            listed.iter().all(|id| expected.contains(id)),
            "{collection} {query:?}: {listed:?}"
        );
    }
}

const FILTERS: [(&str, &str); 25] = [
    ("personId", "nikolai-ezhov"),
    ("personId", "nobody"),
    ("p", "Yezhov"),
    ("name", "Yezhov"),
    ("name", "Ежов"),
    ("sourceId", "lecture"),
    ("sourceId", "external-knowledge"),
    ("sourceId", "orlov-1963"),
    ("s", "snyder secret"),
    ("statementId", "nikolai-ezhov.name-1"),
    ("factoidId", "nikolai-ezhov.name-1~lecture"),
    ("factoidId", "nothing~lecture"),
    ("st", "accused of"),
    ("st", "preferred name"),
    ("f", "orlov"),
    ("f", "lecture ezhov spied"),
    ("statementContent", "charged"),
    ("statementContent", "ИВАНОВИЧ"),
    ("statementText", "intercepted"),
    ("relatesToPerson", "Joseph Stalin"),
    ("relatesToPerson", "Сталин"),
    ("memberOf", "NKVD"),
    ("role", "signed"),
    ("role", "CHARGED"),
    ("place", "Ukraine"),
];

#[tokio::test]
async fn each_filter_finds_what_a_slow_reading_finds() {
    let wholes = wholes().await;
    let mut empty = Vec::new();
    for (parameter, value) in FILTERS {
        assert_finds(&[(parameter, value)], &wholes, |whole| {
            whole.fulfils(parameter, value)
        })
        .await;
        if !wholes.iter().any(|whole| whole.fulfils(parameter, value)) {
            empty.push((parameter, value));
        }
    }
    assert!(
        empty.len() <= 3,
        "these find nothing and so prove little: {empty:?}"
    );
}

#[tokio::test]
async fn filters_together_must_hold_of_one_factoid() {
    let wholes = wholes().await;
    let together = [
        [
            ("personId", "nikolai-ezhov"),
            ("statementContent", "signed"),
        ],
        [("name", "Yezhov"), ("s", "lecture")],
        [("name", "Yezhov"), ("relatesToPerson", "Сталин")],
        [("sourceId", "external-knowledge"), ("role", "headed")],
        [("st", "charged"), ("sourceId", "lecture")],
        [("p", "Yezhov"), ("personId", "nobody")],
    ];
    for query in together {
        assert_finds(&query, &wholes, |whole| {
            query
                .iter()
                .all(|(parameter, value)| whole.fulfils(parameter, value))
        })
        .await;
    }
}

#[tokio::test]
async fn dates_are_compared_by_what_they_may_touch() {
    let wholes = wholes().await;
    let day = |text: &str| HistoricalDate::parse(text).expect("it is a date").span();
    let ever = day("../9999");
    let cases: [(&[(&str, &str)], Window); 7] = [
        (&[("from", "1937")], day("1937")),
        (&[("to", "1937-07")], day("1937-07")),
        (&[("from", "1937-07-30")], day("1937-07-30/..")),
        (
            &[("to", "1937-07-30")],
            Window {
                last: day("1937-07-30").last,
                ..ever
            },
        ),
        (
            &[("from", "1930"), ("to", "1936-12-01")],
            day("1930/1936-12-01"),
        ),
        (&[("from", "1938/..")], day("1938/..")),
        (&[("from", "193X"), ("to", "193X")], day("193X")),
    ];
    for (query, window) in cases {
        let touches = |span: Window| span.first <= window.last && span.last >= window.first;
        assert!(
            wholes.iter().any(|whole| whole.span().is_some_and(touches)),
            "{query:?} finds something"
        );
        assert_finds(query, &wholes, |whole| whole.span().is_some_and(touches)).await;
    }
    assert_finds(&[("from", "1938"), ("to", "1937")], &wholes, |_| false).await;
}

#[tokio::test]
async fn every_property_sorts_both_ways_and_loses_nothing() {
    for collection in COLLECTIONS {
        let document = get("/ipif/openapi.json").await.json();
        let parameters = document["paths"][format!("/ipif/{collection}")]["get"]["parameters"]
            .as_array()
            .cloned();
        let orders = parameters
            .expect("parameters")
            .into_iter()
            .find(|parameter| parameter["name"] == "sortBy");
        let orders = orders.expect("it can be sorted")["schema"]["enum"]
            .as_array()
            .cloned()
            .expect("properties");
        let all: BTreeSet<String> = everything(collection, 1_000).await.iter().map(id).collect();
        for order in orders
            .iter()
            .filter_map(Value::as_str)
            .filter(|order| !order.ends_with("ASC"))
        {
            let mut listed = Vec::new();
            for page in ["1", "2"] {
                let asked = address(
                    &format!("/ipif/{collection}"),
                    &[("sortBy", order), ("size", "1000"), ("page", page)],
                );
                listed.extend(
                    get(&asked).await.json()[collection]
                        .as_array()
                        .cloned()
                        .expect("a list"),
                );
            }
            let ids: Vec<String> = listed.iter().map(id).collect();
            assert_eq!(
                ids.iter().cloned().collect::<BTreeSet<_>>(),
                all,
                "{collection} by {order}"
            );
            assert_eq!(ids.len(), all.len(), "{collection} by {order}");
            let name = |object: &Value| object["name"].as_str().unwrap_or_default().to_owned();
            match order {
                "@id" => assert!(ids.is_sorted(), "{collection}"),
                "@idDESC" => assert!(ids.iter().rev().is_sorted(), "{collection}"),
                "name" => assert!(listed.iter().map(name).is_sorted()),
                "nameDESC" => assert!(listed.iter().rev().map(name).is_sorted()),
                _ => {}
            }
        }
    }
    let answer = get("/ipif/statements?sortBy=date%20DESC&size=1000")
        .await
        .json();
    let listed = answer["statements"].as_array().cloned().expect("a list");
    let last_dated = listed
        .iter()
        .rposition(|one| one["date"]["sortdate"].is_string());
    let first_undated = listed.iter().position(|one| one["date"].is_null());
    assert!(
        last_dated.is_some() && last_dated < first_undated,
        "what has no date comes last"
    );
}
