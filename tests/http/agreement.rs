//! The page and the JSON of a question say the same, and every relation shows where it can be
//! checked.

use serde_json::Value;

use crate::support::markup::attributes;
use crate::support::markup::decoded;
use crate::support::server::explorer;
use crate::support::server::get;

/// Questions that show relations in each of the ways there are.
const RELATIONS: [&str; 6] = [
    "/entities/nikolai-ezhov",
    "/entities/nkvd?classes=command&since=1937",
    "/path?from=torashiro-kawabe&to=joseph-stalin&method=all-shortest",
    "/path?from=torashiro-kawabe&to=joseph-stalin&method=k&k=3",
    "/triangles?pattern=allied-spies&limit=5",
    "/triangles?pattern=espionage&limit=12",
];

/// The page of a question, and the JSON that the page links to.
async fn both(question: &str) -> (String, Value) {
    let page = get(&ascii(question)).await;
    page.assert_page(200);
    let page = page.text();
    let (before, _) = page
        .split_once("The same as JSON<")
        .unwrap_or_else(|| panic!("{question} links to its JSON"));
    let links = attributes(before, "href");
    let address = links.last().expect("a link");
    assert!(address.starts_with("/api/"), "{address}");
    let answer = get(address).await;
    answer.assert_answer();
    (page, answer.json())
}

fn ascii(address: &str) -> String {
    address
        .chars()
        .map(|letter| {
            if letter.is_ascii() {
                letter.to_string()
            } else {
                encoded(letter)
            }
        })
        .collect()
}

fn encoded(letter: char) -> String {
    form_urlencoded::byte_serialize(letter.to_string().as_bytes()).collect()
}

#[tokio::test]
async fn every_question_of_the_dataset_is_answered_by_page_and_api() {
    let questions = explorer().network().questions();
    assert!(questions.len() > 40);
    for question in questions {
        let (page, answer) = both(&question.query).await;
        let direct = get(&ascii(&format!("/api{}", question.query))).await;
        direct.assert_answer();
        let direct = direct.json();
        assert_eq!(
            direct["absence"]["sentence"], answer["absence"]["sentence"],
            "{}",
            question.id
        );
        for part in [
            "from",
            "to",
            "routes",
            "total",
            "hits",
            "members",
            "relations",
            "groups",
        ] {
            assert_eq!(direct[part], answer[part], "{}: {part}", question.id);
        }
        let asked_again = answer["question"]["page"].as_str().unwrap_or_default();
        assert!(
            decoded(&page).contains(&format!("href=\"{asked_again}\"")),
            "{}: {asked_again}",
            question.id
        );
        let (again, same) = both(asked_again).await;
        assert_eq!(headings(&page), headings(&again), "{}", question.id);
        assert_eq!(
            without_understood(same),
            without_understood(answer),
            "{}",
            question.id
        );
    }
}

/// An answer without the note of which names were understood: its own address names ids.
fn without_understood(mut answer: Value) -> Value {
    answer["question"]["understood"] = Value::Null;
    answer
}

fn headings(page: &str) -> Vec<&str> {
    page.match_indices("<h")
        .filter_map(|(start, _)| page[start..].lines().next())
        .collect()
}

#[tokio::test]
async fn page_and_json_name_the_same_entities_and_say_the_same_sentence() {
    for question in explorer().network().questions() {
        let (page, answer) = both(&question.query).await;
        let page = decoded(&page);
        if !question.query.starts_with("/find") && !question.query.starts_with("/entities") {
            let sentence = answer["question"]["sentence"].as_str().unwrap_or_default();
            // An answer to a path stands before its question.
            let heads = [
                format!("<h1>{sentence}</h1>"),
                format!("<p class=\"asked\">{sentence}</p>"),
            ];
            assert!(
                heads.iter().any(|head| page.contains(head)),
                "{}: {sentence}",
                question.id
            );
        }
        let listed = ["hits", "members", "routes", "groups"];
        let mut entities = Vec::new();
        for list in listed {
            entities_of(&answer[list], &mut entities);
        }
        for (id, name) in entities {
            assert!(
                page.contains(&format!("href=\"/entities/{id}\"")),
                "{}: no link to {id}",
                question.id
            );
            assert!(page.contains(&name), "{}: no {name}", question.id);
        }
    }
}

fn entities_of(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| entities_of(value, found)),
        Value::Object(fields) => {
            if let (Some(id), Some(name), Some(_)) = (
                value["id"].as_str(),
                value["name"].as_str(),
                value["kind"].as_str(),
            ) {
                found.push((id.to_owned(), name.to_owned()));
            }
            fields.values().for_each(|value| entities_of(value, found));
        }
        _ => {}
    }
}

#[tokio::test]
async fn an_absence_is_explained_alike() {
    for question in [
        "/path?from=nikolai-bukharin&to=poland&classes=espionage",
        "/triangles?pattern=espionage&since=1917&until=1917&dates=certain",
    ] {
        let (page, answer) = both(question).await;
        let sentence = answer["absence"]["sentence"].as_str().unwrap_or_default();
        assert!(
            !sentence.is_empty() && decoded(&page).contains(sentence),
            "{question}: {sentence}"
        );
        if let Some(relaxed) = answer["absence"]["relaxed"].as_str() {
            assert!(
                decoded(&page).contains(&format!("href=\"{relaxed}\"")),
                "{question}: {relaxed}"
            );
            let (_, answer) = both(relaxed).await;
            assert_eq!(answer["absence"], Value::Null, "{relaxed}");
        }
    }
}

#[tokio::test]
async fn every_relation_shows_its_date_status_source_and_locus() {
    for question in RELATIONS {
        let (page, answer) = both(question).await;
        let page = decoded(&page);
        let mut relations = Vec::new();
        relations_of(&answer, &mut relations);
        assert!(!relations.is_empty(), "{question}");
        for relation in relations {
            let id = relation["id"].as_str().unwrap_or_default();
            let shown = shown(&page, &relation);
            let shown = shown.unwrap_or_else(|| panic!("{question}: {id} is not on the page"));
            let missing = evidence(&relation)
                .into_iter()
                .find(|part| !holds(shown, part));
            assert!(
                missing.is_none(),
                "{question}: {id}: no {missing:?} in {shown}"
            );
        }
    }
}

#[tokio::test]
async fn the_relations_around_an_entity_show_theirs_row_by_row() {
    let (page, answer) = both("/around?entity=ogpu&hops=1").await;
    let page = decoded(&page);
    let table = page
        .split("<table class=\"relations ties\">")
        .nth(1)
        .and_then(|rest| rest.split("</table>").next())
        .expect("a table");
    let rows: Vec<&str> = table.split("<tr").skip(2).collect();
    let relations = answer["relations"].as_array().cloned().unwrap_or_default();
    assert_eq!(rows.len(), relations.len());
    for (row, relation) in rows.iter().zip(&relations) {
        let missing = evidence(relation)
            .into_iter()
            .find(|part| !holds(row, part));
        assert!(
            missing.is_none(),
            "{}: no {missing:?} in {row}",
            relation["id"]
        );
    }
}

/// All relations within an answer; in a dossier those of the groups, which the page shows.
fn relations_of(value: &Value, found: &mut Vec<Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| relations_of(value, found)),
        Value::Object(fields)
            if fields.contains_key("status") && fields.contains_key("sources") =>
        {
            found.push(value.clone());
        }
        Value::Object(fields) => fields.values().for_each(|value| relations_of(value, found)),
        _ => {}
    }
}

/// The part of a page that shows a relation with its evidence: its row of a dossier, a row of a
/// table, or a claim.
fn shown<'a>(page: &'a str, relation: &Value) -> Option<&'a str> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let row = format!("<tr id=\"{}\">", text(&relation["id"]));
    if let Some(start) = page.find(&row) {
        return page[start..].split("</tr>").next();
    }
    let [from, to] =
        ["from", "to"].map(|end| format!("/entities/{}\"", text(&relation[end]["id"])));
    // The verb of a row opens its claim; that of a claim by itself is told in words.
    let verbs = [
        format!("/relations/{}\"", text(&relation["id"])),
        format!(">{}<", text(&relation["label"])),
    ];
    let of_this = |part: &&str| {
        [&from, &to].iter().all(|end| part.contains(end.as_str()))
            && verbs.iter().any(|verb| part.contains(verb))
            && evidence(relation).iter().all(|word| holds(part, word))
    };
    let parts = |opening, closing| {
        page.split(opening)
            .skip(1)
            .filter_map(move |part: &str| part.split(closing).next())
    };
    parts("<article class=\"claim", "</article>")
        .chain(parts("<tr>", "</tr>"))
        .find(of_this)
}

/// What must be shown with a relation.
fn evidence(relation: &Value) -> Vec<String> {
    let mut parts = vec![format!(
        "status-{}\"",
        relation["status"].as_str().unwrap_or_default()
    )];
    parts.push(
        relation["when"]["words"]
            .as_str()
            .map_or_else(|| ">undated<".to_owned(), |words| format!(">{words}<")),
    );
    parts.extend(
        relation["certainty"]
            .as_str()
            .map(|grade| format!("class=\"certainty\">{grade}<")),
    );
    let sources = relation["sources"].as_array().cloned().unwrap_or_default();
    assert!(
        !sources.is_empty(),
        "{relation}: every relation of the built-in network cites a source"
    );
    for source in sources {
        parts.push(format!(
            "href=\"/sources/{}\"",
            source["id"].as_str().unwrap_or_default()
        ));
        parts.extend(source["locus"].as_str().map(|locus| format!(">{locus}<")));
    }
    parts
}

/// Whether a part of a page has this part of the evidence.
fn holds(shown: &str, part: &str) -> bool {
    shown.contains(part)
}
