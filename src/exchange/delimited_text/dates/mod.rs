//! Dates in tables: whole, in several columns, bounded, with a calendar, of a life, and the columns
//! that contain them.

mod calendars;
mod date_parts;
mod life_dates;
mod lookalikes;
mod named_dates;
mod times;
mod undated;

pub(crate) use calendars::is_converted;
pub(crate) use calendars::names_a_calendar;
pub(crate) use calendars::take_calendar;
pub(crate) use date_parts::DateOf;
pub(crate) use date_parts::DateParts;
pub(crate) use life_dates::LifeDates;
pub(crate) use lookalikes::Lookalikes;
pub(crate) use named_dates::names_a_date;
pub(crate) use named_dates::stretch_of_something;
pub(crate) use times::TimeCell;
pub(crate) use times::Times;
pub(crate) use undated::without_dates;
