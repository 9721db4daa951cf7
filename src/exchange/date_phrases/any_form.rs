//! Dates in whatever form.

use crate::exchange::date_phrases::read::phrase_in_order;
use crate::model::DateError;
use crate::model::DateOrder;
use crate::model::HistoricalDate;

/// A date in any form: EDTF, numbers or words, else a phrase; with the day or the month first in
/// dates of numbers.
///
/// # Errors
///
/// The [`DateError`] of [`HistoricalDate::read`] if it is neither.
pub(crate) fn date_in_any_form(
    text: &str,
    order: Option<DateOrder>,
) -> Result<HistoricalDate, DateError> {
    let reading = HistoricalDate::read_in_order(text, order).map(|reading| reading.date);
    reading.or_else(|error| phrase_in_order(text, order).ok_or(error))
}
