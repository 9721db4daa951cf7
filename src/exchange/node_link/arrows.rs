//! Arrows of vis.js, which say which way an edge goes.

use serde_json::value::RawValue;

use crate::exchange::json::Fields;
use crate::exchange::json::text;

/// What vis.js calls them.
const ARROWS: &str = "arrows";

/// At which ends of an edge there is an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Arrows {
    at_beginning: bool,
    at_end: bool,
}

/// The arrows of an edge, which are then no longer there; those that are written otherwise than
/// vis.js has them stay.
///
/// They are words (`to`, `from`, `to, from`), or an object with a member for each end.
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
    /// The ends of an edge as its arrows have them, and whether it has no direction, which one with
    /// arrows at both ends has not.
    pub(crate) fn between<T>(self, [from, to]: [T; 2]) -> ([T; 2], Option<bool>) {
        match (self.at_beginning, self.at_end) {
            (true, false) => ([to, from], Some(false)),
            (true, true) => ([from, to], Some(true)),
            _ => ([from, to], Some(false)),
        }
    }
}

/// The ends at which an object says there is an arrow: `{"to": true, "from": {"enabled": false}}`.
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
