//! What every reader of another program's format is, and what it is given.

use encoding_rs::Encoding;
use hashbrown::HashSet;

use crate::dataset::DatasetReport;
use crate::exchange::columns::ColumnMap;
use crate::exchange::draft::Draft;
use crate::exchange::format::Format;
use crate::exchange::place::Line;
use crate::exchange::place::Place;
use crate::exchange::report::RowOf;
use crate::model::DateOrder;

/// A reader of one format.
pub trait Importer: Sync {
    /// What it reads.
    fn format(&self) -> Format;

    /// Whether a text is of this format, judged by what stands in it and never by its name.
    fn recognises(&self, text: &str) -> bool;

    /// Whether a text of this format says something of the nodes of another file only, so that it
    /// is read with that file.
    fn accompanies(&self, _text: &str) -> Accompanies {
        Accompanies::None
    }

    /// Adds what a file says, and those that accompany it, to a draft. Rows that cannot be used are
    /// refused in the draft's report.
    ///
    /// # Errors
    ///
    /// [`ImportError`] if the file as a whole cannot be read; then nothing of it is used.
    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError>;
}

/// Whether a file only says something of the nodes of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accompanies {
    /// It stands for itself.
    None,
    /// It does if there is another file of the format; alone it stands for itself.
    IfThereIsAnother,
    /// It does, and is nothing alone.
    Another,
}

/// A file that is to be imported.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// Its name, without its folder.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// A file of another program, decoded.
#[derive(Clone, Copy)]
pub struct ForeignFile<'a> {
    /// Its name, without its folder.
    pub name: &'a str,
    /// Its number among those that are imported together.
    pub number: u16,
    /// Whether it is a sheet of a workbook, whose cells nothing separated before it became a text.
    pub is_sheet: bool,
    /// Its text. Lines end with a line feed, with or without a carriage return before it.
    pub text: &'a str,
    /// How its reader wants it read.
    pub options: &'a ImportOptions,
    /// Whom to tell how far the reading is.
    pub progress: &'a dyn Progress,
    /// The files that accompany it.
    pub companions: &'a [ForeignFile<'a>],
}

impl<'a> ForeignFile<'a> {
    /// Its name without its ending.
    #[must_use]
    pub fn stem(&self) -> &'a str {
        self.name
            .rsplit_once('.')
            .map_or(self.name, |(stem, _)| stem)
    }

    /// The place of a line, counted from 1.
    #[must_use]
    pub fn at(&self, line: u64) -> Place {
        Place {
            file: self.number,
            line: Line::new(line),
        }
    }

    /// The file as a whole, as a place.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place::whole_file(self.number)
    }

    /// The error that something on a line, counted from 1, makes the whole file unreadable.
    #[must_use]
    pub fn malformed(&self, line: u64, message: impl Into<String>) -> ImportError {
        self.malformed_at(self.at(line), message)
    }

    /// The error that something at a place makes the whole file unreadable.
    #[must_use]
    pub fn malformed_at(&self, place: Place, message: impl Into<String>) -> ImportError {
        ImportError::Malformed {
            file: self.name.to_owned(),
            line: place.line,
            message: message.into(),
        }
    }

    /// The error that the file cannot be read, for a reason that is not on any one line.
    #[must_use]
    pub fn unreadable(&self, message: impl Into<String>) -> ImportError {
        self.malformed_at(self.whole(), message)
    }

    /// Says in the report what the file turned out to be.
    pub fn taken_for(&self, what: String, draft: &mut Draft) {
        if let Some(file) = draft.report.files.get_mut(usize::from(self.number)) {
            file.format = what;
        }
    }

    /// Tells how many bytes of it are read.
    pub fn read_so_far(&self, bytes: usize) {
        self.progress
            .read(self.name, bytes as u64, self.text.len() as u64);
    }

    /// The columns of the draft that the file's own columns become; see [`ColumnMap::resolve`].
    pub fn resolve(&self, row_of: RowOf, headers: &[&str], draft: &mut Draft) -> Vec<String> {
        let mut seen: HashSet<String> = draft.seen_columns.iter().cloned().collect();
        let new = headers
            .iter()
            .map(|header| header.trim())
            .filter(|header| seen.insert((*header).to_owned()));
        draft.seen_columns.extend(new.map(str::to_owned));
        self.options.columns.resolve(row_of, headers)
    }
}

/// The most cells a table of an import may have, filled or not: a few bytes of text may ask for
/// many of them.
pub(crate) const MOST_CELLS: usize = 150_000_000;

/// Told how far an import is.
pub trait Progress {
    /// So many of a file's bytes are read.
    fn read(&self, file: &str, bytes: u64, of: u64);
    /// What is being done now.
    fn stage(&self, what: &str);
}

/// Nobody is told.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn read(&self, _: &str, _: u64, _: u64) {}
    fn stage(&self, _: &str) {}
}

/// How files are to be read.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// Which columns mean what, beyond what is known.
    pub columns: ColumnMap,
    /// The encoding of all files; found file by file if absent.
    pub encoding: Option<&'static Encoding>,
    /// The format of all files; found file by file if absent.
    pub format: Option<Format>,
    /// Whether the day or the month comes first in dates of numbers; found by the dates that leave
    /// no doubt if absent.
    pub date_order: Option<DateOrder>,
    /// What stands between several names in one cell at an end of a tie; cells are one name if
    /// absent.
    pub split: Option<String>,
    /// The columns of tables of entities whose cells name other entities: each cell is a tie of the
    /// column's name.
    pub ties: Vec<String>,
    /// The title of the network; that of the files if absent.
    pub title: Option<String>,
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// Something in a file makes all of it unreadable.
    #[error("{}{message}", location(file, *line))]
    Malformed {
        /// The file.
        file: String,
        /// The line; nothing if the whole file is meant.
        line: Option<Line>,
        /// What is wrong and what to do.
        message: String,
    },
    /// No reader knows the format.
    #[error(
        "{file}: this is no format that is read; known are CSV tables, workbooks (.xlsx), GEXF, GraphML, Pajek, GEDCOM and JSON of nodes and links. \
         If it is one of them, name it with --as; what is of another (GML, DOT, UCINET …) can be read once it is saved as GraphML or GEXF"
    )]
    Unrecognised {
        /// The file.
        file: String,
    },
    /// A column that was named does not exist.
    #[error(
        "no file has a column \"{column}\", which --map or --ties names; the columns are {known}"
    )]
    NoSuchColumn {
        /// The column.
        column: String,
        /// The columns there are.
        known: String,
    },
    /// There are more cells than memory is kept for.
    #[error(
        "{rows} {what} with {columns} different attributes would be a table of {} million cells, of which {} million are kept at \
         most; leave attributes out, or split the file",
        rows * columns / 1_000_000,
        MOST_CELLS / 1_000_000
    )]
    TooLarge {
        /// Of what.
        what: &'static str,
        /// How many rows there are.
        rows: usize,
        /// How many columns.
        columns: usize,
    },
    /// There was nothing in the files.
    #[error("{file}: there is neither an entity nor a relation in it; {advice}")]
    Nothing {
        /// The files.
        file: String,
        /// What to do.
        advice: String,
    },
    /// What came out breaks a rule of datasets.
    #[error("the files contradict themselves: {}", first(report))]
    Inconsistent {
        /// What the reader of datasets says of it.
        report: Box<DatasetReport>,
    },
}

fn location(file: &str, line: Option<Line>) -> String {
    match line {
        None => format!("{file}: "),
        Some(line) => format!("{file}:{line}: "),
    }
}

fn first(report: &DatasetReport) -> String {
    let first = report
        .problems()
        .first()
        .map_or_else(String::new, ToString::to_string);
    let more = report.error_count().saturating_sub(1);
    if more == 0 {
        first
    } else {
        format!("{first}, and {more} more")
    }
}
