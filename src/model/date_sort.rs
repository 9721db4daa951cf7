//! Where a date begins, for programs that sort by calendar dates: never finer than what was
//! written.

use edtf_core::Date;
use edtf_core::DateField;
use edtf_core::Edtf;
use edtf_core::IntervalEndpoint;
use edtf_core::SetElement;

use crate::model::calendar::Calendar;
use crate::model::date::HistoricalDate;

impl HistoricalDate {
    /// The beginning of the date as `1937`, `1937-07` or `1937-07-30`: the forms of ISO 8601 that
    /// the W3C recommends.
    ///
    /// Each part of it was written: a season gives its year alone, `193X` and an interval with an
    /// open beginning give nothing. A day of the Julian calendar becomes that of the Gregorian; its
    /// months and years, which no single month or year of the other calendar is, give nothing.
    /// Doubts (`?`, `~`) are not part of it.
    #[must_use]
    pub fn written_start(&self) -> Option<String> {
        let start = match self.edtf().as_ref() {
            Edtf::Date(date) => parts(date),
            Edtf::DateTime(moment) => parts(&moment.date),
            Edtf::Interval(interval) => match &interval.start {
                IntervalEndpoint::Date(date) | IntervalEndpoint::OnOrAfter(date) => parts(date),
                _ => None,
            },
            Edtf::Set(set) => {
                let starts: Option<Vec<Parts>> =
                    set.elements.iter().map(start_of_element).collect();
                starts.and_then(|starts| starts.into_iter().min())
            }
        };
        let (year, month, day) = start?;
        match (self.calendar(), month, day) {
            (Calendar::Gregorian, None, _) => Some(format!("{year:04}")),
            (Calendar::Gregorian, Some(month), None) => Some(format!("{year:04}-{month:02}")),
            (Calendar::Gregorian, Some(month), Some(day)) => {
                Some(format!("{year:04}-{month:02}-{day:02}"))
            }
            (Calendar::Julian, Some(month), Some(day)) => {
                let (year, month, day) = Calendar::Julian.day(year, month, day).civil();
                Some(format!("{year:04}-{month:02}-{day:02}"))
            }
            (Calendar::Julian, ..) => None,
        }
    }
}

/// Year, month and day, as far as they were written.
type Parts = (i64, Option<u8>, Option<u8>);

fn start_of_element(element: &SetElement) -> Option<Parts> {
    match element {
        SetElement::Date(date) | SetElement::OnOrAfter(date) | SetElement::Range(date, _) => {
            parts(date)
        }
        SetElement::OnOrBefore(_) => None,
    }
}

fn parts(date: &Date) -> Option<Parts> {
    let year = date
        .year
        .value()
        .filter(|year| (0..=9999).contains(year) && date.year.significant_digits.is_none())?;
    // Two digits from 21 on are no month, but a season or another part of the year.
    let month = date
        .month
        .and_then(DateField::value)
        .filter(|month| (1..=12).contains(month));
    let day = month.and(date.day).and_then(DateField::value);
    Some((year, month, day))
}
