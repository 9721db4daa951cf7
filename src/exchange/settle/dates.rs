//! Dates of an import: in any form that can be read in one way, as EDTF.

use crate::exchange::settle::entities::cut;
use crate::model::DateForm;
use crate::model::DateOrder;
use crate::model::HistoricalDate;
use crate::model::is_either_way_round;

/// How spreadsheets and data frames write a day that has no time.
const MIDNIGHT: [&str; 6] = [" 00:00:00", "T00:00:00", " 00:00", "T00:00:00Z", "T00:00:00.000Z", " 00:00:00.000"];

/// How the dates of an import are read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct DatesOfImport {
    order: Option<DateOrder>,
}

impl DatesOfImport {
    /// With the day or the month first in dates of numbers.
    pub(crate) fn in_order(order: Option<DateOrder>) -> Self {
        Self { order }
    }

    /// A date in any form; what is different now is noted, and what is no date.
    pub(crate) fn read(self, text: &str, changes: &mut Vec<String>) -> Option<HistoricalDate> {
        let plain = MIDNIGHT.iter().find_map(|midnight| text.strip_suffix(midnight)).unwrap_or(text);
        let years = two_years(plain);
        let Ok(reading) = HistoricalDate::read_in_order(years.as_deref().unwrap_or(plain), self.order) else {
            changes.push(unread(text));
            return None;
        };
        if reading.form != DateForm::Edtf || reading.date.as_str() != text {
            changes.push(format!("the date \"{}\" is written {}", cut(text), reading.date));
        }
        Some(reading.date)
    }
}

/// `1936-1938` and `1936–1938` as an interval: in both readings, from one to the other and some time between, it is the
/// same stretch.
fn two_years(text: &str) -> Option<String> {
    let (first, last) = text.split_once(['-', '–', '—'])?;
    let (first, last) = (first.trim_end(), last.trim_start());
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|letter| letter.is_ascii_digit());
    (is_year(first) && is_year(last) && first < last).then(|| format!("{first}/{last}"))
}

fn unread(text: &str) -> String {
    let shown = cut(text);
    if is_either_way_round(text) {
        return format!(
            "\"{shown}\" is one day with the day first and another with the month first; it is kept as it was written. \
             Say which with --date-order"
        );
    }
    format!("\"{shown}\" is no date that can be read; it is kept as it was written")
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
        ];
        for (text, expected, noted) in cases {
            let mut changes = Vec::new();
            let read = dates.read(text, &mut changes);
            assert_eq!((read.as_ref().map(HistoricalDate::as_str), changes.len()), (expected, noted), "{text}: {changes:?}");
        }
    }

    #[test]
    fn what_may_be_two_days_is_asked_about() {
        let mut changes = Vec::new();
        assert_eq!(DatesOfImport::default().read("05/06/1937", &mut changes), None);
        assert!(changes[0].contains("--date-order"), "{changes:?}");
    }
}
