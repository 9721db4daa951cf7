//! What the columns of a table may be: the roles that a report names and that users choose among.

use crate::exchange::column_names::known_columns;
use crate::exchange::draft::is_of_drafts;
use crate::exchange::draft::written_name;
use crate::exchange::place::Place;
use crate::exchange::report::RowOf;

/// The role of a column that is kept as it is.
pub(crate) const ATTRIBUTE: &str = "attribute";
/// The role of a column that is not read.
pub(crate) const LEAVE_OUT: &str = "leave-out";
/// The role of a column of entities whose cells name other entities.
pub(crate) const TIE: &str = "tie";

/// A role that a column may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnRole {
    /// Its name.
    pub word: &'static str,
    /// What it says of each row.
    pub about: &'static str,
}

/// The roles of columns of relations.
pub static ROLES_OF_RELATIONS: &[ColumnRole] = &[
    role("from", "from: who or what the tie begins at"),
    role("to", "to: who or what it leads to"),
    role("type", "type: what sort of tie it is"),
    role("when", "when: its date"),
    role("start", "start: when it began"),
    role("end", "end: when it ended"),
    role("place", "place: where it was"),
    role("source", "source: where it is known from"),
    role("locus", "locus: the page or place in the source"),
    role("status", "status: documented, alleged, denied …"),
    role("certainty", "certainty: how sure it is"),
    role("asserted_by", "claimant: who says so"),
    role("asserted_when", "claimed when: when it was said"),
    role("quantity", "quantity: a figure"),
    role("unit", "unit: what the figure counts"),
    role("id", "id: its name among the ties"),
    role("note", "note: a remark"),
    role("flag", "flag: a warning"),
    role(ATTRIBUTE, "attribute: kept as it is"),
    role(LEAVE_OUT, "leave out"),
];

/// The roles of columns of entities.
pub static ROLES_OF_ENTITIES: &[ColumnRole] = &[
    role("id", "id: by which ties name it"),
    role("name", "name"),
    role("kind", "kind: person, place, institution …"),
    role("variants", "variants: its other names"),
    role("begin", "begin: birth, foundation"),
    role("end", "end: death, dissolution"),
    role("source", "source: where it is known from"),
    role("locus", "locus: the page or place in the source"),
    role("same_as", "same as: its address elsewhere"),
    role("note", "note: a remark"),
    role(TIE, "tie: names others that it is tied to"),
    role(ATTRIBUTE, "attribute: kept as it is"),
    role(LEAVE_OUT, "leave out"),
];

/// A table that was read, with what each of its columns became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTable {
    /// Where its header stands.
    pub place: Place,
    /// What its rows are.
    pub row_of: RowOf,
    /// Its columns in order.
    pub columns: Vec<ReadColumn>,
}

/// A column and what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadColumn {
    /// Its name in the file.
    pub name: String,
    /// The name of a role, or words for what it was found to be besides, such as a part of a date.
    pub role: String,
}

/// The roles that a column of such rows may be given.
#[must_use]
pub fn column_roles(row_of: RowOf) -> &'static [ColumnRole] {
    match row_of {
        RowOf::Relations => ROLES_OF_RELATIONS,
        RowOf::Entities => ROLES_OF_ENTITIES,
    }
}

/// The role of a column that becomes this column of the draft.
pub(crate) fn role_of_draft(row_of: RowOf, column: &str) -> String {
    let is_known = known_columns(row_of).any(|known| known.column == column);
    if is_of_drafts(column) || is_known {
        let name = written_name(column);
        name.strip_suffix("_julian").unwrap_or(name).to_owned()
    } else {
        ATTRIBUTE.to_owned()
    }
}

const fn role(word: &'static str, about: &'static str) -> ColumnRole {
    ColumnRole { word, about }
}
