//! Reads `datapackage.json`: the metadata of the dataset, as a Frictionless Data Package.

use std::hash::Hasher;

use serde::Deserialize;
use twox_hash::XxHash3_64;

use crate::dataset::decode::decode;
use crate::dataset::files::DatasetFiles;
use crate::dataset::report::DatasetReport;
use crate::model::About;
use crate::model::DatasetNote;
use crate::model::HistoricalDate;

const FILE: &str = "datapackage.json";

/// The parts of a data package descriptor that are used.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Descriptor {
    name: String,
    title: String,
    description: String,
    version: String,
    created: String,
    licenses: Vec<Named>,
    contributors: Vec<Named>,
    notes: Vec<Note>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Note {
    title: String,
    description: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Named {
    name: String,
    title: String,
}

impl Named {
    fn into_text(self) -> String {
        if self.title.is_empty() {
            self.name
        } else {
            self.title
        }
    }
}

/// Reads the descriptor, or uses the name of the folder if there is none. Adds the fingerprint of
/// all files.
pub(crate) fn read(files: &DatasetFiles, report: &mut DatasetReport) -> About {
    let descriptor = descriptor(files, report);
    let or_folder = |text: String| {
        if text.is_empty() {
            files.name().to_owned()
        } else {
            text
        }
    };
    About {
        name: or_folder(descriptor.name),
        title: or_folder(descriptor.title),
        description: descriptor.description,
        version: descriptor.version,
        created: day_of(&descriptor.created),
        licences: descriptor
            .licenses
            .into_iter()
            .map(Named::into_text)
            .collect(),
        contributors: descriptor
            .contributors
            .into_iter()
            .map(Named::into_text)
            .collect(),
        notes: descriptor.notes.into_iter().map(note).collect(),
        content_hash: content_hash(files),
    }
}

fn note(note: Note) -> DatasetNote {
    DatasetNote {
        title: note.title,
        text: note.description,
    }
}

/// The day of a timestamp (RFC 3339); empty if it is not one.
fn day_of(created: &str) -> String {
    let day = created.split('T').next().unwrap_or_default();
    let is_day = day.len() == 10
        && HistoricalDate::parse(day)
            .is_ok_and(|date| date.written_start().as_deref() == Some(day));
    if is_day {
        day.to_owned()
    } else {
        String::new()
    }
}

fn descriptor(files: &DatasetFiles, report: &mut DatasetReport) -> Descriptor {
    let Some(bytes) = files.get(FILE) else {
        return Descriptor::default();
    };
    let Some(text) = decode(FILE, bytes, report) else {
        return Descriptor::default();
    };
    match serde_json::from_str(&text) {
        Ok(descriptor) => descriptor,
        Err(error) => {
            let line = u64::try_from(error.line()).ok().filter(|&line| line > 0);
            report.error(
                FILE,
                line,
                format!("this is not a data package descriptor: {error}"),
            );
            Descriptor::default()
        }
    }
}

/// A short name for a text, which is the same on every machine: eight digits of its XXH3.
#[must_use]
pub fn short_fingerprint(text: &str) -> String {
    format!("{:08x}", XxHash3_64::oneshot(text.as_bytes()) >> 32)
}

/// XXH3 over names and contents: the same files give the same sixteen digits on every machine.
fn content_hash(files: &DatasetFiles) -> String {
    let mut hasher = XxHash3_64::new();
    for (name, bytes) in files.iter() {
        hasher.write(name.as_bytes());
        hasher.write(&bytes.len().to_le_bytes());
        hasher.write(bytes);
    }
    format!("{:016x}", hasher.finish())
}
