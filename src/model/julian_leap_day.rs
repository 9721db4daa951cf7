//! 29 February of years that are leap years in the Julian calendar only: 1700, 1800, 1900.
//!
//! The parser of dates knows the Gregorian calendar. Such a date is parsed as if all its years were
//! later, so that the year in question is a leap year there too, and then moved back.

use std::fmt::Write;

use edtf_core::Date;
use edtf_core::Edtf;
use edtf_core::IntervalEndpoint;
use edtf_core::SetElement;
use edtf_core::YearKind;

/// The years after which the Gregorian calendar repeats its leap years.
const CYCLE: u16 = 400;

/// Parses a date with such a day; nothing if it has none, or is no date for another reason.
pub(super) fn with_julian_leap_day(written: &str) -> Option<Edtf> {
    let years = leap_year(written).map(|year| CYCLE - year % CYCLE)?;
    let edtf = Edtf::parse(&moved_text(written, years)?).ok()?;
    Some(moved_back(edtf, i64::from(years)))
}

/// The first year before `-02-29` that is no leap year in the Gregorian calendar.
fn leap_year(written: &str) -> Option<u16> {
    let before = written
        .match_indices("-02-29")
        .filter_map(|(at, _)| written.get(at.checked_sub(4)?..at)?.parse::<u16>().ok());
    before
        .into_iter()
        .find(|year| year % 100 == 0 && year % CYCLE != 0)
}

/// The text with all its years later; nothing if a year is not four digits.
fn moved_text(written: &str, years: u16) -> Option<String> {
    let mut moved = String::new();
    let is_between = |letter: char| matches!(letter, '/' | '[' | ']' | '{' | '}' | ',' | '.');
    for part in written.split_inclusive(is_between) {
        let date = part.trim_start_matches(['?', '~', '%']);
        if date.starts_with(|letter: char| letter.is_ascii_digit()) {
            let (year, rest) = date.split_at_checked(4)?;
            let year = year.parse::<u16>().ok()?.checked_add(years)?;
            moved.push_str(part.strip_suffix(date)?);
            let _ = write!(moved, "{year:04}{rest}");
        } else if date.starts_with(is_between) || date.is_empty() {
            moved.push_str(part);
        } else {
            return None;
        }
    }
    Some(moved)
}

fn moved_back(edtf: Edtf, years: i64) -> Edtf {
    match edtf {
        Edtf::Date(date) => Edtf::Date(earlier(date, years)),
        Edtf::DateTime(mut moment) => {
            moment.date = earlier(moment.date, years);
            Edtf::DateTime(moment)
        }
        Edtf::Interval(mut interval) => {
            interval.start = earlier_endpoint(interval.start, years);
            interval.end = earlier_endpoint(interval.end, years);
            Edtf::Interval(interval)
        }
        Edtf::Set(mut set) => {
            for element in &mut set.elements {
                *element = earlier_element(*element, years);
            }
            Edtf::Set(set)
        }
    }
}

fn earlier_endpoint(endpoint: IntervalEndpoint, years: i64) -> IntervalEndpoint {
    match endpoint {
        IntervalEndpoint::Date(date) => IntervalEndpoint::Date(earlier(date, years)),
        IntervalEndpoint::OnOrBefore(date) => IntervalEndpoint::OnOrBefore(earlier(date, years)),
        IntervalEndpoint::OnOrAfter(date) => IntervalEndpoint::OnOrAfter(earlier(date, years)),
        other => other,
    }
}

fn earlier_element(element: SetElement, years: i64) -> SetElement {
    match element {
        SetElement::Date(date) => SetElement::Date(earlier(date, years)),
        SetElement::OnOrBefore(date) => SetElement::OnOrBefore(earlier(date, years)),
        SetElement::OnOrAfter(date) => SetElement::OnOrAfter(earlier(date, years)),
        SetElement::Range(first, last) => {
            SetElement::Range(earlier(first, years), earlier(last, years))
        }
    }
}

fn earlier(mut date: Date, years: i64) -> Date {
    if let (Some(year), YearKind::Standard { digits, .. }) =
        (date.year.value(), &mut date.year.kind)
    {
        let mut rest = (year - years).max(0);
        for digit in digits.iter_mut().rev() {
            *digit = u8::try_from(rest % 10).ok();
            rest /= 10;
        }
    }
    date
}

#[cfg(test)]
mod tests {
    use crate::model::Aspect;
    use crate::model::HistoricalDate;

    #[test]
    fn julian_leap_days_exist_in_the_julian_calendar_only() {
        for (text, gregorian) in [
            ("julian:1700-02-29", "1700-03-11"),
            ("julian:1800-02-29", "1800-03-12"),
            ("julian:1900-02-29", "1900-03-13"),
            ("julian:1904-02-29", "1904-03-13"),
        ] {
            let date =
                HistoricalDate::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
            let same = HistoricalDate::parse(gregorian)
                .unwrap_or_else(|error| panic!("{gregorian}: {error}"));
            assert_eq!(date.span(), same.span(), "{text}");
            assert_eq!(date.as_str(), text);
            assert!(date.in_words().contains("29 February"), "{text}");
        }
        for text in [
            "1700-02-29",
            "1900-02-29",
            "julian:1901-02-29",
            "julian:1900-02-30",
        ] {
            assert!(HistoricalDate::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn they_may_be_part_of_a_longer_date() {
        let date = |text: &str| {
            HistoricalDate::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
        };
        let lasting = date("julian:1900-02-29/1901");
        assert_eq!(lasting.span().first, date("1900-03-13").span().first);
        assert_eq!(lasting.span().last, date("1902-01-13").span().last);
        assert_eq!(
            date("julian:[1900-02-28..1900-02-29]").bounds(Aspect::Event),
            date("[1900-03-12..1900-03-13]").bounds(Aspect::Event)
        );
        assert_eq!(
            date("julian:1900-02-29~").span().last,
            date("1900-03-14").span().last
        );
    }
}
