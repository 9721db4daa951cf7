//! A draft: what a file of another program says, in the columns of the dataset format but not yet
//! checked.
//!
//! file → **draft** → settled (ids, dates, words) → the files of a dataset → the reader that every
//! dataset goes through

use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::sheet::RowMark;
use crate::exchange::sheet::Sheet;

/// The columns of relations that say what their type is, of which the file may say nothing else:
/// its label.
pub(crate) const TYPE_LABEL: &str = "\u{1}type_label";
/// The same: its class.
pub(crate) const TYPE_CLASS: &str = "\u{1}type_class";
/// The same: its sign.
pub(crate) const TYPE_SIGN: &str = "\u{1}type_sign";
/// All three.
pub(crate) const TYPE_WORDS: [&str; 3] = [TYPE_LABEL, TYPE_CLASS, TYPE_SIGN];

/// The columns of relations that say what the ends are called, where `from` and `to` are ids.
/// Entities that no row tells of are named so; where an entity is called otherwise, the name stays
/// with the relation.
pub(crate) const FROM_NAME: &str = "\u{1}from_name";
/// The same of the other end.
pub(crate) const TO_NAME: &str = "\u{1}to_name";

/// The column of entities that says what to call them, where `id` is only what ties of the file
/// call them by.
pub(crate) const OWN_ID: &str = "\u{1}own_id";

/// What a column of the draft that no file has is called in files.
pub(crate) fn written_name(column: &str) -> &str {
    column.trim_start_matches('\u{1}')
}

/// What a network says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftAbout {
    /// A short machine name.
    pub name: String,
    /// The title.
    pub title: String,
    /// What the network is.
    pub description: String,
    /// The version of the data.
    pub version: String,
    /// The day it was made.
    pub created: String,
    /// Under what terms it may be used.
    pub licences: Vec<String>,
    /// Who made it.
    pub contributors: Vec<String>,
}

/// A network as other programs' files say it.
///
/// Readers write the columns of the dataset format where they know what they mean, any other column
/// becomes an attribute:
///
/// - `entities`: `id` (any text; the name does for it if it is missing), `kind`, `name`,
///   `variants`, `begin`, `end`, `note`, `same_as`, `source`, `locus`;
/// - `relations`: `from`, `to` (ids of entities as the file writes them), `type`, `id`, `when`,
///   `when_verbatim`, `status`, `certainty`, `asserted_by`, `quantity`, `place`, `source`, `locus`,
///   `note`, `flag`, and [`RowMark::Undirected`]; of a type that the file does not declare, a relation may
///   say its label, class and sign, which are attributes where the type turns out otherwise;
/// - the others: exactly the columns of the dataset's files of these names.
///
/// Dates may be written in any form that
/// [`HistoricalDate::read`](crate::model::HistoricalDate::read) takes; what other programs write as
/// intervals of numbers goes through [`foreign_date`](crate::exchange::foreign_date) first.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What the network says of itself.
    pub about: DraftAbout,
    /// The entities.
    pub entities: Sheet,
    /// The relations.
    pub relations: Sheet,
    /// The kinds of entities, if the file declares any.
    pub kinds: Sheet,
    /// The types of relations, if the file declares any.
    pub relation_types: Sheet,
    /// The sources, if the file lists any.
    pub sources: Sheet,
    /// Triangles with a name.
    pub patterns: Sheet,
    /// Example questions.
    pub questions: Sheet,
    /// What became of the rows so far.
    pub report: ImportReport,
    /// The names of all columns and attributes the files have, as they write them.
    pub seen_columns: Vec<String>,
}

impl Draft {
    /// Adds an entity that a list or a matrix only names; see [`RowMark::OnlyNamed`].
    pub(crate) fn only_name(&mut self, id: &str, place: Place) {
        self.entities.begin(place);
        self.entities.set("id", id);
        self.entities.mark(RowMark::OnlyNamed);
    }
}
