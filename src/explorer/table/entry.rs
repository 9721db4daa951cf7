//! The table of questions: one entry for each, by which addresses are read and answered.

use std::fmt::Debug;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::parameters::Parameters;
use crate::explorer::question_error::QuestionError;
use crate::explorer::request::Asked;
use crate::explorer::request::Request;
use crate::explorer::table::question::Question;
use crate::explorer::table::row::Row;
use crate::explorer::with_every_question;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::query::Answer;
use crate::query::Limits;
use crate::query::QueryError;

/// A question of the table, of whatever type.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    row: &'static Row,
    read: Read,
}

type Read = fn(&Explorer, &str, Parameters) -> Result<Box<dyn AnyAsked>, QuestionError>;

/// A question of any type together with how it was put.
pub trait AnyAsked: Debug + Send {
    /// How it was put.
    fn request(&self) -> &Request;

    /// The row of its question.
    fn row(&self) -> &'static Row;

    /// Entities that are left out of what is shown.
    fn hidden(&self) -> &[EntityIndex];

    /// The part of the network that it is about; `None` if it cannot be narrowed.
    fn scope(&self) -> Option<&Scope>;

    /// Answers it for files and checks: without what only a picture needs.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known.
    fn answer(&self, explorer: &Explorer, limits: &Limits) -> Result<Box<dyn Answer>, QueryError>;
}

impl<Q: Question> AnyAsked for Asked<Q> {
    fn request(&self) -> &Request {
        &self.request
    }

    fn row(&self) -> &'static Row {
        Q::ROW
    }

    fn hidden(&self) -> &[EntityIndex] {
        self.question.hidden()
    }

    fn scope(&self) -> Option<&Scope> {
        self.question.scope()
    }

    fn answer(&self, explorer: &Explorer, limits: &Limits) -> Result<Box<dyn Answer>, QueryError> {
        let answer = self.question.ask_without_picture(explorer, limits)?;
        Ok(Box::new(answer))
    }
}

impl Entry {
    /// The entry of a question.
    #[must_use]
    pub const fn of<Q: Question>() -> Self {
        Self {
            row: Q::ROW,
            read: |explorer, path, parameters| {
                let asked = explorer.read::<Q>(path, parameters)?;
                Ok(Box::new(asked))
            },
        }
    }

    /// What is fixed about the question.
    #[must_use]
    pub fn row(&self) -> &'static Row {
        self.row
    }
}

/// The questions that can be asked of a network.
#[derive(Clone, Debug)]
pub struct Questions {
    entries: Vec<Entry>,
}

macro_rules! entries {
    ($($question:ty),+ $(,)?) => {
        vec![$(Entry::of::<$question>()),+]
    };
}

impl Questions {
    /// The questions of the program.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            entries: with_every_question!(entries),
        }
    }

    /// These questions and a further one.
    #[must_use]
    pub fn with<Q: Question>(mut self) -> Self {
        self.entries.push(Entry::of::<Q>());
        self
    }

    /// What is fixed about each, in the order of the table.
    pub fn rows(&self) -> impl Iterator<Item = &'static Row> + '_ {
        self.entries.iter().map(Entry::row)
    }

    /// Reads the question that an address puts.
    pub(crate) fn read(
        &self,
        explorer: &Explorer,
        path: &str,
        parameters: Parameters,
    ) -> Result<Box<dyn AnyAsked>, QuestionError> {
        let entry = self.entries.iter().find(|entry| entry.row.is_at(path));
        let entry = entry.ok_or_else(|| self.no_such_question(path))?;
        (entry.read)(explorer, path, parameters)
    }

    fn no_such_question(&self, path: &str) -> QuestionError {
        QuestionError::NoSuchQuestion {
            path: path.chars().take(100).collect(),
            questions: self.rows().map(|row| row.path("ID")).collect(),
        }
    }
}
