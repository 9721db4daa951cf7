//! `datapackage.json`: a dataset as a Frictionless Data Package, with the schema of each of its
//! tables.

use serde_json::Value;
use serde_json::json;

use crate::exchange::draft::DraftAbout;
use crate::exchange::words::slug;

/// A table: its name, its key, and for each column that refers to another table the column, that
/// table and its key.
type Table = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str, &'static str)],
);

const TABLES: [Table; 9] = [
    ("entities", "id", &[("kind", "kinds", "kind")]),
    (
        "relations",
        "",
        &[
            ("from", "entities", "id"),
            ("to", "entities", "id"),
            ("type", "relation_types", "type"),
        ],
    ),
    ("nodes", "Id", &[("kind", "kinds", "kind")]),
    (
        "edges",
        "",
        &[
            ("Source", "nodes", "Id"),
            ("Target", "nodes", "Id"),
            ("type_", "relation_types", "type"),
        ],
    ),
    ("kinds", "kind", &[]),
    ("relation_types", "type", &[]),
    ("sources", "id", &[]),
    ("patterns", "pattern", &[]),
    ("questions", "id", &[]),
];

/// The descriptor of a dataset with these files and the columns they have.
pub(crate) fn descriptor(about: &DraftAbout, files: &[(String, Vec<String>)]) -> Vec<u8> {
    let resources: Vec<Value> = files
        .iter()
        .filter_map(|(file, columns)| resource(file, columns))
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
    let mut text = serde_json::to_string_pretty(&descriptor).unwrap_or_default();
    text.push('\n');
    text.into_bytes()
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

fn resource(file: &str, columns: &[String]) -> Option<Value> {
    let name = file.strip_suffix(".csv")?;
    let (_, key, references) = TABLES.iter().find(|(table, ..)| *table == name)?;
    let fields: Vec<Value> = columns
        .iter()
        .map(|column| json!({ "name": column, "type": "string" }))
        .collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !key.is_empty() {
        schema["primaryKey"] = json!(key);
    }
    if !references.is_empty() {
        let keys = references
            .iter()
            .map(|(column, table, target)| json!({ "fields": column, "reference": { "resource": table, "fields": target } }));
        schema["foreignKeys"] = keys.collect();
    }
    Some(json!({
        "name": name, "path": file, "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8", "schema": schema
    }))
}
