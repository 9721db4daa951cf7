//! The interpretation of a date in words: its bounds and the rules that led to them, never more
//! precise than what was written.

use edtf_core::Date;
use edtf_core::DateField;
use edtf_core::Edtf;
use edtf_core::IntervalEndpoint;
use edtf_core::SetElement;
use edtf_core::SetKind;

use crate::model::bounds::Day;
use crate::model::bounds::Window;
use crate::model::calendar::Calendar;
use crate::model::date::HistoricalDate;
use crate::model::date_words::month_name;
use crate::model::schema::Aspect;

/// Years from here on are outside the range of [`Day`].
const FAR: i64 = 5_000_000;

/// The finest unit that was fully written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Year,
    Month,
    Day,
}

/// A bound, and the unit in which it may be shown.
#[derive(Clone, Copy, Debug)]
struct Edges {
    window: Window,
    unit: Unit,
    calendar: Calendar,
}

impl HistoricalDate {
    /// The bounds of a relation of this date, in words: never finer than what was written.
    #[must_use]
    pub fn bounds_in_words(&self, aspect: Aspect) -> String {
        let text = match (aspect, self.edtf().as_ref()) {
            (Aspect::Event, _) => format!("at one moment {}", self.whole().within()),
            (Aspect::State, Edtf::Interval(interval)) => {
                let bounds = self.bounds(aspect);
                let edges = |endpoint, first, last| Edges {
                    window: Window { first, last },
                    unit: endpoint_unit(endpoint),
                    calendar: self.calendar(),
                };
                let start = edges(&interval.start, bounds.start_earliest, bounds.start_latest);
                let end = edges(&interval.end, bounds.end_earliest, bounds.end_latest);
                format!("{} and {}", start.beginning(), end.ending())
            }
            (Aspect::State, Edtf::Set(set)) if set.kind == SetKind::AllMembers => {
                format!(
                    "at every moment named, which lie {}; its beginning and its end are not known",
                    self.whole().within()
                )
            }
            (Aspect::State, _) => {
                format!(
                    "at some moment {}; its beginning and its end are not known",
                    self.whole().within()
                )
            }
        };
        match self.calendar() {
            Calendar::Gregorian => text,
            Calendar::Julian => format!(
                "{text} (Julian calendar{})",
                self.gregorian().unwrap_or_default()
            ),
        }
    }

    /// The rules that led to [`HistoricalDate::bounds`], one sentence each.
    #[must_use]
    pub fn rules(&self, aspect: Aspect) -> Vec<&'static str> {
        let meaning = match (aspect, self.edtf().as_ref()) {
            (Aspect::Event, _) => {
                "What this type of tie says happened at one moment; its date tells within which time."
            }
            (Aspect::State, Edtf::Interval(_)) => {
                "The tie lasted; each end of it lies somewhere within its own date."
            }
            (Aspect::State, _) => {
                "The tie lasted; a single date says that it held at some moment, and nothing of its ends."
            }
        };
        let dates = self.dates();
        let is_marked = dates
            .iter()
            .any(|date| date.is_uncertain() || date.is_approximate());
        let has_season = dates
            .iter()
            .any(|date| matches!(month(date), Some(21..=24)));
        let others = [
            (
                is_marked,
                "A mark of doubt (? or ~) widens the date by one unit of what was written, both (%) by two.",
            ),
            (
                has_season,
                "Seasons are those of the northern half of the earth; spring is March to May.",
            ),
            (
                self.calendar() == Calendar::Julian,
                "Days of the Julian calendar are compared with others by what they are in the Gregorian.",
            ),
        ];
        others.into_iter().filter(|(applies, _)| *applies).fold(
            vec![meaning],
            |mut rules, (_, rule)| {
                rules.push(rule);
                rules
            },
        )
    }

    fn whole(&self) -> Edges {
        let unit = self
            .dates()
            .iter()
            .map(date_unit)
            .min()
            .unwrap_or(Unit::Year);
        Edges {
            window: self.span(),
            unit,
            calendar: self.calendar(),
        }
    }

    /// The Gregorian date, if a single Julian day was written.
    fn gregorian(&self) -> Option<String> {
        let Edges { window, unit, .. } = self.whole();
        let is_day = unit == Unit::Day && window.first == window.last;
        let day = Edges {
            window,
            unit,
            calendar: Calendar::Gregorian,
        };
        is_day.then(|| format!("; {} in the Gregorian", day.name(window.first)))
    }

    /// All single dates that were written.
    fn dates(&self) -> Vec<Date> {
        match self.edtf().as_ref() {
            Edtf::Date(date) => vec![*date],
            Edtf::DateTime(moment) => vec![moment.date],
            Edtf::Interval(interval) => [&interval.start, &interval.end]
                .into_iter()
                .filter_map(endpoint_date)
                .copied()
                .collect(),
            Edtf::Set(set) => set
                .elements
                .iter()
                .flat_map(element_dates)
                .copied()
                .collect(),
        }
    }
}

fn endpoint_date(endpoint: &IntervalEndpoint) -> Option<&Date> {
    match endpoint {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => Some(date),
        IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
    }
}

fn element_dates(element: &SetElement) -> Vec<&Date> {
    match element {
        SetElement::Date(date) | SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
            vec![date]
        }
        SetElement::Range(first, last) => vec![first, last],
    }
}

fn endpoint_unit(endpoint: &IntervalEndpoint) -> Unit {
    endpoint_date(endpoint).map_or(Unit::Year, date_unit)
}

fn month(date: &Date) -> Option<u8> {
    date.month.and_then(DateField::value)
}

fn date_unit(date: &Date) -> Unit {
    let has_month = matches!(month(date), Some(1..=12)) && date.year.value().is_some();
    let has_day = date.day.and_then(DateField::value).is_some();
    match (has_month, has_day) {
        (false, _) => Unit::Year,
        (true, false) => Unit::Month,
        (true, true) => Unit::Day,
    }
}

impl Edges {
    /// *in 1937*, *from 1936 to 1938*, *in 1937 or before*.
    fn within(self) -> String {
        let Window { first, last } = self.window;
        match (is_known(first), is_known(last)) {
            (true, true) if self.name(first) == self.name(last) => {
                format!("{} {}", self.preposition(), self.name(first))
            }
            (true, true) => format!("from {} to {}", self.name(first), self.name(last)),
            (true, false) => format!("{} {} or after", self.preposition(), self.name(first)),
            (false, true) => format!("{} {} or before", self.preposition(), self.name(last)),
            (false, false) => "at a time that is not known".to_owned(),
        }
    }

    fn beginning(self) -> String {
        if self.window.last == Day::ALWAYS {
            "had no beginning".to_owned()
        } else {
            format!("began {}", self.within())
        }
    }

    fn ending(self) -> String {
        if self.window.first == Day::NEVER_ENDING {
            "has no end".to_owned()
        } else {
            format!("ended {}", self.within())
        }
    }

    const fn preposition(self) -> &'static str {
        if matches!(self.unit, Unit::Day) {
            "on"
        } else {
            "in"
        }
    }

    /// What the day is called, no finer than the unit.
    fn name(self, day: Day) -> String {
        let (year, month, day) = self.calendar.civil(day);
        let year = match year {
            year if year.abs() >= FAR => return "a year too far to count".to_owned(),
            ..=0 => format!("{} BCE", 1 - year),
            _ => year.to_string(),
        };
        let month = month_name(month).unwrap_or_default();
        match self.unit {
            Unit::Year => year,
            Unit::Month => format!("{month} {year}"),
            Unit::Day => format!("{day} {month} {year}"),
        }
    }
}

fn is_known(day: Day) -> bool {
    day != Day::ALWAYS && day != Day::NEVER_ENDING
}
