//! Lengths of time, as openCypher has them: months, days and seconds stand side by side, since a month
//! has no fixed number of days and a day none of seconds.

use std::cmp::Ordering;
use std::fmt;

use super::moment::SECOND;

/// A length of time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    /// Months; twelve are a year.
    pub months: i64,
    /// Days; seven are a week.
    pub days: i64,
    /// Nanoseconds.
    pub nanoseconds: i128,
}

/// Seconds of an average month: a twelfth of a year of the calendar.
pub const SECONDS_OF_MONTH: i128 = 2_629_746;

/// As many nanoseconds a length of time may have: those of as many seconds as a whole number counts.
const MOST_NANOSECONDS: u128 = i64::MAX.unsigned_abs() as u128 * SECOND.unsigned_abs() as u128;

impl Duration {
    /// The sum of two lengths; nothing if it has more months, days or seconds than can be counted.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let sum = Self {
            months: self.months.checked_add(other.months)?,
            days: self.days.checked_add(other.days)?,
            nanoseconds: self.nanoseconds.checked_add(other.nanoseconds)?,
        };
        (sum.nanoseconds.unsigned_abs() <= MOST_NANOSECONDS).then_some(sum)
    }

    /// The same length backwards; nothing if that cannot be counted.
    #[must_use]
    pub fn negated(self) -> Option<Self> {
        Some(Self {
            months: self.months.checked_neg()?,
            days: self.days.checked_neg()?,
            nanoseconds: self.nanoseconds.checked_neg()?,
        })
    }

    /// Which is longer, on average.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        self.average().cmp(&other.average())
    }

    fn average(&self) -> i128 {
        let days = i128::from(self.days) * 86_400;
        let seconds = i128::from(self.months) * SECONDS_OF_MONTH + days;
        seconds * i128::from(SECOND) + self.nanoseconds
    }

    fn write_time(self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.nanoseconds == 0 {
            return Ok(());
        }
        formatter.write_str("T")?;
        let sign = if self.nanoseconds < 0 { "-" } else { "" };
        let size = self.nanoseconds.unsigned_abs();
        let second = u128::from(SECOND.unsigned_abs());
        let (seconds, fraction) = (size / second, size % second);
        let parts = [(seconds / 3600, "H"), (seconds / 60 % 60, "M")];
        for (count, unit) in parts {
            if count > 0 {
                write!(formatter, "{sign}{count}{unit}")?;
            }
        }
        let rest = seconds % 60;
        if fraction > 0 {
            let digits = format!("{fraction:09}");
            write!(formatter, "{sign}{rest}.{}S", digits.trim_end_matches('0'))
        } else if rest > 0 {
            write!(formatter, "{sign}{rest}S")
        } else {
            Ok(())
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::default() {
            return formatter.write_str("PT0S");
        }
        formatter.write_str("P")?;
        let (years, months) = (self.months / 12, self.months % 12);
        for (count, unit) in [(years, 'Y'), (months, 'M'), (self.days, 'D')] {
            if count != 0 {
                write!(formatter, "{count}{unit}")?;
            }
        }
        self.write_time(formatter)
    }
}
