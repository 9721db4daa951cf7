//! Collects repeated notes of a reader: each is reported once, with its first line and its number.

use crate::exchange::importer::ForeignFile;
use crate::exchange::report::ImportReport;

/// The notes on a file.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    made: Vec<Remark>,
}

#[derive(Debug)]
struct Remark {
    what: String,
    line: u64,
    count: usize,
}

/// The most different notes that are kept.
const MOST: usize = 200;

impl Remarks {
    /// Adds a note, or counts it if it exists.
    pub(crate) fn make(&mut self, line: u64, what: &str) {
        if let Some(remark) = self.made.iter_mut().find(|remark| remark.what == what) {
            remark.count += 1;
        } else if self.made.len() < MOST {
            self.made.push(Remark {
                what: what.to_owned(),
                line,
                count: 1,
            });
        }
    }

    /// Adds the notes to the report.
    pub(crate) fn report(self, file: &ForeignFile<'_>, report: &mut ImportReport) {
        for Remark { what, line, count } in self.made {
            let message = if count == 1 {
                what
            } else {
                format!("{what} ({count} times)")
            };
            report.remark(file.at(line), message);
        }
    }
}
