//! Dates as bounds: what an uncertain date allows, and what it forces.
//!
//! A relation holds from an unknown start to an unknown end, each within its own bounds. "During a
//! window" then has three answers: certain if it is so for every choice within the bounds, possible
//! if for some, impossible if for none. Both tests come down to two comparisons, because the worst
//! and the best choice lie at the bounds.

use std::fmt;

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01; days beyond ±5.8 million
/// years are clamped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

impl Day {
    /// Before every date: an end that is open towards the past.
    pub const ALWAYS: Self = Self(i32::MIN);
    /// After every date: an end that is open towards the future.
    pub const NEVER_ENDING: Self = Self(i32::MAX);

    /// The day of a calendar date; the algorithm is Howard Hinnant's `days_from_civil`.
    #[must_use]
    pub fn from_civil(year: i64, month: u8, day: u8) -> Self {
        const DAYS_PER_ERA: i64 = 146_097;
        const EPOCH: i64 = 719_468;
        let year = year.clamp(-6_000_000, 6_000_000) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let shifted_month = (i64::from(month) + 9) % 12;
        let day_of_year = (153 * shifted_month + 2) / 5 + i64::from(day) - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self::clamped(era * DAYS_PER_ERA + day_of_era - EPOCH)
    }

    /// Whether this is an open end and not a day.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == Self::ALWAYS || self == Self::NEVER_ENDING
    }

    /// The day `days` later (earlier if negative); open ends stay open.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        if self.is_open() {
            return self;
        }
        Self::clamped(i64::from(self.0) + days)
    }

    /// The day as ISO 8601 writes it: `2026-11-29`.
    #[must_use]
    pub fn iso(self) -> String {
        let (year, month, day) = self.civil();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// The year the day lies in.
    #[must_use]
    pub fn year(self) -> i64 {
        self.civil().0
    }

    /// Year, month and day of the month; the algorithm is Howard Hinnant's `civil_from_days`.
    #[must_use]
    pub fn civil(self) -> (i64, u8, u8) {
        let days = i64::from(self.0) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let small = |number: i64| u8::try_from(number).unwrap_or(1);
        (
            year_of_era + era * 400 + i64::from(month <= 2),
            small(month),
            small(day),
        )
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day with this number.
    #[must_use]
    pub const fn from_number(number: i32) -> Self {
        Self(number)
    }

    fn clamped(number: i64) -> Self {
        let lowest = i64::from(i32::MIN) + 1;
        let highest = i64::from(i32::MAX) - 1;
        Self(i32::try_from(number.clamp(lowest, highest)).unwrap_or(0))
    }
}

/// A range of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// Whether a question asks for possible or certain dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Modality {
    /// It may have been so.
    #[default]
    Possible,
    /// It must have been so.
    Certain,
}

impl Modality {
    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Certain => "certain",
        }
    }

    /// The reading with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Possible, Self::Certain]
            .into_iter()
            .find(|modality| modality.name() == name)
    }
}

/// The answer to "was it so?" when dates are uncertain, from the weakest to the strongest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// False for every choice of moments within the bounds.
    Never,
    /// True for some choices, but not for all.
    Possible,
    /// True for every choice.
    Certain,
}

impl Verdict {
    /// The word used in answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Possible => "possible",
            Self::Certain => "certain",
        }
    }

    /// Whether it is enough where it may, or must, have been so.
    #[must_use]
    pub fn fits(self, modality: Modality) -> bool {
        match modality {
            Modality::Possible => self >= Self::Possible,
            Modality::Certain => self == Self::Certain,
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Where the start and the end of something lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateBounds {
    /// The earliest possible start.
    pub start_earliest: Day,
    /// The latest possible start.
    pub start_latest: Day,
    /// The earliest possible end.
    pub end_earliest: Day,
    /// The latest possible end.
    pub end_latest: Day,
}

/// When it is certain that something was so in a period of which the days are not all certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sure {
    /// If it was so at some moment of these days, which the period has whatever is meant by it.
    AtSomeMoment(Window),
    /// If it was so throughout these days, of which nobody knows which are meant.
    Throughout(Window),
}

impl DateBounds {
    /// Nothing is known: any time is possible, none certain.
    pub const UNDATED: Self = Self {
        start_earliest: Day::ALWAYS,
        start_latest: Day::NEVER_ENDING,
        end_earliest: Day::ALWAYS,
        end_latest: Day::NEVER_ENDING,
    };

    /// One unknown moment between two days: an event.
    #[must_use]
    pub const fn moment(first: Day, last: Day) -> Self {
        Self {
            start_earliest: first,
            start_latest: last,
            end_earliest: first,
            end_latest: last,
        }
    }

    /// Held at some unknown moment between two days, nothing known of its ends: a state with a
    /// single date.
    #[must_use]
    pub const fn held_within(first: Day, last: Day) -> Self {
        Self {
            start_earliest: Day::ALWAYS,
            start_latest: last,
            end_earliest: first,
            end_latest: Day::NEVER_ENDING,
        }
    }

    /// A state whose start lies in one window and whose end lies in another; what contradicts "no
    /// end before its start" is cut off.
    #[must_use]
    pub fn lasting(start: Window, end: Window) -> Self {
        Self {
            start_earliest: start.first,
            start_latest: start.last.min(end.last),
            end_earliest: end.first.max(start.first),
            end_latest: end.last,
        }
    }

    /// Whether it held at some moment of `window`; never, if that ends before it begins.
    #[must_use]
    pub fn during(self, window: Window) -> Verdict {
        if window.first > window.last {
            Verdict::Never
        } else if self.start_latest <= window.last && self.end_earliest >= window.first {
            Verdict::Certain
        } else if self.start_earliest <= window.last && self.end_latest >= window.first {
            Verdict::Possible
        } else {
            Verdict::Never
        }
    }

    /// Whether it held at some moment of a period of these days at most, of which `sure` says when that is
    /// certain.
    #[must_use]
    pub fn during_vague(self, most: Window, sure: Sure) -> Verdict {
        let touched = self.during(most);
        if touched != Verdict::Certain {
            return touched;
        }
        let is_certain = match sure {
            Sure::AtSomeMoment(least) => self.during(least) == Verdict::Certain,
            Sure::Throughout(days) => {
                self.start_latest <= days.first && self.end_earliest >= days.last
            }
        };
        if is_certain {
            Verdict::Certain
        } else {
            Verdict::Possible
        }
    }

    /// Whether all of several things held at one common moment.
    ///
    /// Pairs suffice: intervals on a line that meet pairwise have a common point (Helly's theorem
    /// in one dimension).
    #[must_use]
    pub fn at_once(all: &[Self]) -> Verdict {
        let pairwise = |test: fn(Self, Self) -> bool| {
            all.iter()
                .enumerate()
                .all(|(i, a)| all.iter().enumerate().all(|(j, b)| i == j || test(*a, *b)))
        };
        if pairwise(|a, b| a.start_latest <= b.end_earliest) {
            Verdict::Certain
        } else if pairwise(|a, b| a.start_earliest <= b.end_latest) {
            Verdict::Possible
        } else {
            Verdict::Never
        }
    }

    /// The range of days in which all of several things may have held at the same time, if any.
    #[must_use]
    pub fn common_window(all: &[Self]) -> Option<Window> {
        let first = all.iter().map(|bounds| bounds.start_earliest).max()?;
        let last = all.iter().map(|bounds| bounds.end_latest).min()?;
        (first <= last).then_some(Window { first, last })
    }
}
