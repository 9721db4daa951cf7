//! The sources of an extract, for bibliography programs.
//!
//! Type, authors and date of a source are read in `form.rs`, `people.rs` and `year.rs` for all
//! formats; BibTeX, CSL-JSON and RIS differ only in how they write them.

mod bibtex;
mod csl_json;
mod form;
mod people;
mod reference;
mod ris;
mod single;
mod year;

pub use bibtex::BibTex;
pub use csl_json::CslJson;
pub(crate) use reference::Reference;
pub(crate) use reference::cited;
pub use ris::Ris;
pub use single::WrittenReference;
