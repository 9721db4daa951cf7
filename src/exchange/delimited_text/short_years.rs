//! Years in short: `1920-25` is hardly a part of the year 1920, though EDTF has it so; `1801-02` may be a month or a year.

use crate::exchange::date_phrases::last_year_in_short;
use crate::exchange::importer::ForeignFile;
use crate::exchange::report::ImportReport;
use crate::exchange::sheet::Sheet;
use crate::model::HistoricalDate;

/// What was seen of years in short in a column of dates.
#[derive(Debug, Default)]
pub(crate) struct ShortYears {
    stretches: usize,
    /// The first date that may be a month or a stretch, and its line.
    doubtful: Option<(String, u64)>,
    doubtful_count: usize,
}

impl ShortYears {
    /// Takes the date of the row begun last, which is on a line.
    pub(crate) fn take(&mut self, cell: &str, line: u64, sheet: &mut Sheet) {
        let parts = cell.split_once('-').and_then(|(first, last)| Some((first, last, last_year_in_short(first, last)?)));
        let Some((first, part, last)) = parts else {
            sheet.set("when", cell);
            return;
        };
        if part <= "12" {
            self.doubtful_count += 1;
            self.doubtful.get_or_insert_with(|| (cell.to_owned(), line));
            sheet.set("when", cell);
            return;
        }
        self.stretches += 1;
        if HistoricalDate::parse(cell).is_err() {
            sheet.set("when", cell);
            return;
        }
        sheet.set("when", &format!("{first}/{last}"));
        if sheet.current("when_verbatim").is_empty() {
            sheet.set("when_verbatim", cell);
        }
        sheet.changed(format!("the date \"{cell}\" is read as from {first} to {last}; as EDTF it would be a part of {first}"));
    }

    /// Says what was read as a month though others of its form are stretches.
    pub(crate) fn report(&self, file: &ForeignFile<'_>, report: &mut ImportReport) {
        let Some((cell, line)) = self.doubtful.as_ref().filter(|_| self.stretches > 0) else { return };
        report.remark(
            file.at(*line),
            format!(
                "the date \"{cell}\" was read as a month ({} dates); others of its form are two years, such as 1914-18. Write \
                 {} if it is two years as well",
                self.doubtful_count,
                in_full(cell)
            ),
        );
    }
}

/// `1801/1802` for `1801-02`.
fn in_full(cell: &str) -> String {
    let full = cell.split_once('-').and_then(|(first, last)| Some(format!("{first}/{}", last_year_in_short(first, last)?)));
    full.unwrap_or_else(|| cell.to_owned())
}
