//! Writes the rows of a sheet as lines of CSV.

use std::collections::BTreeMap;

use crate::exchange::unpack_error::UnpackError;

/// The most rows and columns that a sheet has.
const MOST_ROWS: u32 = 1 << 20;
const MOST_COLUMNS: u32 = 1 << 14;

/// Replaces a line break within a cell, so that a line of the text is a row of the sheet.
pub(crate) const LINE_BREAK: char = '\r';

/// The lines written so far.
#[derive(Default)]
pub(crate) struct Lines {
    text: String,
    row: u32,
    /// The last column of the first row with several cells: the header.
    header_end: Option<u32>,
}

impl Lines {
    /// Adds a row below the previous ones; a row without cells is skipped.
    ///
    /// # Errors
    ///
    /// [`UnpackError::MisplacedCell`] if the row is not below the previous one, or outside the sheet.
    pub(crate) fn add_row(
        &mut self,
        row: u32,
        cells: BTreeMap<u32, String>,
    ) -> Result<(), UnpackError> {
        let Some((&end, _)) = cells.last_key_value() else {
            return Ok(());
        };
        let is_below = self.text.is_empty() || row > self.row;
        if !is_below || row >= MOST_ROWS || end >= MOST_COLUMNS {
            return Err(misplaced(row));
        }
        self.text
            .extend(std::iter::repeat_n('\n', (row - self.row) as usize));
        self.row = row;
        let mut column = 0;
        if cells.len() > 1 {
            self.header_end.get_or_insert(end);
        }
        for (at, cell) in cells {
            self.add_commas(at - column);
            column = at;
            self.add_cell(&cell);
        }
        // A sheet keeps no empty cells, but under its header each row has them: none is missing.
        self.add_commas(self.header_end.unwrap_or(0).saturating_sub(end));
        Ok(())
    }

    /// The length of the text so far, in bytes.
    pub(crate) fn len(&self) -> usize {
        self.text.len()
    }

    /// The text.
    pub(crate) fn text(self) -> String {
        self.text
    }

    fn add_commas(&mut self, count: u32) {
        self.text.extend(std::iter::repeat_n(',', count as usize));
    }

    fn add_cell(&mut self, cell: &str) {
        self.text.push('"');
        for letter in cell.replace("\r\n", "\n").chars() {
            match letter {
                '"' => self.text.push_str("\"\""),
                '\n' => self.text.push(LINE_BREAK),
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }
}

/// The error that a cell cannot be in this row, counted from 0.
pub(crate) fn misplaced(row: u32) -> UnpackError {
    UnpackError::MisplacedCell {
        row: row.saturating_add(1),
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn a_line_is_a_row() {
        let mut lines = Lines::default();
        let rows: [(u32, &[(u32, &str)]); 4] = [
            (1, &[(1, "a"), (3, "b \"c\"")]),
            (4, &[(0, "two\r\nor\nthree"), (1, ",")]),
            (5, &[(4, "far")]),
            (9, &[]),
        ];
        for (row, cells) in rows {
            let cells = cells
                .iter()
                .map(|&(column, cell)| (column, cell.to_owned()))
                .collect();
            assert_eq!(lines.add_row(row, cells), Ok(()));
        }
        let cell = |column: u32| [(column, "x".to_owned())].into_iter().collect();
        assert!(lines.add_row(2, cell(0)).is_err(), "rows do not go back");
        assert!(
            lines.add_row(u32::MAX, cell(0)).is_err() && lines.add_row(10, cell(1 << 14)).is_err()
        );
        let rows = [
            "",
            ",\"a\",,\"b \"\"c\"\"\"",
            "",
            "",
            "\"two\ror\rthree\",\",\",,",
            ",,,,\"far\"",
        ];
        assert_eq!(lines.text(), rows.join("\n"));
    }
}
