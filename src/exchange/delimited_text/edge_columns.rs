//! The meanings of the columns of a table of edges.

use crate::exchange::delimited_text::dates::DateParts;
use crate::exchange::delimited_text::gephi_columns::OF_EDGES;
use crate::exchange::delimited_text::gephi_columns::meant;
use crate::exchange::delimited_text::tie_defaults::TieDefaults;
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
    /// What the ties are if no column says so.
    pub(crate) defaults: TieDefaults,
}

impl EdgeColumns {
    /// Whether a column names the types of the ties.
    pub(crate) fn have_type(&self) -> bool {
        let is_type = |role: &Role| matches!(role, Role::Cell(column) if column == "type" || column == TYPE_LABEL);
        self.roles.iter().any(is_type)
    }

    /// The headings of the columns of both ends; empty if there are none.
    pub(crate) fn ends<'h>(&self, header: &[&'h str]) -> [&'h str; 2] {
        ["from", "to"].map(|end| {
            let is_end = |role: &Role| matches!(role, Role::Cell(column) if column == end);
            let at = self.roles.iter().position(is_end);
            at.and_then(|at| header.get(at).copied()).unwrap_or("")
        })
    }
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
