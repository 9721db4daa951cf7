//! The columns of the dataset format, in the order they are written.

/// The columns of entities; the first three are required.
pub(crate) const ENTITIES: [&str; 10] = [
    "id", "kind", "name", "variants", "begin", "end", "note", "same_as", "source", "locus",
];

/// The columns of relations; the first three are required.
pub(crate) const RELATIONS: [&str; 15] = [
    "from",
    "type",
    "to",
    "id",
    "when",
    "when_verbatim",
    "status",
    "certainty",
    "asserted_by",
    "quantity",
    "place",
    "source",
    "locus",
    "note",
    "flag",
];

/// The number of required columns of both tables.
pub(crate) const REQUIRED: usize = 3;
