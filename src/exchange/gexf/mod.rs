//! GEXF, Gephi's own format: read in all its versions, written in version 1.3.
//!
//! text → **read**, node by node and edge by edge → draft; extract → **write**

mod meta;
mod read;
mod row;
mod time;
mod write;

pub use read::GexfReader;
pub use write::GexfWriter;
