//! A draft: the content of imported files in the columns of the dataset format, not yet checked.
//!
//! file → **draft** → settled (ids, dates, words) → the files of a dataset → the reader that every
//! dataset goes through

use crate::exchange::ceilings::ImportCeilings;
use crate::exchange::ceilings::NoRoom;
use crate::exchange::place::Place;
use crate::exchange::report::ImportReport;
use crate::exchange::row_mark::RowMark;
use crate::exchange::seen_columns::SeenColumns;
use crate::exchange::sheet::Sheet;
use crate::model::DatasetNote;

/// The label of the type of a relation, for types that the file does not declare.
pub(crate) const TYPE_LABEL: &str = "\u{1}type_label";
/// The class of the type of a relation.
pub(crate) const TYPE_CLASS: &str = "\u{1}type_class";
/// The sign of the type of a relation.
pub(crate) const TYPE_SIGN: &str = "\u{1}type_sign";
/// The columns that describe the type of a relation.
pub(crate) const TYPE_WORDS: [&str; 3] = [TYPE_LABEL, TYPE_CLASS, TYPE_SIGN];

/// The name of the entity at `from`, if `from` is an id. It becomes the name of an entity without a
/// row; if the entity has another name, it stays with the relation.
pub(crate) const FROM_NAME: &str = "\u{1}from_name";
/// The name of the entity at `to`, if `to` is an id.
pub(crate) const TO_NAME: &str = "\u{1}to_name";

/// Where an archive keeps what a row is known from: its source, or the beginning of its locus.
pub(crate) const SHELFMARK: &str = "\u{1}shelfmark";
/// The leaf of a manuscript, a part of its locus.
pub(crate) const FOLIO: &str = "\u{1}folio";

/// The kind of the entity at `from`, if it has no row.
pub(crate) const FROM_KIND: &str = "\u{1}from_kind";
/// The kind of the entity at `to`, if it has no row.
pub(crate) const TO_KIND: &str = "\u{1}to_kind";

/// The date of a relation in the Julian calendar, for which another column may have the Gregorian one.
pub(crate) const WHEN_JULIAN: &str = "\u{1}when_julian";
/// The beginning of an entity in the Julian calendar.
pub(crate) const BEGIN_JULIAN: &str = "\u{1}begin_julian";
/// The end of an entity in the Julian calendar.
pub(crate) const END_JULIAN: &str = "\u{1}end_julian";

/// The column for Julian dates beside a column of dates.
pub(crate) fn julian_column(column: &str) -> Option<&'static str> {
    match column {
        "when" => Some(WHEN_JULIAN),
        "begin" => Some(BEGIN_JULIAN),
        "end" => Some(END_JULIAN),
        _ => None,
    }
}

/// The columns that only drafts have.
const OF_DRAFTS: [&str; 12] = [
    TYPE_LABEL,
    TYPE_CLASS,
    TYPE_SIGN,
    FROM_NAME,
    TO_NAME,
    FROM_KIND,
    TO_KIND,
    SHELFMARK,
    FOLIO,
    WHEN_JULIAN,
    BEGIN_JULIAN,
    END_JULIAN,
];

/// Whether only drafts have a column.
pub(crate) fn is_of_drafts(column: &str) -> bool {
    column.starts_with('\u{1}') && OF_DRAFTS.contains(&column)
}

/// The name under which files write a column that only drafts have.
pub(crate) fn written_name(column: &str) -> &str {
    column.trim_start_matches('\u{1}')
}

/// The metadata of a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftAbout {
    /// A short machine name.
    pub name: String,
    /// The title.
    pub title: String,
    /// A description of the network.
    pub description: String,
    /// The version of the data.
    pub version: String,
    /// The day on which it was created.
    pub created: String,
    /// The licences under which it may be used.
    pub licences: Vec<String>,
    /// The people who made it.
    pub contributors: Vec<String>,
    /// What its readers should bear in mind.
    pub notes: Vec<DatasetNote>,
}

/// The content of imported files, before it is checked.
///
/// Readers fill the columns of the dataset format if they know which ones are meant; any other
/// column becomes an attribute:
///
/// - `entities`: `id` (any text; the name does for it if it is missing), `kind`, `name`,
///   `variants`, `begin`, `end`, `note`, `same_as`, `source`, `locus`;
/// - `relations`: `from`, `to` (ids of entities as the file writes them), `type`, `id`, `when`,
///   `when_verbatim`, `status`, `certainty`, `asserted_by`, `asserted_when`, `quantity`, `unit`, `place`, `source`, `locus`,
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
    /// The classes of types, if the file describes any.
    pub classes: Sheet,
    /// The types of relations, if the file declares any.
    pub relation_types: Sheet,
    /// The sources, if the file lists any.
    pub sources: Sheet,
    /// What stands at places in the sources.
    pub passages: Sheet,
    /// Named patterns of three relations.
    pub patterns: Sheet,
    /// Example questions.
    pub questions: Sheet,
    /// The report on the rows so far.
    pub report: ImportReport,
    /// The names of all columns and attributes, as the files write them.
    pub seen_columns: SeenColumns,
    /// How much it has room for.
    pub(crate) ceilings: ImportCeilings,
}

impl Draft {
    /// An empty draft with room for so much.
    pub(crate) fn within(ceilings: ImportCeilings) -> Self {
        Self {
            entities: Sheet::within(ceilings.entities),
            relations: Sheet::within(ceilings.relations),
            sources: Sheet::within(ceilings.relations),
            seen_columns: SeenColumns::within(ceilings.attributes),
            ceilings,
            ..Self::default()
        }
    }

    /// The first row for which there was no room, if there was one.
    pub(crate) fn no_room(&self) -> Option<NoRoom> {
        let (entities, relations) = (self.entities.beyond(), self.relations.beyond());
        let no_room = self.ceilings.no_room(entities, relations);
        no_room.or_else(|| self.ceilings.no_room_for_sources(self.sources.beyond()))
    }

    /// Adds an entity that a list or a matrix only mentions; see [`RowMark::OnlyNamed`].
    pub(crate) fn only_name(&mut self, id: &str, place: Place) {
        self.entities.begin(place);
        self.entities.set("id", id);
        self.entities.mark(RowMark::OnlyNamed);
    }
}
