//! A CSV file as a table: all cells in one text, with the line each row came from.

use std::fmt;

use crate::dataset::decode::decode;
use crate::dataset::files::DatasetFiles;
use crate::dataset::report::DatasetReport;

/// The most columns a table may have.
const MOST_COLUMNS: usize = 1_000;

/// The cells of a CSV file.
#[derive(Default)]
pub(crate) struct Table {
    file: &'static str,
    columns: Vec<String>,
    cells: String,
    ends: Vec<u32>,
    lines: Vec<u32>,
}

/// One row of a [`Table`].
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    table: &'a Table,
    number: usize,
}

impl Table {
    /// Reads a file; problems go into the report, and what could be read comes back.
    ///
    /// `None` if there is no such file or nothing of it can be read.
    pub(crate) fn read(files: &DatasetFiles, file: &'static str, report: &mut DatasetReport) -> Option<Self> {
        let text = decode(file, files.get(file)?, report)?;
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(file, &text, report))
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut table = Self { file, ..Self::default() };
        let mut lines = Lines { text: text.as_bytes(), counted: 0, line: 1 };
        loop {
            match reader.read_record(&mut record) {
                Ok(true) if table.columns.is_empty() => table.take_header(&record, report)?,
                Ok(true) => table.take_row(&record, lines.row_at(record.position()), report),
                Ok(false) => break,
                Err(error) => {
                    let line = error.position().map(csv::Position::line);
                    report.error(file, line, format!("the row cannot be read: {error}"));
                }
            }
        }
        if table.columns.is_empty() {
            report.error(file, None, "the file is empty; its first row must name the columns".to_owned());
            return None;
        }
        table.note_open_quote(&text, report);
        table.cells.shrink_to_fit();
        Some(table)
    }

    pub(crate) fn file(&self) -> &'static str {
        self.file
    }

    pub(crate) fn columns(&self) -> &[String] {
        &self.columns
    }

    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.lines.len()).map(|number| Row { table: self, number })
    }

    fn take_header(&mut self, record: &csv::StringRecord, report: &mut DatasetReport) -> Option<()> {
        if record.len() > MOST_COLUMNS {
            report.error(self.file, Some(1), format!("the header has {} columns; at most {MOST_COLUMNS} are read", record.len()));
            return None;
        }
        for name in record {
            let name = name.trim();
            if name.is_empty() {
                report.error(self.file, Some(1), "a column has no name; give it one or remove it".to_owned());
            } else if self.columns.iter().any(|known| known == name) {
                report.error(self.file, Some(1), format!("the column \"{name}\" appears twice; remove one"));
            }
            self.columns.push(name.to_owned());
        }
        Some(())
    }

    fn take_row(&mut self, record: &csv::StringRecord, line: u64, report: &mut DatasetReport) {
        if record.iter().all(str::is_empty) {
            return;
        }
        if record.len() != self.columns.len() {
            let message = format!(
                "the row has {} cells, the header has {}; check for a missing or an unquoted comma",
                record.len(),
                self.columns.len()
            );
            report.error(self.file, Some(line), message);
        }
        for cell in 0..self.columns.len() {
            self.cells.push_str(record.get(cell).unwrap_or_default().trim());
            // Files are at most 2 GiB, so every position fits.
            self.ends.push(u32::try_from(self.cells.len()).unwrap_or(u32::MAX));
        }
        self.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
    }

    /// In a well-formed file quotation marks come in pairs; an open one swallows the rest of the file.
    fn note_open_quote(&self, text: &str, report: &mut DatasetReport) {
        if text.bytes().filter(|&byte| byte == b'"').count() % 2 == 1 {
            let line = self.lines.last().map_or(1, |&line| u64::from(line));
            let message = "a quotation mark is never closed, perhaps in this row; double it inside a cell or close the cell";
            report.error(self.file, Some(line), message.to_owned());
        }
    }
}

/// Counts lines. The reader's own count stops where the row before ended: short of a CRLF's LF, and of blank lines.
struct Lines<'a> {
    text: &'a [u8],
    counted: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the row that begins here or after the line ends that stand here.
    fn row_at(&mut self, position: Option<&csv::Position>) -> u64 {
        let begin = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.counted);
        let ends = self.text[begin..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let passed = &self.text[self.counted..begin + ends];
        self.line += passed.split(|&byte| byte == b'\n').skip(1).count() as u64;
        self.counted = begin + ends;
        self.line
    }
}

impl<'a> Row<'a> {
    /// The cell in a column that may not exist.
    pub(crate) fn cell(self, column: Option<usize>) -> &'a str {
        column.map_or("", |column| self.at(column))
    }

    /// The line the row began on, as reports take it.
    #[expect(clippy::unnecessary_wraps, reason = "reports take problems of whole files too")]
    pub(crate) fn line(self) -> Option<u64> {
        Some(u64::from(self.table.lines[self.number]))
    }

    fn at(self, column: usize) -> &'a str {
        let position = self.number * self.table.columns.len() + column;
        let start = if position == 0 { 0 } else { self.table.ends[position - 1] as usize };
        &self.table.cells[start..self.table.ends[position] as usize]
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Table").field("file", &self.file).field("rows", &self.len()).finish_non_exhaustive()
    }
}

/// The parts of a cell that holds a list: separated by `|`, blanks around them dropped, empty ones left out.
pub(crate) fn list(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').map(str::trim).filter(|part| !part.is_empty())
}

/// What separates the columns: a comma, or what the first line has instead of commas.
fn delimiter(file: &str, text: &str, report: &mut DatasetReport) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    if header.contains(',') {
        return b',';
    }
    for (mark, name) in [(';', "semicolons"), ('\t', "tabs")] {
        if header.contains(mark) {
            report.warning(file, Some(1), format!("columns are separated by {name}; they were read, save with commas"));
            return u8::try_from(mark).unwrap_or(b',');
        }
    }
    b','
}
