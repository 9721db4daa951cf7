//! Dates in words, for people: `1937-07-30` is "30 July 1937", `193X~` is "about the 1930s".
//!
//! Words never add precision: what was not written is not said.

use edtf_core::Date;
use edtf_core::Edtf;
use edtf_core::IntervalEndpoint;
use edtf_core::SetElement;
use edtf_core::SetKind;

use crate::model::calendar::Calendar;
use crate::model::date::HistoricalDate;

/// The English names of the months, in which dates are written for a reader.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month, from 1 to 12.
pub(crate) fn month_name(month: u8) -> Option<&'static str> {
    MONTHS.get(usize::from(month).checked_sub(1)?).copied()
}

impl HistoricalDate {
    /// The date as a phrase, without a preposition.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self.calendar() {
            Calendar::Gregorian => self.plainly_in_words(),
            Calendar::Julian => format!("{} (Julian calendar)", self.plainly_in_words()),
        }
    }

    /// The date as it follows a verb: "on 20 July 1937", "in 1926", "from 1936 to 1938".
    #[must_use]
    pub fn after_a_verb(&self) -> String {
        let words = self.in_words();
        let preposition = match self.edtf().as_ref() {
            Edtf::Date(date) => preposition(date),
            Edtf::DateTime(_) => "on ",
            Edtf::Interval(interval) => interval_preposition(&interval.start, &interval.end),
            Edtf::Set(set) => match set.elements.first() {
                Some(SetElement::Date(date)) => preposition(date),
                Some(SetElement::Range(..)) if set.kind == SetKind::AllMembers => "from ",
                Some(SetElement::Range(..)) => "at some time from ",
                _ => "",
            },
        };
        format!("{preposition}{words}")
    }

    fn plainly_in_words(&self) -> String {
        match self.edtf().as_ref() {
            Edtf::Date(date) => date_in_words(date),
            Edtf::DateTime(moment) => {
                let time = &moment.time;
                format!(
                    "{}, {:02}:{:02}:{:02}",
                    date_in_words(&moment.date),
                    time.hour,
                    time.minute,
                    time.second
                )
            }
            Edtf::Interval(interval) => interval_in_words(&interval.start, &interval.end),
            Edtf::Set(set) => {
                let members: Vec<String> = set.elements.iter().map(element_in_words).collect();
                let joint = if set.kind == SetKind::AllMembers {
                    " and "
                } else {
                    " or "
                };
                members.join(joint)
            }
        }
    }
}

fn interval_in_words(start: &IntervalEndpoint, end: &IntervalEndpoint) -> String {
    if let (IntervalEndpoint::Date(first), IntervalEndpoint::Date(last)) = (start, end)
        && first != last
    {
        return range_in_words(first, last);
    }
    let (start, end) = (endpoint_in_words(start), endpoint_in_words(end));
    match (start, end) {
        (Some(start), Some(end)) if start == end => start,
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("from {start}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => "at an unknown time".to_owned(),
    }
}

/// From one date to another; the month of two plain days is named once: *18 to 30 November 1938*.
fn range_in_words(first: &Date, last: &Date) -> String {
    let is_plain = |date: &Date| !date.is_approximate() && !date.is_uncertain();
    let is_one_month = first.year == last.year && first.month == last.month;
    let day = |date: &Date| date.day.and_then(edtf_core::DateField::value);
    let end = date_in_words(last);
    match (day(first), day(last)) {
        (Some(day), Some(_)) if is_one_month && is_plain(first) && is_plain(last) => {
            format!("{day} to {end}")
        }
        _ => format!("{} to {end}", date_in_words(first)),
    }
}

/// What stands between a verb and a date; nothing before what has a preposition of its own.
fn preposition(date: &Date) -> &'static str {
    let month = date.month.map(edtf_core::DateField::value);
    match (month, date.day) {
        (Some(None), _) => "",
        (Some(Some(33..)), _) => "in the ",
        (_, Some(_)) if !date.is_approximate() => "on ",
        _ => "in ",
    }
}

fn interval_preposition(start: &IntervalEndpoint, end: &IntervalEndpoint) -> &'static str {
    match (start, end) {
        (IntervalEndpoint::Date(first), IntervalEndpoint::Date(last)) if first == last => {
            preposition(first)
        }
        (IntervalEndpoint::Date(_), IntervalEndpoint::Date(_)) => "from ",
        _ => "",
    }
}

fn endpoint_in_words(endpoint: &IntervalEndpoint) -> Option<String> {
    match endpoint {
        IntervalEndpoint::Date(date) => Some(date_in_words(date)),
        IntervalEndpoint::OnOrBefore(date) => Some(format!("{} or before", date_in_words(date))),
        IntervalEndpoint::OnOrAfter(date) => Some(format!("{} or after", date_in_words(date))),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn element_in_words(element: &SetElement) -> String {
    match element {
        SetElement::Date(date) => date_in_words(date),
        SetElement::OnOrBefore(date) => format!("{} or before", date_in_words(date)),
        SetElement::OnOrAfter(date) => format!("{} or after", date_in_words(date)),
        SetElement::Range(first, last) => range_in_words(first, last),
    }
}

fn date_in_words(date: &Date) -> String {
    let about = if date.is_approximate() { "about " } else { "" };
    let doubt = if date.is_uncertain() {
        " (uncertain)"
    } else {
        ""
    };
    format!("{about}{}{doubt}", plain_date_in_words(date))
}

fn plain_date_in_words(date: &Date) -> String {
    let year = year_in_words(date);
    let Some(month) = date.month else {
        return year;
    };
    let Some(month) = month.value() else {
        // A month that was left open: the year is all that is known for sure.
        return format!("in the course of {year}");
    };
    let Some(name) = month_name(month) else {
        return part_of_year(month).map_or_else(|| year.clone(), |name| format!("{name} {year}"));
    };
    match (date.day, date.day.and_then(edtf_core::DateField::value)) {
        (_, Some(day)) => format!("{day} {name} {year}"),
        (Some(_), None) => format!("a day in {name} {year}"),
        (None, None) => format!("{name} {year}"),
    }
}

fn part_of_year(code: u8) -> Option<&'static str> {
    Some(match code {
        21 | 25 => "spring",
        22 | 26 => "summer",
        23 | 27 => "autumn",
        24 | 28 => "winter",
        29 => "spring (southern)",
        30 => "summer (southern)",
        31 => "autumn (southern)",
        32 => "winter (southern)",
        33 => "first quarter of",
        34 => "second quarter of",
        35 => "third quarter of",
        36 => "fourth quarter of",
        37 => "first third of",
        38 => "second third of",
        39 => "last third of",
        40 => "first half of",
        41 => "second half of",
        _ => return None,
    })
}

fn year_in_words(date: &Date) -> String {
    let year = written_year_in_words(date);
    match date.year.significant_digits {
        Some(1) => format!("{year} (only its first digit is known)"),
        Some(digits) => format!("{year} (only its first {digits} digits are known)"),
        None => year,
    }
}

fn written_year_in_words(date: &Date) -> String {
    match date.year.kind {
        edtf_core::YearKind::Standard { negative, digits } => {
            let shown: String = digits
                .iter()
                .map(|digit| digit.map_or('X', |digit| char::from(b'0' + digit)))
                .collect();
            match (negative, digits) {
                (false, [Some(_), Some(_), Some(_), None]) => {
                    format!("the {}0s", shown.trim_end_matches('X'))
                }
                // "the 1900s" means ten years to some readers and a hundred to others.
                (false, [Some(_), Some(_), None, None]) => {
                    format!("the years {0}00 to {0}99", shown.trim_end_matches('X'))
                }
                (true, _) => date
                    .year
                    .value()
                    .map_or(shown, |year| format!("{} BCE", 1 - year)),
                (false, _) if date.year.value() == Some(0) => "1 BCE".to_owned(),
                _ => shown.trim_start_matches('0').to_owned(),
            }
        }
        edtf_core::YearKind::Big { value } => format!("the year {value}"),
        edtf_core::YearKind::Exponential {
            significand,
            exponent,
        } => format!("the year {significand}×10^{exponent}"),
    }
}
