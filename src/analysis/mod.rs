//! Measures of a network or of any part of it.
//!
//! `ScopedGraph` → **analysis** → a number or a group for each entity. One network has one result:
//! no clock and no chance decides. Measures work within a [`Budget`](crate::graph::Budget) and end
//! when it ends.

mod communities;
mod leiden;
mod links;
mod partition;
mod refine;
mod weighted_graph;

pub use communities::Communities;
pub use communities::communities;
pub use communities::communities_of_ties;
pub use weighted_graph::WeightedTie;
