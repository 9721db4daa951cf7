//! Positions of things in a [`Network`](crate::model::Network): small numbers, so that a million
//! relations stay cheap.
//!
//! An index is only meaningful in the network that gave it out. Entities are numbered in the order
//! of their ids, so comparing two indices compares two ids.

use std::num::NonZeroU32;

use crate::model::table::Key;

macro_rules! index {
    ($(#[$doc:meta])* $name:ident, $width:ty) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($width);

        impl $name {
            /// The index of the thing at `position`.
            #[must_use]
            pub const fn new(position: $width) -> Self {
                Self(position)
            }

            /// The position, for reading a table.
            #[must_use]
            pub const fn get(self) -> usize {
                self.0 as usize
            }

            /// The position as it is stored.
            #[must_use]
            pub const fn raw(self) -> $width {
                self.0
            }
        }

        impl Key for $name {
            #[inline]
            fn of_position(position: usize) -> Self {
                Self(<$width>::try_from(position).unwrap_or(<$width>::MAX))
            }

            #[inline]
            fn position(self) -> usize {
                self.get()
            }
        }
    };
}

index!(
    /// An entity. The order of indices is the order of ids.
    EntityIndex, u32
);
index!(
    /// A relation, in the order of its dataset.
    RelationIndex, u32
);
index!(
    /// A source.
    SourceIndex, u32
);
index!(
    /// A kind of entity.
    KindIndex, u16
);
index!(
    /// A type of relation.
    RelationTypeIndex, u16
);
index!(
    /// A class of relation types.
    ClassIndex, u16
);

/// A distinct date of the network together with its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateIndex(NonZeroU32);

impl DateIndex {
    /// The index of the date at `position`, if that is not the last of all `u32` numbers.
    #[must_use]
    pub fn new(position: u32) -> Option<Self> {
        position.checked_add(1).and_then(NonZeroU32::new).map(Self)
    }

    /// The position, for reading a table.
    #[must_use]
    pub const fn get(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl Key for DateIndex {
    fn of_position(position: usize) -> Self {
        let number = u32::try_from(position).unwrap_or(u32::MAX);
        Self(NonZeroU32::MIN.saturating_add(number))
    }

    fn position(self) -> usize {
        self.get()
    }
}
