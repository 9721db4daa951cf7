//! The roles of the columns of a table of nodes.

use crate::exchange::column_choices::attribute_name;
use crate::exchange::column_roles::LEAVE_OUT;
use crate::exchange::column_roles::ReadColumn;
use crate::exchange::column_roles::TIE;
use crate::exchange::column_roles::role_of_draft;
use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::dates::DateParts;
use crate::exchange::delimited_text::dates::LifeDates;
use crate::exchange::delimited_text::gephi_columns::OF_NODES;
use crate::exchange::delimited_text::gephi_columns::meant;
use crate::exchange::mapped_column::Kept;
use crate::exchange::report::RowOf;

/// The meaning of a column.
pub(super) enum Role {
    /// A column of the draft.
    Cell(String),
    /// A part of a date; see [`DateParts`].
    DatePart,
    /// When the node existed.
    Lifetime(String),
    /// Names of other nodes, to which the column's name becomes the type of a relation.
    Tie(String),
    /// A group; marked nodes belong to it.
    Group(String),
    /// A column that the user leaves out.
    LeftOut,
}

impl Role {
    /// The role in the report.
    fn word(&self) -> String {
        match self {
            Self::Cell(column) => role_of_draft(RowOf::Entities, column),
            Self::DatePart => "part of a date".to_owned(),
            Self::Lifetime(_) => "interval".to_owned(),
            Self::Tie(_) => TIE.to_owned(),
            Self::Group(_) => "group".to_owned(),
            Self::LeftOut => LEAVE_OUT.to_owned(),
        }
    }
}

/// The meanings of the columns.
#[derive(Default)]
pub(super) struct Roles {
    pub(super) of_columns: Vec<Role>,
    /// The columns of forenames and surnames, if the name is combined from them.
    pub(super) name_parts: Option<[usize; 2]>,
    /// Dates of beginning and end in several columns.
    pub(super) dates: Vec<DateParts>,
    /// Lifetimes in one column.
    pub(super) life: Option<LifeDates>,
}

impl Roles {
    /// The columns and their roles, for the report.
    pub(super) fn read_columns(&self, header: &[String]) -> Vec<ReadColumn> {
        let parts = self.name_parts.unwrap_or_default();
        let is_part = |at: usize| self.name_parts.is_some() && parts.contains(&at);
        let columns = header.iter().zip(&self.of_columns).enumerate();
        columns
            .map(|(at, (name, role))| ReadColumn {
                name: name.trim().to_owned(),
                role: match &self.life {
                    _ if is_part(at) => "part of the name".to_owned(),
                    Some(life) if life.column == at => "begin and end".to_owned(),
                    _ => role.word(),
                },
            })
            .collect()
    }
}

/// The meaning of a column of our own tables for Gephi, also after Gephi saved them.
pub(super) fn own_role(name: &str) -> Role {
    match name {
        "Id" => Role::Cell("id".to_owned()),
        "Label" => Role::Cell("name".to_owned()),
        "timeset" => Role::Lifetime(name.to_owned()),
        other => Role::Cell(meant(&OF_NODES, other).to_owned()),
    }
}

/// The role of a column of which the user says that it has no meaning.
pub(super) fn kept_role(columns: &ColumnMap, header: &str) -> Option<Role> {
    columns.kept(header).map(|kept| match kept {
        Kept::NotAtAll => Role::LeftOut,
        Kept::AsAttribute => Role::Cell(attribute_name(RowOf::Entities, header)),
    })
}
