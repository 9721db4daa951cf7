//! The period that relations must fall into.

use crate::model::DateBounds;
use crate::model::Day;
use crate::model::HistoricalDate;
use crate::model::Modality;
use crate::model::Sure;
use crate::model::Verdict;
use crate::model::Window;

/// The dates that a period is made of.
#[derive(Clone, Copy, Debug, Default)]
pub struct GivenDates<'a> {
    /// At some moment of it.
    pub during: Option<&'a HistoricalDate>,
    /// On or after it.
    pub since: Option<&'a HistoricalDate>,
    /// On or before it.
    pub until: Option<&'a HistoricalDate>,
}

/// The time window that relations must fall into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first and the last day.
    pub window: Window,
    /// Whether relations certainly or only possibly have to fall into it.
    pub modality: Modality,
    /// When a relation certainly falls into it, if it is not certain which days are meant, as of `1937?`.
    pub sure: Option<Sure>,
}

impl Period {
    /// The period of these days.
    #[must_use]
    pub const fn of(window: Window, modality: Modality) -> Self {
        Self {
            window,
            modality,
            sure: None,
        }
    }

    /// The period of what may have been at some moment of a date.
    #[must_use]
    pub fn during(date: &HistoricalDate) -> Self {
        Self {
            window: date.span(),
            modality: Modality::Possible,
            sure: date.sure(),
        }
    }

    /// Whether what has these bounds falls into it.
    #[must_use]
    pub fn verdict(&self, bounds: DateBounds) -> Verdict {
        match self.sure {
            Some(sure) => bounds.during_vague(self.window, sure),
            None => bounds.during(self.window),
        }
    }

    /// The same period from any day on.
    #[must_use]
    pub fn from_any_day(self) -> Self {
        let sure = self.sure.map(|sure| match sure {
            Sure::AtSomeMoment(days) => days.last,
            Sure::Throughout(days) => days.first,
        });
        let until = |last| Window {
            first: Day::ALWAYS,
            last,
        };
        Self {
            window: until(self.window.last),
            sure: sure.map(|last| Sure::AtSomeMoment(until(last))),
            ..self
        }
    }

    /// The same period up to any day.
    #[must_use]
    pub fn up_to_any_day(self) -> Self {
        let sure = self.sure.map(|sure| match sure {
            Sure::AtSomeMoment(days) => days.first,
            Sure::Throughout(days) => days.last,
        });
        let since = |first| Window {
            first,
            last: Day::NEVER_ENDING,
        };
        Self {
            window: since(self.window.first),
            sure: sure.map(|first| Sure::AtSomeMoment(since(first))),
            ..self
        }
    }

    /// The period of dates that are given together: all of them hold. Nothing if none is given.
    #[must_use]
    pub fn of_dates(given: GivenDates<'_>, modality: Modality) -> Option<Self> {
        let GivenDates {
            during,
            since,
            until,
        } = given;
        during.or(since).or(until)?;
        let [in_days, from_days, to_days] = [during, since, until].map(days);
        let window = Window {
            first: from_days.first.max(in_days.first),
            last: to_days.last.min(in_days.last),
        };
        // Of `since=1937?` it is only certain what held behind all days that may be meant.
        let least = Window {
            first: if is_vague(since) {
                from_days.last
            } else {
                from_days.first
            },
            last: if is_vague(until) {
                to_days.first
            } else {
                to_days.last
            },
        };
        let both = |days: Window| Window {
            first: days.first.max(least.first),
            last: days.last.min(least.last),
        };
        let sure = match during.and_then(HistoricalDate::sure) {
            Some(Sure::Throughout(days)) => Some(Sure::Throughout(Window {
                first: days.first.min(least.last),
                last: days.last.max(least.first),
            })),
            Some(Sure::AtSomeMoment(days)) => Some(Sure::AtSomeMoment(both(days))),
            None if is_vague(since) || is_vague(until) => Some(Sure::AtSomeMoment(both(in_days))),
            None => None,
        };
        Some(Self {
            window,
            modality,
            sure,
        })
    }
}

/// The days of a date; without one, any.
fn days(date: Option<&HistoricalDate>) -> Window {
    let always = Window {
        first: Day::ALWAYS,
        last: Day::NEVER_ENDING,
    };
    date.map_or(always, HistoricalDate::span)
}

/// Whether it is not certain which days a date means.
fn is_vague(date: Option<&HistoricalDate>) -> bool {
    date.is_some_and(|date| date.sure().is_some())
}
