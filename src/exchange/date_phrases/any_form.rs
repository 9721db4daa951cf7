//! Reads dates in any form.

use crate::exchange::calendars::Reckoned;
use crate::exchange::calendars::Reckoning;
use crate::exchange::calendars::from_january;
use crate::exchange::calendars::without_calendar;
use crate::exchange::date_phrases::read::phrase_in_order;
use crate::model::Calendar;
use crate::model::DateError;
use crate::model::DateOrder;
use crate::model::HistoricalDate;

/// Reads a date as EDTF, in numbers, in words, or as a phrase, in the calendar that it names. `order`
/// says whether the day or the month comes first in dates of numbers.
///
/// # Errors
///
/// The [`DateError`] of [`HistoricalDate::read`] if the text is in none of these forms.
pub(crate) fn date_in_any_form(
    text: &str,
    order: Option<DateOrder>,
) -> Result<HistoricalDate, DateError> {
    match without_calendar(text) {
        Some(Reckoned { reckoning, rest }) => date_reckoned(rest, order, reckoning),
        None => plain_date(text, order),
    }
}

/// Reads a date of which it is known how its days are counted.
///
/// # Errors
///
/// As [`date_in_any_form`], or if the date does not exist in that calendar.
pub(crate) fn date_reckoned(
    text: &str,
    order: Option<DateOrder>,
    reckoning: Reckoning,
) -> Result<HistoricalDate, DateError> {
    if matches!(reckoning, Reckoning::Gregorian | Reckoning::Unknown) {
        return plain_date(text, order);
    }
    let date = plain_date(text, order).or_else(|error| leap_day(text, order).ok_or(error))?;
    if date.calendar() == Calendar::Julian {
        return Ok(date);
    }
    let edtf = match reckoning {
        Reckoning::JulianFromMarch => from_january(date.as_str()),
        _ => None,
    };
    HistoricalDate::parse(&format!(
        "julian:{}",
        edtf.as_deref().unwrap_or(date.as_str())
    ))
}

fn plain_date(text: &str, order: Option<DateOrder>) -> Result<HistoricalDate, DateError> {
    let reading = HistoricalDate::read_in_order(text, order).map(|reading| reading.date);
    reading.or_else(|error| phrase_in_order(text, order).ok_or(error))
}

/// Reads 29 February of a year that is a leap year in the Julian calendar only, by the day of one that
/// is a leap year in both.
fn leap_day(text: &str, order: Option<DateOrder>) -> Option<HistoricalDate> {
    let is_century = |year: &&str| {
        let number = year.parse::<u16>().unwrap_or(1);
        year.len() == 4 && number % 100 == 0 && number % 400 != 0
    };
    let year = text
        .split(|letter: char| !letter.is_ascii_digit())
        .find(is_century)?;
    let date = plain_date(&text.replace(year, "2000"), order).ok()?;
    HistoricalDate::parse(&format!("julian:{}", date.as_str().replace("2000", year))).ok()
}

#[cfg(test)]
mod tests {
    use super::date_in_any_form;

    #[test]
    fn a_date_is_in_the_calendar_that_it_names() {
        for (text, edtf) in [
            ("25 Oct 1917 (O.S.)", "julian:1917-10-25"),
            ("25 октября 1917 г. ст. ст.", "julian:1917-10-25"),
            ("7 November 1917 N.S.", "1917-11-07"),
            ("29 Feb 1900 OS", "julian:1900-02-29"),
            ("29.02.1700 a. St.", "julian:1700-02-29"),
            ("1917-10-25 (Julian)", "julian:1917-10-25"),
            ("before 1917 (O.S.)", "julian:/1917"),
            ("14 Feb 1657 (Lady Day)", "julian:1658-02-14"),
        ] {
            let read = date_in_any_form(text, None).map(|date| date.as_str().to_owned());
            assert_eq!(read.as_deref(), Ok(edtf), "{text}");
        }
        assert!(date_in_any_form("29 Feb 1900", None).is_err());
        assert!(date_in_any_form("30 Feb 1900 OS", None).is_err());
    }
}
