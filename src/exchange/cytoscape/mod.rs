//! Cytoscape JSON: elements with data, of Cytoscape, Cytoscape.js and networkx.

mod read;
mod write;

pub use read::CytoscapeReader;
pub use write::CytoscapeWriter;
