//! Questions: what a historian asks of a scoped graph, one question a file, each answer with the relations it rests on.
//!
//! question + `ScopedGraph` + `Limits` → **search** → answer, or the reason why there is none

mod absence;
mod all_shortest;
mod around;
mod best_attested;
mod error;
mod k_shortest;
mod limits;
mod meeting;
mod path;
mod route;
mod specific;
mod triangle;
mod triangle_pattern;
mod triangle_search;
mod triangle_signature;

pub use absence::Absence;
pub use absence::Change;
pub use absence::explain;
pub use all_shortest::AllShortest;
pub use all_shortest::all_shortest_routes;
pub use around::Around;
pub use around::AroundQuestion;
pub use around::Member;
pub use around::around;
pub use best_attested::best_attested_route;
pub use error::QueryError;
pub use k_shortest::k_shortest_routes;
pub use limits::Budget;
pub use limits::Limits;
pub use meeting::shortest_route;
pub use path::PathAnswer;
pub use path::PathMethod;
pub use path::PathQuestion;
pub use path::path;
pub use route::Hop;
pub use route::Route;
pub use specific::specific_route;
pub use triangle::Side;
pub use triangle::Triangle;
pub use triangle::TriangleAnswer;
pub use triangle::TriangleQuestion;
pub use triangle::triangles;
pub use triangle_pattern::PATTERNS;
pub use triangle_pattern::TrianglePattern;
pub use triangle_pattern::pattern_named;
pub use triangle_signature::ClassTie;
pub use triangle_signature::Signature;
pub use triangle_signature::SignatureGroup;
pub use triangle_signature::TieDirection;
