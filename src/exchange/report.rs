//! The report on an import: what became of every row, and why.

use std::fmt;

use crate::exchange::place::Place;

/// The most notes that are kept; further ones are only counted.
const KEPT: usize = 10_000;

/// What became of a row or another part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It was not imported.
    Refused,
    /// It was imported with a change.
    Changed,
    /// A note that is not about a single row.
    Remark,
}

impl Fate {
    /// The word used in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Changed => "changed",
            Self::Remark => "note",
        }
    }
}

/// What a row describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowOf {
    /// An entity.
    Entities,
    /// A relation.
    Relations,
}

/// A note on a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The place.
    pub place: Place,
    /// What became of it.
    pub fate: Fate,
    /// How it was changed, or why it was refused.
    pub message: String,
}

/// The number of rows by what became of them. `taken + changed + refused` is the number of rows
/// read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows imported without changes.
    pub taken: usize,
    /// Rows imported with changes.
    pub changed: usize,
    /// Rows not imported.
    pub refused: usize,
    /// Entities that only relations name, and further relations made from one row.
    pub made: usize,
}

impl Tally {
    /// The number of rows read.
    #[must_use]
    pub const fn read(self) -> usize {
        self.taken + self.changed + self.refused
    }
}

/// An imported file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// How it was read, in words.
    pub format: String,
    /// The encoding of its text.
    pub encoding: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The report on an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The files, in the order in which they were given.
    pub files: Vec<FileReport>,
    /// What became of the rows of entities.
    pub entities: Tally,
    /// What became of the rows of relations.
    pub relations: Tally,
    notes: Vec<Note>,
    unlisted: usize,
}

impl ImportReport {
    /// Counts an imported row; `changes` says how it differs from the file.
    pub fn took(&mut self, row_of: RowOf, place: Place, changes: impl IntoIterator<Item = String>) {
        let mut is_as_it_stood = true;
        for message in changes {
            is_as_it_stood = false;
            self.keep(Note {
                place,
                fate: Fate::Changed,
                message,
            });
        }
        let tally = self.tally(row_of);
        if is_as_it_stood {
            tally.taken += 1;
        } else {
            tally.changed += 1;
        }
    }

    /// Counts a row that was not imported.
    pub fn refused(&mut self, row_of: RowOf, place: Place, why: String) {
        self.tally(row_of).refused += 1;
        self.keep(Note {
            place,
            fate: Fate::Refused,
            message: why,
        });
    }

    /// Adds a note that is not about a single row.
    pub fn remark(&mut self, place: Place, message: String) {
        self.keep(Note {
            place,
            fate: Fate::Remark,
            message,
        });
    }

    /// The notes in the order of files and lines; at most ten thousand are kept.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// The number of notes that were not kept.
    #[must_use]
    pub fn unlisted_count(&self) -> usize {
        self.unlisted
    }

    /// The place of a note as `file:line`.
    #[must_use]
    pub fn location(&self, place: Place) -> String {
        let file = self
            .files
            .get(usize::from(place.file))
            .map_or("", |file| file.name.as_str());
        match place.line {
            None => file.to_owned(),
            Some(line) => format!("{file}:{line}"),
        }
    }

    /// Sorts the notes by file and line.
    pub(crate) fn sort(&mut self) {
        self.notes.sort_by_key(|note| (note.place, note.fate));
    }

    fn tally(&mut self, row_of: RowOf) -> &mut Tally {
        match row_of {
            RowOf::Entities => &mut self.entities,
            RowOf::Relations => &mut self.relations,
        }
    }

    fn keep(&mut self, note: Note) {
        if self.notes.len() < KEPT {
            self.notes.push(note);
        } else {
            self.unlisted += 1;
        }
    }
}

impl fmt::Display for ImportReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            writeln!(
                formatter,
                "{}: {}, {}, {} bytes",
                file.name, file.format, file.encoding, file.bytes
            )?;
        }
        let tallies = [
            ("entities", self.entities, "the relations that name them"),
            ("relations", self.relations, "rows that name several"),
        ];
        for (name, tally, of) in tallies {
            write!(formatter, "{name}: {} rows read", tally.read())?;
            write!(
                formatter,
                ", {} taken, {} changed, {} refused",
                tally.taken, tally.changed, tally.refused
            )?;
            if tally.made > 0 {
                write!(formatter, "; {} more made from {of}", tally.made)?;
            }
            writeln!(formatter)?;
        }
        for note in &self.notes {
            writeln!(
                formatter,
                "{}: {}: {}",
                self.location(note.place),
                note.fate.name(),
                note.message
            )?;
        }
        if self.unlisted > 0 {
            writeln!(formatter, "… and {} more notes", self.unlisted)?;
        }
        Ok(())
    }
}
