//! Moments cut to a unit, moved to another offset, and reduced to the parts of their shape.

use crate::model::Day;

use super::components::WeekDate;
use super::components::first_of_quarter;
use super::components::first_of_year;
use super::moment::Moment;
use super::moment::MomentShape;
use super::moment::SECOND;

impl Moment {
    /// The beginning of the year, the month, the hour … it lies in; nothing if it has no such unit.
    #[must_use]
    pub fn truncated(&self, unit: &str) -> Option<Self> {
        let clock = match unit {
            "day" => Some(1),
            "hour" => Some(3600 * SECOND),
            "minute" => Some(60 * SECOND),
            "second" => Some(SECOND),
            "millisecond" => Some(1_000_000),
            "microsecond" => Some(1_000),
            _ => None,
        };
        if let Some(size) = clock {
            let nanosecond = if unit == "day" {
                0
            } else if self.has_time() {
                self.nanosecond / size * size
            } else {
                return None;
            };
            return Some(Self {
                nanosecond,
                ..*self
            });
        }
        if !self.has_date() {
            return None;
        }
        let day = Day::from_number(self.day);
        let (year, month, _) = day.civil();
        let week = WeekDate::of(day);
        let cut = match unit {
            "millennium" => first_of_year(year.div_euclid(1000) * 1000),
            "century" => first_of_year(year.div_euclid(100) * 100),
            "decade" => first_of_year(year.div_euclid(10) * 10),
            "year" => first_of_year(year),
            "weekYear" => WeekDate {
                week: 1,
                day: 1,
                ..week
            }
            .to_day(),
            "quarter" => first_of_quarter(year, i64::from((month - 1) / 3 + 1)),
            "month" => Day::from_civil(year, month, 1),
            "week" => day.plus(1 - week.day),
            _ => return None,
        };
        Some(Self {
            day: cut.number(),
            nanosecond: 0,
            ..*self
        })
    }

    /// The same instant with another offset.
    #[must_use]
    pub fn with_offset(&self, offset: i32) -> Self {
        let day_length = 86_400 * SECOND;
        let moved = self.nanosecond + i64::from(offset - self.offset) * SECOND;
        let days = moved.div_euclid(day_length);
        let day = if self.has_date() {
            Day::from_number(self.day).plus(days).number()
        } else {
            self.day
        };
        Self {
            day,
            nanosecond: moved.rem_euclid(day_length),
            offset,
            ..*self
        }
    }

    /// Without the parts that its shape has not.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        Self {
            shape: self.shape,
            day: if self.has_date() { self.day } else { 0 },
            nanosecond: if self.has_time() { self.nanosecond } else { 0 },
            offset: if self.has_offset() { self.offset } else { 0 },
        }
    }

    /// The date and time at Greenwich so many nanoseconds after the beginning of 1970; nothing if it lies
    /// beyond the calendar.
    #[must_use]
    pub fn of_instant(nanoseconds: i128) -> Option<Self> {
        let day_length = 86_400 * i128::from(SECOND);
        let days = i32::try_from(nanoseconds.div_euclid(day_length)).ok()?;
        let rest = i64::try_from(nanoseconds.rem_euclid(day_length)).ok()?;
        let moment = Self {
            shape: MomentShape::DateTime,
            day: days,
            nanosecond: rest,
            offset: 0,
        };
        moment.within_calendar()
    }
}
