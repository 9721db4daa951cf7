//! What becomes of the columns of a table of edges, and what those of our own tables mean.

use crate::exchange::delimited_text::dates::DateParts;
use crate::exchange::delimited_text::gephi_columns::OF_EDGES;
use crate::exchange::delimited_text::gephi_columns::meant;
use crate::exchange::draft::TYPE_LABEL;

/// What becomes of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// It is a column of the draft.
    Cell(String),
    /// It says which way the tie goes; its name.
    Direction(String),
    /// It is the column of dates.
    When,
    /// It says when the tie held; its name.
    TimeSet(String),
    /// It says when the tie began; its name.
    Start(String),
    /// It says when the tie ended; its name.
    End(String),
    /// It says how strong the tie is, perhaps changing over time; its name.
    Weight(String),
    /// It is a part of a date; see [`DateParts`].
    DatePart,
    /// It says when the tie was at the earliest; its name.
    Earliest(String),
    /// It says when the tie was at the latest; its name.
    Latest(String),
    /// It says of which calendar the date is; its name.
    Calendar(String),
    /// It says again what another column says.
    SaidAgain,
}

/// The columns of a table of edges.
#[derive(Debug, Default)]
pub(crate) struct EdgeColumns {
    /// What becomes of each.
    pub(crate) roles: Vec<Role>,
    /// The dates in parts.
    pub(crate) dates: Vec<DateParts>,
    /// What whoever imports the table should know.
    pub(crate) remarks: Vec<String>,
}

/// What the columns of our own tables for Gephi mean.
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
