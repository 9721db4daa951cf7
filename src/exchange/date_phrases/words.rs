//! The words that stand around dates, in the languages that tables are kept in.

/// Words before a date that is the latest possible one.
pub(super) const BEFORE: [&str; 33] = [
    "before",
    "not after",
    "no later than",
    "not later than",
    "by",
    "until",
    "till",
    "up to",
    "ante",
    "vor",
    "bis",
    "bis zum",
    "nicht nach",
    "nicht später als",
    "spätestens",
    "avant",
    "jusqu'à",
    "jusqu'au",
    "jusqu'en",
    "prima del",
    "fino al",
    "antes de",
    "hasta",
    "до",
    "не позднее",
    "не позже",
    "przed",
    "do",
    "najpóźniej",
    "előtt",
    "vóór",
    "tot",
    "før",
];
/// Words before a date that is the earliest possible one.
pub(super) const AFTER: [&str; 28] = [
    "after",
    "not before",
    "not earlier than",
    "since",
    "from",
    "post",
    "nach",
    "seit",
    "ab",
    "nicht vor",
    "frühestens",
    "après",
    "depuis",
    "dès",
    "à partir de",
    "dopo il",
    "dal",
    "dopo",
    "después de",
    "desde",
    "после",
    "с",
    "не ранее",
    "не раньше",
    "po",
    "od",
    "najwcześniej",
    "sinds",
];
/// Words before or behind a date that is about the right one.
pub(super) const ABOUT: [&str; 17] = [
    "ca.",
    "ca",
    "c.",
    "c",
    "circa",
    "um",
    "gegen",
    "etwa",
    "vers",
    "env.",
    "environ",
    "verso",
    "hacia",
    "około",
    "ok.",
    "прим.",
    "примерно",
];
/// Words around two dates between which something was at one time.
pub(super) const BETWEEN: [(&str, &str); 8] = [
    ("between", "and"),
    ("zwischen", "und"),
    ("entre", "et"),
    ("entre", "y"),
    ("tra il", "e il"),
    ("tra", "e"),
    ("между", "и"),
    ("między", "a"),
];
/// Words around the first and the last date of a stretch.
pub(super) const FROM_TO: [(&str, &str); 10] = [
    ("from", "to"),
    ("from", "until"),
    ("von", "bis"),
    ("de", "à"),
    ("du", "au"),
    ("dal", "al"),
    ("desde", "hasta"),
    ("de", "a"),
    ("с", "по"),
    ("od", "do"),
];
/// Words before a date that say nothing.
pub(super) const FILLERS: [&str; 14] =
    ["the", "on", "in", "am", "den", "dem", "im", "vom", "le", "en", "el", "il", "dnia", "dn."];

/// Words behind a year that say nothing.
pub(super) const YEARS: [&str; 8] = [" года", " году", " годы", " год", " гг.", " г.", " г", " r."];
/// Words between two dates of which one holds.
pub(super) const OR: [&str; 7] = [" or ", " oder ", " ou ", " или ", " lub ", " albo ", " o "];

/// What stands for an end that nobody knows.
const UNKNOWN: [&str; 10] =
    ["?", "??", "????", "unknown", "unbekannt", "inconnu", "desconocido", "sconosciuto", "неизвестно", "nieznany"];
/// What stands for an end that has not come.
const PRESENT: [&str; 11] =
    ["present", "to present", "now", "today", "ongoing", "heute", "aujourd'hui", "oggi", "hoy", "н.в.", "настоящее время"];

/// How EDTF writes an end that a word says is unknown, or has not come; nothing if it is no such word.
pub(crate) fn missing_end(text: &str) -> Option<&'static str> {
    let word = text.trim().to_lowercase();
    match () {
        () if UNKNOWN.contains(&word.as_str()) => Some(""),
        () if PRESENT.contains(&word.as_str()) => Some(".."),
        () => None,
    }
}
