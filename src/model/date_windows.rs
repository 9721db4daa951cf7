//! Which days a date of EDTF may mean: where its beginning and its end lie, widened by what it says of
//! doubts.

use edtf_core::Bound;
use edtf_core::BoundDate;
use edtf_core::Bounds;
use edtf_core::Date;
use edtf_core::Edtf;
use edtf_core::IntervalEndpoint;
use edtf_core::Precision;
use edtf_core::SetElement;

use crate::model::bounds::Day;
use crate::model::bounds::Window;
use crate::model::calendar::Calendar;

/// Any day.
const ANY_TIME: Window = Window {
    first: Day::ALWAYS,
    last: Day::NEVER_ENDING,
};

/// Where the beginning and the end of a date lie: the same unless it is an interval.
pub(super) fn start_and_end(edtf: &Edtf, calendar: Calendar) -> [Window; 2] {
    let whole = match edtf {
        Edtf::Interval(interval) => {
            return [
                endpoint_window(&interval.start, Day::ALWAYS, calendar),
                endpoint_window(&interval.end, Day::NEVER_ENDING, calendar),
            ];
        }
        Edtf::Date(date) => date_window(date, calendar),
        Edtf::DateTime(moment) => date_window(&moment.date, calendar),
        Edtf::Set(set) => {
            let windows = || {
                let elements = set.elements.iter();
                elements.map(|element| element_window(element, calendar))
            };
            let first = windows().map(|window| window.first).min();
            let last = windows().map(|window| window.last).max();
            Window {
                first: first.unwrap_or(Day::ALWAYS),
                last: last.unwrap_or(Day::NEVER_ENDING),
            }
        }
    };
    [whole, whole]
}

/// Where an end of an interval lies, which may be open towards `open`.
fn endpoint_window(endpoint: &IntervalEndpoint, open: Day, calendar: Calendar) -> Window {
    match endpoint {
        IntervalEndpoint::Date(date) => date_window(date, calendar),
        IntervalEndpoint::OnOrBefore(date) => until(date, calendar),
        IntervalEndpoint::OnOrAfter(date) => since(date, calendar),
        IntervalEndpoint::Open => Window {
            first: open,
            last: open,
        },
        IntervalEndpoint::Unknown => ANY_TIME,
    }
}

/// Where a member of a set lies.
pub(super) fn element_window(element: &SetElement, calendar: Calendar) -> Window {
    match element {
        SetElement::Date(date) => date_window(date, calendar),
        SetElement::OnOrBefore(date) => until(date, calendar),
        SetElement::OnOrAfter(date) => since(date, calendar),
        SetElement::Range(first, last) => Window {
            first: date_window(first, calendar).first,
            last: date_window(last, calendar).last,
        },
    }
}

/// The days of a date and all before it.
fn until(date: &Date, calendar: Calendar) -> Window {
    Window {
        last: date_window(date, calendar).last,
        ..ANY_TIME
    }
}

/// The days of a date and all after it.
fn since(date: &Date, calendar: Calendar) -> Window {
    Window {
        first: date_window(date, calendar).first,
        ..ANY_TIME
    }
}

/// The days of a single date, widened by [`WIDENING_RULE`](super::date::WIDENING_RULE).
fn date_window(date: &Date, calendar: Calendar) -> Window {
    let bounds = exact(date).unwrap_or_else(|| Edtf::Date(*date).bounds());
    let (months, days) = match date.precision() {
        Precision::Year => (12, 0),
        Precision::Season => (3, 0),
        Precision::Month => (1, 0),
        Precision::Day => (0, 1),
    };
    let units = i64::from(date.is_uncertain()) + i64::from(date.is_approximate());
    let first = match bounds.earliest {
        Bound::Date(earliest) if months > 0 => first_of_month(earliest, -months * units, calendar),
        earliest => day_of(earliest, Day::ALWAYS, calendar).plus(-days * units),
    };
    let last = match bounds.latest {
        // The other calendar may have another last day of the month, so it is the day before the
        // next.
        Bound::Date(latest) if months > 0 => {
            first_of_month(latest, months * units + 1, calendar).plus(-1)
        }
        latest => day_of(latest, Day::NEVER_ENDING, calendar).plus(days * units),
    };
    // Years beyond what a day can count are all the same day, and the day before it must not become
    // their last.
    Window {
        first,
        last: last.max(first),
    }
}

/// The bounds of a day that is known, which may be one of the Julian calendar only.
fn exact(date: &Date) -> Option<Bounds> {
    let day = Bound::Date(BoundDate {
        year: date.year.value()?,
        month: date.month?.value()?,
        day: date.day?.value()?,
    });
    Some(Bounds {
        earliest: day,
        latest: day,
    })
}

/// The first day of the month that lies some months after that of a date.
fn first_of_month(date: BoundDate, months: i64, calendar: Calendar) -> Day {
    let month = date.year.clamp(-6_000_000, 6_000_000) * 12 + i64::from(date.month) - 1 + months;
    calendar.day(
        month.div_euclid(12),
        u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1),
        1,
    )
}

fn day_of(bound: Bound, unknown: Day, calendar: Calendar) -> Day {
    match bound {
        Bound::Date(date) => calendar.day(date.year, date.month, date.day),
        Bound::NegativeInfinity => Day::ALWAYS,
        Bound::PositiveInfinity => Day::NEVER_ENDING,
        Bound::Unknown => unknown,
    }
}
