//! Pajek: networks of several relations with times, in lines of numbers.
//!
//! text → **sections** → networks with vertices, ties and vectors → rows of the draft; network →
//! **writer** → text
//!
//! Two variants are written, since no file with relation numbers and times can be read by every
//! program that reads Pajek.

mod comment;
mod label;
mod project;
mod read;
mod sections;
mod ties;
mod times;
mod vertices;
mod words;
mod write;

pub use read::PajekReader;
pub use write::PajekWriter;
