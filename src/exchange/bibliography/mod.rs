//! The sources of an extract, for programs that keep bibliographies.
//!
//! What a source is, who made it and when is read once, in `form.rs`, `people.rs` and `year.rs`;
//! BibTeX, CSL-JSON and RIS only have other words for it.

mod bibtex;
mod csl_json;
mod form;
mod people;
mod reference;
mod ris;
mod year;

pub use bibtex::BibTex;
pub use csl_json::CslJson;
pub(crate) use reference::Reference;
pub(crate) use reference::cited;
pub use ris::Ris;
