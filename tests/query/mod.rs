//! Questions on networks whose answers are known: from networkx, and from the lecture.

mod asking;
mod compare;
mod contradictions;
mod dossiers;
mod lecture;
mod measured_queries;
mod measures;
mod networkx;
mod networkx_journeys;
mod news;
mod queries;
mod query_hints;
mod refused_values;
mod stopping;
mod thirty;
mod uncertain_queries;
mod written_networks;
