//! The columns of every table of the dataset format, so that readers and writers agree on them.

/// The columns of a table, in the order they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileColumns<const COUNT: usize> {
    /// All columns; the required ones come first.
    pub all: [&'static str; COUNT],
    /// How many of them are required.
    pub required_count: usize,
}

/// The columns of `entities.csv`.
pub const ENTITIES: FileColumns<10> = FileColumns {
    all: [
        "id", "kind", "name", "variants", "begin", "end", "note", "same_as", "source", "locus",
    ],
    required_count: 3,
};

/// The columns of `relations.csv`.
pub const RELATIONS: FileColumns<17> = FileColumns {
    all: [
        "from",
        "type",
        "to",
        "id",
        "when",
        "when_verbatim",
        "status",
        "certainty",
        "asserted_by",
        "asserted_when",
        "quantity",
        "unit",
        "place",
        "source",
        "locus",
        "note",
        "flag",
    ],
    required_count: 3,
};

/// The columns of `kinds.csv`.
pub const KINDS: FileColumns<8> = FileColumns {
    all: [
        "kind", "label", "plural", "shape", "colour", "carries", "number", "note",
    ],
    required_count: 1,
};

/// The columns of `classes.csv`.
pub const CLASSES: FileColumns<5> = FileColumns {
    all: ["class", "label", "colour", "mark", "note"],
    required_count: 1,
};

/// The columns of `relation_types.csv`.
pub const RELATION_TYPES: FileColumns<13> = FileColumns {
    all: [
        "type",
        "label",
        "inverse_label",
        "class",
        "layer",
        "carries",
        "sign",
        "aspect",
        "once",
        "symmetric",
        "from_kinds",
        "to_kinds",
        "note",
    ],
    required_count: 1,
};

/// The columns of `sources.csv`.
pub const SOURCES: FileColumns<10> = FileColumns {
    all: [
        "id",
        "title",
        "kind",
        "author",
        "year",
        "publisher",
        "archive",
        "shelfmark",
        "url",
        "note",
    ],
    required_count: 2,
};

/// The columns of `patterns.csv`.
pub const PATTERNS: FileColumns<6> = FileColumns {
    all: ["pattern", "name", "side1", "side2", "side3", "note"],
    required_count: 5,
};

/// The columns of `passages.csv`.
pub const PASSAGES: FileColumns<4> = FileColumns {
    all: ["source", "locus", "text", "language"],
    required_count: 3,
};

/// The columns of `questions.csv`.
pub const QUESTIONS: FileColumns<5> = FileColumns {
    all: ["id", "question", "query", "expected", "note"],
    required_count: 3,
};

impl<const COUNT: usize> FileColumns<COUNT> {
    /// The columns that the table must have.
    #[must_use]
    pub fn required(&self) -> &[&'static str] {
        &self.all[..self.required_count]
    }

    /// The columns that the table may lack.
    #[must_use]
    pub fn optional(&self) -> &[&'static str] {
        &self.all[self.required_count..]
    }
}
