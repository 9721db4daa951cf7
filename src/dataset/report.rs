//! The report on a dataset: every problem with its file and line, and the number of rows.

use std::fmt;

/// The number of problems that are kept; further ones are only counted.
const KEPT: usize = 10_000;

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The dataset cannot be used.
    Error,
    /// The dataset can be used, but its author should know.
    Warning,
}

/// A row of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    /// The file.
    pub(crate) file: &'static str,
    /// The line the row begins on, from 1; `None` if it is not known.
    pub(crate) line: Option<u64>,
}

/// A problem of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file it is in.
    pub file: String,
    /// The line it is on, from 1; `None` if it concerns the whole file.
    pub line: Option<u64>,
    /// Its severity.
    pub severity: Severity,
    /// The fault and its remedy.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:", self.file)?;
        if let Some(line) = self.line {
            write!(formatter, "{line}:")?;
        }
        let mark = if self.severity == Severity::Warning {
            " warning:"
        } else {
            ""
        };
        write!(formatter, "{mark} {}", self.message)
    }
}

/// The problems and row counts found while reading a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DatasetReport {
    problems: Vec<Problem>,
    errors: usize,
    warnings: usize,
    /// Rows of `entities.csv`.
    pub entities: usize,
    /// Rows of `relations.csv`.
    pub relations: usize,
    /// Rows of `sources.csv`, or sources inferred.
    pub sources: usize,
    /// Rows of `kinds.csv`, or kinds inferred.
    pub kinds: usize,
    /// Rows of `relation_types.csv`, or types inferred.
    pub relation_types: usize,
    /// Rows of `questions.csv`.
    pub questions: usize,
}

impl DatasetReport {
    /// Adds an error.
    pub fn error(&mut self, file: &str, line: Option<u64>, message: String) {
        self.errors += 1;
        self.keep(Problem {
            file: file.to_owned(),
            line,
            severity: Severity::Error,
            message,
        });
    }

    /// Adds a warning.
    pub fn warning(&mut self, file: &str, line: Option<u64>, message: String) {
        self.warnings += 1;
        self.keep(Problem {
            file: file.to_owned(),
            line,
            severity: Severity::Warning,
            message,
        });
    }

    /// The problems, sorted by file and line. At most ten thousand are kept.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The number of errors.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.errors
    }

    /// The number of warnings.
    #[must_use]
    pub fn warning_count(&self) -> usize {
        self.warnings
    }

    /// The number of problems that were counted but not kept.
    #[must_use]
    pub fn unlisted_count(&self) -> usize {
        self.errors + self.warnings - self.problems.len()
    }

    /// Whether the dataset can be used.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.errors == 0
    }

    /// Adds the problems of another report.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        other
            .problems
            .into_iter()
            .for_each(|problem| self.keep(problem));
    }

    /// Sorts the problems by file and line.
    pub(crate) fn sort(&mut self) {
        self.problems.sort();
    }

    /// Whether there are so many problems that searching for suggestions would take too long.
    pub(crate) fn is_crowded(&self) -> bool {
        self.problems.len() > 200
    }

    fn keep(&mut self, problem: Problem) {
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        }
    }
}
