//! In which of two periods something may have been, over all readings of its uncertain date.

use crate::graph::Period;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Verdict;
use crate::model::Window;

/// What became of something from one period to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Fate {
    /// It is of the second period and not of the first.
    #[default]
    New,
    /// It is of the first period and not of the second.
    Gone,
    /// It is of both.
    Stayed,
}

impl Fate {
    /// All of them, in the order of a table.
    pub const ALL: [Self; 3] = [Self::New, Self::Gone, Self::Stayed];

    /// The word used in addresses and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Stayed => "stayed",
        }
    }

    /// The fate with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fate| fate.name() == name)
    }

    /// The reading under which it had this fate.
    const fn reading(self) -> Reading {
        match self {
            Self::New => Reading::Second,
            Self::Gone => Reading::First,
            Self::Stayed => Reading::Both,
        }
    }
}

/// In which periods something was by a reading of its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reading {
    Neither,
    First,
    Second,
    Both,
}

impl Reading {
    const ALL: [Self; 4] = [Self::Neither, Self::First, Self::Second, Self::Both];

    /// The reading of what stands so to each period.
    fn of(to_first: Stand, to_second: Stand) -> Self {
        match (to_first, to_second) {
            (Stand::Within, Stand::Within) => Self::Both,
            (Stand::Within, _) => Self::First,
            (_, Stand::Within) => Self::Second,
            _ => Self::Neither,
        }
    }

    /// The periods of this and another one together.
    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Neither, only) | (only, Self::Neither) => only,
            (one, another) if one == another => one,
            _ => Self::Both,
        }
    }

    /// The same without the first (0) or the second (1) period.
    fn without(self, period: usize) -> Self {
        let other = if period == 0 {
            Self::Second
        } else {
            Self::First
        };
        if self.is_of(1 - period.min(1)) {
            other
        } else {
            Self::Neither
        }
    }

    /// Whether it is of the first (0) or the second (1) period.
    fn is_of(self, period: usize) -> bool {
        let alone = if period == 0 {
            Self::First
        } else {
            Self::Second
        };
        self == alone || self == Self::Both
    }
}

/// In which of two periods something was: each reading of its date puts it into neither, into one or
/// into both. Never empty: some reading is right.
///
/// # Example
///
/// ```
/// use prosopograph::model::Aspect;
/// use prosopograph::model::HistoricalDate;
/// use prosopograph::model::Verdict;
/// use prosopograph::query::Fate;
/// use prosopograph::query::Presence;
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let year = |text: &str| HistoricalDate::parse(text).map(|date| date.span());
/// let periods = [year("1936")?, year("1937")?];
/// // It began some time in 1936 and ended some time in 1937.
/// let held = HistoricalDate::parse("1936/1937")?;
/// assert_eq!(Presence::of(held.bounds(Aspect::State), periods).fate(Fate::Stayed), Verdict::Certain);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Presence {
    /// Whether each of [`Reading::ALL`] is possible.
    readings: [bool; 4],
}

/// Days from the first to the last, as numbers: that there is none is possible.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Days {
    first: i64,
    last: i64,
}

impl Days {
    fn within(self, other: Self) -> Self {
        Self {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
        }
    }

    fn is_empty(self) -> bool {
        self.first > self.last
    }
}

/// Where the beginning and the end of something may lie.
#[derive(Clone, Copy)]
struct Ends {
    begin: Days,
    end: Days,
    /// Whether it is a moment: what begins and ends within the same days.
    is_moment: bool,
}

/// How something stands to a period.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    Before,
    Within,
    After,
}

impl Ends {
    fn of(bounds: DateBounds) -> Self {
        let days = |first: Day, last: Day| Days {
            first: first.number().into(),
            last: last.number().into(),
        };
        let begin = days(bounds.start_earliest, bounds.start_latest);
        let end = days(bounds.end_earliest, bounds.end_latest);
        Self {
            begin,
            end,
            is_moment: begin == end && bounds != DateBounds::UNDATED,
        }
    }

    /// The readings that stand so to a period.
    fn standing(self, stand: Stand, window: Window) -> Self {
        const ALL: Days = Days {
            first: i64::MIN,
            last: i64::MAX,
        };
        let first = i64::from(window.first.number());
        let last = i64::from(window.last.number());
        let (begin, end) = match stand {
            Stand::Before => {
                let last = first - 1;
                (ALL, Days { last, ..ALL })
            }
            Stand::Within => (Days { last, ..ALL }, Days { first, ..ALL }),
            Stand::After => {
                let first = last + 1;
                (Days { first, ..ALL }, ALL)
            }
        };
        Self {
            begin: self.begin.within(begin),
            end: self.end.within(end),
            ..self
        }
    }

    /// Whether there is such a reading: nothing ends before it begins, and a moment does not last.
    fn is_possible(self) -> bool {
        if self.is_moment {
            return !self.begin.within(self.end).is_empty();
        }
        !self.begin.is_empty() && !self.end.is_empty() && self.begin.first <= self.end.last
    }
}

impl Presence {
    /// What is of neither period.
    pub const NEITHER: Self = Self {
        readings: [true, false, false, false],
    };
    const NO_READING: Self = Self {
        readings: [false; 4],
    };

    /// In which of two periods something with these bounds was.
    #[must_use]
    pub fn of(bounds: DateBounds, [first, second]: [Window; 2]) -> Self {
        const STANDS: [Stand; 3] = [Stand::Before, Stand::Within, Stand::After];
        let ends = Ends::of(bounds);
        let mut found = Self::NO_READING;
        for to_first in STANDS {
            for to_second in STANDS {
                let reading = ends.standing(to_first, first).standing(to_second, second);
                if reading.is_possible() {
                    found.note(Reading::of(to_first, to_second));
                }
            }
        }
        found
    }

    /// In which of two periods something with these bounds was, where it may not be certain which days
    /// the periods mean.
    #[must_use]
    pub fn of_periods(bounds: DateBounds, periods: [Period; 2]) -> Self {
        let mut found = Self::of(bounds, periods.map(|period| period.window));
        for (number, period) in periods.iter().enumerate() {
            // What is not certainly of the days that are meant may lie beside them on every reading.
            if period.sure.is_some() && period.verdict(bounds) != Verdict::Certain {
                let beside = found.possible().map(|reading| reading.without(number));
                let beside: Vec<Reading> = beside.collect();
                for reading in beside {
                    found.note(reading);
                }
            }
        }
        found
    }

    /// In which of the periods there is anything of two that are read independently.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let mut found = Self::NO_READING;
        for one in self.possible() {
            for another in other.possible() {
                found.note(one.or(another));
            }
        }
        found
    }

    /// Whether it had this fate.
    #[must_use]
    pub fn fate(self, fate: Fate) -> Verdict {
        self.verdict(|reading| reading == fate.reading())
    }

    /// Whether it was of the first (0) or the second (1) period.
    #[must_use]
    pub fn in_period(self, period: usize) -> Verdict {
        self.verdict(|reading| reading.is_of(period))
    }

    fn verdict(self, holds: impl Fn(Reading) -> bool) -> Verdict {
        if self.possible().all(&holds) {
            Verdict::Certain
        } else if self.possible().any(&holds) {
            Verdict::Possible
        } else {
            Verdict::Never
        }
    }

    /// The readings that there are.
    fn possible(self) -> impl Iterator<Item = Reading> {
        let all = Reading::ALL.into_iter().zip(self.readings);
        all.filter_map(|(reading, is_possible)| is_possible.then_some(reading))
    }

    fn note(&mut self, found: Reading) {
        for (reading, is_possible) in Reading::ALL.into_iter().zip(&mut self.readings) {
            *is_possible |= reading == found;
        }
    }
}
