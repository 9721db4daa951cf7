//! The writer of CSL-JSON for Zotero, Pandoc and citeproc.

use std::io;
use std::io::Write;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::exchange::bibliography::people::Person;
use crate::exchange::bibliography::reference::Reference;
use crate::exchange::bibliography::reference::listed;
use crate::exchange::bibliography::year::Appeared;
use crate::exchange::bibliography::year::Parts;
use crate::exchange::exporter::Exporter;
use crate::exchange::extract::Extract;

/// The writer of CSL-JSON.
#[derive(Clone, Copy, Debug)]
pub struct CslJson;

impl Exporter for CslJson {
    fn files(&self, _: &Extract<'_>) -> Vec<&'static str> {
        vec!["sources.csl.json"]
    }

    fn write(&self, extract: &Extract<'_>, _: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut before = "[\n";
        for source in listed(extract) {
            write!(out, "{before}{}", item(&Reference::of(source)))?;
            before = ",\n";
        }
        out.write_all(if before == "[\n" { b"[]\n" } else { b"\n]\n" })?;
        out.flush()
    }
}

pub(crate) fn item(reference: &Reference<'_>) -> Value {
    let source = reference.source;
    let texts = [
        ("title", source.title.as_str()),
        ("publisher", &source.publisher),
        ("archive", &source.archive),
        ("archive_location", &source.shelfmark),
        ("genre", reference.genre()),
        ("DOI", reference.doi().unwrap_or_default()),
        ("URL", reference.address()),
        ("note", &source.note),
    ];
    let mut item = Map::new();
    item.insert("id".to_owned(), json!(source.id));
    item.insert("type".to_owned(), json!(reference.form.csl_type()));
    for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        item.insert(name.to_owned(), json!(text));
    }
    for (name, people) in [
        ("author", &reference.people.authors),
        ("editor", &reference.people.editors),
    ] {
        if !people.is_empty() {
            item.insert(name.to_owned(), people.iter().map(person).collect());
        }
    }
    if let Some(issued) = issued(reference.appeared) {
        item.insert("issued".to_owned(), issued);
    }
    Value::Object(item)
}

fn person(person: &Person<'_>) -> Value {
    match person {
        Person::Split(family, given) => json!({ "family": family, "given": given }),
        Person::Whole(name) => json!({ "literal": name }),
    }
}

fn issued(appeared: Appeared<'_>) -> Option<Value> {
    let (dates, is_about) = match appeared {
        Appeared::Never => return None,
        Appeared::Words(words) => return Some(json!({ "literal": words })),
        Appeared::Once(date) => (vec![parts(date)], date.is_about),
        Appeared::Between(start, end) => (
            vec![parts(start), parts(end)],
            start.is_about || end.is_about,
        ),
    };
    Some(if is_about {
        json!({ "circa": true, "date-parts": dates })
    } else {
        json!({ "date-parts": dates })
    })
}

/// The parts of the date that are given.
fn parts(date: Parts<'_>) -> Vec<i32> {
    let further = [date.month, date.day].into_iter().flatten().map(i32::from);
    std::iter::once(date.year).chain(further).collect()
}
