//! Why a GEDCOM date cannot be read.

use crate::model::DateError;

/// Why a GEDCOM date cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum DateFault {
    /// There is no date.
    #[error("the date is missing")]
    Missing,
    /// A range has no second date.
    #[error("{0} is missing")]
    MissingWord(&'static str),
    /// The ends of a range have different calendars.
    #[error("its two ends have different calendars")]
    DifferentCalendars,
    /// A calendar other than the Gregorian and Julian ones.
    #[error("the calendar {0} is not supported")]
    UnsupportedCalendar(String),
    /// The words are not a day, month and year.
    #[error("not a day, month or year")]
    NotADate,
    /// A word that should be a year.
    #[error("\"{0}\" is not a year")]
    NotAYear(String),
    /// A word that should be a month.
    #[error("\"{0}\" is not a month")]
    NotAMonth(String),
    /// A word that should be a day.
    #[error("\"{0}\" is not a day")]
    NotADay(String),
    /// A year BC that does not exist.
    #[error("not a valid year BC")]
    NotAYearBc,
    /// The date does not exist.
    #[error(transparent)]
    Invalid(#[from] DateError),
}
