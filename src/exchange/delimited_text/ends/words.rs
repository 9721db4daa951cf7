//! The words that name the ends of relations in headers, in the languages that tables are kept in.

/// Nouns that are numbered or lettered when they name ends: `Person 1`, `Actor A`.
pub(super) const NUMBERED: [&str; 12] = [
    "actor",
    "agent",
    "character",
    "correspondent",
    "entity",
    "figure",
    "individual",
    "member",
    "node",
    "party",
    "person",
    "vertex",
];
/// Other names of the two ends.
pub(super) const ENDS: [(&str, &str); 23] = [
    ("source", "target"),
    ("from", "to"),
    ("sender", "recipient"),
    ("sender", "receiver"),
    ("author", "addressee"),
    ("von", "an"),
    ("ego", "alter"),
    ("absender", "empfänger"),
    ("absender", "adressat"),
    ("expéditeur", "destinataire"),
    ("mittente", "destinatario"),
    ("remitente", "destinatario"),
    ("nadawca", "adresat"),
    ("nadawca", "odbiorca"),
    ("отправитель", "получатель"),
    ("de", "à"),
    ("de", "a"),
    ("da", "a"),
    ("van", "aan"),
    ("från", "till"),
    ("кто", "кому"),
    ("кто", "кого"),
    ("от", "кому"),
];

/// Names of ends that may also mean where from and where to, or from when to when.
pub(super) const PREPOSITIONS: [&str; 13] = [
    "from", "to", "von", "an", "de", "à", "a", "da", "van", "aan", "från", "till", "от",
];

/// Names of a column of names. Some of them mean the surname or the forename if the other is in a
/// column beside it.
pub(crate) const NAMES: [&str; 9] = [
    "name", "label", "nom", "nome", "nombre", "naam", "namn", "imię", "имя",
];
/// Words between the name and the end that it belongs to: `Name of the sender`.
pub(super) const OF: [&str; 5] = ["of", "the", "del", "della", "do"];

/// Names of the beginning and the end of a time, if both are there. The first pair counts only if
/// the user maps the ends.
pub(crate) const TIMES: [(&str, &str); 8] = [
    ("from", "to"),
    ("from", "until"),
    ("von", "bis"),
    ("beginn", "ende"),
    ("début", "fin"),
    ("desde", "hasta"),
    ("od", "do"),
    ("начало", "конец"),
];
