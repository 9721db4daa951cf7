//! The years in which something held, certainly and possibly, and how many held in each.

use std::collections::BTreeMap;

use crate::graph::Period;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Modality;
use crate::model::Verdict;
use crate::query::figure::Figure;

/// Years or decades in a row, both ends included; the outermost numbers stand for open ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Years {
    pub(crate) first: i64,
    pub(crate) last: i64,
}

impl Years {
    /// Those of them that are of a period, too; the last is before the first if none are.
    pub(crate) fn within(self, period: Option<Period>) -> Self {
        let Some(Period { window, .. }) = period else {
            return self;
        };
        let bound = |day: Day, known: i64| if day.is_open() { known } else { day.year() };
        Self {
            first: self.first.max(bound(window.first, self.first)),
            last: self.last.min(bound(window.last, self.last)),
        }
    }

    /// The same as numbers of stretches of `step` years.
    pub(crate) fn in_steps(self, step: i64) -> Self {
        Self {
            first: self.first.div_euclid(step),
            last: self.last.div_euclid(step),
        }
    }
}

/// How many begin and end in each year.
#[derive(Debug, Default)]
pub(crate) struct Spans {
    certain: BTreeMap<i64, i64>,
    possible: BTreeMap<i64, i64>,
}

/// The years in which one claim held; `None` if in none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HeldOnce {
    pub(crate) certain: Option<Years>,
    pub(crate) possible: Option<Years>,
}

impl HeldOnce {
    /// The same of what meets what is asked besides the time, or only may: then nothing is certain.
    pub(crate) fn under(self, conditions: Verdict) -> Self {
        Self {
            certain: self.certain.filter(|_| conditions == Verdict::Certain),
            ..self
        }
    }
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

impl Spans {
    /// Adds one of what is counted: once in each year that any of its claims covers.
    pub(crate) fn add(&mut self, held: Held) {
        let both = [
            (&mut self.certain, held.certain),
            (&mut self.possible, held.possible),
        ];
        for (differences, years) in both {
            for Years { first, last } in merged(years) {
                *differences.entry(first).or_default() += 1;
                *differences.entry(last.saturating_add(1)).or_default() -= 1;
            }
        }
    }

    /// The figure of each value of time that is shown, in order.
    pub(crate) fn figures(&self, shown: Years) -> impl Iterator<Item = (i64, Figure)> + '_ {
        let before = |differences: &BTreeMap<i64, i64>| -> i64 {
            differences.range(..shown.first).map(|(_, by)| by).sum()
        };
        let (mut certain, mut possible) = (before(&self.certain), before(&self.possible));
        (shown.first..=shown.last).map(move |year| {
            certain += self.certain.get(&year).copied().unwrap_or(0);
            possible += self.possible.get(&year).copied().unwrap_or(0);
            let figure = Figure {
                certain: certain.unsigned_abs(),
                possible: possible.unsigned_abs(),
            };
            (year, figure)
        })
    }
}

/// The first and the last year that the known days of a claim are in; `None` if no day is known.
pub(crate) fn known_years(bounds: DateBounds) -> Option<Years> {
    let days = [
        bounds.start_earliest,
        bounds.start_latest,
        bounds.end_earliest,
        bounds.end_latest,
    ];
    let known = days.into_iter().filter(|day| !day.is_open());
    known.map(Day::year).fold(None, |found, year| {
        let Years { first, last } = found.unwrap_or(Years {
            first: year,
            last: year,
        });
        Some(Years {
            first: first.min(year),
            last: last.max(year),
        })
    })
}

/// The values of time (a year, or `step` of them) in which something certainly held, and in which
/// it possibly did.
///
/// It certainly held at some moment of a year if it began at the latest by its end, and ended at
/// the earliest after its beginning; and it possibly held if it may have.
pub(crate) fn years_of(bounds: DateBounds, period: Option<Period>, step: i64) -> HeldOnce {
    let certain = between(bounds.start_latest, bounds.end_earliest, period, step);
    if period.is_some_and(|period| period.modality == Modality::Certain) {
        // What is merely possible does not count.
        return HeldOnce {
            certain,
            possible: certain,
        };
    }
    HeldOnce {
        certain,
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
fn merged(mut years: Vec<Years>) -> Vec<Years> {
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
