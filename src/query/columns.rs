//! The columns that the table of a list may have: those of every network, and the dataset's own.

use crate::model::Network;

/// The columns of a list of claims in every network, in their usual order.
pub const CLAIM_COLUMNS: [&str; 22] = [
    "id",
    "from",
    "from_id",
    "type",
    "class",
    "to",
    "to_id",
    "when",
    "edtf",
    "verbatim",
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
    "sentence",
];
/// The columns of a list of entities in every network, in their usual order.
pub const LISTED_COLUMNS: [&str; 16] = [
    "id", "name", "kind", "variants", "begin", "end", "ties", "ties-out", "ties-in", "first",
    "last", "weight", "quantity", "note", "same_as", "source",
];

/// What a list is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListOf {
    /// Claims.
    Claims,
    /// Entities.
    Entities,
}

impl ListOf {
    /// All columns that a table of such a list may have, in their usual order. A column of the
    /// dataset that is called like one of every network is not among them.
    #[must_use]
    pub fn columns(self, network: &Network) -> Vec<String> {
        let built_in: &[&str] = match self {
            Self::Claims => &CLAIM_COLUMNS,
            Self::Entities => &LISTED_COLUMNS,
        };
        let own: Vec<&str> = match self {
            Self::Claims => network.relation_columns().collect(),
            Self::Entities => network
                .entity_columns()
                .iter()
                .map(String::as_str)
                .collect(),
        };
        let own = own.into_iter().filter(|column| !built_in.contains(column));
        let all = built_in.iter().copied().chain(own);
        all.map(str::to_owned).collect()
    }
}
