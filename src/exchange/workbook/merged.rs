//! Merged cells: the content of the first of several merged rows counts for all of them.

use std::collections::BTreeMap;

use hashbrown::HashMap;

use crate::exchange::words::counted;

/// The cells of a sheet that are merged over several rows.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    /// The last row of the region that begins at a corner.
    last_rows: HashMap<Corner, u32>,
    /// The regions that continue in the next rows, by column.
    going_on: BTreeMap<u32, Continued>,
    filled: usize,
}

/// The row and the column of a cell, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Corner {
    row: u32,
    column: u32,
}

impl From<(u32, u32)> for Corner {
    /// The corner at a row and a column.
    fn from(place: (u32, u32)) -> Self {
        let (row, column) = place;
        Self { row, column }
    }
}

/// Cells that are merged into one, from the first corner to the last.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    pub(crate) first: Corner,
    pub(crate) last: Corner,
}

/// A region that continues in the next rows.
#[derive(Debug)]
struct Continued {
    last_row: u32,
    text: String,
}

impl Merged {
    /// Takes the merged regions of a sheet; a region within a single row, such as a title, fills no
    /// other cell.
    pub(crate) fn of(regions: impl Iterator<Item = Region>) -> Self {
        let over_rows = regions.filter(|region| region.first.row < region.last.row);
        Self {
            last_rows: over_rows
                .map(|region| (region.first, region.last.row))
                .collect(),
            ..Self::default()
        }
    }

    /// Adds the cells that merged regions of rows above fill to the cells of a row, by column. A row
    /// without cells of its own stays empty.
    pub(crate) fn filled(
        &mut self,
        row: u32,
        mut cells: BTreeMap<u32, String>,
    ) -> BTreeMap<u32, String> {
        if cells.is_empty() || (self.last_rows.is_empty() && self.going_on.is_empty()) {
            return cells;
        }
        self.going_on.retain(|_, region| region.last_row >= row);
        for (column, Continued { text, .. }) in &self.going_on {
            cells.entry(*column).or_insert_with(|| {
                self.filled += 1;
                text.clone()
            });
        }
        for (&column, text) in &cells {
            if let Some(last_row) = self.last_rows.remove(&Corner { row, column }) {
                let text = text.clone();
                self.going_on.insert(column, Continued { last_row, text });
            }
        }
        cells
    }

    /// The note for the report; nothing if no cell was filled.
    pub(crate) fn remark(&self) -> Option<String> {
        let count = counted(self.filled, "cell");
        (self.filled > 0).then(|| format!("cells are merged over several rows; the value of the first was copied to {count} below"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Merged;
    use super::Region;

    fn row(cells: &[(u32, &str)]) -> BTreeMap<u32, String> {
        cells
            .iter()
            .map(|&(column, text)| (column, text.to_owned()))
            .collect()
    }

    #[test]
    fn rows_below_are_filled_down_to_the_last() {
        let region = |first: (u32, u32), last: (u32, u32)| Region {
            first: first.into(),
            last: last.into(),
        };
        let regions = [
            region((0, 0), (0, 5)),
            region((1, 0), (3, 0)),
            region((3, 1), (4, 2)),
        ];
        let mut merged = Merged::of(regions.into_iter());
        let rows = [
            (0, row(&[(0, "title")]), row(&[(0, "title")])),
            (1, row(&[(0, "a"), (1, "b")]), row(&[(0, "a"), (1, "b")])),
            (2, row(&[]), row(&[])),
            (3, row(&[(1, "c")]), row(&[(0, "a"), (1, "c")])),
            (4, row(&[(2, "d")]), row(&[(1, "c"), (2, "d")])),
            (5, row(&[(2, "e")]), row(&[(2, "e")])),
        ];
        for (number, cells, expected) in rows {
            assert_eq!(merged.filled(number, cells), expected, "row {number}");
        }
        assert!(
            merged
                .remark()
                .is_some_and(|remark| remark.ends_with("2 cells below")),
            "{merged:?}"
        );
        assert_eq!(Merged::default().remark(), None);
    }
}
