//! Facts about a row that are not cells.

/// A fact about a row that is not a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowMark {
    /// The relation has no direction.
    Undirected,
    /// A list or a matrix only mentions the entity.
    ///
    /// If a table has a row for it, both rows are one entity, not duplicates.
    OnlyNamed,
    /// The date is in the Julian calendar, although it does not say so itself.
    Julian,
    /// The same, in years that began on 25 March.
    JulianFromMarch,
}

/// The marks of a row.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct RowMarks(u8);

impl RowMarks {
    pub(crate) fn with(self, mark: RowMark) -> Self {
        Self(self.0 | 1 << mark as u8)
    }

    pub(crate) fn has(self, mark: RowMark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }
}
