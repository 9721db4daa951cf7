//! The network as a graph: a petgraph multigraph, a frozen adjacency beside it for the hot loops,
//! and scoped views of both.
//!
//! `Network` → **`NetworkGraph`** → `within(Scope)` → **`ScopedGraph`** → questions and measures

mod adjacency;
mod by_number;
mod condition;
mod limits;
mod names;
mod neighbours;
mod network_graph;
mod pair_summary;
mod relation_filter;
mod scope;
mod scoped;
mod scoped_visit;
mod search_space;
mod sieve;
mod ties;
mod written_rows;

pub(crate) use by_number::ByNumber;
pub use condition::ASSERTED_BY;
pub use condition::BUILT_IN_COLUMNS;
pub use condition::Condition;
pub use condition::DATES_OF_ENTITIES;
pub use condition::FLAG;
pub use condition::LOCUS;
pub use condition::PLACE;
pub use condition::QUANTITY;
pub use condition::SOURCES;
pub use condition::UNIT;
pub use condition::WHEN;
pub use condition::Wanted;
pub use condition::cell_number;
pub use condition::claim_cells;
pub use condition::entity_cell;
pub use limits::Budget;
pub use limits::Interruption;
pub use limits::Limits;
pub use limits::StopSignal;
pub use names::FoldedName;
pub use names::FoldingRules;
pub use names::MatchReason;
pub use names::NameForm;
pub use names::NameHit;
pub use names::NameIndex;
pub use names::NameSearch;
pub use names::Standing;
pub use names::Total;
pub use names::alphabetical;
pub use neighbours::Neighbours;
pub use network_graph::NetworkGraph;
pub use network_graph::TypedMultigraph;
pub use scope::Direction;
pub use scope::Layers;
pub use scope::Passing;
pub use scope::Period;
pub use scope::Scope;
pub use scoped::ScopedGraph;
pub use scoped_visit::ScopedEdge;
pub(crate) use search_space::Reached;
pub(crate) use search_space::SearchSpace;
pub(crate) use search_space::Side;
pub(crate) use search_space::Step;
pub(crate) use search_space::StepIndex;
pub(crate) use written_rows::WrittenTie;
