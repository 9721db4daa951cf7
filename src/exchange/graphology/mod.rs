//! Graphology JSON, which sigma draws and Gephi Lite saves.

mod read;

pub use read::GraphologyReader;
