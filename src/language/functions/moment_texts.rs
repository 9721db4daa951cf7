//! Dates, times and lengths of time as texts, in the forms of ISO 8601.

use crate::language::value::Moment;
use crate::language::value::MomentShape;
use crate::language::value::WeekDate;
use crate::language::value::YEARS;
use crate::language::value::first_of_year;
use crate::model::Day;

/// Nanoseconds of a second.
const SECOND: i64 = 1_000_000_000;

/// Reads a date, a time or both; nothing if it is none.
pub fn moment(text: &str) -> Option<Moment> {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (Some(date), Some(time)),
        None if is_time(text) => (None, Some(text)),
        None => (Some(text), None),
    };
    let day = date.map_or(Some(Day::from_number(0)), day)?;
    let (clock, offset) = match time {
        None => (0, None),
        Some(time) => clock_and_offset(time)?,
    };
    Some(Moment {
        shape: match (date.is_some(), time.is_some(), offset.is_some()) {
            (true, false, _) => MomentShape::Date,
            (true, true, false) => MomentShape::LocalDateTime,
            (true, true, true) => MomentShape::DateTime,
            (false, _, false) => MomentShape::LocalTime,
            (false, _, true) => MomentShape::Time,
        },
        day: day.number(),
        nanosecond: clock,
        offset: offset.unwrap_or(0),
    })
}

/// Reads a time without a date, also in digits only.
pub fn time(text: &str) -> Option<Moment> {
    let (nanosecond, offset) = clock_and_offset(text)?;
    Some(Moment {
        shape: if offset.is_some() {
            MomentShape::Time
        } else {
            MomentShape::LocalTime
        },
        day: 0,
        nanosecond,
        offset: offset.unwrap_or(0),
    })
}

fn is_time(text: &str) -> bool {
    text.get(2..3) == Some(":")
}

/// A date: `2015-07-21`, `20150721`, `2015-07`, `2015-W30-2`, `2015-202`, `2015`.
fn day(text: &str) -> Option<Day> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let unsigned = text.strip_prefix(['+', '-']);
    let year_length = match unsigned {
        Some(rest) => rest.find('-').unwrap_or(rest.len()),
        None => 4,
    };
    let rest = unsigned.unwrap_or(text);
    let year: i64 = digits(rest.get(..year_length)?)?;
    let year = year.checked_mul(sign)?;
    if !YEARS.contains(&year) {
        return None;
    }
    let rest = rest.get(year_length..)?;
    let rest = rest.strip_prefix('-').unwrap_or(rest);
    if let Some(week) = rest.strip_prefix('W') {
        let day = week.get(2..).unwrap_or_default();
        let day = day.strip_prefix('-').unwrap_or(day);
        let date = WeekDate {
            year,
            week: digits(week.get(..2)?)?,
            day: if day.is_empty() { 1 } else { digits(day)? },
        };
        let found = date.to_day();
        return (WeekDate::of(found) == date).then_some(found);
    }
    let plain = rest.replace('-', "");
    let (month, day) = match plain.len() {
        0 => (1, 1),
        2 => (digits(&plain)?, 1),
        3 => {
            let ordinal = digits(&plain)?;
            let found = first_of_year(year).plus(ordinal - 1);
            return (found.year() == year && ordinal > 0).then_some(found);
        }
        4 => (digits(plain.get(..2)?)?, digits(plain.get(2..)?)?),
        _ => return None,
    };
    civil(year, month, day)
}

/// The day, if there is one.
pub fn civil(year: i64, month: i64, day: i64) -> Option<Day> {
    let found = Day::from_civil(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let (found_year, found_month, found_day) = found.civil();
    let is_same = found_year == year && i64::from(found_month) == month;
    (is_same && i64::from(found_day) == day).then_some(found)
}

fn digits(text: &str) -> Option<i64> {
    let are_digits = !text.is_empty() && text.chars().all(|one| one.is_ascii_digit());
    are_digits.then(|| text.parse().ok()).flatten()
}

fn clock_and_offset(text: &str) -> Option<(i64, Option<i32>)> {
    let place = text.find(['Z', '+', '-']);
    let (clock, zone) = match place {
        None => (text, None),
        Some(place) => (text.get(..place)?, Some(text.get(place..)?)),
    };
    let offset = match zone {
        None => None,
        Some(zone) => Some(offset(zone)?),
    };
    Some((nanoseconds(clock)?, offset))
}

/// A time: `21:40:32.142`, `214032.142`, `21:40`, `2140`, `21`.
fn nanoseconds(text: &str) -> Option<i64> {
    let plain = text.replace(':', "");
    let (whole, fraction) = match plain.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, fraction),
        None => (plain.as_str(), ""),
    };
    let part = |start: usize, most: i64| match whole.get(start..start + 2) {
        None => Some(0),
        Some(text) => digits(text).filter(|number| *number <= most),
    };
    if !matches!(whole.len(), 2 | 4 | 6) {
        return None;
    }
    let seconds = part(0, 23)? * 3600 + part(2, 59)? * 60 + part(4, 59)?;
    let fraction = match fraction {
        "" => 0,
        fraction => digits(&format!("{fraction:0<9}")).filter(|_| fraction.len() <= 9)?,
    };
    Some(seconds * SECOND + fraction)
}

/// An offset in seconds: `Z`, `+01:00`, `+0100`, `+01`, `+01:00:30`.
pub fn offset(text: &str) -> Option<i32> {
    if text == "Z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let plain = text.strip_prefix(['+', '-'])?.replace(':', "");
    let seconds = i32::try_from(nanoseconds(&plain)? / SECOND).ok()?;
    Some(sign * seconds)
}
