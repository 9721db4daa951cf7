//! Reads dates in any form.

use crate::exchange::date_phrases::read::phrase_in_order;
use crate::model::DateError;
use crate::model::DateOrder;
use crate::model::HistoricalDate;

/// Reads a date as EDTF, in numbers, in words, or as a phrase. `order` says whether the day or the
/// month comes first in dates of numbers.
///
/// # Errors
///
/// The [`DateError`] of [`HistoricalDate::read`] if the text is in none of these forms.
pub(crate) fn date_in_any_form(
    text: &str,
    order: Option<DateOrder>,
) -> Result<HistoricalDate, DateError> {
    let reading = HistoricalDate::read_in_order(text, order).map(|reading| reading.date);
    reading.or_else(|error| phrase_in_order(text, order).ok_or(error))
}
