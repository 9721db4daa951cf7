//! The column names for facts about a person.

use crate::exchange::gedcom::sources::CITATION_DETAILS;

/// Tags of events and attributes, with their columns.
const FACTS: [(&str, &str); 34] = [
    ("SEX", "sex"),
    ("OCCU", "occupation"),
    ("RELI", "religion"),
    ("EDUC", "education"),
    ("TITL", "honorific"),
    ("RESI", "residence"),
    ("NATI", "nationality"),
    ("CAST", "caste"),
    ("DSCR", "description_of_person"),
    ("PROP", "property"),
    ("IDNO", "identity_number"),
    ("SSN", "social_security_number"),
    ("NCHI", "number_of_children"),
    ("NMR", "number_of_marriages"),
    ("FACT", "fact"),
    ("EVEN", "event"),
    ("CHR", "christened"),
    ("BAPM", "baptised"),
    ("CONF", "confirmed"),
    ("FCOM", "first_communion"),
    ("ORDN", "ordained"),
    ("GRAD", "graduated"),
    ("RETI", "retired"),
    ("EMIG", "emigrated"),
    ("IMMI", "immigrated"),
    ("NATU", "naturalised"),
    ("CENS", "census"),
    ("BURI", "buried"),
    ("CREM", "cremated"),
    ("WILL", "will"),
    ("RFN", "record_file_number"),
    ("AFN", "ancestral_file_number"),
    ("RIN", "record_id_number"),
    ("RESN", "restriction"),
];

/// Tags about the file rather than the person. The report says that they are not read.
const HOUSEKEEPING: [&str; 9] = [
    "CHAN", "CREA", "SUBM", "ANCI", "DESI", "BLOB", "CONC", "CONT", "_UPD",
];

/// The column for a tag, if the tag is known.
pub(super) fn fact(tag: &str) -> Option<&'static str> {
    FACTS
        .iter()
        .find(|(known, _)| *known == tag)
        .map(|(_, column)| *column)
}

/// Whether a tag is about the file rather than the person.
pub(super) fn is_housekeeping(tag: &str) -> bool {
    HOUSEKEEPING.contains(&tag)
}

/// All columns of entities that a file may fill, except those named after unknown tags.
pub(super) fn of_entities() -> impl Iterator<Item = &'static str> {
    const OTHERS: [&str; 15] = [
        "id",
        "name",
        "kind",
        "variants",
        "begin",
        "end",
        "note",
        "same_as",
        "source",
        "locus",
        "birth_date",
        "birth_place",
        "death_date",
        "death_place",
        CITATION_DETAILS,
    ];
    OTHERS
        .into_iter()
        .chain(FACTS.iter().map(|(_, column)| *column))
}
