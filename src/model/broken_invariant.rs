//! What is wrong with a piece that would break a promise of a [`Network`](crate::model::Network).

/// Which promise of a [`Network`](crate::model::Network) a piece would have broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BrokenInvariant {
    /// Entities must be added in the order of their ids, each id once.
    #[error("the id is not greater than the one before")]
    EntityOrder,
    /// An index points at nothing.
    #[error("a reference points at nothing")]
    Dangling,
    /// The type does not join these kinds.
    #[error("the relation type does not join these kinds")]
    KindsAtEnds,
    /// There are sources, but this relation cites none.
    #[error("the relation cites no source")]
    NoSource,
    /// More than 2³² − 2 of something.
    #[error("too many for one network")]
    TooMany,
}
