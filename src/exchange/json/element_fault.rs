//! Why an element of a JSON file cannot be used.

/// Why a node, an edge or another element of a JSON file cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ElementFault {
    /// The value is not an object.
    #[error("it is not an object")]
    NotAnObject,
    /// A member of the object cannot be read.
    #[error("{0}")]
    Malformed(String),
    /// A node has neither an id nor a name.
    #[error("it has no id and no name")]
    NoIdOrName,
    /// A required field is missing.
    #[error("it has no {0}")]
    NoField(&'static str),
    /// The end of a link is a position beyond the list of nodes.
    #[error("no node at position {position}; the {count} nodes are numbered from 0")]
    NoNodeAt {
        /// The position as written, shortened.
        position: String,
        /// The number of nodes.
        count: usize,
    },
    /// A hyperedge, which a relation cannot represent.
    #[error("a hyperedge may join more than two nodes; represent it as a node with edges")]
    Hyperedge,
    /// A required property of a relation has no value.
    #[error("the {schema} has no {property}")]
    NoProperty {
        /// The schema of the relation.
        schema: &'static str,
        /// The missing property.
        property: &'static str,
    },
    /// A relation has too many pairs of ends.
    #[error(
        "the {schema} has {sources} × {targets} ends, too many for a relation between each pair"
    )]
    TooManyEnds {
        /// The schema of the relation.
        schema: &'static str,
        /// The number of source entities.
        sources: usize,
        /// The number of target entities.
        targets: usize,
    },
}
