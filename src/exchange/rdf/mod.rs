//! RDF: the network as statements, in Turtle and JSON-LD.
//!
//! extract → **statements** → Turtle | JSON-LD
//!
//! Every relation is a resource of its own, so that an accusation is never a direct triple that reads
//! like a fact. `describe.rs` makes the statements for both formats, which only differ in how they
//! write them.

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
