//! The directions of the relations of an extract, for formats that declare them once for a whole
//! file.

use crate::exchange::extract::Extract;

/// Whether the relations of an extract have a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Directions {
    /// All have a direction, or there are none.
    Directed,
    /// None has a direction.
    Undirected,
    /// Some have a direction and some have none.
    Mixed,
}

impl Directions {
    /// Finds the directions of an extract from the types of its relations.
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

    /// The default direction of edges in GEXF and in `GraphML`.
    pub(crate) fn default_word(self) -> &'static str {
        if self == Self::Undirected {
            "undirected"
        } else {
            "directed"
        }
    }
}

/// How directed and undirected relations are written to one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mixture {
    /// Each edge states its own direction.
    Told,
    /// If a file has both, all edges are written as directed, since networkx refuses it otherwise;
    /// an attribute marks the undirected ones.
    Levelled,
}
