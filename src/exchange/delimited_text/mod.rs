//! Delimited text: tables of nodes and edges, matrices, adjacency lists, edge lists, and the tables
//! for Gephi.
//!
//! text → **delimiter** → rows → **shape** (what the file is) → the reader of that shape → draft

mod bound_columns;
mod dates;
mod delimiter;
mod edge_columns;
mod edges;
mod ends;
mod found_columns;
mod gephi_columns;
mod header;
mod headerless;
mod large_graph_layout;
mod lists;
mod matrix;
mod memberships;
mod namesakes;
mod node_columns;
mod node_roles;
mod nodes;
mod own_tables;
mod package;
mod read;
mod rows;
mod shape;
mod survey;
mod table;
mod tie_defaults;
mod two_mode;
mod width;
mod write;

pub use read::DelimitedText;
pub use write::GephiTables;
