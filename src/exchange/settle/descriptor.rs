//! `datapackage.json`: a dataset as a Frictionless Data Package, with the schema of each of its
//! tables.

use std::fmt::Write;

use serde_json::Value;
use serde_json::json;

use crate::exchange::control::is_control;
use crate::exchange::draft::DraftAbout;
use crate::exchange::words::slug;

/// A table of a dataset, as the descriptor describes it.
struct Table {
    name: &'static str,
    /// Its primary key; empty if it has none.
    key: &'static str,
    /// The columns that refer to other tables.
    references: &'static [Reference],
}

/// A column that refers to another table.
struct Reference {
    column: &'static str,
    table: &'static str,
    /// The primary key of that table.
    key: &'static str,
}

const fn table(name: &'static str, key: &'static str, references: &'static [Reference]) -> Table {
    Table {
        name,
        key,
        references,
    }
}

const fn reference(column: &'static str, table: &'static str, key: &'static str) -> Reference {
    Reference { column, table, key }
}

const TABLES: [Table; 11] = [
    table("entities", "id", &[reference("kind", "kinds", "kind")]),
    table(
        "relations",
        "",
        &[
            reference("from", "entities", "id"),
            reference("to", "entities", "id"),
            reference("type", "relation_types", "type"),
        ],
    ),
    table("nodes", "Id", &[reference("kind", "kinds", "kind")]),
    table(
        "edges",
        "",
        &[
            reference("Source", "nodes", "Id"),
            reference("Target", "nodes", "Id"),
            reference("type_", "relation_types", "type"),
        ],
    ),
    table("kinds", "kind", &[]),
    table("classes", "class", &[]),
    table(
        "relation_types",
        "type",
        &[reference("class", "classes", "class")],
    ),
    table("sources", "id", &[]),
    table("passages", "", &[reference("source", "sources", "id")]),
    table("patterns", "pattern", &[]),
    table("questions", "id", &[]),
];

/// The descriptor of a dataset with these files and the columns they have.
pub(crate) fn descriptor(about: &DraftAbout, files: &[(String, Vec<String>)]) -> Vec<u8> {
    let resources: Vec<Value> = files
        .iter()
        .filter_map(|(file, columns)| resource(file, columns, files))
        .collect();
    let name = slug(&about.name, '-', "network").to_ascii_lowercase();
    let mut descriptor = json!({ "name": name, "resources": resources });
    for (key, text) in [
        ("title", &about.title),
        ("description", &about.description),
        ("version", &about.version),
    ] {
        if !text.is_empty() {
            descriptor[key] = json!(text);
        }
    }
    // The specification wants a moment; only the day is known, and only the day is read back.
    if let Some(day) = about
        .created
        .split('T')
        .next()
        .filter(|day| !day.is_empty())
    {
        descriptor["created"] = json!(format!("{day}T00:00:00Z"));
    }
    if !about.licences.is_empty() {
        let licences: Vec<Value> = about
            .licences
            .iter()
            .map(|title| json!({ "name": slug(title, '-', "other"), "title": title }))
            .collect();
        descriptor["licenses"] = json!(licences);
    }
    if !about.contributors.is_empty() {
        descriptor["contributors"] = about
            .contributors
            .iter()
            .map(|title| json!({ "title": title }))
            .collect();
    }
    if !about.notes.is_empty() {
        descriptor["notes"] = about
            .notes
            .iter()
            .map(|note| json!({ "title": note.title, "description": note.text }))
            .collect();
    }
    let text = serde_json::to_string_pretty(&descriptor).unwrap_or_default();
    (in_visible_letters(&text) + "\n").into_bytes()
}

/// JSON in which the control characters stand escaped that it may contain, but no file of a dataset.
fn in_visible_letters(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_control(letter) {
            let _ = write!(text, "\\u{:04x}", u32::from(letter));
        } else {
            text.push(letter);
        }
    }
    text
}

/// The columns of a table, read off its first row.
pub(crate) fn header(table: &[u8]) -> Vec<String> {
    let mut header = csv::StringRecord::new();
    // The table was just written; if it could not be read, it would have no columns.
    let read = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table)
        .read_record(&mut header);
    if read.is_ok() {
        header.iter().map(str::to_owned).collect()
    } else {
        Vec::new()
    }
}

/// A table with its schema; it refers only to tables that are among `files`.
fn resource(file: &str, columns: &[String], files: &[(String, Vec<String>)]) -> Option<Value> {
    let name = file.strip_suffix(".csv")?;
    let table = TABLES.iter().find(|table| table.name == name)?;
    let fields: Vec<Value> = columns
        .iter()
        .map(|column| json!({ "name": column, "type": "string" }))
        .collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !table.key.is_empty() {
        schema["primaryKey"] = json!(table.key);
    }
    let is_there = |table: &str| {
        let mut names = files.iter().map(|(file, _)| file.strip_suffix(".csv"));
        names.any(|name| name == Some(table))
    };
    let keys: Vec<Value> = table
        .references
        .iter()
        .filter(|to| is_there(to.table))
        .map(|to| json!({ "fields": to.column, "reference": { "resource": to.table, "fields": to.key } }))
        .collect();
    if !keys.is_empty() {
        schema["foreignKeys"] = json!(keys);
    }
    Some(json!({
        "name": name, "path": file, "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "schema": schema
    }))
}
