//! The years in which something held, certainly and possibly.

use crate::graph::Period;
use crate::model::DateBounds;
use crate::model::Day;

/// Years or decades in a row, both ends included; the outermost numbers stand for open ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Years {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

/// The years in which one claim held; `None` if in none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeldOnce {
    pub(crate) certain: Option<Years>,
    pub(crate) possible: Option<Years>,
}

/// The years in which any of several claims held.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held {
    pub(crate) certain: Vec<Years>,
    pub(crate) possible: Vec<Years>,
}

impl Held {
    /// Adds the years of one more claim.
    pub(crate) fn add(&mut self, once: HeldOnce) {
        self.certain.extend(once.certain);
        self.possible.extend(once.possible);
    }
}

/// The values of time (a year, or `step` of them) in which something certainly held, and in which
/// it possibly did.
///
/// It certainly held at some moment of a year if it began at the latest by its end, and ended at
/// the earliest after its beginning; and it possibly held if it may have.
pub(crate) fn years_of(bounds: DateBounds, period: Option<Period>, step: i64) -> HeldOnce {
    HeldOnce {
        certain: between(bounds.start_latest, bounds.end_earliest, period, step),
        possible: between(bounds.start_earliest, bounds.end_latest, period, step),
    }
}

fn between(first: Day, last: Day, period: Option<Period>, step: i64) -> Option<Years> {
    let mut years = Years {
        first: value_of(first, step),
        last: value_of(last, step),
    };
    if let Some(Period { window, .. }) = period {
        if first > window.last || last < window.first {
            return None;
        }
        years.first = years.first.max(value_of(window.first, step));
        years.last = years.last.min(value_of(window.last, step));
    }
    (years.first <= years.last).then_some(years)
}

fn value_of(day: Day, step: i64) -> i64 {
    match day {
        Day::ALWAYS => i64::MIN / 2,
        Day::NEVER_ENDING => i64::MAX / 2,
        day => day.year().div_euclid(step),
    }
}

/// The same years, each once.
pub(crate) fn merged(mut years: Vec<Years>) -> Vec<Years> {
    years.sort_unstable();
    let mut merged: Vec<Years> = Vec::new();
    for next in years {
        match merged.last_mut() {
            Some(known) if next.first <= known.last.saturating_add(1) => {
                known.last = known.last.max(next.last);
            }
            _ => merged.push(next),
        }
    }
    merged
}
