//! What every question and every answer is: the traits behind the table of questions.

use std::fmt::Debug;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::table::reader::ParameterReader;
use crate::explorer::table::row::Row;
use crate::explorer::what_if::Remains;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::Absence;
use crate::query::Limits;
use crate::query::QueryError;

/// A question that can be asked of a network: a row of the table, and how it is read and asked.
pub trait Question: Clone + Debug + Send + Sync + 'static {
    /// Everything that is fixed about it.
    const ROW: &'static Row;
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

/// What is common to all answers: what they rest on, and why there is none.
pub trait Answer: Debug + Send + 'static {
    /// Whether there is something in it.
    fn is_answered(&self) -> bool {
        self.count() > 0
    }

    /// Why there is nothing in it, if there is nothing.
    fn absence(&self) -> Option<&Absence>;

    /// How many results there are: hits, relations, neighbours, routes, triangles.
    fn count(&self) -> u64;

    /// The relations the answer rests on, in its order.
    fn relations(&self) -> Vec<RelationIndex>;

    /// The entities that it shows, whether or not a relation of it names them, in its order.
    fn entities(&self) -> Vec<EntityIndex>;

    /// The entity that it is about; it is among those it shows, but no result.
    fn subject(&self) -> Option<EntityIndex> {
        None
    }

    /// Its routes, entity by entity, if it consists of routes.
    fn routes(&self) -> Vec<Vec<EntityIndex>> {
        Vec::new()
    }

    /// Whether it is certain, possible or never, if the answer is a verdict.
    fn verdict(&self) -> Option<Verdict> {
        None
    }

    /// What it comes down to, to compare it with the same question under a doubt.
    fn remains(&self) -> Remains {
        Remains::Results(self.count())
    }
}
