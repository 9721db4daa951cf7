//! Remarks that a reader makes often: said once, with the first place and how often.

use crate::exchange::importer::ForeignFile;
use crate::exchange::report::ImportReport;

/// Remarks on a file, each with the line of its first occasion and the number of occasions.
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

/// The most different remarks that are kept apart.
const MOST: usize = 200;

impl Remarks {
    /// Makes a remark, or counts it if it was made before.
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

    /// Puts them into the report.
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
