//! Dates in words: before, after, between or about another date.

mod any_form;
mod bounds;
mod days;
mod double_years;
mod eras;
mod intervals;
mod read;
mod single;
mod words;

pub(crate) use any_form::date_in_any_form;
pub(crate) use any_form::date_reckoned;
pub(crate) use double_years::last_year_in_short;
pub(crate) use words::missing_end;
