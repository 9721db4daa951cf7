//! Asking: from a typed question, or from an address and its parameters, to an answer.

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::parameters::Parameters;
use crate::explorer::question_error::QuestionError;
use crate::explorer::request::Asked;
use crate::explorer::request::Request;
use crate::explorer::resolve::NameError;
use crate::explorer::resolve::like_id;
use crate::explorer::resolve::resolve;
use crate::explorer::resolve::spoken;
use crate::explorer::table::Address;
use crate::explorer::table::AnyAsked;
use crate::explorer::table::DATA;
use crate::explorer::table::Parameter;
use crate::explorer::table::ParameterReader;
use crate::explorer::table::Question;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::query::Limits;
use crate::query::QueryError;

/// A scope that was read on its own.
///
/// It is what an export of a part of the network asks for.
#[derive(Clone, Debug)]
pub struct ScopeRequest {
    /// The scope.
    pub scope: Scope,
    /// Its parameters in canonical form.
    pub parameters: Parameters,
}

impl Explorer {
    /// The entity that an id or a name means, in any spelling.
    ///
    /// # Errors
    ///
    /// [`NameError`] if it means none or several; it offers those that may be meant.
    pub fn entity(&self, name: &str) -> Result<EntityIndex, NameError> {
        resolve(self.network(), self.names(), name).map(|found| found.entity)
    }

    /// How an entity is written so that nobody else is meant: its name, with its id if others have
    /// the name too.
    #[must_use]
    pub fn spoken(&self, entity: EntityIndex) -> String {
        spoken(self.network(), self.names(), entity)
    }

    /// The entity that the value of a parameter means.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] if it means none or several.
    pub fn resolve_parameter(
        &self,
        parameter: &Parameter,
        text: &str,
    ) -> Result<EntityIndex, QuestionError> {
        self.entity(text)
            .map_err(|error| QuestionError::Parameters {
                problems: vec![error.of_parameter(parameter.name)],
            })
    }

    /// Answers a question.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before the answer was known.
    pub fn ask<Q: Question>(&self, question: &Q, limits: &Limits) -> Result<Q::Answer, QueryError> {
        question.ask(self, limits)
    }

    /// Reads a question of one type from the path and the parameters of its address; names are
    /// resolved.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] with everything that is wrong with it.
    pub fn read<Q: Question>(
        &self,
        path: &str,
        parameters: Parameters,
    ) -> Result<Asked<Q>, QuestionError> {
        let subject = self.subject_of(Q::ROW.address, path)?;
        let mut reader = self.reader(parameters).with_subject(subject);
        let question = Q::read(&mut reader);
        let results = reader.number(&Q::ROW.listing.parameter());
        let cited_data = reader.text(&DATA);
        let mut read = reader.finish()?;
        read.parameters.remove(&DATA);
        let question = question.ok_or(QuestionError::Parameters {
            problems: Vec::new(),
        })?;
        let limits = Limits {
            steps: self.ceilings().steps,
            results: results.unwrap_or(Q::ROW.listing.usual),
            stop: None,
        };
        let request = Request {
            path: path.to_owned(),
            parameters: read.parameters,
            understood: read.understood,
            limits,
            cited_data,
            reached: self.reached().clone(),
            what_if: Vec::new(),
            cut: None,
        };
        Ok(Asked { question, request })
    }

    /// Reads the question that an address puts, whichever it is.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] with everything that is wrong with it.
    pub fn read_any(
        &self,
        path: &str,
        parameters: Parameters,
    ) -> Result<Box<dyn AnyAsked>, QuestionError> {
        self.questions().read(self, path, parameters)
    }

    /// Reads a scope on its own, for what is not a question: everything that it admits.
    ///
    /// # Errors
    ///
    /// [`QuestionError`] with everything that is wrong with it.
    pub fn read_scope(&self, parameters: Parameters) -> Result<ScopeRequest, QuestionError> {
        let mut reader = self.reader(parameters);
        let scope = reader.scope();
        let parameters = reader.finish()?.parameters;
        Ok(ScopeRequest { scope, parameters })
    }

    pub(crate) fn reader(&self, parameters: Parameters) -> ParameterReader<'_> {
        ParameterReader::new(self.graph(), self.names(), self.ceilings(), parameters)
    }

    pub(crate) fn subject_of(
        &self,
        address: Address,
        path: &str,
    ) -> Result<Option<EntityIndex>, QuestionError> {
        let Address::Entity(before) = address else {
            return Ok(None);
        };
        let id = path.strip_prefix(before).unwrap_or_default();
        let found = self.network().find_entity(id);
        let entity = found.ok_or_else(|| QuestionError::NoSuchEntity {
            id: id.chars().take(120).collect(),
            choices: like_id(self.network(), self.names(), id),
        })?;
        Ok(Some(entity))
    }
}
