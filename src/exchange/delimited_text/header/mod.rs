//! Headers that do not stand where they should, in two rows, or above a second table.

mod grouped;
mod righted;
mod second_table;

pub(crate) use righted::Righted;
pub(crate) use righted::righted;
pub(crate) use second_table::SecondTable;
