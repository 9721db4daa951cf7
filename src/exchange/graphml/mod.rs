//! `GraphML`, which nearly every program for graphs reads and writes.
//!
//! text → **read**, element by element → draft; extract → **write**

mod read;
mod row;
mod write;

pub use read::GraphMlReader;
pub use write::GraphMlWriter;
