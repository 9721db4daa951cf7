//! GEXF, the format of Gephi: all versions are read, version 1.3 is written.
//!
//! text → **read**, node by node and edge by edge → draft; extract → **write**

mod meta;
mod numbers;
mod read;
mod row;
mod time;
mod write;

pub use read::GexfReader;
pub use write::GexfWriter;
