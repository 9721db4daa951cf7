//! Graphology JSON, the format of sigma and Gephi Lite.

mod read;

pub use read::GraphologyReader;
