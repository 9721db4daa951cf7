//! Reads tables with a header: the names of the columns, and cleaned cells.

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

/// The most columns that are read.
pub(crate) const MOST_COLUMNS: usize = 1_000;
/// The number of rows between two reports of progress.
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
        let (line, width, header) = first.map_or((1, 0, Vec::new()), |row| {
            (row.line, width_of(row.cells), header_of(row.cells))
        });
        let header = named(if file.is_sheet {
            header
                .into_iter()
                .map(|name| on_one_line(name.into(), '\n'))
                .collect()
        } else {
            header
        });
        if width > MOST_COLUMNS {
            let message =
                format!("the header has {width} columns; only the first {MOST_COLUMNS} were read");
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

    /// The names of the columns; unnamed ones are numbered.
    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }

    /// The place of the header.
    pub(crate) fn place(&self) -> Place {
        self.file.at(self.line)
    }

    /// The number of columns of the header, including those that are not read.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Passes every row to `take`. Rows that repeat the header or are cut off are refused as rows
    /// of `row_of`, or noted if `row_of` is absent.
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
                self.file.go_on_after(row.offset, draft)?;
            }
            self.read += 1;
            if row.cut_off {
                let message =
                    "a quotation mark in the row is not closed; the file may be cut off here"
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
            let message = format!("empty rows ({}) were skipped", self.rows.empty_count());
            draft.report.remark(self.file.whole(), message);
        }
        if let Some(message) = self.rows.missing().remark() {
            draft.report.remark(self.file.whole(), message);
        }
        self.file.go_on_after(self.file.text.len(), draft)?;
        Ok(())
    }
}

fn refuse(row_of: Option<RowOf>, place: Place, why: String, draft: &mut Draft) {
    match row_of {
        Some(row_of) => draft.report.refused(row_of, place, why),
        None => draft.report.remark(place, format!("{why}; it was skipped")),
    }
}

/// The error for a quotation mark that is not closed.
pub(crate) fn not_closed(file: &ForeignFile<'_>, line: u64) -> ImportError {
    file.malformed(
        line,
        "a quotation mark in this row is not closed; double it within a cell, or close the cell",
    )
}

/// Cleans a cell: removes spaces around it, quotation marks after a space, and the guard of
/// formulas.
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

/// The note on a row that is not as wide as its header; nothing if it is.
pub(crate) fn raggedness(width: usize, cells: &StringRecord) -> Option<String> {
    if cells.len() == width {
        return None;
    }
    if cells.len() < width {
        return Some(format!(
            "the row has {} cells, but the header has {width}; missing cells were left empty",
            cells.len()
        ));
    }
    let is_filled = cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
    is_filled.then(|| {
        let message = "further cells were kept as numbered columns; a delimiter within a cell may lack quotation marks";
        format!("the row has {} cells, but the header has {width}; {message}", cells.len())
    })
}

/// The name of a column without a name.
pub(crate) fn numbered(position: usize) -> String {
    format!("column {}", position + 1)
}

/// Cleans the names in a header, as many as are read, and removes empty ones at its end.
fn header_of(record: &StringRecord) -> Vec<String> {
    let names = record.iter().take(MOST_COLUMNS);
    without_empty_end(names.map(|cell| cell_of(cell).into_owned()).collect())
}

/// How many cells a header has, without empty ones at its end.
fn width_of(record: &StringRecord) -> usize {
    let is_filled = |width: &usize| {
        let cell = record.get(width - 1);
        cell.is_some_and(|cell| !cell_of(cell).is_empty())
    };
    let mut widths = (2..=record.len()).rev();
    widths.find(is_filled).unwrap_or(record.len().min(1))
}

/// Removes empty names at the end of a header.
pub(crate) fn without_empty_end(mut names: Vec<String>) -> Vec<String> {
    while names.len() > 1 && names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

/// Joins the lines of a name that a sheet breaks to make the column narrow.
pub(crate) fn on_one_line(name: Cow<'_, str>, line_break: char) -> String {
    if name.contains(line_break) {
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    } else {
        name.into_owned()
    }
}

/// Joins a name from two columns, such as forename and surname.
pub(crate) fn joined(cells: &StringRecord, parts: [usize; 2]) -> String {
    let parts = parts.map(|part| cells.get(part).map_or(Cow::default(), cell_of));
    parts.join(" ").trim().to_owned()
}

/// The names of the columns; unnamed ones are numbered.
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
