//! The sidecar: JSON in a graph file for what the format has no place for.
//!
//! Graph formats describe nodes and edges. The metadata of the network, its kinds, classes, types
//! and sources are written as JSON in the place that each format leaves to other programs, so that
//! reading the file restores the same network.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::exchange::draft::Draft;
use crate::exchange::draft::DraftAbout;
use crate::exchange::extract::Extract;
use crate::exchange::place::Place;
use crate::exchange::sheet::Sheet;
use crate::exchange::vocabulary_rows::VocabularyTable;
use crate::exchange::vocabulary_rows::vocabulary_tables;
use crate::model::DatasetNote;

/// Its name in every format.
pub(crate) const SIDECAR: &str = "prosopograph";

/// Writes the sidecar of an extract.
pub(crate) fn sidecar(extract: &Extract<'_>) -> Value {
    let mut sidecar = Map::new();
    sidecar.insert("about".to_owned(), about(extract));
    for table in vocabulary_tables(extract) {
        sidecar.insert(table.name.to_owned(), rows(&table));
    }
    Value::Object(sidecar)
}

/// Writes the sidecar as a text without `<`, `>`, `&`, `?` and line ends, so that it can be
/// embedded in XML and in comments.
pub(crate) fn sidecar_text(extract: &Extract<'_>) -> String {
    let escaped = |letter: char| match letter {
        '<' | '>' | '&' | '?' => format!("\\u{:04x}", u32::from(letter)),
        other => other.to_string(),
    };
    sidecar(extract).to_string().chars().map(escaped).collect()
}

/// Why a sidecar cannot be read: it is not JSON.
#[derive(Debug, thiserror::Error)]
#[error("the vocabulary (\"{SIDECAR}\") in the file is not valid JSON: {0}; export the file again")]
pub(crate) struct SidecarError(#[from] serde_json::Error);

impl From<SidecarError> for String {
    fn from(error: SidecarError) -> Self {
        error.to_string()
    }
}

/// Parses the JSON of a sidecar and adds what it says to a draft.
///
/// # Errors
///
/// [`SidecarError`] if the text is not JSON.
pub(crate) fn take_sidecar(
    text: &str,
    place: Place,
    draft: &mut Draft,
) -> Result<(), SidecarError> {
    take_sidecar_value(&serde_json::from_str(text)?, place, draft);
    Ok(())
}

/// Adds what a parsed sidecar says to a draft.
pub(crate) fn take_sidecar_value(value: &Value, place: Place, draft: &mut Draft) {
    draft.report.take_for_ours(place.file);
    take_about(&value["about"], &mut draft.about);
    let sheets = [
        ("kinds", &mut draft.kinds),
        ("classes", &mut draft.classes),
        ("relation_types", &mut draft.relation_types),
        ("sources", &mut draft.sources),
        ("passages", &mut draft.passages),
        ("patterns", &mut draft.patterns),
        ("questions", &mut draft.questions),
    ];
    for (name, sheet) in sheets {
        for row in value[name].as_array().into_iter().flatten() {
            take_row(row, place, sheet);
        }
    }
}

fn about(extract: &Extract<'_>) -> Value {
    let about = extract.network().about();
    let notes = about.notes.iter();
    let notes: Vec<Value> = notes
        .map(|note| json!({ "title": note.title, "text": note.text }))
        .collect();
    json!({
        "name": about.name, "title": about.title, "description": about.description, "version": about.version, "created": about.created,
        "licences": about.licences, "contributors": about.contributors,
        "notes": notes
    })
}

fn rows(table: &VocabularyTable<'_>) -> Value {
    let row = |cells: &Vec<_>| -> Value {
        let filled = table
            .columns
            .iter()
            .zip(cells)
            .filter(|(_, cell): &(_, &std::borrow::Cow<'_, str>)| !cell.is_empty());
        filled
            .map(|(column, cell)| ((*column).to_owned(), Value::String(cell.to_string())))
            .collect::<Map<_, _>>()
            .into()
    };
    table.rows.iter().map(row).collect()
}

fn take_about(value: &Value, about: &mut DraftAbout) {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let list = |key: &str| {
        value[key]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    let note = |entry: &Value| DatasetNote {
        title: entry["title"].as_str().unwrap_or_default().to_owned(),
        text: entry["text"].as_str().unwrap_or_default().to_owned(),
    };
    let notes = value["notes"].as_array().into_iter().flatten();
    *about = DraftAbout {
        name: text("name"),
        title: text("title"),
        description: text("description"),
        version: text("version"),
        created: text("created"),
        licences: list("licences"),
        contributors: list("contributors"),
        notes: notes.map(note).collect(),
    };
}

fn take_row(row: &Value, place: Place, sheet: &mut Sheet) {
    sheet.begin(place);
    for (column, cell) in row.as_object().into_iter().flatten() {
        sheet.set(column, cell.as_str().unwrap_or_default());
    }
}
