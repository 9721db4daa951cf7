//! Finds the columns that bound a date, and the one that names its calendar.

use crate::exchange::column_names::is_called;
use crate::exchange::delimited_text::dates::is_converted;
use crate::exchange::delimited_text::dates::names_a_calendar;
use crate::exchange::delimited_text::found_columns::Meaning;

/// The columns of bounds and of the calendar of the date.
pub(super) struct Bounds {
    pub(super) earliest: Option<usize>,
    pub(super) latest: Option<usize>,
    pub(super) calendar: Option<usize>,
}

impl Bounds {
    pub(super) fn of(header: &[String], meanings: &[Meaning]) -> Self {
        let is_free = |at: &usize| meanings[*at].is(header[*at].trim());
        let called = |part: &str| {
            (0..header.len())
                .filter(is_free)
                .find(|&at| is_called(&header[at], part))
        };
        let calendar = (0..header.len())
            .filter(is_free)
            .find(|&at| names_a_calendar(&header[at]));
        let is_converted = meanings
            .iter()
            .position(|meaning| meaning.is("when"))
            .is_some_and(|at| is_converted(&header[at]));
        let calendar = calendar.filter(|_| !is_converted);
        Self {
            earliest: called("earliest"),
            latest: called("latest"),
            calendar,
        }
    }

    pub(super) fn are_known(&self) -> bool {
        self.earliest.or(self.latest).is_some()
    }
}
