//! Collects repeated notes of a reader: each is reported once, with its first line and its number.

use hashbrown::HashMap;

use crate::exchange::importer::ForeignFile;
use crate::exchange::report::ImportReport;

/// The notes on a file.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    made: Vec<Remark>,
    by_text: HashMap<String, usize>,
}

#[derive(Debug)]
struct Remark {
    line: u64,
    count: usize,
}

/// The most different notes that are kept.
const MOST: usize = 200;

impl Remarks {
    /// Adds a note, or counts it if it exists.
    pub(crate) fn make(&mut self, line: u64, what: &str) {
        let known = self.by_text.get(what);
        if let Some(remark) = known.and_then(|&known| self.made.get_mut(known)) {
            remark.count += 1;
        } else if self.made.len() < MOST {
            self.by_text.insert(what.to_owned(), self.made.len());
            self.made.push(Remark { line, count: 1 });
        }
    }

    /// Adds the notes to the report.
    pub(crate) fn report(self, file: &ForeignFile<'_>, report: &mut ImportReport) {
        let mut texts: Vec<(String, usize)> = self.by_text.into_iter().collect();
        texts.sort_unstable_by_key(|(_, position)| *position);
        for (Remark { line, count }, (what, _)) in self.made.into_iter().zip(texts) {
            let message = if count == 1 {
                what
            } else {
                format!("{what} ({count} times)")
            };
            report.remark(file.at(line), message);
        }
    }
}
