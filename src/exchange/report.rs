//! The report on an import: what became of every row, and why.

use std::collections::BTreeSet;
use std::fmt;

use hashbrown::HashMap;

use crate::exchange::column_roles::ReadTable;
use crate::exchange::line_list::listed;
use crate::exchange::place::Line;
use crate::exchange::place::Place;

/// The most notes that are kept; further ones are only counted.
const KEPT: usize = 10_000;

/// How many columns of a table the text lists.
const LISTED_COLUMNS: usize = 40;

/// What is said of rows beyond the notes that are kept.
const FURTHER: &str = "further rows of this file";

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
    /// The tables in them, with what each of their columns became.
    pub tables: Vec<ReadTable>,
    /// What became of the rows of entities.
    pub entities: Tally,
    /// What became of the rows of relations.
    pub relations: Tally,
    notes: Vec<Note>,
    unlisted: usize,
    /// The notes by what they say, and the lines of each.
    known: HashMap<Said, usize>,
    lines: Vec<Vec<u64>>,
    has_missed_ties: bool,
    /// The numbers of the files that this program wrote.
    ours: BTreeSet<u16>,
}

/// What a note says of which file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Said {
    file: u16,
    fate: Fate,
    message: String,
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

    /// Whether something of the files was lost: a row was refused, or no tie came out of files that
    /// seem to have some.
    #[must_use]
    pub const fn has_losses(&self) -> bool {
        self.entities.refused + self.relations.refused > 0 || self.has_missed_ties
    }

    /// Notes that no tie came out of files that seem to have some.
    pub(crate) fn missed_ties(&mut self) {
        self.has_missed_ties = true;
    }

    /// Takes a file, by its number, for one that this program wrote.
    pub(crate) fn take_for_ours(&mut self, file: u16) {
        self.ours.insert(file);
    }

    /// Whether this program wrote the file of a place.
    pub(crate) fn is_ours(&self, place: Place) -> bool {
        self.ours.contains(&place.file)
    }

    /// The notes in the order of files and lines, equal ones once; at most ten thousand are kept.
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

    /// Sorts the notes by file and line, and tells equal ones once with all their lines.
    pub(crate) fn sort(&mut self) {
        for (note, lines) in self.notes.iter_mut().zip(&mut self.lines) {
            let count = lines.len();
            lines.sort_unstable();
            lines.dedup();
            if count > 1 && lines.len() == 1 {
                note.message = format!("{} ({count} times)", note.message);
            } else if count > 1 {
                note.message = format!("{} ({count} rows: lines {})", note.message, listed(lines));
                note.place.line = lines.first().and_then(|line| Line::new(*line));
            }
        }
        self.lines.clear();
        self.known.clear();
        self.notes.sort_by_key(|note| (note.place, note.fate));
    }

    fn tally(&mut self, row_of: RowOf) -> &mut Tally {
        match row_of {
            RowOf::Entities => &mut self.entities,
            RowOf::Relations => &mut self.relations,
        }
    }

    /// Keeps a note, or the line of one that says the same. Beyond those that are kept, only lines are.
    fn keep(&mut self, mut note: Note) {
        let mut said = Said {
            file: note.place.file,
            fate: note.fate,
            message: note.message.clone(),
        };
        if self.notes.len() >= KEPT && !self.known.contains_key(&said) {
            self.unlisted += 1;
            FURTHER.clone_into(&mut note.message);
            FURTHER.clone_into(&mut said.message);
        }
        let number = *self.known.entry(said).or_insert(self.notes.len());
        if number == self.notes.len() {
            self.lines.push(Vec::new());
            self.notes.push(note.clone());
        }
        if let (Some(lines), Some(line)) = (self.lines.get_mut(number), note.place.line) {
            lines.push(line.number());
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
        for table in &self.tables {
            let columns = table.columns.iter().take(LISTED_COLUMNS);
            let columns: Vec<String> = columns
                .map(|column| format!("\"{}\" is {}", column.name, column.role))
                .collect();
            let more = table.columns.len() - columns.len();
            let rest = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            writeln!(
                formatter,
                "{}: columns: {}{rest}",
                self.location(table.place),
                columns.join(", ")
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
