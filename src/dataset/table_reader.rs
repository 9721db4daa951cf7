//! Reads the text of a CSV file into blocks of rows.
//!
//! A large table is never in memory as a whole: its rows are read in blocks that fit the
//! processor's cache, on one thread while another processes the previous block.

use std::sync::mpsc::sync_channel;
use std::thread;

use memchr::memchr_iter;

use crate::dataset::guard::unguarded;
use crate::dataset::report::DatasetReport;
use crate::dataset::table::Block;
use crate::dataset::table::Header;

/// The most columns a table may have.
const MOST_COLUMNS: usize = 1_000;
/// The number of rows of a block.
const ROWS: usize = 2_048;
/// The number of blocks that may wait to be processed.
const WAITING: usize = 4;
/// Texts of at least this many bytes are read on a second thread.
const LARGE: usize = 1 << 20;

/// Reads a table block by block.
pub(crate) struct TableReader<'t> {
    header: Header,
    text: &'t str,
    reader: csv::Reader<&'t [u8]>,
    record: csv::StringRecord,
    lines: Lines<'t>,
    last_row: u64,
    done: bool,
}

impl<'t> TableReader<'t> {
    /// Reads the header, or returns `None` after reporting why it cannot be read.
    pub(crate) fn open(
        file: &'static str,
        text: &'t str,
        report: &mut DatasetReport,
    ) -> Option<Self> {
        let reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(file, text, report))
            .flexible(true)
            .has_headers(false)
            .from_reader(text.as_bytes());
        let mut table = Self {
            header: Header {
                file,
                columns: Vec::new(),
            },
            text,
            reader,
            record: csv::StringRecord::new(),
            lines: Lines {
                text: text.as_bytes(),
                counted: 0,
                line: 1,
            },
            last_row: 1,
            done: false,
        };
        if !table.next_record(report) {
            report.error(
                file,
                None,
                "the file is empty; its first row must name the columns".to_owned(),
            );
            return None;
        }
        table.take_header(report)?;
        Some(table)
    }

    pub(crate) fn header(&self) -> &Header {
        &self.header
    }

    pub(crate) fn into_header(self) -> Header {
        self.header
    }

    /// An upper bound on the number of rows: the number of line ends.
    pub(crate) fn most_rows(&self) -> usize {
        memchr_iter(b'\n', self.text.as_bytes()).count()
    }

    /// The next rows, at most `most`; `None` after the last.
    pub(crate) fn next_block(&mut self, most: usize, report: &mut DatasetReport) -> Option<Block> {
        let mut block = Block::of_width(self.header.columns.len());
        while block.len() < most && self.next_record(report) {
            self.take_row(&mut block, report);
        }
        (block.len() > 0).then_some(block)
    }

    /// Passes all blocks to `take`. Blocks of a large table are read on a second thread meanwhile.
    pub(crate) fn each_block(
        self,
        report: &mut DatasetReport,
        mut take: impl FnMut(&Block, &mut DatasetReport),
    ) {
        self.each_prepared(report, |_| (), |block, (), report| take(block, report));
    }

    /// Passes all blocks to `take`, each with the result of `prepare`, which runs on the reading
    /// thread.
    pub(crate) fn each_prepared<P: Send>(
        mut self,
        report: &mut DatasetReport,
        prepare: impl Fn(&Block) -> P + Send,
        mut take: impl FnMut(&Block, P, &mut DatasetReport),
    ) {
        if self.text.len() < LARGE {
            while let Some(block) = self.next_block(ROWS, report) {
                take(&block, prepare(&block), report);
            }
            return;
        }
        thread::scope(|scope| {
            let (sender, receiver) = sync_channel(WAITING);
            let reading = scope.spawn(move || {
                let mut noted = DatasetReport::default();
                // Sending fails only if the receiver is gone; then the rest is not needed.
                while let Some(block) = self.next_block(ROWS, &mut noted) {
                    let prepared = prepare(&block);
                    if sender.send((block, prepared)).is_err() {
                        break;
                    }
                }
                noted
            });
            for (block, prepared) in receiver {
                take(&block, prepared, report);
            }
            match reading.join() {
                Ok(noted) => report.absorb(noted),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        });
    }

    /// Reads the next record. Records that cannot be read are reported.
    fn next_record(&mut self, report: &mut DatasetReport) -> bool {
        while !self.done {
            match self.reader.read_record(&mut self.record) {
                Ok(true) => return true,
                Ok(false) => self.end(report),
                Err(error) => {
                    let line = error.position().map(csv::Position::line);
                    report.error(
                        self.header.file,
                        line,
                        format!("the row cannot be read: {error}"),
                    );
                }
            }
        }
        false
    }

    /// Reports an unclosed quotation mark, which swallows the rest of the file.
    fn end(&mut self, report: &mut DatasetReport) {
        self.done = true;
        if memchr_iter(b'"', self.text.as_bytes()).count() % 2 == 1 {
            let message = "a quotation mark is never closed, perhaps in this row; double it inside a cell or close the cell";
            report.error(self.header.file, Some(self.last_row), message.to_owned());
        }
    }

    fn take_header(&mut self, report: &mut DatasetReport) -> Option<()> {
        let Header { file, columns } = &mut self.header;
        if self.record.len() > MOST_COLUMNS {
            let message = format!(
                "the header has {} columns; at most {MOST_COLUMNS} are read",
                self.record.len()
            );
            report.error(file, Some(1), message);
            return None;
        }
        for name in &self.record {
            let name = unguarded(name.trim());
            if name.is_empty() {
                report.error(
                    file,
                    Some(1),
                    "a column has no name; give it one or remove it".to_owned(),
                );
            } else if columns.iter().any(|known| known == name) {
                report.error(
                    file,
                    Some(1),
                    format!("the column \"{name}\" appears twice; remove one"),
                );
            }
            columns.push(name.to_owned());
        }
        Some(())
    }

    fn take_row(&mut self, block: &mut Block, report: &mut DatasetReport) {
        if self.record.as_slice().is_empty() {
            return;
        }
        let line = self.lines.row_at(self.record.position());
        let Header { file, columns } = &self.header;
        if self.record.len() != columns.len() {
            let message = format!(
                "the row has {} cells, the header has {}; check for a missing or an unquoted comma",
                self.record.len(),
                columns.len()
            );
            report.error(file, Some(line), message);
        }
        block.push(self.record.iter(), line);
        self.last_row = line;
    }
}

/// Counts lines. The count of the `csv` crate stops at the end of the previous row, before the LF
/// of a CRLF and before blank lines.
struct Lines<'a> {
    text: &'a [u8],
    counted: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the row that begins at a position, or after the line ends there.
    fn row_at(&mut self, position: Option<&csv::Position>) -> u64 {
        let begin = position
            .and_then(|position| usize::try_from(position.byte()).ok())
            .unwrap_or(self.counted);
        let ends = self.text[begin..]
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let passed = &self.text[self.counted..begin + ends];
        self.line += memchr_iter(b'\n', passed).count() as u64;
        self.counted = begin + ends;
        self.line
    }
}

/// The separator of the columns: a comma, or the character that the first line uses instead.
fn delimiter(file: &str, text: &str, report: &mut DatasetReport) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    if header.contains(',') {
        return b',';
    }
    for (mark, name) in [(';', "semicolons"), ('\t', "tabs")] {
        if header.contains(mark) {
            report.warning(
                file,
                Some(1),
                format!("columns are separated by {name}; they were read, save with commas"),
            );
            return u8::try_from(mark).unwrap_or(b',');
        }
    }
    b','
}
