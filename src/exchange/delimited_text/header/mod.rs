//! Headers below a title, in two rows, or of a second table.

mod grouped;
mod righted;
mod second_table;

pub(crate) use righted::Righted;
pub(crate) use righted::righted;
pub(crate) use second_table::SecondTable;
