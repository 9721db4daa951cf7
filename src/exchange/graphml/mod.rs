//! `GraphML`, which nearly every graph program reads and writes.
//!
//! text → **read**, element by element → draft; extract → **write**

mod data;
mod read;
mod row;
mod write;

pub use read::GraphMlReader;
pub use write::GraphMlWriter;
