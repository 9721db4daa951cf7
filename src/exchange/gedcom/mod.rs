//! GEDCOM 5.5.1, the format of genealogy programs.
//!
//! text → **lines** with their levels → people, families and sources → rows of the draft
//!
//! Lines are kept in one flat list, each with the end of its subordinate lines, so that deep
//! nesting needs no recursion.

mod associations;
mod child_links;
mod columns;
mod date;
mod date_fault;
mod families;
mod family_rows;
mod kept_line;
mod lines;
mod member_fault;
mod people;
mod read;
mod sources;
mod vocabulary;

pub use read::GedcomReader;
