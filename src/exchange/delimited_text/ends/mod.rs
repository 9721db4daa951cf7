//! Which columns of a table of edges are the ends of the relations.

mod columns;
mod resolve;
mod said;
mod words;

pub(crate) use columns::from_and_to_besides;
pub(crate) use columns::name_parts;
pub(crate) use columns::unused_ids;
pub(crate) use resolve::resolve;
pub(crate) use said::stem_of;
pub(crate) use words::NAMES;
pub(crate) use words::TIMES;
