//! RDF: the network as statements, in Turtle and in JSON-LD.
//!
//! extract → **statements** → Turtle | JSON-LD
//!
//! Every relation is a resource of its own, so that a charge is never a bare triple that reads as a
//! deed. What both formats say stands once, in `describe.rs`; they only write it down.

mod claims;
mod describe;
mod entities;
mod identity;
mod json_ld;
mod name;
mod references;
mod statement;
mod terms;
mod turtle;
mod vocabulary;

pub use json_ld::JsonLd;
pub use turtle::Turtle;
