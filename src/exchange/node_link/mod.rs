//! Node-link JSON: nodes and links, as networkx, D3, vis.js and sigma write them, or nodes and
//! their neighbours, as networkx does too.

mod adjacency;
mod arrows;
mod positions;
mod read;
mod write;

pub use read::NodeLinkReader;
pub use write::NodeLinkWriter;
