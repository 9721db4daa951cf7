//! Prosopograph: a graph database and explorer for historical networks.
//!
//! The layers, in the order data flows; each may use those above it in this list, never those
//! below. The map with its invariants is `src/README.md`.

pub mod model;

pub mod dataset;
pub mod graph;

pub mod analysis;
pub mod layout;
pub mod query;

#[cfg(feature = "exchange")]
pub mod exchange;

pub mod explorer;

#[cfg(feature = "server")]
pub mod view;

#[cfg(feature = "server")]
pub mod server;

#[cfg(feature = "cli")]
pub mod cli;
