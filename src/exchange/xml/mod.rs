//! XML, as far as graph formats need it: a cursor that knows its line, attributes that files
//! declare, and escaping.
//!
//! text → **cursor** → elements → **declared attributes** → rows of a draft; texts → **escaped** →
//! other programs' files

mod attributes;
mod cursor;
mod declared;
mod faults;
mod ids;
mod outgoing;
mod relation_cells;
mod remarks;
mod root;
mod written;

pub(crate) use attributes::XmlAttributes;
pub(crate) use cursor::Cursor;
pub(crate) use cursor::Element;
pub(crate) use cursor::Piece;
pub(crate) use declared::Cell;
pub(crate) use declared::Declared;
pub(crate) use declared::Origin;
pub(crate) use ids::set_own_id_of_edge;
pub(crate) use ids::set_own_id_of_node;
pub(crate) use outgoing::FURTHER;
pub(crate) use outgoing::Numbered;
pub(crate) use outgoing::TYPE_WORDS;
pub(crate) use outgoing::UNDIRECTED_WORD;
pub(crate) use outgoing::origin_in_words;
pub(crate) use outgoing::type_words;
pub(crate) use relation_cells::date_by_ends;
pub(crate) use relation_cells::say_undirected;
pub(crate) use remarks::Remarks;
pub(crate) use root::root_element;
pub(crate) use written::attribute;
pub(crate) use written::escaped;
