//! A table with a header: the names of its columns, and cells as they are meant.

use std::borrow::Cow;

use csv::StringRecord;

use crate::dataset::unguarded;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Row;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::place::Place;
use crate::exchange::report::RowOf;

/// The most columns of a table that are read.
pub(crate) const MOST_COLUMNS: usize = 1_000;
/// Every so many rows it is told how far the reading is.
pub(crate) const TOLD_EVERY: usize = 1_000;

/// The table in a file.
pub(crate) struct Table<'f, 't> {
    file: &'f ForeignFile<'t>,
    rows: Rows<'t>,
    header: Vec<String>,
    line: u64,
    width: usize,
    read: usize,
}

impl<'f, 't> Table<'f, 't> {
    /// Reads the header.
    pub(crate) fn open(
        file: &'f ForeignFile<'t>,
        delimiter: Delimiter,
        draft: &mut Draft,
    ) -> Result<Self, ImportError> {
        let mut rows = Rows::of_file(file, delimiter, Comments::Before);
        let first = rows
            .next()
            .map_err(|unclosed| not_closed(file, unclosed.0))?;
        let (line, header) = first.map_or((1, Vec::new()), |row| (row.line, header_of(row.cells)));
        let width = header.len();
        let header = named(if file.is_sheet {
            header
                .into_iter()
                .map(|name| on_one_line(name.into(), '\n'))
                .collect()
        } else {
            header
        });
        if width > MOST_COLUMNS {
            let message = format!(
                "the header has {width} columns; those after the first {MOST_COLUMNS} were left out"
            );
            draft.report.remark(file.at(line), message);
        }
        Ok(Self {
            file,
            rows,
            header,
            line,
            width,
            read: 0,
        })
    }

    /// The names of the columns; those without one are called by their numbers.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// Where the header stands.
    pub(crate) fn place(&self) -> Place {
        self.file.at(self.line)
    }

    /// How many columns the header has, those that are left out included.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Hands every row to `take`. Rows that repeat the header or end within a quotation are refused
    /// as rows of `row_of`, or only noted if they are rows of neither.
    pub(crate) fn each_row(
        mut self,
        row_of: Option<RowOf>,
        draft: &mut Draft,
        mut take: impl FnMut(Row<'_>, &mut Draft),
    ) -> Result<(), ImportError> {
        loop {
            let next = self
                .rows
                .next()
                .map_err(|unclosed| not_closed(self.file, unclosed.0))?;
            let Some(row) = next else { break };
            if self.read.is_multiple_of(TOLD_EVERY) {
                self.file.read_so_far(row.offset);
            }
            self.read += 1;
            if row.cut_off {
                let message =
                    "a quotation mark in the row is never closed; perhaps the file is cut off here"
                        .to_owned();
                refuse(row_of, self.file.at(row.line), message, draft);
            } else if repeats(&self.header, row.cells) {
                refuse(
                    row_of,
                    self.file.at(row.line),
                    "the row repeats the header".to_owned(),
                    draft,
                );
            } else {
                take(row, draft);
            }
        }
        if self.rows.empty_count() > 0 {
            let message = format!(
                "rows without any text ({}) were passed over",
                self.rows.empty_count()
            );
            draft.report.remark(self.file.whole(), message);
        }
        self.file.read_so_far(self.file.text.len());
        Ok(())
    }
}

fn refuse(row_of: Option<RowOf>, place: Place, why: String, draft: &mut Draft) {
    match row_of {
        Some(row_of) => draft.report.refused(row_of, place, why),
        None => draft
            .report
            .remark(place, format!("{why}; it was left out")),
    }
}

/// The error that a quotation mark swallows the lines after it.
pub(crate) fn not_closed(file: &ForeignFile<'_>, line: u64) -> ImportError {
    file.malformed(
        line,
        "a quotation mark in this row is never closed; double it within a cell, or close the cell",
    )
}

/// A cell as it is meant: without blanks around it, without quotation marks that stand after a
/// blank, without the guard of formulas.
pub(crate) fn cell_of(cell: &str) -> Cow<'_, str> {
    let trimmed = cell.trim();
    let quoted = trimmed
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .filter(|_| cell.starts_with(' '));
    match quoted {
        Some(inner) => Cow::Owned(inner.replace("\"\"", "\"")),
        None => Cow::Borrowed(unguarded(trimmed)),
    }
}

/// What is different in a row that is not as wide as its header, if anything.
pub(crate) fn raggedness(width: usize, cells: &StringRecord) -> Option<String> {
    if cells.len() == width {
        return None;
    }
    if cells.len() < width {
        return Some(format!(
            "the row has {} cells, the header {width}; those that are missing are empty",
            cells.len()
        ));
    }
    let is_filled = cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
    is_filled.then(|| {
        let message = "what has no column is kept under its number; perhaps a delimiter within a cell is not quoted";
        format!("the row has {} cells, the header {width}; {message}", cells.len())
    })
}

/// What a column without a name is called.
pub(crate) fn numbered(position: usize) -> String {
    format!("column {}", position + 1)
}

/// The names in a header as they stand, without empty ones at its end.
pub(crate) fn header_of(record: &StringRecord) -> Vec<String> {
    without_empty_end(
        record
            .iter()
            .map(|cell| cell_of(cell).into_owned())
            .collect(),
    )
}

/// Names of columns without empty ones at their end.
pub(crate) fn without_empty_end(mut names: Vec<String>) -> Vec<String> {
    while names.len() > 1 && names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

/// The name of a column, which a sheet breaks into lines to make the column narrow.
pub(crate) fn on_one_line(name: Cow<'_, str>, line_break: char) -> String {
    if name.contains(line_break) {
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        name.into_owned()
    }
}

/// A name in two columns, such as those of the forename and the surname.
pub(crate) fn joined(cells: &StringRecord, parts: [usize; 2]) -> String {
    let parts = parts.map(|part| cells.get(part).map_or(Cow::default(), cell_of));
    parts.join(" ").trim().to_owned()
}

/// The names of the columns; those without one are called by their numbers.
pub(crate) fn named(mut header: Vec<String>) -> Vec<String> {
    header.truncate(MOST_COLUMNS);
    let named = header.into_iter().enumerate();
    named
        .map(|(position, name)| {
            if name.is_empty() {
                numbered(position)
            } else {
                name
            }
        })
        .collect()
}

fn repeats(header: &[String], cells: &StringRecord) -> bool {
    header.len() > 1
        && cells.len() >= header.len()
        && header
            .iter()
            .zip(cells)
            .all(|(name, cell)| *name == cell_of(cell))
}
