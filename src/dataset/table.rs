//! CSV files as tables: all cells of a block of rows are in one text, with the line number of each
//! row.

use std::fmt;

use crate::dataset::decode::decode;
use crate::dataset::files::DatasetFiles;
use crate::dataset::guard::unguarded;
use crate::dataset::report::DatasetReport;
use crate::dataset::table_reader::TableReader;
use crate::model::stated;

/// The names of a table's columns, and the name of its file.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    pub(crate) file: &'static str,
    pub(crate) columns: Vec<String>,
}

/// Some rows of a table.
#[derive(Default)]
pub(crate) struct Block {
    width: usize,
    cells: String,
    ends: Vec<u32>,
    lines: Vec<u32>,
}

/// A small table: its header and all its rows.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) header: Header,
    rows: Block,
}

/// One row of a [`Block`].
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    block: &'a Block,
    number: usize,
}

impl Header {
    /// The position of a column.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }
}

impl Table {
    /// Reads a file, and reports the rows that cannot be read.
    ///
    /// `None` if the file does not exist or cannot be read at all.
    pub(crate) fn read(
        files: &DatasetFiles,
        file: &'static str,
        report: &mut DatasetReport,
    ) -> Option<Self> {
        let text = decode(file, files.get(file)?, report)?;
        let mut reader = TableReader::open(file, &text, report)?;
        let rows = reader.next_block(usize::MAX, report).unwrap_or_default();
        Some(Self {
            header: reader.into_header(),
            rows,
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.rows()
    }
}

impl Block {
    /// A block without rows.
    pub(crate) fn of_width(width: usize) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> + Clone {
        (0..self.lines.len()).map(|number| Row {
            block: self,
            number,
        })
    }

    /// Adds the row that begins on this line, with as many cells as the table has columns.
    pub(crate) fn push<'c>(&mut self, mut cells: impl Iterator<Item = &'c str>, line: u64) {
        for _ in 0..self.width {
            self.cells
                .push_str(stated(unguarded(trimmed(cells.next().unwrap_or_default()))));
            // Files are at most 2 GiB, so every position fits.
            self.ends
                .push(u32::try_from(self.cells.len()).unwrap_or(u32::MAX));
        }
        self.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
    }
}

/// Trims a cell. Spaces at the ends are rare, and a full Unicode check would double the time to
/// read a cell.
fn trimmed(cell: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    if is_plain(cell.as_bytes().first()) && is_plain(cell.as_bytes().last()) {
        cell
    } else {
        cell.trim()
    }
}

impl<'a> Row<'a> {
    /// The cell in a column that may not exist.
    pub(crate) fn cell(self, column: Option<usize>) -> &'a str {
        column.map_or("", |column| self.at(column))
    }

    /// The line on which the row begins, for reports.
    #[expect(
        clippy::unnecessary_wraps,
        reason = "reports take problems of whole files too"
    )]
    pub(crate) fn line(self) -> Option<u64> {
        Some(u64::from(self.block.lines[self.number]))
    }

    fn at(self, column: usize) -> &'a str {
        let position = self.number * self.block.width + column;
        let start = if position == 0 {
            0
        } else {
            self.block.ends[position - 1] as usize
        };
        &self.block.cells[start..self.block.ends[position] as usize]
    }
}

impl fmt::Debug for Block {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Block")
            .field("rows", &self.len())
            .finish_non_exhaustive()
    }
}

/// The parts of a list in a cell, separated by `|`, without surrounding spaces and empty parts.
pub(crate) fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}
