//! Pajek: networks with several relations and times, as lines of numbers.
//!
//! text → **sections** → networks with vertices, lines and vectors → rows of the draft; network →
//! **writer** → text
//!
//! Two variants are written, since not every program that reads Pajek accepts relation numbers and
//! times.

mod accompaniment;
mod belonging;
mod comment;
mod label;
mod project;
mod read;
mod section_lines;
mod sections;
mod ties;
mod times;
mod vertices;
mod words;
mod write;

pub use read::PajekReader;
pub use write::PajekWriter;
