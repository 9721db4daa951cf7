//! Dates as they were written, and what can be said when they are compared.
//!
//! A comparison is true if it holds for every choice of days that the two dates allow, false if it
//! holds for none, and unknown else. The two are chosen apart: a date is not even certainly equal to
//! itself unless it names one day.

use std::cmp::Ordering;

use crate::model::Day;
use crate::model::Window;

use super::moment::MomentShape;
use super::tree::Value;

/// The days that a value may mean; nothing if it is no date.
#[must_use]
pub fn window(value: &Value) -> Option<Window> {
    match value {
        Value::Date(date) => Some(date.span()),
        Value::Moment(moment) if moment.shape == MomentShape::Date => {
            let day = Day::from_number(moment.day);
            Some(Window {
                first: day,
                last: day,
            })
        }
        _ => None,
    }
}

/// Whether two dates are the same day.
#[must_use]
pub fn same_day(left: Window, right: Window) -> Option<bool> {
    if left.last < right.first || right.last < left.first {
        return Some(false);
    }
    let is_exact = left.first == left.last && left == right && !left.first.is_open();
    is_exact.then_some(true)
}

/// Whether one date is before another.
#[must_use]
pub fn before(left: Window, right: Window) -> Option<bool> {
    if left.last < right.first {
        Some(true)
    } else if left.first >= right.last {
        Some(false)
    } else {
        None
    }
}

/// Whether one date is not behind another.
#[must_use]
pub fn not_behind(left: Window, right: Window) -> Option<bool> {
    before(right, left).map(|is_behind| !is_behind)
}

/// The order of dates for `ORDER BY`: by the first day, then by the last.
#[must_use]
pub fn by_days(left: Window, right: Window) -> Ordering {
    let first = left.first.cmp(&right.first);
    first.then_with(|| left.last.cmp(&right.last))
}
