//! The interface of the readers of other programs' formats, and their input and errors.

use crate::dataset::DatasetReport;
use crate::exchange::ceilings::ImportCeilings;
use crate::exchange::column_roles::TIE;
use crate::exchange::columns::ColumnMap;
use crate::exchange::draft::Draft;
use crate::exchange::encoding::TextEncoding;
use crate::exchange::format::Format;
use crate::exchange::place::Line;
use crate::exchange::place::Place;
use crate::exchange::report::RowOf;
use crate::model::DateOrder;

/// A reader of one format.
pub trait Importer: Sync {
    /// Whether a text is of this format, judged by its content and never by the name of the file.
    fn recognises(&self, text: &str) -> bool;

    /// Whether it reads tables. Nearly any text may be a table, so that it is asked last.
    fn reads_tables(&self) -> bool {
        false
    }

    /// Whether a text of this format only describes the nodes of another file, with which it is
    /// then read.
    fn accompanies(&self, _text: &str) -> Accompanies {
        Accompanies::None
    }

    /// Adds the content of a file, and of the files that accompany it, to a draft. Rows that cannot
    /// be used are refused in the report.
    ///
    /// # Errors
    ///
    /// [`ImportError`] if the file as a whole cannot be read; then nothing of it is imported.
    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError>;
}

/// Whether a file only describes the nodes of another file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accompanies {
    /// It does not; it is read by itself.
    None,
    /// It does if there is another file of the format; otherwise it is read by itself.
    IfThereIsAnother,
    /// It does, and cannot be read by itself.
    Another,
}

/// A file to import.
#[derive(Clone, Debug)]
pub struct InputFile {
    /// Its name, without its folder.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A file of another program, decoded.
#[derive(Clone, Copy)]
pub struct ForeignFile<'a> {
    /// Its name, without its folder.
    pub name: &'a str,
    /// Its number among the imported files.
    pub number: u16,
    /// Whether it is a sheet of a workbook, whose text was made from cells.
    pub is_sheet: bool,
    /// Its text. Lines end with a line feed, with or without a carriage return before it.
    pub text: &'a str,
    /// The options of the import.
    pub options: &'a ImportOptions,
    /// Receives the progress of the reading.
    pub progress: &'a dyn Progress,
    /// The files that accompany it.
    pub companions: &'a [ForeignFile<'a>],
}

impl<'a> ForeignFile<'a> {
    /// Its name without the extension.
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

    /// Sets in the report how the file was read.
    pub fn taken_for(&self, what: String, draft: &mut Draft) {
        if let Some(file) = draft.report.files.get_mut(usize::from(self.number)) {
            file.format = what;
        }
    }

    /// Reports how many bytes of it are read.
    pub fn read_so_far(&self, bytes: usize) {
        self.progress
            .read(self.name, bytes as u64, self.text.len() as u64);
    }

    /// Reports how many bytes of it are read, and goes on if there is room for more and somebody still
    /// waits.
    ///
    /// # Errors
    ///
    /// [`ImportError::Malformed`] if there is no room for what was read, [`ImportError::Unwanted`] if
    /// nobody waits.
    pub fn go_on_after(&self, bytes: usize, draft: &Draft) -> Result<(), ImportError> {
        self.read_so_far(bytes);
        self.go_on(draft)
    }

    /// Reports how many bytes of it are read, before anything of them is in the draft, and goes on if
    /// somebody still waits.
    ///
    /// # Errors
    ///
    /// [`ImportError::Unwanted`] if nobody does.
    pub(crate) fn still_wanted_after(&self, bytes: usize) -> Result<(), ImportError> {
        self.read_so_far(bytes);
        still_wanted(self.progress)
    }

    /// Goes on if there is room for more and somebody still waits.
    ///
    /// # Errors
    ///
    /// Those of [`ForeignFile::go_on_after`].
    pub(crate) fn go_on(&self, draft: &Draft) -> Result<(), ImportError> {
        match draft.no_room() {
            Some(no_room) => Err(self.malformed_at(no_room.place, no_room.message())),
            None => still_wanted(self.progress),
        }
    }

    /// Finds which columns of the draft the columns of the file become; see [`ColumnMap::resolve`].
    pub fn resolve(&self, row_of: RowOf, headers: &[&str], draft: &mut Draft) -> Vec<String> {
        for header in headers {
            draft.seen_columns.add(header.trim());
        }
        // With more of them the file is refused in the end.
        let (known, others) = headers.split_at(headers.len().min(self.options.ceilings.attributes));
        let mut resolved = self.options.columns.resolve(row_of, known);
        resolved.extend(others.iter().map(|header| header.trim().to_owned()));
        resolved
    }
}

/// Receives the progress of an import.
pub trait Progress {
    /// So many bytes of a file are read.
    fn read(&self, file: &str, bytes: u64, of: u64);
    /// A new stage of the import begins.
    fn stage(&self, what: &str);
    /// Whether somebody still waits for the import, which stops soon after nobody does.
    fn is_wanted(&self) -> bool {
        true
    }
}

/// Goes on if somebody still waits for the import.
///
/// # Errors
///
/// [`ImportError::Unwanted`] if nobody does.
pub(crate) fn still_wanted(progress: &dyn Progress) -> Result<(), ImportError> {
    if progress.is_wanted() {
        Ok(())
    } else {
        Err(ImportError::Unwanted)
    }
}

/// Ignores the progress.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn read(&self, _: &str, _: u64, _: u64) {}
    fn stage(&self, _: &str) {}
}

/// The options of an import.
#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    /// The columns whose meaning the user states.
    pub columns: ColumnMap,
    /// The encoding of all files; detected for each file if absent.
    pub encoding: Option<TextEncoding>,
    /// The format of all files; detected for each file if absent.
    pub format: Option<&'static Format>,
    /// Whether the day or the month comes first in dates of numbers; detected from unambiguous
    /// dates if absent.
    pub date_order: Option<DateOrder>,
    /// The separator of several names in a cell at an end of a relation; a cell is one name if
    /// absent.
    pub split: Option<String>,
    /// The columns of tables of entities whose cells name other entities: each cell becomes a
    /// relation named after the column.
    pub ties: Vec<String>,
    /// The title of the network; the name of the first file if absent.
    pub title: Option<String>,
    /// How much the files may have.
    pub ceilings: ImportCeilings,
}

impl ImportOptions {
    /// The options for one file.
    pub(crate) fn of_file(&self, file: &str) -> Self {
        Self {
            columns: self.columns.of_file(file),
            ..self.clone()
        }
    }

    /// Says what a column of a file is, by the name of a role, instead of what it was taken for.
    pub fn choose(&mut self, file: &str, column: &str, role: &str) {
        self.ties.retain(|tie| tie != column);
        if role == TIE {
            self.columns.forget(file, column);
            self.ties.push(column.to_owned());
        } else {
            self.columns.choose(file, column, role);
        }
    }
}

/// A table of which it is not found what its columns mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownColumns {
    /// The file.
    pub file: String,
    /// The columns, in order.
    pub columns: Vec<UnknownColumn>,
    /// What is missing and how to say it in the terminal.
    pub message: String,
}

/// A column of such a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownColumn {
    /// Its name.
    pub name: String,
    /// Its first cells that say something, by which it is known again.
    pub examples: Vec<String>,
}

/// Why an import failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// A file cannot be read.
    #[error("{}{message}", location(file, *line))]
    Malformed {
        /// The file.
        file: String,
        /// The line; nothing if the whole file is meant.
        line: Option<Line>,
        /// What is wrong and what to do.
        message: String,
    },
    /// The format of a file is unknown.
    #[error(
        "{file}: unknown format; supported: CSV tables, workbooks (.xlsx), GEXF, GraphML, Pajek, GEDCOM and JSON of nodes and links. If it is one of them, name it with --as; save other formats (GML, DOT, UCINET …) as GraphML or GEXF first"
    )]
    Unrecognised {
        /// The file.
        file: String,
    },
    /// It is not found what the columns of a table mean.
    #[error("{}:1: {}", .0.file, .0.message)]
    UnknownColumns(Box<UnknownColumns>),
    /// A column that the user named does not exist.
    #[error("no column is called \"{column}\", as --map or --ties says; the columns are {known}")]
    NoSuchColumn {
        /// The column.
        column: String,
        /// The columns that exist.
        known: String,
    },
    /// Nobody waits for the import any more.
    #[error("the files were not opened, because nobody waits for them any more")]
    Unwanted,
    /// A table has too many cells.
    #[error(
        "{rows} {what} with {columns} different attributes make {} million cells, more than the limit of {most}; remove attributes, split the file, or allow more cells: --import-cells",
        rows * columns / 1_000_000
    )]
    TooLarge {
        /// What its rows are.
        what: &'static str,
        /// The number of rows.
        rows: usize,
        /// The number of columns.
        columns: usize,
        /// The most cells that there may be.
        most: usize,
    },
    /// The files contain neither entities nor relations.
    #[error("{file}: no entities and no relations were found; {advice}")]
    Nothing {
        /// The files.
        file: String,
        /// What to do.
        advice: String,
    },
    /// The imported data break a rule of the dataset format.
    #[error("the imported data are inconsistent: {}", first(report))]
    Inconsistent {
        /// The report of the reader of datasets.
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
