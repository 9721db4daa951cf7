//! Remarks that apply many times to a file and are reported once, with a count.

use crate::exchange::importer::ForeignFile;
use crate::exchange::place::Line;
use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;

/// Counts how often each remark applies.
#[derive(Debug, Default)]
pub(crate) struct Remarks {
    counted: Vec<Counted>,
}

#[derive(Debug)]
struct Counted {
    what: &'static str,
    first: String,
    line: Option<Line>,
    count: usize,
}

impl Remarks {
    /// Counts one more occurrence of a remark. `what` is the remark, `example` is what it applies
    /// to here.
    pub(crate) fn count(&mut self, what: &'static str, line: u64, example: &str) {
        self.count_on(what, Line::new(line), example);
    }

    /// Counts one more reason for a remark, on a line that may be unknown; see
    /// [`count`](Self::count).
    pub(crate) fn count_on(&mut self, what: &'static str, line: Option<Line>, example: &str) {
        if let Some(known) = self.counted.iter_mut().find(|counted| counted.what == what) {
            known.count += 1;
            return;
        }
        self.counted.push(Counted {
            what,
            first: example.chars().take(60).collect(),
            line,
            count: 1,
        });
    }

    /// Reports the remarks, each at its first occurrence: `first (and 3 more): what`.
    pub(crate) fn make(&self, file: &ForeignFile<'_>, report: &mut ImportReport) {
        for Counted {
            what,
            first,
            line,
            count,
        } in &self.counted
        {
            let more = if *count > 1 {
                format!(" (and {} more)", count - 1)
            } else {
                String::new()
            };
            let place = Place {
                file: file.number,
                line: *line,
            };
            report.remark(place, format!("{first}{more}: {what}"));
        }
    }
}
