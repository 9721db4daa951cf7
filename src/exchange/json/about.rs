//! The attributes of the graph itself.

use serde_json::value::RawValue;

use crate::exchange::draft::Draft;
use crate::exchange::importer::ImportError;
use crate::exchange::json::document::Document;
use crate::exchange::json::fields::Field;
use crate::exchange::json::fields::Fields;
use crate::exchange::json::fields::each;
use crate::exchange::json::text::text;
use crate::exchange::sidecar::SIDECAR;
use crate::exchange::sidecar::take_sidecar;

/// Attributes that Cytoscape uses internally.
const PRIVATE: [&str; 4] = ["shared_name", "suid", "selected", "__annotations"];

/// The number of names that a remark lists.
const MOST_NAMES: usize = 10;

/// Reads the attributes of a graph. Returns whether they show that this program wrote the file.
///
/// They are an object, or a list of pairs, as networkx writes them.
///
/// # Errors
///
/// [`ImportError::Malformed`] if the vocabulary of a file of ours cannot be read.
pub(crate) fn take_about<'a>(
    raw: Option<&'a RawValue>,
    document: &Document<'a>,
    draft: &mut Draft,
) -> Result<bool, ImportError> {
    let Some(raw) = raw else { return Ok(false) };
    let attributes = attributes(raw);
    let ours = attributes
        .iter()
        .find(|(name, value)| name == SIDECAR && value.get().starts_with('{'));
    if let Some((_, sidecar)) = ours {
        let place = document.place(sidecar);
        take_sidecar(sidecar.get(), place, draft)
            .map_err(|why| document.file.malformed_at(place, why))?;
        return Ok(true);
    }
    let mut unknown = Vec::new();
    for (name, value) in &attributes {
        let value = text(value);
        let about = &mut draft.about;
        match name.to_lowercase().as_str() {
            known if value.is_empty() || PRIVATE.contains(&known) => {}
            "title" | "name" | "label" if about.title.is_empty() => {
                value.trim().clone_into(&mut about.title);
            }
            "description" | "comment" if about.description.is_empty() => {
                value.trim().clone_into(&mut about.description);
            }
            "creator" | "author" | "authors" => about.contributors.push(value.trim().to_owned()),
            "licence" | "license" => about.licences.push(value.trim().to_owned()),
            _ => unknown.push(name.as_ref()),
        }
    }
    if !unknown.is_empty() {
        let listed = unknown[..unknown.len().min(MOST_NAMES)].join(", ");
        let more = if unknown.len() > MOST_NAMES {
            " …"
        } else {
            ""
        };
        let message = format!(
            "attributes of the graph itself were left out, since a dataset has no place for them: {listed}{more}"
        );
        draft.report.remark(document.place(raw), message);
    }
    Ok(false)
}

fn attributes(raw: &RawValue) -> Vec<Field<'_>> {
    if raw.get().starts_with('{') {
        return Fields::of(raw).map(Fields::into_all).unwrap_or_default();
    }
    members(raw).into_iter().filter_map(pair).collect()
}

/// A pair of a name and a value.
fn pair(raw: &RawValue) -> Option<Field<'_>> {
    match members(raw)[..] {
        [name, value] => Some((text(name), value)),
        _ => None,
    }
}

/// The members of a list; empty if the value is not a list.
fn members(raw: &RawValue) -> Vec<&RawValue> {
    let mut members = Vec::new();
    let is_list =
        raw.get().starts_with('[') && each(raw, &mut |member| members.push(member.raw)).is_ok();
    if is_list { members } else { Vec::new() }
}
