//! Reads `datapackage.json`, which contains the metadata of a network.

use serde_json::Value;

use crate::exchange::draft::Draft;
use crate::exchange::draft::DraftAbout;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::model::DatasetNote;

/// Whether a text describes a data package.
pub(crate) fn is_descriptor(text: &str) -> bool {
    let may_be = text.trim_start().starts_with('{') && text.contains("\"resources\"");
    may_be && serde_json::from_str::<Value>(text).is_ok_and(|value| value["resources"].is_array())
}

/// Reads the metadata of the package.
pub(crate) fn read(file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
    let value: Value = serde_json::from_str(file.text).map_err(|error| {
        file.malformed(
            error.line() as u64,
            format!("the data package descriptor is not valid JSON: {error}"),
        )
    })?;
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let named = |entry: &Value| {
        let name = ["title", "name"]
            .iter()
            .find_map(|key| entry[key].as_str().filter(|text| !text.is_empty()));
        name.map(str::to_owned)
    };
    let list = |key: &str| {
        value[key]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(named)
            .collect()
    };
    let note = |entry: &Value| DatasetNote {
        title: entry["title"].as_str().unwrap_or_default().to_owned(),
        text: entry["description"].as_str().unwrap_or_default().to_owned(),
    };
    let notes = value["notes"].as_array().into_iter().flatten();
    draft.about = DraftAbout {
        name: text("name"),
        title: text("title"),
        description: text("description"),
        version: text("version"),
        created: text("created"),
        licences: list("licenses"),
        contributors: list("contributors"),
        notes: notes.map(note).collect(),
    };
    Ok(())
}
