//! What an import did, row by row.

use serde::Serialize;
use utoipa::ToSchema;

use crate::exchange::ImportReport;
use crate::exchange::Note;
use crate::exchange::ReadTable;
use crate::exchange::RowOf;
use crate::exchange::Tally;
use crate::exchange::column_roles;
use crate::view::counted;

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportedFileView {
    /// Its name.
    pub name: String,
    /// What it was taken for.
    pub format: String,
    /// The encoding of its text.
    pub encoding: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What became of the rows of one sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TallyView {
    /// How many rows were read.
    pub read: usize,
    /// Taken as they stand.
    pub taken: usize,
    /// Taken with changes.
    pub changed: usize,
    /// Left out.
    pub refused: usize,
    /// Made although no row was theirs.
    pub made: usize,
}

/// A role that a column may be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct RoleView {
    /// Its name.
    #[schema(example = "from")]
    pub role: String,
    /// What it says of each row.
    pub about: String,
}

/// A column of a table and what it became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportedColumnView {
    /// Its name in the file.
    #[schema(example = "Sender")]
    pub name: String,
    /// The role it was found to have, or words for what it is besides, such as a part of a date.
    #[schema(example = "from")]
    pub role: String,
}

/// A table of a file, and what its columns became.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportedTableView {
    /// The file and the line of the header.
    #[schema(example = "letters.csv:1")]
    pub location: String,
    /// `entities` or `relations`.
    #[schema(example = "relations")]
    pub rows_of: &'static str,
    /// Its columns, in their order.
    pub columns: Vec<ImportedColumnView>,
    /// The roles that its columns may be given.
    pub roles: Vec<RoleView>,
}

impl ImportedTableView {
    fn of(report: &ImportReport, table: &ReadTable) -> Self {
        let columns = table.columns.iter().map(|column| ImportedColumnView {
            name: column.name.clone(),
            role: column.role.clone(),
        });
        let roles = column_roles(table.row_of).iter().map(|role| RoleView {
            role: role.word.to_owned(),
            about: role.about.to_owned(),
        });
        Self {
            location: report.location(table.place),
            rows_of: match table.row_of {
                RowOf::Entities => "entities",
                RowOf::Relations => "relations",
            },
            columns: columns.collect(),
            roles: roles.collect(),
        }
    }

    /// Whether a column is something that cannot be chosen, such as a part of a date.
    #[must_use]
    pub fn is_found_only(&self, column: &ImportedColumnView) -> bool {
        !self.roles.iter().any(|role| role.role == column.role)
    }
}

/// A word on a place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportNoteView {
    /// The file and the line.
    #[schema(example = "letters.csv:17")]
    pub location: String,
    /// `refused`, `changed` or `note`.
    pub fate: &'static str,
    /// How it was changed, or why it was refused.
    pub message: String,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportReportView {
    /// The files, in the order they were given.
    pub files: Vec<ImportedFileView>,
    /// The tables in them, and what their columns became.
    pub tables: Vec<ImportedTableView>,
    /// What became of the rows of entities.
    pub entities: TallyView,
    /// What became of the rows of relations.
    pub relations: TallyView,
    /// Every row that was changed or refused, and further remarks, by file and line.
    pub notes: Vec<ImportNoteView>,
    /// How many notes more there are than are listed.
    pub unlisted_notes: usize,
}

impl ImportReportView {
    /// The view of a report.
    #[must_use]
    pub fn of(report: &ImportReport) -> Self {
        let files = report.files.iter().map(|file| ImportedFileView {
            name: file.name.clone(),
            format: file.format.clone(),
            encoding: file.encoding.clone(),
            bytes: file.bytes,
        });
        let tables = report.tables.iter();
        let tables = tables.map(|table| ImportedTableView::of(report, table));
        let note = |note: &Note| ImportNoteView {
            location: report.location(note.place),
            fate: note.fate.name(),
            message: note.message.clone(),
        };
        Self {
            files: files.collect(),
            tables: tables.collect(),
            entities: TallyView::of(report.entities),
            relations: TallyView::of(report.relations),
            notes: report.notes().iter().map(note).collect(),
            unlisted_notes: report.unlisted_count(),
        }
    }
}

impl ImportReportView {
    /// How many entities came of the files.
    #[must_use]
    pub fn entities_kept(&self) -> String {
        counted(self.entities.kept(), "entity", "entities")
    }

    /// How many ties came of them.
    #[must_use]
    pub fn ties_kept(&self) -> String {
        counted(self.relations.kept(), "tie", "ties")
    }

    /// How many rows were refused.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.entities.refused + self.relations.refused
    }
}

impl TallyView {
    /// How many there are in the network.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.taken + self.changed + self.made
    }

    fn of(tally: Tally) -> Self {
        let Tally {
            taken,
            changed,
            refused,
            made,
        } = tally;
        Self {
            read: tally.read(),
            taken,
            changed,
            refused,
            made,
        }
    }
}
