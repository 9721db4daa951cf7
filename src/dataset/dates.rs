//! Dates in cells: EDTF is accepted, other forms are accepted with a warning that says what to
//! write.

use crate::dataset::report::DatasetReport;
use crate::model::DateForm;
use crate::model::HistoricalDate;

/// The date of a cell, or `None` after reporting why it is not a date.
pub(crate) fn read(
    file: &str,
    cell: &str,
    line: Option<u64>,
    report: &mut DatasetReport,
) -> Option<HistoricalDate> {
    let reading = HistoricalDate::read(cell)
        .map_err(|error| report.error(file, line, error.to_string()))
        .ok()?;
    let form = match reading.form {
        DateForm::Edtf => return Some(reading.date),
        DateForm::Draft2012 => "is written as in the EDTF draft of 2012",
        DateForm::Numbers | DateForm::Words => "is not EDTF",
    };
    let message = format!(
        "the date \"{cell}\" {form} and was read as {}; write that",
        reading.date
    );
    report.warning(file, line, message);
    Some(reading.date)
}
