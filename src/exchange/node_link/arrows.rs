//! Arrows of vis.js, which give the direction of an edge.

use serde_json::value::RawValue;

use crate::exchange::json::Fields;
use crate::exchange::json::text;

/// The name of the field in vis.js.
const ARROWS: &str = "arrows";

/// The ends of an edge that have an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arrows {
    at_beginning: bool,
    at_end: bool,
}

/// Removes the arrows of an edge and returns them. A value that is not valid in vis.js is kept.
///
/// Arrows are words (`to`, `from`, `to, from`), or an object with a member for each end.
pub(crate) fn arrows(fields: &mut Fields<'_>) -> Option<Arrows> {
    let raw = fields.get(ARROWS)?;
    let words = if raw.get().starts_with('{') {
        ends_of(raw)
    } else {
        text(raw).to_lowercase()
    };
    let has = |end: &str| words.split([',', ';', ' ']).any(|word| word == end);
    let found = Arrows {
        at_beginning: has("from"),
        at_end: has("to"),
    };
    (found.at_beginning || found.at_end).then(|| {
        fields.take(ARROWS);
        found
    })
}

impl Arrows {
    /// The ends of an edge in the direction of its arrows, and whether it is undirected. Edges with
    /// arrows at both ends are.
    pub(crate) fn between<T>(self, [from, to]: [T; 2]) -> ([T; 2], Option<bool>) {
        match (self.at_beginning, self.at_end) {
            (true, false) => ([to, from], Some(false)),
            (true, true) => ([from, to], Some(true)),
            _ => ([from, to], Some(false)),
        }
    }
}

/// The ends with an arrow in an object such as `{"to": true, "from": {"enabled": false}}`.
fn ends_of(raw: &RawValue) -> String {
    let Ok(fields) = Fields::of(raw) else {
        return String::new();
    };
    let is_there = |raw: &RawValue| match Fields::of(raw) {
        Ok(arrow) => arrow
            .get("enabled")
            .is_none_or(|enabled| enabled.get() == "true"),
        Err(_) => raw.get() == "true",
    };
    ["from", "to"]
        .into_iter()
        .filter(|end| fields.get(end).is_some_and(is_there))
        .collect::<Vec<&str>>()
        .join(",")
}
