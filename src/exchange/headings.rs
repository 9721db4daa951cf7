//! Headings of columns in one spelling.

use crate::exchange::calendars::without_calendar;

/// Words in a parenthesis that change what the column means; a calendar does not.
const OTHER_MEANINGS: [&str; 9] = [
    "place",
    "where",
    "city",
    "town",
    "ort)",
    "lieu",
    "luogo",
    "lugar",
    "место",
];

/// Normalises a header: lower case, single spaces instead of underscores and hyphens, without an
/// explanation in parentheses and without the words for a calendar.
///
/// An explanation that names a place stays, since it changes what the column means.
pub(crate) fn plain(header: &str) -> String {
    let header = without_calendar(header).map_or(header, |found| found.rest);
    let words = header.trim().to_lowercase().replace(['_', '-'], " ");
    let explained = words.split_once('(').filter(|(before, inner)| {
        let means_another = OTHER_MEANINGS.into_iter().any(|name| inner.contains(name));
        !before.trim().is_empty() && inner.trim_end().ends_with(')') && !means_another
    });
    explained
        .map_or(words.as_str(), |(before, _)| before)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
