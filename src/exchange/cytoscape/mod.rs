//! Cytoscape JSON, as Cytoscape, Cytoscape.js and networkx read and write it.

mod read;
mod write;

pub use read::CytoscapeReader;
pub use write::CytoscapeWriter;
