//! The two ends of a route.

use crate::model::EntityIndex;

/// Where a route begins and where it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ends {
    /// Where it begins.
    pub from: EntityIndex,
    /// Where it ends.
    pub to: EntityIndex,
}

impl Ends {
    /// The first end and the second.
    #[must_use]
    pub const fn both(self) -> [EntityIndex; 2] {
        [self.from, self.to]
    }
}
