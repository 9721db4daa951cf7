//! Reads dates in any unambiguous form as EDTF.

use crate::exchange::calendars::Reckoning;
use crate::exchange::date_phrases::date_in_any_form;
use crate::exchange::date_phrases::date_reckoned;
use crate::exchange::date_phrases::last_year_in_short;
use crate::exchange::settle::written_sheet::cut;
use crate::model::DateOrder;
use crate::model::HistoricalDate;
use crate::model::is_either_way_round;

/// Times of day that spreadsheets and data frames add to dates.
const MIDNIGHT: [&str; 6] = [
    " 00:00:00",
    "T00:00:00",
    " 00:00",
    "T00:00:00Z",
    "T00:00:00.000Z",
    " 00:00:00.000",
];

/// The options for reading dates.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DatesOfImport {
    order: Option<DateOrder>,
}

impl DatesOfImport {
    /// Reads dates of numbers with the day or the month first.
    pub(crate) fn in_order(order: Option<DateOrder>) -> Self {
        Self { order }
    }

    /// Reads a date in any form and notes how it was changed, or that it cannot be read. Something
    /// beside it may say how its days are counted.
    pub(crate) fn read(
        self,
        reckoning: Option<Reckoning>,
        text: &str,
        changes: &mut Vec<String>,
    ) -> Option<HistoricalDate> {
        let plain = MIDNIGHT
            .iter()
            .find_map(|midnight| text.strip_suffix(midnight))
            .unwrap_or(text);
        // Data frames make numbers with a point of years, as soon as one is missing.
        let plain = plain
            .strip_suffix(".0")
            .filter(|year| year.len() == 4)
            .unwrap_or(plain);
        // Wikidata writes a sign before every year.
        let plain = plain.strip_prefix('+').unwrap_or(plain);
        let edtf = years_in_short(plain).or_else(|| unspecified(plain));
        let date = edtf.and_then(|edtf| HistoricalDate::parse(&edtf).ok());
        let date = match (reckoning, date) {
            (Some(reckoning), date) => {
                let plain = date.as_ref().map_or(plain, HistoricalDate::as_str);
                date_reckoned(plain, self.order, reckoning).ok()
            }
            (None, date) => date.or_else(|| date_in_any_form(plain, self.order).ok()),
        };
        let Some(date) = date else {
            changes.push(self.unread(text, reckoning));
            return None;
        };
        if reckoning.is_some() && date.as_str() != text {
            changes.push(format!(
                "the Julian date {} was written as {date}",
                cut(text)
            ));
        } else if date.as_str() != text {
            changes.push(format!("the date \"{}\" was written as {date}", cut(text)));
        }
        Some(date)
    }

    /// Why a date was not read, and what to do.
    fn unread(self, text: &str, reckoning: Option<Reckoning>) -> String {
        let shown = cut(text);
        if is_either_way_round(text) {
            return format!(
                "the date \"{shown}\" is ambiguous (day or month first); it was kept as text. Set the order with --date-order"
            );
        }
        if reckoning.is_some() {
            return format!(
                "the date {shown} does not exist in the Julian calendar; it was kept as text"
            );
        }
        match date_reckoned(text, self.order, Reckoning::Julian) {
            Ok(julian) => format!(
                "the date \"{shown}\" exists in the Julian calendar only; it was kept as text: if that is meant, write {julian}"
            ),
            Err(_) => format!("cannot read the date \"{shown}\"; it was kept as text"),
        }
    }
}

/// `1914–18` as an interval, whether it means from one year to the other or some time between them.
fn years_in_short(text: &str) -> Option<String> {
    let (first, last) = text.split_once(['-', '–', '—'])?;
    let is_hyphen = text[first.len()..].starts_with('-');
    let (first, last) = (first.trim_end(), last.trim_start());
    let last = last_year_in_short(first, last)
        .filter(|_| !(is_hyphen && HistoricalDate::parse(text).is_ok()))?;
    Some(format!("{first}/{last}"))
}

/// `1647-??-??` and `16??` with an X for every unknown digit; a question mark after a whole date
/// means doubt and stays.
fn unspecified(text: &str) -> Option<String> {
    let is_shaped =
        |(position, part): (usize, &str)| part.len() == if position == 0 { 4 } else { 2 };
    let is_of_digits = text
        .bytes()
        .all(|letter| letter.is_ascii_digit() || matches!(letter, b'?' | b'-'));
    let says_something =
        text.contains('?') && text.starts_with(|letter: char| letter.is_ascii_digit());
    let is_unspecified =
        says_something && is_of_digits && text.split('-').enumerate().all(is_shaped);
    is_unspecified.then(|| text.replace('?', "X"))
}

#[cfg(test)]
mod tests {
    use super::DatesOfImport;
    use crate::model::DateOrder;
    use crate::model::HistoricalDate;

    #[test]
    fn every_date_is_read_as_precisely_as_it_is_written() {
        let dates = DatesOfImport::in_order(Some(DateOrder::DayFirst));
        let cases = [
            ("1937-07-30", Some("1937-07-30"), 0),
            ("1937-07-30 00:00:00", Some("1937-07-30"), 1),
            ("1937-07-30T00:00:00.000Z", Some("1937-07-30"), 1),
            ("05/06/1937", Some("1937-06-05"), 1),
            ("30.07.1937", Some("1937-07-30"), 1),
            ("31.02.1937", None, 1),
            ("1936-1938", Some("1936/1938"), 1),
            ("1936 – 1938", Some("1936/1938"), 1),
            ("1938-1936", None, 1),
            ("+1647-05-08T00:00:00Z", Some("1647-05-08"), 1),
            ("+1647-00-00T00:00:00Z", Some("1647"), 1),
            ("1647 or 1648", Some("[1647,1648]"), 1),
            ("1647-??-??", Some("1647-XX-XX"), 1),
            ("1647-05-??", Some("1647-05-XX"), 1),
            ("16??", Some("16XX"), 1),
            ("1647?", Some("1647?"), 0),
            ("1647-05?", Some("1647-05?"), 0),
            ("????", None, 1),
            ("1921.0", Some("1921"), 1),
            ("1921, 1923", Some("{1921,1923}"), 1),
            ("1914-18", Some("1914/1918"), 1),
            ("1920–25", Some("1920/1925"), 1),
            ("1932-21", Some("1932-21"), 0),
            ("1920-25", Some("1920-25"), 0),
            ("1920-05", Some("1920-05"), 0),
            ("1918-14", None, 1),
            ("5. Mai 1921", Some("1921-05-05"), 1),
            ("16?", None, 1),
            ("before 1647", Some("/1647"), 1),
            (
                "between 5/6/1647 and 6/6/1647",
                Some("[1647-06-05..1647-06-06]"),
                1,
            ),
            ("1647/48", Some("[1647,1648]"), 1),
            ("between 1648 and 1647", None, 1),
            ("early 1647", None, 1),
            ("1647-1", None, 1),
        ];
        for (text, expected, noted) in cases {
            let mut changes = Vec::new();
            let read = dates.read(None, text, &mut changes);
            assert_eq!(
                (read.as_ref().map(HistoricalDate::as_str), changes.len()),
                (expected, noted),
                "{text}: {changes:?}"
            );
        }
    }

    #[test]
    fn what_may_be_two_days_is_asked_about() {
        let mut changes = Vec::new();
        assert_eq!(
            DatesOfImport::default().read(None, "05/06/1937", &mut changes),
            None
        );
        assert!(changes[0].contains("--date-order"), "{changes:?}");
    }
}
