//! Reads workbooks (`.xlsx`): each sheet becomes a delimited text with a line for each row.

mod declared;
mod lines;
mod merged;
mod moment;
mod pieces;
mod sheets;

pub(crate) use lines::LINE_BREAK;
pub(crate) use sheets::LookedThrough;
pub(crate) use sheets::SheetText;
pub(crate) use sheets::sheets;
