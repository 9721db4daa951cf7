//! The name index: which entity is meant by a name typed in any spelling.
//!
//! names → fold → skeleton → lexicons → **search** → hits with reasons
//!
//! A name is cut into words, and every word is kept in two shapes: *folded* (its own script without
//! case, marks and punctuation) and as a *skeleton* (a rough Latin sound in which the romanisations
//! of one name fall together: Chekhov, Čechov, Tschechow, Tchekhov, Чехов). The order of the words is free,
//! initials agree across scripts, and a patronymic that the dataset does not give does no harm. A
//! question is looked up by whole name, then by words, then by words with typing errors, and stops
//! as soon as enough entities are found.
//!
//! [`NameIndex::build`] takes the forms, [`NameIndex::search`] answers.

mod assemble;
mod explain;
mod fit;
mod fold;
mod folded_name;
mod form;
mod form_table;
mod hit;
mod index;
mod initial;
mod japanese;
mod lexicon;
mod near;
mod postings;
mod rank;
mod reading;
mod rules;
mod search;
mod skeleton;
mod wanted;

pub use folded_name::FoldedName;
pub use folded_name::alphabetical;
pub use form::NameForm;
pub use form::Standing;
pub use hit::MatchReason;
pub use hit::NameHit;
pub use hit::NameSearch;
pub use hit::Total;
pub use index::NameIndex;
pub use rules::FoldingRules;
