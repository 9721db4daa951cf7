//! Dates that are valid EDTF but mean something else: `1920-25` is hardly a part of the year 1920,
//! nor `?-1914` a year BC, and `1801-02` may be a month or an interval.

use crate::exchange::date_phrases::last_year_in_short;
use crate::exchange::importer::ForeignFile;
use crate::exchange::report::ImportReport;
use crate::exchange::sheet::Sheet;
use crate::exchange::words::counted;
use crate::model::HistoricalDate;
use crate::model::is_year;

/// Counts such dates in a column.
#[derive(Debug, Default)]
pub(crate) struct Lookalikes {
    stretches: usize,
    months: Doubtful,
    before_christ: Doubtful,
    /// Whether a date begins with a year AD.
    of_our_era: bool,
}

/// Dates read as EDTF although other dates make that doubtful.
#[derive(Debug, Default)]
struct Doubtful {
    first: Option<CellOnLine>,
    count: usize,
}

/// A cell and the line it stands on.
#[derive(Debug)]
struct CellOnLine {
    cell: String,
    line: u64,
}

impl Doubtful {
    fn saw(&mut self, cell: &str, line: u64) {
        self.count += 1;
        self.first.get_or_insert_with(|| CellOnLine {
            cell: cell.to_owned(),
            line,
        });
    }

    fn in_words(&self) -> String {
        counted(self.count, "date")
    }
}

impl Lookalikes {
    /// Reads the date of the row begun last, which is on this line.
    pub(crate) fn take(&mut self, cell: &str, line: u64, sheet: &mut Sheet) {
        if let Some(last) = after_unknown(cell) {
            let change = format!(
                "the date \"{cell}\" was read as until {last}; in EDTF it would be a year BC"
            );
            set_instead(cell, &format!("/{last}"), change, sheet);
            return;
        }
        self.of_our_era |= cell.get(..4).is_some_and(is_likely_year);
        if cell.strip_prefix('-').is_some_and(is_likely_year) {
            self.before_christ.saw(cell, line);
        }
        let parts = cell
            .split_once('-')
            .and_then(|(first, last)| Some((first, last, last_year_in_short(first, last)?)));
        match parts {
            Some((first, part, last)) if part > "12" => {
                self.stretches += 1;
                if HistoricalDate::parse(cell).is_ok() {
                    let change = format!(
                        "the date \"{cell}\" was read as {first} to {last}; in EDTF it would be a part of {first}"
                    );
                    set_instead(cell, &format!("{first}/{last}"), change, sheet);
                    return;
                }
            }
            Some(_) => self.months.saw(cell, line),
            None => {}
        }
        sheet.set("when", cell);
    }

    /// Notes the dates that were read as EDTF although other dates make that doubtful.
    pub(crate) fn report(&self, file: &ForeignFile<'_>, report: &mut ImportReport) {
        if let Some(CellOnLine { cell, line }) =
            self.months.first.as_ref().filter(|_| self.stretches > 0)
        {
            report.remark(
                file.at(*line),
                format!(
                    "the date \"{cell}\" was read as a month ({}), but similar dates such as 1914-18 are two years; if this one is as well, write {}",
                    self.months.in_words(),
                    in_full(cell)
                ),
            );
        }
        if let Some(CellOnLine { cell, line }) = self
            .before_christ
            .first
            .as_ref()
            .filter(|_| self.of_our_era)
        {
            let year = cell.trim_start_matches('-');
            report.remark(
                file.at(*line),
                format!(
                    "the date \"{cell}\" was read as a year BC ({}), but other dates are AD; if it is the end of a period whose beginning is \
                     unknown, write /{year}",
                    self.before_christ.in_words()
                ),
            );
        }
    }
}

/// Sets a date and keeps its text.
fn set_instead(cell: &str, when: &str, change: String, sheet: &mut Sheet) {
    sheet.set("when", when);
    if sheet.current("when_verbatim").is_empty() {
        sheet.set("when_verbatim", cell);
    }
    sheet.changed(change);
}

/// The end of an interval with an unknown beginning: `1914` of `?-1914`.
fn after_unknown(cell: &str) -> Option<String> {
    let last = cell
        .strip_prefix('?')?
        .trim_start()
        .strip_prefix('-')?
        .trim_start();
    let date = HistoricalDate::parse(last)
        .ok()
        .filter(|_| last.get(..4).is_some_and(is_likely_year))?;
    (!date.as_str().contains('/')).then(|| date.as_str().to_owned())
}

/// Whether a text is a year from 1000 to 2999.
fn is_likely_year(text: &str) -> bool {
    is_year(text) && text.starts_with(['1', '2'])
}

/// `1801/1802` for `1801-02`.
fn in_full(cell: &str) -> String {
    let full = cell
        .split_once('-')
        .and_then(|(first, last)| Some(format!("{first}/{}", last_year_in_short(first, last)?)));
    full.unwrap_or_else(|| cell.to_owned())
}
