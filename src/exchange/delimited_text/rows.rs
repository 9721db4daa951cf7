//! Splits a text into rows of cells with their line numbers.

use csv::Position;
use csv::StringRecord;
use memchr::memchr_iter;

use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::importer::ForeignFile;
use crate::exchange::missing::Missing;
use crate::exchange::workbook::LINE_BREAK;
use crate::model::stated;

/// Where lines that begin with `#` or `%` are comments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comments {
    /// Before the first row.
    Before,
    /// Everywhere.
    Everywhere,
}

/// Reads a text row by row and skips empty rows.
pub(crate) struct Rows<'t> {
    text: &'t str,
    start: usize,
    splitter: Splitter<'t>,
    comments: Comments,
    delimiter: Delimiter,
    record: StringRecord,
    counted: usize,
    line: u64,
    empty: usize,
    missing: Missing,
    /// Whether a carriage return within a cell is a line break, as in the text of a sheet.
    is_sheet: bool,
}

enum Splitter<'t> {
    Marks(Box<csv::Reader<&'t [u8]>>),
    Blanks { next: usize },
}

/// A row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'r> {
    /// The line it begins on.
    pub(crate) line: u64,
    /// The position of its first byte.
    pub(crate) offset: usize,
    /// Whether the text ends before a quotation mark is closed.
    pub(crate) cut_off: bool,
    /// Its cells, not yet cleaned.
    pub(crate) cells: &'r StringRecord,
}

/// The line of a quotation mark that is not closed and swallows the following lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unclosed(pub(crate) u64);

impl<'t> Rows<'t> {
    /// The rows of a text.
    pub(crate) fn of(text: &'t str, delimiter: Delimiter, comments: Comments) -> Self {
        let start = text.len() - without_comments(text).len();
        let splitter = match delimiter {
            Delimiter::Blanks => Splitter::Blanks { next: start },
            Delimiter::Mark(mark) => {
                let mut builder = csv::ReaderBuilder::new();
                builder.delimiter(mark).flexible(true).has_headers(false);
                builder.comment((comments == Comments::Everywhere).then_some(b'#'));
                Splitter::Marks(Box::new(builder.from_reader(&text.as_bytes()[start..])))
            }
        };
        let record = StringRecord::new();
        Self {
            text,
            start,
            splitter,
            comments,
            delimiter,
            record,
            counted: 0,
            line: 1,
            empty: 0,
            missing: Missing::default(),
            is_sheet: false,
        }
    }

    /// The rows of a file, with line breaks in the cells of a sheet.
    pub(crate) fn of_file(
        file: &ForeignFile<'t>,
        delimiter: Delimiter,
        comments: Comments,
    ) -> Self {
        Self {
            is_sheet: file.is_sheet,
            ..Self::of(file.text, delimiter, comments)
        }
    }

    /// The number of rows whose cells were all empty.
    pub(crate) fn empty_count(&self) -> usize {
        self.empty
    }

    /// The cells that only say that a value is missing.
    pub(crate) fn missing(&self) -> &Missing {
        &self.missing
    }

    /// The next row; nothing after the last.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, Unclosed> {
        loop {
            let Some(offset) = self.read() else {
                return Ok(None);
            };
            self.empty_missing();
            if self.record.iter().all(|cell| cell.trim().is_empty()) {
                self.empty += usize::from(self.record.len() > 1);
                continue;
            }
            let is_comment = self.comments == Comments::Everywhere
                && self.text[offset..].starts_with(['#', '%']);
            if is_comment {
                continue;
            }
            let line = self.line_at(offset);
            let cut_off = self.is_cut_off(offset);
            if cut_off && self.text[offset..].trim_end().contains('\n') {
                return Err(Unclosed(line));
            }
            if self.is_sheet && self.record.iter().any(|cell| cell.contains(LINE_BREAK)) {
                self.record = self
                    .record
                    .iter()
                    .map(|cell| cell.replace(LINE_BREAK, "\n"))
                    .collect();
            }
            return Ok(Some(Row {
                line,
                offset,
                cut_off,
                cells: &self.record,
            }));
        }
    }

    /// Empties the cells that only say that a value is missing.
    fn empty_missing(&mut self) {
        let says_nothing = |cell: &str| !cell.is_empty() && stated(cell.trim()).is_empty();
        if !self.record.iter().any(says_nothing) {
            return;
        }
        let mut clean = StringRecord::new();
        for cell in &self.record {
            let trimmed = cell.trim();
            if !trimmed.is_empty() && stated(trimmed).is_empty() {
                self.missing.count(trimmed);
                clean.push_field("");
            } else {
                clean.push_field(cell);
            }
        }
        clean.set_position(self.record.position().cloned());
        self.record = clean;
    }

    /// Reads the next record and returns where it begins.
    fn read(&mut self) -> Option<usize> {
        match &mut self.splitter {
            Splitter::Marks(reader) => {
                // Memory cannot fail to be read, and any number of cells is taken.
                if !reader.read_record(&mut self.record).unwrap_or(false) {
                    return None;
                }
                let begin = self.start + self.record.position().map_or(0, byte);
                let ends = self.text.as_bytes()[begin..]
                    .iter()
                    .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                    .count();
                Some(begin + ends)
            }
            Splitter::Blanks { next } => {
                let begin = *next;
                let rest = self.text.get(begin..).filter(|rest| !rest.is_empty())?;
                let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
                *next = begin + line.len() + 1;
                split_at_blanks(line, &mut self.record);
                Some(begin)
            }
        }
    }

    /// The line of a position, which must be after those asked for before.
    fn line_at(&mut self, offset: usize) -> u64 {
        let passed = self
            .text
            .as_bytes()
            .get(self.counted..offset)
            .unwrap_or_default();
        self.line += memchr_iter(b'\n', passed).count() as u64;
        self.counted = self.counted.max(offset);
        self.line
    }

    /// Whether the record read last is the last one and ends within quotation marks.
    fn is_cut_off(&self, offset: usize) -> bool {
        let (Splitter::Marks(reader), Delimiter::Mark(mark)) = (&self.splitter, self.delimiter)
        else {
            return false;
        };
        if self.start + byte(reader.position()) < self.text.len() {
            return false;
        }
        let raw = &self.text.as_bytes()[offset..];
        let opens =
            |at: usize| at == 0 || matches!(raw[at - 1], b'\n' | b'\r') || raw[at - 1] == mark;
        memchr_iter(b'"', raw).count() % 2 == 1 && memchr_iter(b'"', raw).any(opens)
    }
}

/// Skips empty lines and comments at the beginning.
pub(crate) fn without_comments(text: &str) -> &str {
    let mut rest = text;
    loop {
        let line = rest.split_once('\n').map_or(rest, |(line, _)| line);
        // Excel is told the delimiter so.
        let tells_delimiter = line
            .trim_end()
            .strip_prefix("sep=")
            .is_some_and(|mark| mark.len() == 1);
        let is_passed = line.trim().is_empty() || line.starts_with(['#', '%']) || tells_delimiter;
        if rest.is_empty() || !is_passed {
            return rest;
        }
        rest = rest.get(line.len() + 1..).unwrap_or_default();
    }
}

fn byte(position: &Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

/// Splits a line at spaces. Quotation marks protect spaces, and a brace protects the rest of the
/// line.
fn split_at_blanks(line: &str, record: &mut StringRecord) {
    record.clear();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let quoted = rest
            .strip_prefix('"')
            .and_then(|inner| inner.split_once('"'));
        let (word, after) = match quoted {
            Some(found) => found,
            None if rest.starts_with('{') => (rest, ""),
            None => rest.split_once([' ', '\t']).unwrap_or((rest, "")),
        };
        record.push_field(word);
        rest = after.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::Comments;
    use super::Rows;
    use super::Unclosed;
    use crate::exchange::delimited_text::delimiter::Delimiter;

    fn rows(text: &str, delimiter: Delimiter) -> Result<Vec<(u64, Vec<String>)>, Unclosed> {
        let mut rows = Rows::of(text, delimiter, Comments::Everywhere);
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push((row.line, row.cells.iter().map(str::to_owned).collect()));
        }
        Ok(all)
    }

    fn row(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
        (line, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn lines_are_counted_whatever_stands_between_them() {
        let text = "# made by hand\r\n\r\na,b\r\n\r\n,\r\n\"two\r\nlines\",c\r\n% d,e\r\nf,g";
        let expected = [
            row(3, &["a", "b"]),
            row(6, &["two\r\nlines", "c"]),
            row(9, &["f", "g"]),
        ];
        assert_eq!(
            rows(text, Delimiter::Mark(b',')).as_deref(),
            Ok(&expected[..])
        );
    }

    #[test]
    fn blanks_separate_words_but_not_within_quotation_marks() {
        let text = "a  \"b c\"\t[d]\n\n1 2 {'weight': 3}\n";
        let expected = [
            row(1, &["a", "b c", "[d]"]),
            row(3, &["1", "2", "{'weight': 3}"]),
        ];
        assert_eq!(rows(text, Delimiter::Blanks).as_deref(), Ok(&expected[..]));
    }

    #[test]
    fn a_quotation_that_swallows_lines_is_found_where_it_begins() {
        assert_eq!(
            rows("a,b\nc,\"d\ne,f\ng,h\n", Delimiter::Mark(b',')),
            Err(Unclosed(2))
        );
        assert!(rows("a,b\nc,5\" gun", Delimiter::Mark(b',')).is_ok());
    }
}
