//! DOT, the language of Graphviz: a drawing of the network that Graphviz lays out.

mod escape;
mod look;
mod write;

pub use write::Dot;
