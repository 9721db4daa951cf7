//! Errors for input that would break an invariant of a [`Network`](crate::model::Network).

/// Which invariant of a [`Network`](crate::model::Network) the input would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BrokenInvariant {
    /// Entities must be added in the order of their ids, each id once.
    #[error("entities must be added in the order of their ids, and each id only once")]
    EntityOrder,
    /// An index is not one of this network.
    #[error("the entry refers to an entity, kind, type, date or source that is not in the network")]
    Dangling,
    /// The relation type does not allow the kinds of the ends.
    #[error("the relation type does not allow entities of these kinds at its ends")]
    KindsAtEnds,
    /// There are sources, but this relation cites none.
    #[error("the relation cites no source, although the dataset lists sources")]
    NoSource,
    /// More than 2³² − 2 entries of one kind.
    #[error("too many entries: a network holds at most 4,294,967,294 of each kind of record")]
    TooMany,
}
