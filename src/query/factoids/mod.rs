//! Factoids: what each source says about each person, the model of prosopography (Bradley and Short
//! 2005).
//!
//! network → **table** of persons, sources, statements and factoids → filter → order → page
//!
//! Every claim at a person is one statement about that person, so a claim between two persons is
//! two: one says to whom he wrote, the other from whom she received a letter. Names, birth and death of a
//! person are statements as well. A statement and a source that it cites are one factoid. The ids
//! are made of those of the dataset and stay as long as they do.

mod filter;
mod order;
mod search;
mod statement;
mod table;
mod text;
mod ties;

pub use filter::FactoidFilter;
pub use filter::RoleFilter;
pub use order::Property;
pub use order::SortOrder;
pub use search::Collection;
pub use search::FactoidPage;
pub use search::FactoidQuestion;
pub use search::search_factoids;
pub use statement::Statement;
pub use table::FactoidParts;
pub use table::FactoidTable;
pub use text::date_label;
pub use text::source_label;
pub use text::statement_content;
pub use text::statement_role;
pub use text::statement_type;
pub use ties::Ties;
