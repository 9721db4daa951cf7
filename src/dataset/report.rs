//! The report on a dataset: every problem with its file and line, and what was found.

use std::fmt;

/// How many problems are kept one by one; the rest is counted.
const KEPT: usize = 10_000;

/// Whether a problem keeps a dataset from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The dataset cannot be used.
    Error,
    /// It can be used; its maker should know.
    Warning,
}

/// Something wrong with a dataset.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file it is in.
    pub file: String,
    /// The line it is on, from 1; `None` if it concerns the whole file.
    pub line: Option<u64>,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what to do about it.
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

/// What reading a dataset brought to light.
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
    /// Notes an error.
    pub fn error(&mut self, file: &str, line: Option<u64>, message: String) {
        self.errors += 1;
        self.keep(Problem {
            file: file.to_owned(),
            line,
            severity: Severity::Error,
            message,
        });
    }

    /// Notes a warning.
    pub fn warning(&mut self, file: &str, line: Option<u64>, message: String) {
        self.warnings += 1;
        self.keep(Problem {
            file: file.to_owned(),
            line,
            severity: Severity::Warning,
            message,
        });
    }

    /// The problems, by file and line; at most ten thousand are kept one by one.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// How many errors there are.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.errors
    }

    /// How many warnings there are.
    #[must_use]
    pub fn warning_count(&self) -> usize {
        self.warnings
    }

    /// How many problems were counted but not kept.
    #[must_use]
    pub fn unlisted_count(&self) -> usize {
        self.errors + self.warnings - self.problems.len()
    }

    /// Whether the dataset can be used.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.errors == 0
    }

    /// Takes over the problems another report noted.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        other
            .problems
            .into_iter()
            .for_each(|problem| self.keep(problem));
    }

    /// Puts the problems in the order of files and lines.
    pub(crate) fn sort(&mut self) {
        self.problems.sort();
    }

    /// Whether so many problems are known that looking for suggestions is no longer worth its time.
    pub(crate) fn is_crowded(&self) -> bool {
        self.problems.len() > 200
    }

    fn keep(&mut self, problem: Problem) {
        if self.problems.len() < KEPT {
            self.problems.push(problem);
        }
    }
}
