//! The parts of dates, times and lengths of time, by the names that openCypher has for them.

use crate::model::Day;

use super::duration::Duration;
use super::moment::Moment;
use super::moment::MomentShape;
use super::moment::SECOND;
use super::tree::Value;

/// A day of a calendar in weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekDate {
    /// The year to which the week is counted.
    pub year: i64,
    /// The week.
    pub week: i64,
    /// The day of the week; Monday is 1.
    pub day: i64,
}

/// The first day of a year.
#[must_use]
pub fn first_of_year(year: i64) -> Day {
    Day::from_civil(year, 1, 1)
}

/// The first day of a quarter.
#[must_use]
pub fn first_of_quarter(year: i64, quarter: i64) -> Day {
    let month = u8::try_from(quarter * 3 - 2).unwrap_or(1);
    Day::from_civil(year, month, 1)
}

/// How many days one day is behind another.
#[must_use]
pub fn days_between(first: Day, last: Day) -> i64 {
    i64::from(last.number()) - i64::from(first.number())
}

impl WeekDate {
    /// The day in the calendar of weeks: a week belongs to the year of its Thursday.
    #[must_use]
    pub fn of(day: Day) -> Self {
        let weekday = (i64::from(day.number()) + 3).rem_euclid(7) + 1;
        let thursday = day.plus(4 - weekday);
        let year = thursday.year();
        Self {
            year,
            week: days_between(first_of_year(year), thursday) / 7 + 1,
            day: weekday,
        }
    }

    /// The day in the usual calendar.
    #[must_use]
    pub fn to_day(self) -> Day {
        let fourth = Day::from_civil(self.year, 1, 4);
        let monday = fourth.plus(1 - Self::of(fourth).day);
        monday.plus((self.week - 1) * 7 + self.day - 1)
    }
}

impl Moment {
    /// A part of it; nothing if it has no such part.
    #[must_use]
    pub fn component(&self, name: &str) -> Option<Value> {
        let number = match name {
            "timezone" | "offset" if self.has_offset() => {
                return Some(Value::text(self.written_offset()));
            }
            "offsetMinutes" if self.has_offset() => i64::from(self.offset / 60),
            "offsetSeconds" if self.has_offset() => i64::from(self.offset),
            "epochSeconds" | "epochMillis" if self.shape == MomentShape::DateTime => {
                let size = if name == "epochMillis" {
                    1_000_000
                } else {
                    SECOND
                };
                i64::try_from(self.instant().div_euclid(i128::from(size))).ok()?
            }
            _ if self.has_date() => {
                let part = self.date_component(name);
                part.or_else(|| self.time_component(name))?
            }
            _ => self.time_component(name)?,
        };
        Some(Value::Integer(number))
    }

    fn date_component(&self, name: &str) -> Option<i64> {
        let day = Day::from_number(self.day);
        let (year, month, day_of_month) = day.civil();
        let month = i64::from(month);
        let quarter = (month - 1) / 3 + 1;
        let week = WeekDate::of(day);
        Some(match name {
            "year" => year,
            "quarter" => quarter,
            "month" => month,
            "week" => week.week,
            "weekYear" => week.year,
            "day" => i64::from(day_of_month),
            "ordinalDay" => days_between(first_of_year(year), day) + 1,
            "weekDay" | "dayOfWeek" => week.day,
            "dayOfQuarter" => days_between(first_of_quarter(year, quarter), day) + 1,
            _ => return None,
        })
    }

    fn time_component(&self, name: &str) -> Option<i64> {
        if !self.has_time() {
            return None;
        }
        let (seconds, fraction) = (self.nanosecond / SECOND, self.nanosecond % SECOND);
        Some(match name {
            "hour" => seconds / 3600,
            "minute" => seconds / 60 % 60,
            "second" => seconds % 60,
            "millisecond" => fraction / 1_000_000,
            "microsecond" => fraction / 1_000,
            "nanosecond" => fraction,
            _ => return None,
        })
    }
}

impl Duration {
    /// A part of it, or the whole of it in one unit; nothing if there is no such part.
    #[must_use]
    pub fn component(&self, name: &str) -> Option<i128> {
        let second = i128::from(SECOND);
        let seconds = self.nanoseconds.div_euclid(second);
        let fraction = self.nanoseconds.rem_euclid(second);
        Some(match name {
            "years" => i128::from(self.months / 12),
            "quarters" => i128::from(self.months / 3),
            "months" => i128::from(self.months),
            "weeks" => i128::from(self.days / 7),
            "days" => i128::from(self.days),
            "hours" => seconds / 3600,
            "minutes" => seconds / 60,
            "seconds" => seconds,
            "milliseconds" => self.nanoseconds / 1_000_000,
            "microseconds" => self.nanoseconds / 1_000,
            "nanoseconds" => self.nanoseconds,
            "quartersOfYear" => i128::from(self.months % 12 / 3),
            "monthsOfQuarter" => i128::from(self.months % 3),
            "monthsOfYear" => i128::from(self.months % 12),
            "daysOfWeek" => i128::from(self.days % 7),
            "minutesOfHour" => seconds / 60 % 60,
            "secondsOfMinute" => seconds % 60,
            "millisecondsOfSecond" => fraction / 1_000_000,
            "microsecondsOfSecond" => fraction / 1_000,
            "nanosecondsOfSecond" => fraction,
            _ => return None,
        })
    }
}
