//! `GraphML`, which nearly every program for graphs reads and writes.
//!
//! text → **read**, element by element → draft; extract → **write**

mod read;
mod row;
mod write;

/// The whole numbers that are written for other programs and dropped when our own files are read.
const YEARS: [&str; 2] = ["year_first", "year_last"];

pub use read::GraphMlReader;
pub use write::GraphMlWriter;
