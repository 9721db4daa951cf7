//! Questions as sentences: a few plain lines, each about an entity, a tie and another entity, for
//! people who do not write queries.
//!
//! lines ⇄ **sentences** ⇄ the text of a query
//!
//! The lines and the text are one query: [`Sentences::text`] writes it, [`Sentences::of_text`]
//! recognises it again, and says why if a text says more than lines can.

mod between;
mod column_words;
mod counted_claims;
mod draft;
mod fields;
mod read_fields;
mod ready;
mod ready_patterns;
mod recognise;
mod recognise_conditions;
mod recognise_lines;
mod recognise_show;
mod remaining;
mod said;
mod value_words;
mod vocabulary;
mod write;

pub use between::Between;
pub use draft::COLUMNS;
pub use draft::CONDITIONS;
pub use draft::Draft;
pub use draft::DraftFault;
pub use fields::COMPARISONS;
pub use fields::Fields;
pub use fields::REACHES;
pub use read_fields::FieldProblem;
pub use ready::READY;
pub(crate) use ready::ready;
pub(crate) use ready::used_types;
pub(crate) use ready_patterns::Used;
pub use recognise::NoSentences;
pub use said::About;
pub use said::Column;
pub use said::Comparison;
pub use said::Condition;
pub use said::ENTITIES;
pub use said::LINES;
pub use said::Line;
pub use said::Object;
pub use said::Order;
pub use said::Polarity;
pub use said::Reach;
pub use said::Repeats;
pub use said::Sentences;
pub use said::Show;
pub use said::Sorting;
pub use said::Surety;
pub use said::Test;
pub use said::Tie;
pub use said::Time;
pub use said::Way;
pub use said::What;
pub use said::Worth;
pub use value_words::ValueWord;
pub use vocabulary::ColumnWord;
pub use vocabulary::Holds;
pub use vocabulary::KindWord;
pub use vocabulary::UnknownTie;
pub use vocabulary::Verb;
pub use vocabulary::Vocabulary;
pub(crate) use write::quoted;
pub(crate) use write::quoted_name;
