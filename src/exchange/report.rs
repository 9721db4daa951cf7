//! The report on an import: what became of every row, and why.

use std::fmt;

use crate::exchange::place::Place;

/// How many notes are kept one by one; the rest is counted.
const KEPT: usize = 10_000;

/// What became of something in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// It was left out.
    Refused,
    /// It was taken, but something in it is different now.
    Changed,
    /// It has nothing to do with one row; the reader should know.
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

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowOf {
    /// An entity.
    Entities,
    /// A relation.
    Relations,
}

/// A word on a place in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where.
    pub place: Place,
    /// What became of it.
    pub fate: Fate,
    /// How it was changed, or why it was refused.
    pub message: String,
}

/// How many rows came to what end. `taken + changed + refused` is the number of rows read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Taken as they stand.
    pub taken: usize,
    /// Taken with changes.
    pub changed: usize,
    /// Left out.
    pub refused: usize,
    /// Made although no row was theirs: entities that only relations name.
    pub made: usize,
}

impl Tally {
    /// The rows that were read.
    #[must_use]
    pub const fn read(self) -> usize {
        self.taken + self.changed + self.refused
    }
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// Its name.
    pub name: String,
    /// What it was taken for, in words.
    pub format: String,
    /// The encoding of its text.
    pub encoding: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// The files, in the order they were given.
    pub files: Vec<FileReport>,
    /// What became of the rows of entities.
    pub entities: Tally,
    /// What became of the rows of relations.
    pub relations: Tally,
    notes: Vec<Note>,
    unlisted: usize,
}

impl ImportReport {
    /// Counts a row that was taken; `changes` says what is different in it.
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

    /// Counts a row that was left out.
    pub fn refused(&mut self, row_of: RowOf, place: Place, why: String) {
        self.tally(row_of).refused += 1;
        self.keep(Note {
            place,
            fate: Fate::Refused,
            message: why,
        });
    }

    /// Says something that is about no single row.
    pub fn remark(&mut self, place: Place, message: String) {
        self.keep(Note {
            place,
            fate: Fate::Remark,
            message,
        });
    }

    /// The notes, by file and line; at most ten thousand are kept one by one.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// How many notes were counted but not kept.
    #[must_use]
    pub fn unlisted_count(&self) -> usize {
        self.unlisted
    }

    /// Where a note stands, for a reader: `file:line`.
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

    /// Puts the notes in the order of files and lines.
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
