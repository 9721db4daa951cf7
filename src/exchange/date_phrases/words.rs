//! Words around dates, in the languages that tables are kept in.

/// Words before the latest possible date.
pub(super) const BEFORE: [&str; 45] = [
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
    "pas après",
    "au plus tard en",
    "au plus tard le",
    "non dopo il",
    "non oltre il",
    "non più tardi del",
    "prima di",
    "no después de",
    "a más tardar en",
    "nie po",
    "nie później niż",
    "по",
];
/// Words before the earliest possible date.
pub(super) const AFTER: [&str; 35] = [
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
    "pas avant",
    "au plus tôt en",
    "au plus tôt le",
    "non prima del",
    "no antes de",
    "nie przed",
    "nie wcześniej niż",
];
/// Words before or after an approximate date.
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
/// Words around two dates between which a single date lies.
pub(super) const BETWEEN: [(&str, &str); 14] = [
    ("between", "and"),
    ("zwischen", "und"),
    ("entre", "et"),
    ("entre", "y"),
    ("tra il", "e il"),
    ("tra", "e"),
    ("между", "и"),
    ("między", "a"),
    ("zw.", "u."),
    ("zw.", "und"),
    ("zwischen", "u."),
    ("btw.", "and"),
    ("mellan", "och"),
    ("tussen", "en"),
];
/// Words around the first and the last date of an interval.
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
/// Words before a date that are ignored.
pub(super) const FILLERS: [&str; 28] = [
    "the",
    "on",
    "in",
    "am",
    "den",
    "dem",
    "im",
    "vom",
    "le",
    "en",
    "el",
    "il",
    "dnia",
    "dn.",
    "in the year",
    "im jahre",
    "im jahr",
    "anno",
    "nel",
    "nell'anno",
    "en l'an",
    "en el año",
    "no ano de",
    "em",
    "в",
    "во",
    "w",
    "we",
];

/// Words after a year that are ignored.
pub(super) const YEARS: [&str; 9] = [
    " года",
    " году",
    " годы",
    " год",
    " гг.",
    " г.",
    " г",
    " r.",
    " roku",
];
/// Days of the week, which are ignored.
pub(super) const WEEKDAYS: [&str; 7] = [
    "monday|mon|mon.|montag|mo|mo.|lundi|lunedì|lunes|poniedziałek|понедельник",
    "tuesday|tue|tue.|tues.|dienstag|di|di.|mardi|martedì|martes|wtorek|вторник",
    "wednesday|wed|wed.|mittwoch|mi|mi.|mercredi|mercoledì|miércoles|środa|среда",
    "thursday|thu|thu.|thurs.|donnerstag|do.|jeudi|giovedì|jueves|czwartek|четверг",
    "friday|fri|fri.|freitag|fr|fr.|vendredi|venerdì|viernes|piątek|пятница",
    "saturday|sat|sat.|samstag|sonnabend|sa|sa.|samedi|sabato|sábado|sobota|суббота",
    "sunday|sun|sun.|sonntag|so|so.|dimanche|domenica|domingo|niedziela|воскресенье",
];
/// Words between the first and the last date of an interval.
pub(super) const TO: [&str; 9] = [
    " to ", " until ", " till ", " bis ", " au ", " hasta ", " do ", " до ", " по ",
];
/// Words between two alternative dates.
pub(super) const OR: [&str; 7] = [" or ", " oder ", " ou ", " или ", " lub ", " albo ", " o "];

/// Words after the latest possible date.
pub(super) const OR_EARLIER: [&str; 4] = [" or earlier", " or before", " oder früher", " ou avant"];
/// Words after the earliest possible date.
pub(super) const OR_LATER: [&str; 4] = [" or later", " or after", " oder später", " ou après"];
/// Marks of the Gregorian calendar, which is the default.
pub(super) const NEW_STYLE: [&str; 5] = ["(n.s.)", "[n.s.]", " n.s.", "(ns)", "[ns]"];

/// Words for an unknown end.
const UNKNOWN: [&str; 10] = [
    "?",
    "??",
    "????",
    "unknown",
    "unbekannt",
    "inconnu",
    "desconocido",
    "sconosciuto",
    "неизвестно",
    "nieznany",
];
/// Words for an open end.
const PRESENT: [&str; 26] = [
    "present",
    "to present",
    "now",
    "today",
    "ongoing",
    "heute",
    "aujourd'hui",
    "oggi",
    "hoy",
    "н.в.",
    "настоящее время",
    "to date",
    "to this day",
    "gegenwart",
    "jetzt",
    "dato",
    "presente",
    "à nos jours",
    "actualidad",
    "presente día",
    "obecnie",
    "dziś",
    "по настоящее время",
    "по сей день",
    "nu",
    "heden",
];

/// Translates a word for an unknown or open end into EDTF; nothing if it is no such word.
pub(crate) fn missing_end(text: &str) -> Option<&'static str> {
    let word = text.trim().to_lowercase();
    if UNKNOWN.contains(&word.as_str()) {
        Some("")
    } else {
        PRESENT.contains(&word.as_str()).then_some("..")
    }
}
