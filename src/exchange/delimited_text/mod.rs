//! Delimited text: tables of nodes and of edges, matrices, adjacency lists and plain lists of edges; and the tables for Gephi.
//!
//! text → **delimiter** → rows → **shape** (what the file is) → the reader of that shape → draft

mod calendars;
mod date_parts;
mod delimiter;
mod edge_columns;
mod edges;
mod ends;
mod found_columns;
mod gephi_columns;
mod grouped;
mod headerless;
mod life_dates;
mod lists;
mod lookalikes;
mod matrix;
mod named_dates;
mod namesakes;
mod node_columns;
mod nodes;
mod own_tables;
mod package;
mod read;
mod righted;
mod rows;
mod second_table;
mod shape;
mod survey;
mod table;
mod times;
mod two_mode;
mod undated;
mod write;

pub use read::DelimitedText;
pub use write::GephiTables;
