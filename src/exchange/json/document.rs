//! A JSON text and the line numbers of its values.

use std::cell::Cell;

use memchr::memchr_iter;
use serde_json::value::RawValue;

use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::json::fields::Fields;
use crate::exchange::place::Place;

/// Progress is reported after this many bytes.
const TOLD_EVERY: usize = 64 * 1_024;

/// A JSON file.
pub(crate) struct Document<'a> {
    /// The file.
    pub(crate) file: ForeignFile<'a>,
    /// The last position whose line number is known, and that number.
    reached: Cell<(usize, u64)>,
    told: Cell<usize>,
}

impl<'a> Document<'a> {
    pub(crate) fn new(file: &ForeignFile<'a>) -> Self {
        Self {
            file: *file,
            reached: Cell::new((0, 1)),
            told: Cell::new(0),
        }
    }

    /// The whole text as one value, which is checked for syntax errors but not parsed.
    ///
    /// # Errors
    ///
    /// [`ImportError::Malformed`] with the line of the first syntax error.
    pub(crate) fn root(&self) -> Result<&'a RawValue, ImportError> {
        serde_json::from_str(self.file.text).map_err(|error| self.malformed(&error, self.file.text))
    }

    /// The fields of an object.
    ///
    /// # Errors
    ///
    /// [`ImportError::Malformed`] if the value is not an object.
    pub(crate) fn fields(&self, raw: &'a RawValue) -> Result<Fields<'a>, ImportError> {
        Fields::of(raw).map_err(|why| self.file.malformed(self.line(raw.get()), why.to_string()))
    }

    /// Reports names that occur more than once in an object outside the nodes and edges.
    pub(crate) fn tell_repeated(&self, fields: &Fields<'a>, raw: &RawValue, draft: &mut Draft) {
        if let Some(message) = fields.repeated_in_words() {
            draft.report.remark(self.place(raw), message);
        }
    }

    /// The place of a value.
    pub(crate) fn place(&self, raw: &RawValue) -> Place {
        self.file.at(self.line(raw.get()))
    }

    /// Reports the progress, from time to time, and goes on if there is room for more and somebody
    /// still waits.
    ///
    /// # Errors
    ///
    /// Those of [`ForeignFile::go_on_after`].
    pub(crate) fn go_on_after(&self, raw: &RawValue, draft: &Draft) -> Result<(), ImportError> {
        let end = self.offset(raw.get()) + raw.get().len();
        // A list that is read a second time begins before what was told last.
        if end.abs_diff(self.told.get()) < TOLD_EVERY {
            return Ok(());
        }
        self.told.set(end);
        self.file.go_on_after(end, draft)
    }

    /// The error for a part of the text that is not valid JSON.
    pub(crate) fn malformed(&self, error: &serde_json::Error, part: &str) -> ImportError {
        let line = self.line(part) + (error.line() as u64).saturating_sub(1);
        self.file.malformed(line, fault(error, part))
    }

    fn line(&self, part: &str) -> u64 {
        let offset = self.offset(part);
        let (from, line) = self.reached.get();
        let (from, line) = if from <= offset { (from, line) } else { (0, 1) };
        let line =
            line + memchr_iter(b'\n', &self.file.text.as_bytes()[from..offset]).count() as u64;
        self.reached.set((offset, line));
        line
    }

    /// The offset of a slice of the text; 0 for any other text.
    fn offset(&self, part: &str) -> usize {
        let offset = part
            .as_ptr()
            .addr()
            .wrapping_sub(self.file.text.as_ptr().addr());
        if offset <= self.file.text.len() {
            offset
        } else {
            0
        }
    }
}

/// The message for a JSON syntax error, with advice.
pub(crate) fn fault(error: &serde_json::Error, text: &str) -> String {
    let written = error.to_string();
    let what = written.split(" at line ").next().unwrap_or_default();
    let column = error.column();
    if error.is_eof() {
        let within = what.strip_prefix("EOF while parsing ").unwrap_or("a value");
        return format!("the text ends within {within}; the file may have been cut off");
    }
    let line = text
        .split('\n')
        .nth(error.line().saturating_sub(1))
        .unwrap_or_default();
    let about = line
        .get(column.saturating_sub(2)..)
        .or_else(|| line.get(column.saturating_sub(1)..))
        .unwrap_or_default();
    let about: String = about.chars().take(12).collect();
    let advice = if about.contains("NaN") || about.contains("Infinity") {
        "; NaN and Infinity are not valid JSON, write null instead"
    } else {
        ""
    };
    format!("invalid JSON at column {column}: {what}{advice}")
}
