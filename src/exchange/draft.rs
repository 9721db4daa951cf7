//! A draft: what a file of another program says, in the columns of the dataset format but not yet checked.
//!
//! file → **draft** → settled (ids, dates, words) → the files of a dataset → the reader that every dataset goes through

use crate::exchange::report::ImportReport;
use crate::exchange::sheet::Sheet;

/// The column of relations that is `true` for a tie without a direction.
pub const UNDIRECTED: &str = "~undirected";

/// The column of entities that is `true` where a list or a matrix names a node without saying anything of it.
///
/// A table may say more of it, before or after; then the two rows are one entity and no duplicates.
pub const ONLY_NAMED: &str = "~only_named";

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
/// Readers write the columns of the dataset format where they know what they mean, any other column becomes an attribute:
///
/// - `entities`: `id` (any text; the name does for it if it is missing), `kind`, `name`, `variants`, `begin`, `end`, `note`,
///   `same_as`, `source`, `locus`;
/// - `relations`: `from`, `to` (ids of entities as the file writes them), `type`, `id`, `when`, `when_verbatim`, `status`,
///   `certainty`, `asserted_by`, `quantity`, `place`, `source`, `locus`, `note`, `flag`, and [`UNDIRECTED`]; of a type that the
///   file does not declare, a relation may say `type_label`, `type_class` and `type_sign`;
/// - the others: exactly the columns of the dataset's files of these names.
///
/// Dates may be written in any form that [`HistoricalDate::read`](crate::model::HistoricalDate::read) takes; what other
/// programs write as intervals of numbers goes through [`foreign_date`](crate::exchange::foreign_date) first.
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
