//! The query language: the openCypher TCK on a property graph in memory, faults, budgets, paths.

mod advice;
mod budgets;
mod cells;
mod certain_faults;
mod clauses;
mod conformance;
mod dates;
mod emptiness;
mod faults;
mod gherkin;
mod joins;
mod loader;
mod ordered_paths;
mod paths;
mod property_graph;
mod scenario;
mod work;
