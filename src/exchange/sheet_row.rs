//! A row of a sheet of named cells.

use std::ops::Range;

use crate::exchange::calendars::Reckoning;
use crate::exchange::place::Place;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;

/// In rows of more cells than this, cells of one column are looked for in a table.
const FEW: usize = 32;

/// A row of a [`Sheet`].
#[derive(Clone, Copy, Debug)]
pub struct SheetRow<'a> {
    sheet: &'a Sheet,
    number: usize,
}

impl<'a> SheetRow<'a> {
    /// The row of this number, which the sheet has.
    pub(super) fn of(sheet: &'a Sheet, number: usize) -> Self {
        Self { sheet, number }
    }

    /// The text in a column; empty if there is none.
    #[must_use]
    pub fn get(self, column: &str) -> &'a str {
        let Some(&wanted) = self.sheet.by_name.get(column) else {
            return "";
        };
        self.range()
            .rev()
            .find(|&cell| self.sheet.cells[cell].column == wanted)
            .map_or("", |cell| self.sheet.text_of(cell))
    }

    /// The filled cells with the names of their columns; each column occurs once.
    pub fn cells(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let sheet = self.sheet;
        let column = |cell: usize| usize::from(sheet.cells[cell].column);
        let cells = self.range();
        let last_of_its_column: Vec<usize> = if cells.len() <= FEW {
            let is_last =
                |cell: &usize| !(cell + 1..cells.end).any(|later| column(later) == column(*cell));
            cells.clone().filter(is_last).collect()
        } else {
            let mut last = vec![None; sheet.columns.len()];
            cells
                .clone()
                .for_each(|cell| last[column(cell)] = Some(cell));
            let is_last = |cell: &usize| last[column(*cell)] == Some(*cell);
            cells.clone().filter(is_last).collect()
        };
        last_of_its_column
            .into_iter()
            .map(move |cell| (sheet.columns[column(cell)].as_str(), sheet.text_of(cell)))
    }

    /// Whether the row has this mark.
    #[must_use]
    pub fn is(self, mark: RowMark) -> bool {
        self.sheet.rows[self.number].marks.has(mark)
    }

    /// The id that the entity gets in the dataset, if it is not `id`.
    #[must_use]
    pub fn own_id(self) -> Option<&'a str> {
        self.sheet.own_ids.get(&self.number).map(String::as_str)
    }

    /// How the days of its date are counted, if something beside the date says so.
    pub(crate) fn reckoning(self) -> Option<Reckoning> {
        let marks = [
            (RowMark::Julian, Reckoning::Julian),
            (RowMark::JulianFromMarch, Reckoning::JulianFromMarch),
        ];
        let mark = marks.into_iter().find(|(mark, _)| self.is(*mark));
        mark.map(|(_, reckoning)| reckoning)
    }

    /// The place of the row.
    #[must_use]
    pub fn place(self) -> Place {
        self.sheet.rows[self.number].place
    }

    /// How the row differs from the file.
    #[must_use]
    pub fn changes(self) -> &'a [String] {
        self.sheet
            .changes
            .get(&self.number)
            .map_or(&[], Vec::as_slice)
    }

    fn range(self) -> Range<usize> {
        let start = if self.number == 0 {
            0
        } else {
            self.sheet.rows[self.number - 1].end
        };
        start..self.sheet.rows[self.number].end
    }
}
