//! A column that says of which calendar the dates beside it are.

use crate::exchange::sheet::RowMark;
use crate::exchange::sheet::Sheet;

/// What the Julian calendar is called, beside what begins with its name.
const JULIAN: [&str; 12] = [
    "j",
    "o.s.",
    "os",
    "old style",
    "julianisch",
    "julien",
    "giuliano",
    "juliano",
    "juliański",
    "юлианский",
    "старый стиль",
    "ст. ст.",
];
/// What the Gregorian calendar is called, and what says nothing.
const GREGORIAN: [&str; 11] = [
    "g",
    "n.s.",
    "ns",
    "new style",
    "unknown",
    "?",
    "gregoriano",
    "grégorien",
    "григорианский",
    "новый стиль",
    "н. ст.",
];

/// Keeps the calendar of the row begun last, and has its date read so.
pub(crate) fn take_calendar(column: &str, cell: &str, sheet: &mut Sheet) {
    sheet.set(column, cell);
    let word = cell.trim().to_lowercase();
    // Where years began in March, a date before it is of the next year to us.
    let began_in_march = word.contains("25 mar") || word.contains("lady day");
    let is_gregorian = GREGORIAN.contains(&word.as_str()) || word.starts_with("gregorian");
    let is_julian = JULIAN.contains(&word.as_str()) || word.starts_with("julian");
    if is_gregorian {
        return;
    }
    if is_julian && !began_in_march {
        sheet.mark(RowMark::Julian);
    } else {
        sheet.changed(format!(
            "unknown calendar \"{cell}\"; the date was read as Gregorian"
        ));
    }
}

/// Whether a column of dates is said to hold dates of our calendar, whatever calendar they were
/// written in.
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

/// Whether a column is said to hold dates of the Julian calendar.
pub(crate) fn is_julian(header: &str) -> bool {
    let name = header.to_lowercase();
    ["julian", "old style", "o.s"]
        .into_iter()
        .any(|word| name.contains(word))
}
