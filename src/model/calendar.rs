//! The calendars in which dates are written, and conversion between them.
//!
//! Russia kept the Julian calendar until 31 January 1918, the Orthodox churches longer. Bounds are
//! always days of the proleptic Gregorian calendar, so that dates of both can be compared; the
//! arithmetic is the `julian` crate's.

use crate::model::bounds::Day;

/// The Julian day number of 1970-01-01.
const EPOCH: i64 = 2_440_588;

/// Which calendar a date was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Calendar {
    /// The Gregorian calendar, extended to the time before its introduction, as in EDTF.
    #[default]
    Gregorian,
    /// The Julian calendar ("Old Style").
    Julian,
}

impl Calendar {
    /// The word used in answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gregorian => "gregorian",
            Self::Julian => "julian",
        }
    }

    /// The day with this date in this calendar; years beyond ±5.8 million are clamped.
    pub(crate) fn day(self, year: i64, month: u8, day: u8) -> Day {
        let gregorian = Day::from_civil(year, month, day);
        match self {
            Self::Gregorian => gregorian,
            Self::Julian => julian_day(year, month, day).unwrap_or(gregorian),
        }
    }

    /// The date of a day in this calendar: year, month and day of the month.
    pub(crate) fn civil(self, day: Day) -> (i64, u8, u8) {
        let gregorian = day.civil();
        match self {
            Self::Gregorian => gregorian,
            Self::Julian => julian_civil(day).unwrap_or(gregorian),
        }
    }
}

fn julian_day(year: i64, month: u8, day: u8) -> Option<Day> {
    let year = i32::try_from(year.clamp(-5_800_000, 5_800_000)).ok()?;
    let month = julian::Month::try_from(u32::from(month)).ok()?;
    let date = julian::Calendar::JULIAN
        .at_ymd(year, month, u32::from(day))
        .ok()?;
    i32::try_from(i64::from(date.julian_day_number()) - EPOCH)
        .ok()
        .map(Day::from_number)
}

fn julian_civil(day: Day) -> Option<(i64, u8, u8)> {
    let date =
        julian::Calendar::JULIAN.at_jdn(i32::try_from(i64::from(day.number()) + EPOCH).ok()?);
    Some((
        i64::from(date.year()),
        u8::try_from(date.month().number()).ok()?,
        u8::try_from(date.day()).ok()?,
    ))
}
