//! What is taken away: the part of the network that a page shows, as an extract for a writer.

use crate::exchange::Extract;
use crate::explorer::asking::ScopeRequest;
use crate::explorer::explorer_handle::Explorer;
use crate::explorer::parameters::Parameters;
use crate::explorer::question_error::QuestionError;
use crate::explorer::table::AnyAsked;
use crate::explorer::table::LIMIT;
use crate::graph::Scope;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::RelationIndex;
use crate::query::Cut;
use crate::query::Limits;
use crate::query::QueryError;
use crate::query::file_paint;

/// Why an answer is not whole that does not say so itself.
const NO_TIME: &str = "The time was over before everything was found; narrow the question.";

/// Why an answer is no file that has more rows than one; pages, which the answer offers, are none.
const TOO_LONG: &str = "The answer has more rows than a file is made of; narrow the question, or end a query with LIMIT.";

/// What somebody wants to take away.
#[derive(Debug)]
pub enum TakeAway {
    /// Everything, denied claims included.
    Network,
    /// What a scope admits, and the entities that its relations join.
    Scope {
        /// The scope.
        scope: Box<Scope>,
        /// Its parameters in canonical form.
        parameters: Parameters,
    },
    /// What an answer shows and rests on.
    Answer(Box<dyn AnyAsked>),
    /// One relation.
    Relation(RelationIndex),
}

impl Explorer {
    /// Reads what an address wants to take away: that of a question, of a relation, or `/` for the
    /// network, which parameters may narrow.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] with everything that is wrong with it.
    pub fn read_take_away(
        &self,
        path: &str,
        parameters: Parameters,
    ) -> Result<TakeAway, QuestionError> {
        if let Some(id) = path.strip_prefix("/relations/") {
            let found = self.network().find_relation(id);
            let missing = || QuestionError::NoSuchRelation {
                id: id.chars().take(100).collect(),
            };
            return found.map(TakeAway::Relation).ok_or_else(missing);
        }
        match path {
            "/" | "" if parameters.is_empty() => Ok(TakeAway::Network),
            "/" | "" => self
                .read_scope(parameters)
                .map(|ScopeRequest { scope, parameters }| TakeAway::Scope {
                    scope: Box::new(scope),
                    parameters,
                }),
            _ => self.read_answer(path, &parameters).map(TakeAway::Answer),
        }
    }

    /// Reads the question of an answer. Of a list that comes in pages, all pages are one answer,
    /// unless it is said how many results are wanted.
    fn read_answer(
        &self,
        path: &str,
        parameters: &Parameters,
    ) -> Result<Box<dyn AnyAsked>, QuestionError> {
        let asked = self.read_any(path, parameters.clone())?;
        let of_all = asked.row().of_all_pages(parameters.clone());
        if of_all == *parameters {
            Ok(asked)
        } else {
            self.read_any(path, of_all)
        }
    }

    /// The limits within which it is found: those of the question, or what one may ask for at most.
    #[must_use]
    pub fn limits_of(&self, what: &TakeAway) -> Limits {
        match what {
            TakeAway::Answer(asked) => asked.row().limits_of_a_file(asked.request()),
            _ => self.usual_limits(),
        }
    }

    /// The part of the network that is taken away.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if it is an answer, and the limits were reached before it was known.
    pub fn take_away(&self, what: &TakeAway, limits: &Limits) -> Result<Extract<'_>, QueryError> {
        let network = self.network();
        Ok(match what {
            TakeAway::Network => {
                as_in_file(Extract::whole(network).with_address("/".to_owned()), limits)?
            }
            TakeAway::Scope { scope, parameters } => {
                let scoped = self.graph().within(scope, &[]);
                let relations = network
                    .claims()
                    .map(Claim::index)
                    .filter(|&relation| scoped.counts(relation));
                let extract = Extract::of(network, [], relations);
                let address = format!("/?{}", parameters.to_query());
                as_in_file(extract.with_address(address), limits)?
            }
            TakeAway::Relation(relation) => {
                let address = format!("/relations/{}", network.claim(*relation).id());
                Extract::of(network, [], [*relation]).with_address(address)
            }
            TakeAway::Answer(asked) => self.answer_to_take_away(&**asked, limits)?,
        })
    }

    /// What an answer shows and rests on.
    fn answer_to_take_away(
        &self,
        asked: &dyn AnyAsked,
        limits: &Limits,
    ) -> Result<Extract<'_>, QueryError> {
        let network = self.network();
        let answer = asked.answer(self, limits)?;
        // A file that lacks what nobody had the time to find would pass for the whole.
        let is_asked_for = asked.request().parameters.first(&LIMIT).is_some();
        let is_whole = match answer.cut() {
            None => true,
            // More rows than any file has; a list that is narrowed to fewer is whole.
            Some(Cut::Results) => is_asked_for || answer.incomplete().is_none(),
            Some(cut) => !cut.is_open(),
        };
        if !is_whole {
            let why = match answer.cut() {
                Some(Cut::Results) => TOO_LONG,
                _ => answer.incomplete().unwrap_or(NO_TIME),
            };
            let why = why.to_owned();
            return Err(QueryError::Partial { why });
        }
        let is_shown = |entity: &EntityIndex| !asked.hidden().contains(entity);
        let is_tie_shown = |relation: &RelationIndex| {
            let claim = network.claim(*relation);
            is_shown(&claim.from()) && is_shown(&claim.to())
        };
        let relations = answer.relations().into_iter().filter(is_tie_shown);
        let entities = answer.entities().into_iter().filter(is_shown);
        let extract =
            Extract::of(network, entities, relations).with_address(asked.request().address());
        Ok(match answer.paint() {
            Some(paint) => extract.with_paint(paint.clone()),
            None => as_in_file(extract, limits)?,
        })
    }
}

/// An extract painted as the file was that the network is from.
fn as_in_file<'n>(extract: Extract<'n>, limits: &Limits) -> Result<Extract<'n>, QueryError> {
    let (entities, relations) = (extract.entities(), extract.relations());
    let paint = file_paint(extract.network(), entities, relations, limits)?;
    Ok(extract.with_paint(paint))
}
