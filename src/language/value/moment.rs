//! Dates and times of the calendar, as openCypher has them: days, nanoseconds of the day, an offset.

use std::cmp::Ordering;
use std::fmt;
use std::ops::RangeInclusive;

use crate::model::Day;

use super::duration::Duration;

/// Nanoseconds of a second.
pub const SECOND: i64 = 1_000_000_000;

/// The years of the calendar that a date or time may lie in.
pub const YEARS: RangeInclusive<i64> = -999_999..=999_999;

/// Which parts a moment has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MomentShape {
    /// A time with an offset, and a date.
    DateTime,
    /// A time and a date.
    LocalDateTime,
    /// A date.
    Date,
    /// A time with an offset.
    Time,
    /// A time.
    LocalTime,
}

/// A date, a time, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Which parts it has.
    pub shape: MomentShape,
    /// Days since 1970-01-01, where it has a date.
    pub day: i32,
    /// Nanoseconds since midnight, where it has a time.
    pub nanosecond: i64,
    /// Seconds east of Greenwich, where it has an offset.
    pub offset: i32,
}

impl Moment {
    /// Which comes first: by the instant, then by the offset.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let shapes = self.shape.cmp(&other.shape);
        let instants = shapes.then_with(|| self.instant().cmp(&other.instant()));
        instants.then_with(|| self.offset.cmp(&other.offset))
    }

    /// Nanoseconds since 1970-01-01 at Greenwich, or since midnight there.
    #[must_use]
    pub fn instant(&self) -> i128 {
        let days = i128::from(self.day) * 86_400 * i128::from(SECOND);
        let offset = i128::from(self.offset) * i128::from(SECOND);
        days + i128::from(self.nanosecond) - offset
    }

    /// The moment a length of time later: first the months, then the days, then the rest; nothing if it
    /// lies beyond the calendar.
    #[must_use]
    pub fn plus(&self, length: Duration) -> Option<Self> {
        let mut later = *self;
        let day_of_nanoseconds = 86_400 * i128::from(SECOND);
        let mut time = i128::from(self.nanosecond);
        if self.has_time() {
            time += length.nanoseconds;
        }
        let mut days = time.div_euclid(day_of_nanoseconds);
        if !self.has_time() {
            days = length.nanoseconds / day_of_nanoseconds;
        }
        later.nanosecond = i64::try_from(time.rem_euclid(day_of_nanoseconds)).unwrap_or(0);
        if self.has_date() {
            let days = i64::try_from(days).ok()?.checked_add(length.days)?;
            let moved = months_later(Day::from_number(self.day), length.months)?;
            // A day that is too far is clamped, to one that is beyond the calendar as well.
            later.day = moved.plus(days.clamp(-FURTHEST_DAY, FURTHEST_DAY)).number();
        }
        later.within_calendar()
    }

    /// The same moment, unless it lies beyond the calendar.
    #[must_use]
    pub fn within_calendar(self) -> Option<Self> {
        let is_within = !self.has_date() || YEARS.contains(&Day::from_number(self.day).year());
        is_within.then_some(self)
    }

    /// Whether it has a date.
    #[must_use]
    pub fn has_date(&self) -> bool {
        !matches!(self.shape, MomentShape::Time | MomentShape::LocalTime)
    }

    /// Whether it has a time.
    #[must_use]
    pub fn has_time(&self) -> bool {
        self.shape != MomentShape::Date
    }

    /// Whether it has an offset.
    #[must_use]
    pub fn has_offset(&self) -> bool {
        matches!(self.shape, MomentShape::Time | MomentShape::DateTime)
    }

    fn write_date(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = Day::from_number(self.day).civil();
        if (0..=9999).contains(&year) {
            write!(formatter, "{year:04}-{month:02}-{day:02}")
        } else {
            write!(formatter, "{year:+}-{month:02}-{day:02}")
        }
    }

    fn write_time(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.nanosecond.div_euclid(SECOND);
        let fraction = self.nanosecond.rem_euclid(SECOND);
        write!(formatter, "{:02}:{:02}", seconds / 3600, seconds / 60 % 60)?;
        if seconds % 60 != 0 || fraction != 0 {
            write!(formatter, ":{:02}", seconds % 60)?;
        }
        if fraction == 0 {
            return Ok(());
        }
        let digits = format!("{fraction:09}");
        write!(formatter, ".{}", digits.trim_end_matches('0'))
    }

    /// The offset: `Z` or such as `+01:00`.
    #[must_use]
    pub fn written_offset(&self) -> String {
        if self.offset == 0 {
            return "Z".to_owned();
        }
        let sign = if self.offset < 0 { '-' } else { '+' };
        let size = self.offset.abs();
        let minutes = format!("{sign}{:02}:{:02}", size / 3600, size / 60 % 60);
        if size % 60 == 0 {
            return minutes;
        }
        format!("{minutes}:{:02}", size % 60)
    }

    /// Months since the beginning of the calendar.
    #[must_use]
    pub fn month_number(&self) -> i64 {
        let (year, month, _) = Day::from_number(self.day).civil();
        year * 12 + i64::from(month)
    }
}

/// More days than the calendar has.
const FURTHEST_DAY: i64 = 4_000_000_000;

/// The same day of another month, or its last day if it is shorter; nothing if it lies beyond the
/// calendar.
fn months_later(day: Day, months: i64) -> Option<Day> {
    let (year, month, day_of_month) = day.civil();
    let total = year.checked_mul(12)?.checked_add(i64::from(month) - 1)?;
    let total = total.checked_add(months)?;
    let (year, month) = (total.div_euclid(12), total.rem_euclid(12) + 1);
    if !YEARS.contains(&year) {
        return None;
    }
    let month = u8::try_from(month).unwrap_or(1);
    let first = Day::from_civil(year, month, 1);
    let next = first.plus(31).civil();
    let last = Day::from_civil(next.0, next.1, 1).plus(-1).civil().2;
    Some(Day::from_civil(year, month, day_of_month.min(last)))
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.has_date() {
            self.write_date(formatter)?;
        }
        if self.has_date() && self.has_time() {
            formatter.write_str("T")?;
        }
        if self.has_time() {
            self.write_time(formatter)?;
        }
        if self.has_offset() {
            formatter.write_str(&self.written_offset())?;
        }
        Ok(())
    }
}
