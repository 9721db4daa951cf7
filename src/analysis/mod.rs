//! Measures of a network, or of any part of it: what its ties amount to, seen as a whole.
//!
//! `ScopedGraph` → **analysis** → a number or a group for each entity. No clock, no chance: one
//! network, one result.

mod communities;
mod leiden;
mod weighted_graph;

pub use communities::Communities;
pub use communities::communities;
pub use communities::communities_of_ties;
