//! Cells that were merged: what stands in the first of several rows is meant for all of them.

use std::collections::BTreeMap;

use hashbrown::HashMap;

/// The cells of a sheet that are merged over several rows.
#[derive(Debug, Default)]
pub(crate) struct Merged {
    /// The last row of what begins at a row and a column.
    last_rows: HashMap<(u32, u32), u32>,
    /// What goes on in the next rows, by column: up to which row, and what stands there.
    going_on: BTreeMap<u32, (u32, String)>,
    filled: usize,
}

impl Merged {
    /// With the corners of each region, a row and a column each. One within a single row, such as a
    /// title, fills nothing.
    pub(crate) fn of(regions: impl Iterator<Item = ((u32, u32), (u32, u32))>) -> Self {
        let over_rows = regions.filter(|((first, _), (last, _))| first < last);
        Self {
            last_rows: over_rows.map(|(start, (last, _))| (start, last)).collect(),
            ..Self::default()
        }
    }

    /// The cells of a row, by column, with those that rows before it fill. A row without cells of
    /// its own stays so.
    pub(crate) fn filled(
        &mut self,
        row: u32,
        mut cells: BTreeMap<u32, String>,
    ) -> BTreeMap<u32, String> {
        if cells.is_empty() || (self.last_rows.is_empty() && self.going_on.is_empty()) {
            return cells;
        }
        self.going_on.retain(|_, (last, _)| *last >= row);
        for (column, (_, text)) in &self.going_on {
            cells.entry(*column).or_insert_with(|| {
                self.filled += 1;
                text.clone()
            });
        }
        for (&column, text) in &cells {
            if let Some(last) = self.last_rows.remove(&(row, column)) {
                self.going_on.insert(column, (last, text.clone()));
            }
        }
        cells
    }

    /// What whoever reads the sheet should know.
    pub(crate) fn remark(&self) -> Option<String> {
        let rows = self.filled;
        (rows > 0)
            .then(|| format!("cells are merged over several rows; what stands in the first was taken for the others ({rows})"))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Merged;

    fn row(cells: &[(u32, &str)]) -> BTreeMap<u32, String> {
        cells
            .iter()
            .map(|&(column, text)| (column, text.to_owned()))
            .collect()
    }

    #[test]
    fn rows_below_are_filled_down_to_the_last() {
        let mut merged =
            Merged::of([((0, 0), (0, 5)), ((1, 0), (3, 0)), ((3, 1), (4, 2))].into_iter());
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
                .is_some_and(|remark| remark.ends_with("(2)")),
            "{merged:?}"
        );
        assert_eq!(Merged::default().remark(), None);
    }
}
