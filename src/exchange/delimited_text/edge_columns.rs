//! The meanings of the columns of a table of edges.

use crate::exchange::delimited_text::dates::DateParts;
use crate::exchange::delimited_text::gephi_columns::OF_EDGES;
use crate::exchange::delimited_text::gephi_columns::meant;
use crate::exchange::draft::TYPE_LABEL;

/// The meaning of a column. A name is that of the column in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A column of the draft.
    Cell(String),
    /// Whether the relation has a direction.
    Direction(String),
    /// The date of the relation.
    When,
    /// A time set.
    TimeSet(String),
    /// When the relation began.
    Start(String),
    /// When the relation ended.
    End(String),
    /// The weight, which may change over time.
    Weight(String),
    /// A part of a date; see [`DateParts`].
    DatePart,
    /// The earliest possible date.
    Earliest(String),
    /// The latest possible date.
    Latest(String),
    /// The calendar of the date.
    Calendar(String),
    /// A repetition of another column.
    SaidAgain,
}

/// The columns of a table of edges.
#[derive(Debug, Default)]
pub(crate) struct EdgeColumns {
    /// The meaning of each column.
    pub(crate) roles: Vec<Role>,
    /// Dates in several columns.
    pub(crate) dates: Vec<DateParts>,
    /// Notes for the report.
    pub(crate) remarks: Vec<String>,
}

/// The meanings of the columns of our own tables for Gephi.
pub(crate) fn our_columns(header: &[String]) -> EdgeColumns {
    let role = |name: &String| match name.as_str() {
        "Source" => Role::Cell("from".to_owned()),
        "Target" => Role::Cell("to".to_owned()),
        "Id" => Role::Cell("id".to_owned()),
        "Type" => Role::Direction(name.clone()),
        "Label" => Role::Cell(TYPE_LABEL.to_owned()),
        "Kind" | "Weight" | "timeset" => Role::SaidAgain,
        other => Role::Cell(meant(&OF_EDGES, other).to_owned()),
    };
    EdgeColumns {
        roles: header.iter().map(role).collect(),
        ..EdgeColumns::default()
    }
}
