//! Prosopograph: a graph database and explorer for historical networks.
//!
//! People, institutions, orders, countries and events are joined by *claims*: typed, dated, sourced
//! and graded ties, any number of them between the same two. A network is opened once and then
//! asked typed questions. Every answer carries the claims it rests on, and an empty answer says
//! why, and which smallest change of the question would give one. Uncertain dates (EDTF, ISO
//! 8601-2) are read as bounds, so that what a date decides is *certain*, *possible* or *never*.
//!
//! # Example
//!
//! The built-in network is opened, two names are resolved in whatever spelling, a path is asked for,
//! and its evidence is printed:
//!
//! ```
//! use prosopograph::dataset::builtin;
//! use prosopograph::explorer::Explorer;
//! use prosopograph::query::Limits;
//! use prosopograph::query::PathQuestion;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let explorer = Explorer::open(&builtin())?;
//! let question = PathQuestion::new(explorer.entity("Kawabe")?, explorer.entity("Сталин")?);
//! let answer = explorer.ask(&question, &Limits::default())?;
//!
//! let network = explorer.network();
//! let name = |entity| &network.entity(entity).name;
//! for hop in &answer.routes[0].hops {
//!     for &relation in &hop.relations {
//!         let claim = network.claim(relation);
//!         let label = &claim.relation_type().label;
//!         println!("{} {label} {} ({})", name(claim.from()), name(claim.to()), claim.status());
//!         for citation in claim.citations() {
//!             println!("    {} {}", network.source(citation.source).title, citation.locus);
//!         }
//!     }
//! }
//! # assert_eq!(answer.routes[0].hops.len(), 2);
//! # Ok(())
//! # }
//! ```
//!
//! # What can be asked
//!
//! | question | answer |
//! | --- | --- |
//! | [`FindQuestion`](query::FindQuestion) | which entities have a name, in any spelling or script |
//! | [`ShowQuestion`](query::ShowQuestion) | everything known of an entity |
//! | [`AroundQuestion`](query::AroundQuestion) | who is within some hops of an entity |
//! | [`PathQuestion`](query::PathQuestion) | how two entities are connected |
//! | [`JourneyQuestion`](query::JourneyQuestion) | whether something could have travelled, given the dates |
//! | [`TimelineQuestion`](query::TimelineQuestion) | what happened when |
//! | [`TriangleQuestion`](query::TriangleQuestion) | which three entities are tied pairwise |
//! | [`ExploreQuestion`](query::ExploreQuestion) | what was gathered on a canvas, and where it is |
//!
//! Each takes a [`Scope`](graph::Scope), the part of the network that it is about, and
//! [`Limits`](query::Limits), how much work it may cost. A question of your own implements
//! [`Question`](explorer::Question).
//!
//! # Layers and features
//!
//! The modules are layers, in the order in which data flows; each may use those above it in this
//! list, never those below. The core, everything above `view`, builds alone without default
//! features; `exchange` adds the files of other programs, `server` pages and the API, `cli` the
//! terminal. `src/README.md` is the map with its invariants, `graph_data/semantics.md` says what
//! questions mean.

pub mod model;

pub mod dataset;
pub mod graph;

pub mod analysis;
pub mod layout;
pub mod query;

pub mod language;

#[cfg(feature = "exchange")]
pub mod exchange;

pub mod explorer;

#[cfg(feature = "server")]
pub mod view;

#[cfg(feature = "server")]
pub mod server;

#[cfg(feature = "cli")]
pub mod cli;
