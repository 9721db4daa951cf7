//! What the JSON formats have in common: raw values, format detection, columns, reading of nodes
//! and edges, writing of cells.
//!
//! text → **document** → lists of elements → a [`Dialect`] interprets each element → draft
//!
//! A value is kept as a slice of the text until it is needed. So only the draft is built from a
//! file, numbers are kept as written, deep nesting cannot exhaust the stack, and a slice knows its
//! line number.

mod about;
mod columns;
mod document;
mod drawn;
mod element_fault;
mod fields;
mod graph;
mod names;
mod shape;
mod text;
mod write;

pub(crate) use about::take_about;
pub(crate) use columns::Columns;
pub(crate) use columns::Synonyms;
pub(crate) use document::Document;
pub(crate) use document::fault;
pub(crate) use drawn::tell_shapes_from_types;
pub(crate) use element_fault::ElementFault;
pub(crate) use fields::Fields;
pub(crate) use fields::Listed;
pub(crate) use fields::each;
pub(crate) use graph::Dialect;
pub(crate) use graph::Edge;
pub(crate) use graph::List;
pub(crate) use graph::Node;
pub(crate) use graph::Part;
pub(crate) use graph::read_graph;
pub(crate) use shape::Shape;
pub(crate) use shape::shape;
pub(crate) use text::is_number;
pub(crate) use text::list_text;
pub(crate) use text::text;
pub(crate) use write::CellWriter;
pub(crate) use write::DIRECTED;
pub(crate) use write::write_beginning;
pub(crate) use write::write_direction;
pub(crate) use write::write_head;
