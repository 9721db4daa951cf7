//! GEDCOM 5.5.1: families as genealogists' programs write them.
//!
//! text → **lines** with their levels → people, families and sources → rows of the draft
//!
//! Lines are kept in one list, each with the end of what is below it, so that no nesting is too
//! deep.

mod associations;
mod child_links;
mod columns;
mod date;
mod families;
mod family_rows;
mod lines;
mod people;
mod read;
mod sources;
mod vocabulary;

pub use read::GedcomReader;
