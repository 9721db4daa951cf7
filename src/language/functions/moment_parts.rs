//! The parts of dates and times in a map: each is taken from it, or from the moment it is based on.

use std::ops::RangeInclusive;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::value::MapValue;
use crate::language::value::Moment;
use crate::language::value::MomentShape;
use crate::language::value::Value;
use crate::language::value::WeekDate;
use crate::language::value::YEARS;
use crate::language::value::days_between;
use crate::language::value::first_of_quarter;
use crate::language::value::first_of_year;
use crate::model::Day;

use super::function::Given;
use super::moment_texts::civil;
use super::moment_texts::offset;

const SECOND: i64 = 1_000_000_000;

/// The parts in a map.
pub struct Parts<'a> {
    given: &'a Given<'a>,
    map: &'a MapValue,
    date: Option<Moment>,
    time: Option<Moment>,
    usual_offset: i32,
}

impl<'a> Parts<'a> {
    /// The parts, based on the moments that the map names.
    pub fn new(given: &'a Given<'a>, parts: &'a MapValue) -> Self {
        let base = |name: &str| match parts.entries().get(name) {
            Some(Value::Moment(moment)) => Some(*moment),
            _ => None,
        };
        let both = base("datetime");
        let time = base("time").or(both).filter(Moment::has_time);
        Self {
            given,
            map: parts,
            date: base("date").or(both).filter(Moment::has_date),
            usual_offset: time.map_or(0, |time| time.offset),
            time,
        }
    }

    /// The same parts, based on a moment without an offset.
    pub fn based_on(mut self, base: Moment, usual_offset: i32) -> Self {
        self.date = Some(base).filter(Moment::has_date);
        let is_local = matches!(base.shape, MomentShape::Time | MomentShape::DateTime);
        let shape = match base.shape {
            MomentShape::Time => MomentShape::LocalTime,
            MomentShape::DateTime => MomentShape::LocalDateTime,
            shape => shape,
        };
        let base = if is_local {
            Moment { shape, ..base }
        } else {
            base
        };
        self.time = Some(base).filter(Moment::has_time);
        self.usual_offset = usual_offset;
        self
    }

    /// The moment that the parts make.
    pub fn moment(&self, shape: MomentShape) -> Result<Moment, Fault> {
        let mut made = Moment {
            shape,
            day: 0,
            nanosecond: 0,
            offset: 0,
        };
        if made.has_date() {
            made.day = self.day()?.number();
        }
        if made.has_time() {
            made.nanosecond = self.nanosecond()?;
        }
        if !made.has_offset() {
            return Ok(made);
        }
        let zone = self.offset()?;
        made.offset = self.usual_offset;
        let had_offset = self.time.as_ref().is_some_and(Moment::has_offset);
        Ok(match zone {
            None => made,
            Some(offset) if had_offset => made.with_offset(offset),
            Some(offset) => Moment { offset, ..made },
        })
    }

    fn has(&self, name: &str) -> bool {
        self.map.entries().contains_key(name)
    }

    /// A part within its bounds, or what it usually is.
    fn part(&self, name: &str, usual: i64, bounds: RangeInclusive<i64>) -> Result<i64, Fault> {
        let Some(value) = self.map.entries().get(name) else {
            return Ok(usual);
        };
        match value {
            Value::Integer(number) if bounds.contains(number) => Ok(*number),
            _ => {
                let (least, most) = (bounds.start(), bounds.end());
                let what = format!("`{name}` must be a whole number from {least} to {most}");
                let fault = Fault::argument(self.given.span, what);
                Err(fault.advise(format!("Write such as {{{name}: {}}}", least.max(&1))))
            }
        }
    }

    fn day(&self) -> Result<Day, Fault> {
        let base = self.date.map(|date| Day::from_number(date.day));
        if base.is_none() && !self.has("year") {
            let what = "a date needs a year";
            let fault = Fault::kind(FaultCode::InvalidArgumentValue, self.given.span, what);
            return Err(fault.advise("Add it, such as {year: 1937}"));
        }
        let (year, month, day) = base.map_or((0, 1, 1), Day::civil);
        let (month, day) = (i64::from(month), i64::from(day));
        let years = YEARS;
        if self.has("week") || self.has("dayOfWeek") {
            let usual = base.map_or(
                WeekDate {
                    year,
                    week: 1,
                    day: 1,
                },
                WeekDate::of,
            );
            let date = WeekDate {
                year: self.part("year", usual.year, years)?,
                week: self.part("week", usual.week, 1..=53)?,
                day: self.part("dayOfWeek", usual.day, 1..=7)?,
            };
            return Ok(date.to_day());
        }
        let year = self.part("year", year, years)?;
        if self.has("ordinalDay") {
            let ordinal = self.part("ordinalDay", 1, 1..=366)?;
            return Ok(first_of_year(year).plus(ordinal - 1));
        }
        if self.has("quarter") || self.has("dayOfQuarter") {
            let usual = (month - 1) / 3 + 1;
            let quarter = self.part("quarter", usual, 1..=4)?;
            let passed = base.map_or(0, |base| {
                days_between(first_of_quarter(base.year(), usual), base)
            });
            let day = self.part("dayOfQuarter", passed + 1, 1..=92)?;
            return Ok(first_of_quarter(year, quarter).plus(day - 1));
        }
        let month = self.part("month", month, 1..=12)?;
        let day = self.part("day", day, 1..=31)?;
        civil(year, month, day).ok_or_else(|| {
            let what = format!("the month {month} of {year} has no day {day}");
            let fault = Fault::argument(self.given.span, what);
            fault.advise("Write another day, or leave it out for the first of the month")
        })
    }

    fn nanosecond(&self) -> Result<i64, Fault> {
        let base = self.time.map_or(0, |time| time.nanosecond);
        let (seconds, fraction) = (base / SECOND, base % SECOND);
        let whole = self.part("hour", seconds / 3600, 0..=23)? * 3600
            + self.part("minute", seconds / 60 % 60, 0..=59)? * 60
            + self.part("second", seconds % 60, 0..=59)?;
        let thousands = |has_larger: bool| if has_larger { 999 } else { 999_999 };
        let has_milliseconds = self.has("millisecond");
        let has_microseconds = self.has("microsecond");
        let millisecond = self.part("millisecond", fraction / 1_000_000, 0..=999)?;
        let micro = self.part(
            "microsecond",
            fraction / 1_000 % 1_000,
            0..=thousands(has_milliseconds),
        )?;
        let most = match (has_milliseconds, has_microseconds) {
            (_, true) => 999,
            (true, false) => 999_999,
            _ => 999_999_999,
        };
        let nano = self.part("nanosecond", fraction % 1_000, 0..=most)?;
        Ok(whole * SECOND + millisecond * 1_000_000 + micro * 1_000 + nano)
    }

    /// `timezone: '+01:00'` in seconds, if it is there.
    fn offset(&self) -> Result<Option<i32>, Fault> {
        let zone = match self.map.entries().get("timezone") {
            None => return Ok(None),
            Some(Value::Text(zone)) => offset(zone),
            Some(_) => None,
        };
        zone.map(Some).ok_or_else(|| {
            let what = "the time zone is not known";
            let fault = Fault::argument(self.given.span, what);
            fault.advise("Write the offset, such as '+01:00'; named time zones are not supported")
        })
    }
}
