//! What is common to all answers: what they rest on, why there is none, and what they come down to.

use std::fmt::Debug;

use crate::model::EntityIndex;
use crate::model::Paint;
use crate::model::RelationIndex;
use crate::model::Verdict;
use crate::query::absence::Absence;

/// What remains of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remains {
    /// So many results.
    Results(u64),
    /// So many results, and there may be more.
    AtLeast(u64),
    /// Some of the rows, compared one by one.
    Rows(RowsLeft),
    /// The figures of a single row that are others now; none if all are the same.
    Figures(Vec<ChangedFigure>),
    /// A route of so many hops; `None` if there is none any more.
    Route(Option<usize>),
    /// A journey of this verdict.
    Journey(Verdict),
}

/// The rows of an answer beside those of the same question under a doubt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RowsLeft {
    /// How many there were.
    pub before: usize,
    /// How many of them are still there.
    pub kept: usize,
    /// How many of those have other figures.
    pub changed: usize,
    /// How many came in that were not there.
    pub new: usize,
}

/// A figure that is another under a doubt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFigure {
    /// Its column; `None` if it is the only one.
    pub column: Option<String>,
    /// What it was.
    pub before: String,
    /// What it is.
    pub after: String,
}

/// Why an answer is not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cut {
    /// The time or the work that was allowed was over: nobody knows what else there is.
    Time,
    /// Values grew larger than there is room for: nobody knows what else there is.
    Room,
    /// There is more, which is counted but not listed.
    Results,
    /// There is more, which is counted but not listed, because one answer has no room for it.
    Size,
}

impl Cut {
    /// Whether nobody knows what else there is.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Time | Self::Room)
    }

    /// The word used in answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Room => "room",
            Self::Results => "results",
            Self::Size => "size",
        }
    }
}

/// What is common to all answers: what they rest on, and why there is none.
pub trait Answer: Debug + Send + 'static {
    /// The values of a table, row by row, as texts; `None` if the answer is not a table of values.
    fn values(&self) -> Option<Vec<Vec<String>>> {
        None
    }

    /// Whether there is something in it.
    fn is_answered(&self) -> bool {
        self.count() > 0
    }

    /// Why there is nothing in it, if there is nothing.
    fn absence(&self) -> Option<&Absence>;

    /// Why there may be more, in a sentence, if a limit was reached.
    fn incomplete(&self) -> Option<&str> {
        None
    }

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

    /// Why it is not whole, if it is not: what it counts is then the least there is.
    fn cut(&self) -> Option<Cut> {
        None
    }

    /// How many results are listed, if fewer could be.
    fn listed(&self) -> Option<usize> {
        None
    }

    /// Lists no more than the first results; what is counted stays the same.
    fn shorten(&mut self, _most: usize) {}

    /// Whether the limit of a question is on what the answer lists, so that a question with a lower one
    /// has the answer that was shortened.
    fn is_limited_list(&self) -> bool {
        true
    }

    /// How it is painted, if that can be asked for.
    fn paint(&self) -> Option<&Paint> {
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

    /// What remains of it in the answer to the same question under a doubt.
    fn remains_in(&self, doubted: &Self) -> Remains
    where
        Self: Sized,
    {
        doubted.remains()
    }

    /// Whether claims that it does not rest on can change it, such as those that something is not there.
    fn weighs_all_claims(&self) -> bool {
        false
    }
}
