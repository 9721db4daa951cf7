//! The meanings of the columns of a table of edges.

use crate::exchange::column_choices::attribute_name;
use crate::exchange::column_roles::ATTRIBUTE;
use crate::exchange::column_roles::LEAVE_OUT;
use crate::exchange::column_roles::ReadColumn;
use crate::exchange::column_roles::role_of_draft;
use crate::exchange::columns::ColumnMap;
use crate::exchange::delimited_text::dates::DateParts;
use crate::exchange::delimited_text::delimiter::Delimiter;
use crate::exchange::delimited_text::gephi_columns::OF_EDGES;
use crate::exchange::delimited_text::gephi_columns::meant;
use crate::exchange::delimited_text::rows::Comments;
use crate::exchange::delimited_text::rows::Rows;
use crate::exchange::delimited_text::table::cell_of;
use crate::exchange::delimited_text::tie_defaults::TieDefaults;
use crate::exchange::draft::TYPE_LABEL;
use crate::exchange::importer::ForeignFile;
use crate::exchange::mapped_column::Kept;
use crate::exchange::number_column::NumberColumn;
use crate::exchange::report::RowOf;

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
    /// A column that the user leaves out.
    LeftOut,
}

impl Role {
    /// The role in the report.
    fn word(&self) -> String {
        match self {
            Self::Cell(column) => role_of_draft(RowOf::Relations, column),
            Self::Direction(_) => "direction".to_owned(),
            Self::When => "when".to_owned(),
            Self::TimeSet(_) => "interval".to_owned(),
            Self::Start(_) => "start".to_owned(),
            Self::End(_) => "end".to_owned(),
            Self::Weight(_) => ATTRIBUTE.to_owned(),
            Self::DatePart => "part of a date".to_owned(),
            Self::Earliest(_) => "earliest date".to_owned(),
            Self::Latest(_) => "latest date".to_owned(),
            Self::Calendar(_) => "calendar".to_owned(),
            Self::SaidAgain => "repetition".to_owned(),
            Self::LeftOut => LEAVE_OUT.to_owned(),
        }
    }
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
    /// Leaves the columns of the beginning and the end as they are, if their numbers are no years; the
    /// note on it.
    pub(crate) fn leave_numbers(
        &mut self,
        file: &ForeignFile<'_>,
        delimiter: Delimiter,
    ) -> Option<String> {
        let is_end = |role: &Role| matches!(role, Role::Start(_) | Role::End(_));
        let ends: Vec<usize> = (0..self.roles.len())
            .filter(|&at| is_end(&self.roles[at]))
            .collect();
        if ends.is_empty() {
            return None;
        }
        let mut numbers = NumberColumn::default();
        let mut rows = Rows::of(file.text, delimiter, Comments::Before);
        let mut is_header = true;
        while let Ok(Some(row)) = rows.next() {
            if !std::mem::take(&mut is_header) {
                let cells = ends.iter().filter_map(|&at| row.cells.get(at)).map(cell_of);
                cells
                    .filter(|cell| !cell.is_empty())
                    .for_each(|cell| numbers.take(&cell));
            }
        }
        if !numbers.are_no_years() {
            return None;
        }
        let mut names = Vec::new();
        for at in ends {
            if let Role::Start(name) | Role::End(name) = &self.roles[at] {
                let name = name.clone();
                names.push(format!("\"{}\"", name.trim()));
                self.roles[at] = Role::Cell(name);
            }
        }
        Some(numbers.remark(&names.join(" and ")))
    }

    /// Heeds what the user says of columns that have no meaning.
    pub(crate) fn keep_as_said(&mut self, columns: &ColumnMap, header: &[&str]) {
        for (role, name) in self.roles.iter_mut().zip(header) {
            match columns.kept(name) {
                Some(Kept::NotAtAll) => *role = Role::LeftOut,
                Some(Kept::AsAttribute) => {
                    *role = Role::Cell(attribute_name(RowOf::Relations, name));
                }
                None => {}
            }
        }
    }

    /// The columns and their roles, for the report.
    pub(crate) fn read_columns(&self, header: &[&str]) -> Vec<ReadColumn> {
        let columns = header.iter().zip(&self.roles);
        columns
            .map(|(name, role)| ReadColumn {
                name: name.trim().to_owned(),
                role: role.word(),
            })
            .collect()
    }

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
