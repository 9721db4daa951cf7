//! JSON Graph Format, versions 1 and 2.

mod read;

pub use read::JsonGraphReader;
