//! What every question and every answer is: the traits behind the table of questions.

use std::fmt::Debug;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::reader::ParameterReader;
use crate::explorer::table::row::Row;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::query::Answer;
use crate::query::Limits;
use crate::query::QueryError;

/// How much work an answer is, for whoever has to answer many at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// About as much as there is to show.
    Quick,
    /// A search, which may go through the whole network.
    Search,
}

/// A question that can be asked of a network: a row of the table, and how it is read and asked.
pub trait Question: Clone + Debug + Send + Sync + 'static {
    /// Everything that is fixed about it.
    const ROW: &'static Row;
    /// How much work an answer is.
    const EFFORT: Effort = Effort::Search;
    /// What answers it.
    type Answer: Answer;

    /// Reads it from parameters; `None` if something it needs is missing or wrong, which the reader
    /// notes. All its parameters are read in any case, so that every problem is told at once.
    fn read(reader: &mut ParameterReader<'_>) -> Option<Self>;

    /// Answers it.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known.
    fn ask(&self, explorer: &Explorer, limits: &Limits) -> Result<Self::Answer, QueryError>;

    /// Answers it for files and checks: without what only a picture needs.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known.
    fn ask_without_picture(
        &self,
        explorer: &Explorer,
        limits: &Limits,
    ) -> Result<Self::Answer, QueryError> {
        self.ask(explorer, limits)
    }

    /// Answers it for a page: with what only a page shows beside the answer.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known.
    fn ask_for_page(
        &self,
        explorer: &Explorer,
        limits: &Limits,
    ) -> Result<Self::Answer, QueryError> {
        self.ask(explorer, limits)
    }

    /// The part of the network that it is about; `None` if it cannot be narrowed.
    fn scope(&self) -> Option<&Scope> {
        None
    }

    /// Entities that are left out of what is shown.
    fn hidden(&self) -> &[EntityIndex] {
        &[]
    }

    /// Whether its answer rests on claims one by one, so that it can be asked what remains without
    /// some of them.
    fn can_be_doubted(&self) -> bool {
        self.scope().is_some()
    }
}
