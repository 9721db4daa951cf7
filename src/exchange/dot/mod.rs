//! DOT, the language of Graphviz, which lays out and draws the network.

mod escape;
mod look;
mod write;

pub use write::Dot;
