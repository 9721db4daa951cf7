//! Reads a column that names the calendar of the date beside it.

use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;

/// Names of the Julian calendar, besides words that begin with "julian".
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
/// Names of the Gregorian calendar, and words for an unknown one.
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

/// Keeps the calendar of the row begun last as an attribute, and marks the date if it is Julian.
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

/// Whether a header says that the dates are Julian.
pub(crate) fn is_julian(header: &str) -> bool {
    let name = header.to_lowercase();
    ["julian", "old style", "o.s"]
        .into_iter()
        .any(|word| name.contains(word))
}
