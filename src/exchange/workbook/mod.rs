//! Workbooks of spreadsheets (`.xlsx`): each sheet becomes a delimited text whose lines are the
//! rows of the sheet.

mod lines;
mod merged;
mod moment;
mod sheets;

pub(crate) use lines::LINE_BREAK;
pub(crate) use sheets::SheetText;
pub(crate) use sheets::sheets;
