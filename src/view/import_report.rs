//! What an import did, row by row.

use serde::Serialize;
use utoipa::ToSchema;

use crate::exchange::ImportReport;
use crate::exchange::Note;
use crate::exchange::Tally;
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
        let note = |note: &Note| ImportNoteView {
            location: report.location(note.place),
            fate: note.fate.name(),
            message: note.message.clone(),
        };
        Self {
            files: files.collect(),
            entities: TallyView::of(report.entities),
            relations: TallyView::of(report.relations),
            notes: report.notes().iter().map(note).collect(),
            unlisted_notes: report.unlisted_count(),
        }
    }
}

impl ImportReportView {
    /// What came of the files, in a line.
    #[must_use]
    pub fn summary(&self) -> String {
        let refused = self.entities.refused + self.relations.refused;
        format!(
            "{}, {} taken, {refused} refused",
            counted(self.entities.kept(), "entity", "entities"),
            counted(self.relations.kept(), "tie", "ties"),
        )
    }
}

impl TallyView {
    /// How many there are in the network.
    fn kept(&self) -> usize {
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
