//! Reads a column that names the calendar of the date beside it.

use crate::exchange::calendars::Reckoning;
use crate::exchange::calendars::reckoning_named;
use crate::exchange::column_names::names_of_part;
use crate::exchange::headings::plain;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;

/// Keeps the calendar of the row begun last as an attribute, and marks the date if it is Julian.
pub(crate) fn take_calendar(column: &str, cell: &str, sheet: &mut Sheet) {
    sheet.set(column, cell);
    match reckoning_named(cell) {
        Some(Reckoning::Gregorian | Reckoning::Unknown) => {}
        Some(Reckoning::Julian) => sheet.mark(RowMark::Julian),
        Some(Reckoning::JulianFromMarch) => sheet.mark(RowMark::JulianFromMarch),
        None => sheet.changed(format!(
            "unknown calendar \"{cell}\"; the date was read as Gregorian"
        )),
    }
}

/// Whether a column contains the calendars of dates, whatever its heading explains in brackets.
pub(crate) fn names_a_calendar(header: &str) -> bool {
    let before = header.split_once('(').map_or(header, |(before, _)| before);
    let plain = plain(before);
    names_of_part("calendar").iter().any(|name| {
        plain
            .strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(" of "))
    })
}

/// Whether a header says that the dates are Gregorian, whatever calendar they were written in.
pub(crate) fn is_converted(header: &str) -> bool {
    let name = header.to_lowercase();
    [
        "gregorian",
        "standard",
        "new style",
        "n.s",
        "normali",
        "modern",
    ]
    .into_iter()
    .any(|word| name.contains(word))
}
