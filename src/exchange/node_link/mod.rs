//! Node-link JSON: nodes and the links between them, as networkx, D3, vis.js and sigma write them.

mod positions;
mod read;
mod write;

pub use read::NodeLinkReader;
pub use write::NodeLinkWriter;
