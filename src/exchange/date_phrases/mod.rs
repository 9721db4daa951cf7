//! Dates that say before, after, between or about another date.

mod double_years;
mod eras;
mod read;
mod words;

pub(crate) use double_years::last_year_in_short;
pub(crate) use read::phrase_in_order;
pub(crate) use words::missing_end;
