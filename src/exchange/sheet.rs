//! A sheet: a table that a reader fills row by row.
//!
//! Its columns are known only at the end, and most cells of most rows are empty. So a row stores
//! only its filled cells, all texts are stored in one string, and a million rows take little more
//! memory than their texts.

use hashbrown::HashMap;

use crate::dataset::file_columns;
use crate::exchange::control::Cleaned;
use crate::exchange::control::cleaned;
use crate::exchange::control::is_control;
use crate::exchange::draft::is_of_drafts;
use crate::exchange::missing::Missing;
use crate::exchange::place::Place;
use crate::exchange::row_mark::RowMark;
use crate::exchange::row_mark::RowMarks;
use crate::exchange::sheet_row::SheetRow;
use crate::model::composed;
use crate::model::stated;

/// The most columns of a table, so that a dataset has at most a thousand; cells of further columns
/// are dropped and counted.
const MOST_COLUMNS: usize = 960;

/// Columns that are never dropped, in addition to those of the dataset format and of drafts.
const ADDED: [&str; 6] = [
    "original_id",
    "begin_as_written",
    "end_as_written",
    "when_as_written",
    "status_as_written",
    "certainty_as_written",
];

/// Rows of named cells.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub(super) columns: Vec<String>,
    pub(super) by_name: HashMap<String, u16>,
    text: String,
    pub(super) cells: Vec<Cell>,
    pub(super) rows: Vec<Row>,
    pub(super) changes: HashMap<usize, Vec<String>>,
    pub(super) own_ids: HashMap<usize, String>,
    dropped: usize,
    missing: Missing,
    /// How many rows it has room for; any number if absent.
    most: Option<usize>,
    beyond: Option<Place>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) column: u16,
    end: usize,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// The number of cells up to its end.
    pub(super) end: usize,
    pub(super) place: Place,
    pub(super) marks: RowMarks,
}

impl Sheet {
    /// A sheet that keeps no more rows than this.
    pub(crate) fn within(most: usize) -> Self {
        let mut sheet = Self::default();
        sheet.bound(most);
        sheet
    }

    /// Keeps no more rows than this from here on.
    pub(crate) fn bound(&mut self, most: usize) {
        self.most = Some(most);
    }

    /// The place of the first row for which there was no room.
    pub(crate) fn beyond(&self) -> Option<Place> {
        self.beyond
    }

    /// Begins a row, to which the following cells belong. If there is no room for one more, it takes the
    /// place of the last: the import ends in any case.
    pub fn begin(&mut self, place: Place) {
        if self.most.is_some_and(|most| self.rows.len() >= most) {
            self.beyond.get_or_insert(place);
            self.abandon();
        }
        self.rows.push(Row {
            end: self.cells.len(),
            place,
            marks: RowMarks::default(),
        });
    }

    /// Fills a cell of the row begun last; a second text for the cell replaces the first.
    ///
    /// Spaces around the text are removed, and control characters in the text and in the name of
    /// the column. An empty text fills nothing, nor does one that says so, such as `NA`.
    pub fn set(&mut self, column: &str, text: &str) {
        let text = text.trim();
        if text.is_empty() || self.rows.is_empty() {
            return;
        }
        if stated(text).is_empty() {
            self.missing.count(text);
            return;
        }
        let text = composed(text);
        let name: String;
        let column = if column.chars().any(is_control) && !is_of_drafts(column) {
            name = cleaned(column).text;
            &name
        } else {
            column
        };
        let Some(column) = self.column(column.trim()) else {
            self.dropped += 1;
            return;
        };
        if text.chars().any(is_control) {
            let Cleaned { text, changes } = cleaned(&text);
            self.text.push_str(&text);
            for change in changes {
                self.changed(change.to_owned());
            }
        } else {
            self.text.push_str(&text);
        }
        self.cells.push(Cell {
            column,
            end: self.text.len(),
        });
        if let Some(row) = self.rows.last_mut() {
            row.end = self.cells.len();
        }
    }

    /// Marks the row begun last.
    pub fn mark(&mut self, mark: RowMark) {
        if let Some(row) = self.rows.last_mut() {
            row.marks = row.marks.with(mark);
        }
    }

    /// Sets the id that the entity of the row begun last gets in the dataset, if its `id` is only a
    /// reference within the file.
    pub fn set_own_id(&mut self, id: &str) {
        let id = id.trim();
        let Cleaned { text, changes } = cleaned(&composed(id));
        for change in changes {
            self.changed(change.to_owned());
        }
        let row = self.rows.len().saturating_sub(1);
        if !text.is_empty() {
            self.own_ids.insert(row, text);
        }
    }

    /// Notes how the row begun last differs from the file.
    pub fn changed(&mut self, how: String) {
        let row = self.rows.len().saturating_sub(1);
        self.changes.entry(row).or_default().push(how);
    }

    /// Removes the row begun last.
    pub fn abandon(&mut self) {
        self.rows.pop();
        let row = self.rows.len();
        self.changes.remove(&row);
        self.own_ids.remove(&row);
        self.cells
            .truncate(self.rows.last().map_or(0, |row| row.end));
        self.text
            .truncate(self.cells.last().map_or(0, |cell| cell.end));
    }

    /// The text of the row begun last in a column.
    #[must_use]
    pub fn current(&self, column: &str) -> &str {
        self.rows
            .len()
            .checked_sub(1)
            .map_or("", |number| SheetRow::of(self, number).get(column))
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names of the columns, in the order in which they were first filled.
    #[must_use]
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The cells that only say that a value is missing; none of them fills anything.
    pub(crate) fn missing(&self) -> &Missing {
        &self.missing
    }

    /// The number of cells dropped because there were too many columns.
    #[must_use]
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// The rows in order.
    #[must_use]
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = SheetRow<'_>> + ExactSizeIterator {
        (0..self.rows.len()).map(|number| SheetRow::of(self, number))
    }

    /// The row with a number, counted from 0.
    #[must_use]
    pub fn row(&self, number: usize) -> Option<SheetRow<'_>> {
        (number < self.rows.len()).then_some(SheetRow::of(self, number))
    }

    fn column(&mut self, name: &str) -> Option<u16> {
        if let Some(&known) = self.by_name.get(name) {
            return Some(known);
        }
        let is_full = self.columns.len() >= MOST_COLUMNS && !has_always_room(name);
        if is_full || name.is_empty() {
            return None;
        }
        let number = u16::try_from(self.columns.len()).ok()?;
        self.columns.push(name.to_owned());
        self.by_name.insert(name.to_owned(), number);
        Some(number)
    }

    pub(super) fn text_of(&self, cell: usize) -> &str {
        let start = if cell == 0 {
            0
        } else {
            self.cells[cell - 1].end
        };
        &self.text[start..self.cells[cell].end]
    }
}

fn has_always_room(column: &str) -> bool {
    file_columns::ENTITIES.all.contains(&column)
        || file_columns::RELATIONS.all.contains(&column)
        || ADDED.contains(&column)
        || is_of_drafts(column)
}

#[cfg(test)]
mod tests {
    use super::Place;
    use super::Sheet;

    const HERE: Place = Place::whole_file(0);

    #[test]
    fn a_row_holds_what_was_set_last() {
        let mut sheet = Sheet::default();
        sheet.begin(HERE);
        sheet.set("id", " a ");
        sheet.set("name", "");
        sheet.set("id", "b");
        sheet.begin(HERE);
        sheet.set("na\u{1}me", "c\u{1}d");
        let rows: Vec<Vec<(&str, &str)>> = sheet.rows().map(|row| row.cells().collect()).collect();
        assert_eq!(rows, [vec![("id", "b")], vec![("name", "cd")]]);
        assert_eq!(
            sheet
                .rows()
                .map(|row| row.changes().len())
                .collect::<Vec<_>>(),
            [0, 1]
        );
        assert_eq!(sheet.current("name"), "cd");
    }

    #[test]
    fn however_many_columns_there_are_those_of_the_format_have_room() {
        let mut sheet = Sheet::default();
        sheet.begin(HERE);
        for number in 0..1_000 {
            sheet.set(&format!("c{number}"), "x");
        }
        sheet.set("id", "a");
        assert_eq!(
            (sheet.columns().len(), sheet.dropped(), sheet.current("id")),
            (961, 40, "a")
        );
    }

    #[test]
    fn a_row_taken_back_leaves_nothing() {
        let mut sheet = Sheet::default();
        sheet.begin(HERE);
        sheet.set("id", "a");
        sheet.begin(HERE);
        sheet.set("id", "b");
        sheet.changed("something".to_owned());
        sheet.abandon();
        sheet.begin(HERE);
        sheet.set("id", "c");
        let ids: Vec<&str> = sheet.rows().map(|row| row.get("id")).collect();
        assert_eq!(ids, ["a", "c"]);
        assert!(sheet.rows().all(|row| row.changes().is_empty()));
    }
}
