//! Which way the relations of an extract go, for formats that say it of a file as a whole.

use crate::exchange::extract::Extract;

/// Which way the relations of an extract go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Directions {
    /// All from one end to the other, or there are none.
    Directed,
    /// All of them neither way.
    Undirected,
    /// Some have a direction and some have none.
    Mixed,
}

impl Directions {
    /// Those of an extract, by the types of its relations.
    pub(crate) fn of(extract: &Extract<'_>) -> Self {
        let mut symmetric = extract
            .relations()
            .iter()
            .map(|&relation| extract.network().claim(relation).relation_type().symmetric);
        let Some(first) = symmetric.next() else {
            return Self::Directed;
        };
        if symmetric.any(|other| other != first) {
            Self::Mixed
        } else if first {
            Self::Undirected
        } else {
            Self::Directed
        }
    }

    /// The word for an edge that does not say it itself, in GEXF and in `GraphML`.
    pub(crate) fn default_word(self) -> &'static str {
        if self == Self::Undirected {
            "undirected"
        } else {
            "directed"
        }
    }
}

/// Whether other programs are told of edges with and without a direction in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mixture {
    /// Every edge says what it is.
    Told,
    /// In a file with both, all are written as directed, since networkx refuses it otherwise; an
    /// attribute says which have none.
    Levelled,
}
