//! Reads typed values out of parameters and collects everything that is wrong with them.

use std::collections::BTreeSet;

use crate::dataset::nearest;
use crate::explorer::ceilings::Ceilings;
use crate::explorer::network_as_graph::NetworkAsGraph;
use crate::explorer::parameters::Parameters;
use crate::explorer::question_error::ParameterProblem;
use crate::explorer::question_error::QuestionError;
use crate::explorer::request::Understood;
use crate::explorer::resolve::Resolve;
use crate::explorer::resolve::longest_name;
use crate::explorer::resolve::resolve;
use crate::explorer::resolve::resolve_place;
use crate::explorer::table::conditions::Conditions;
use crate::explorer::table::conditions::MeantColumn;
use crate::explorer::table::conditions::example;
use crate::explorer::table::offered::offered_or_columns;
use crate::explorer::table::offered::why_not_among;
use crate::explorer::table::parameter::Parameter;
use crate::explorer::table::parameter::Value;
use crate::graph::Condition;
use crate::graph::NameIndex;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::model::HistoricalDate;
use crate::model::Network;
use crate::model::Status;

/// How much of a wrong value an error repeats, in characters.
const SHOWN: usize = 60;

/// The parameters of one question while they are read.
#[derive(Debug)]
pub struct ParameterReader<'a> {
    graph: &'a NetworkGraph,
    network: &'a Network,
    names: &'a NameIndex,
    ceilings: Ceilings,
    pub(super) parameters: Parameters,
    subject: Option<EntityIndex>,
    pub(super) asked_for: Vec<&'static str>,
    problems: Vec<ParameterProblem>,
    understood: Vec<Understood>,
}

/// The parameters of a question after they were read.
#[derive(Debug)]
pub(crate) struct ReadParameters {
    /// In canonical form, names replaced by ids.
    pub(crate) parameters: Parameters,
    /// Names that were understood as entities.
    pub(crate) understood: Vec<Understood>,
}

impl<'a> ParameterReader<'a> {
    pub(crate) fn new(
        graph: &'a NetworkGraph,
        names: &'a NameIndex,
        ceilings: Ceilings,
        parameters: Parameters,
    ) -> Self {
        Self {
            graph,
            network: graph.network(),
            names,
            ceilings,
            parameters,
            subject: None,
            asked_for: Vec::new(),
            problems: Vec::new(),
            understood: Vec::new(),
        }
    }

    pub(crate) fn with_subject(self, subject: Option<EntityIndex>) -> Self {
        Self { subject, ..self }
    }

    /// The network the question is about.
    #[must_use]
    pub fn network(&self) -> &'a Network {
        self.network
    }

    /// What a scope admits of the network, as the query language sees it.
    pub(crate) fn as_graph(&self, scope: &Scope) -> NetworkAsGraph<'a> {
        NetworkAsGraph::new(self.graph, self.names, scope)
    }

    /// The entity that the path of the address names; only [`Address::Entity`] has one.
    ///
    /// [`Address::Entity`]: crate::explorer::Address::Entity
    #[must_use]
    pub fn subject(&self) -> Option<EntityIndex> {
        self.subject
    }

    /// A single text; `None` if it is absent, which is a problem if it is required.
    pub fn text(&mut self, parameter: &Parameter) -> Option<String> {
        self.asked_for.push(parameter.name);
        let [text] = self.parameters.given(parameter) else {
            if self.parameters.given(parameter).len() > 1 {
                self.problem(
                    parameter,
                    "is given more than once; give it once".to_owned(),
                );
            } else if parameter.is_required() {
                self.problem(parameter, format!("is missing; give {}", wanted(parameter)));
            }
            return None;
        };
        let text = text.clone();
        if let Value::Text { longest } | Value::Query { longest } | Value::Address { longest } =
            parameter.value
            && text.chars().count() > longest
        {
            let message = format!("is longer than {longest} characters; shorten it");
            self.problem(parameter, message);
        }
        Some(text)
    }

    /// All texts of a list; `None` if it is absent.
    pub fn list(&mut self, parameter: &Parameter) -> Option<Vec<String>> {
        self.asked_for.push(parameter.name);
        let values = self.parameters.values(parameter);
        if values.is_empty() {
            self.parameters.remove(parameter);
            return None;
        }
        self.parameters.set(parameter, &values.join(","));
        Some(values)
    }

    /// A whole number within the range of the parameter, or its usual one.
    pub fn number(&mut self, parameter: &Parameter) -> Option<usize> {
        let Value::Number(range) = parameter.value else {
            return None;
        };
        let most = range.most.under(&self.ceilings);
        let Some(text) = self.text(parameter) else {
            return range.usual;
        };
        let digits = Some(&text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        match digits.and_then(|digits| digits.parse().ok()) {
            Some(number) if (range.least..=most).contains(&number) => Some(number),
            _ => {
                let least = range.least;
                let message = format!(
                    "\"{}\" is not a whole number from {least} to {most}",
                    shortened(&text)
                );
                self.problem(parameter, message);
                range.usual
            }
        }
    }

    /// One of the words of the parameter as `find` reads them, or the usual one.
    pub fn choice<T: Default>(
        &mut self,
        parameter: &Parameter,
        find: impl Fn(&str) -> Option<T>,
    ) -> T {
        self.choice_given(parameter, find).unwrap_or_default()
    }

    /// One of the words of the parameter as `find` reads them; `None` if it is absent or wrong.
    pub fn choice_given<T>(
        &mut self,
        parameter: &Parameter,
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(parameter)?;
        let found = find(&text);
        if found.is_none() {
            self.unknown(parameter, &text);
        }
        found
    }

    /// Everything that a list names, each found by `find`; what it does not find is a problem.
    pub fn choices<T>(
        &mut self,
        parameter: &Parameter,
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let texts = self.list(parameter)?;
        let mut found = Vec::new();
        for text in texts {
            match find(&text) {
                Some(choice) => found.push(choice),
                None => self.unknown(parameter, &text),
            }
        }
        Some(found)
    }

    /// Statuses of claims.
    pub fn statuses(&mut self, parameter: &Parameter) -> Option<Vec<Status>> {
        self.choices(parameter, Status::from_name)
    }

    /// Conditions on the columns of the dataset; a column that it does not have is a problem.
    pub(crate) fn conditions(&mut self, parameter: &Parameter, meant: MeantColumn) -> Conditions {
        self.asked_for.push(parameter.name);
        let mut conditions = Conditions::default();
        for text in self.parameters.given(parameter).to_vec() {
            let Some(condition) = Condition::parse(&text) else {
                let message = format!(
                    "\"{}\" is not a condition; write a column, a colon and what it says, such as {}",
                    shortened(&text),
                    example(self.network, &text)
                );
                self.problem(parameter, message);
                continue;
            };
            if let Some(wrong) = condition.wrong_bounds(&text) {
                self.problem(parameter, format!("\"{}\" {wrong}", shortened(&text)));
            } else if !conditions.add(self.network, &condition, meant) {
                self.unknown(parameter, &condition.column);
            }
        }
        conditions
    }

    /// A date.
    pub fn date(&mut self, parameter: &Parameter) -> Option<HistoricalDate> {
        let text = self.text(parameter)?;
        match HistoricalDate::read(&text) {
            Ok(reading) => Some(reading.date),
            Err(error) => {
                self.problem(parameter, error.to_string());
                None
            }
        }
    }

    /// An entity by id or name; the parameter becomes its id.
    pub fn entity(&mut self, parameter: &Parameter) -> Option<EntityIndex> {
        let text = self.text(parameter)?;
        let entity = self.understand(parameter, &text, resolve)?;
        let id = &self.network.entity(entity).id;
        self.parameters.set(parameter, id);
        Some(entity)
    }

    /// Entities by id or name, each once; the parameter becomes their ids. A comma may be one of a
    /// name: as many parts as make a whole name are one.
    pub fn entities(&mut self, parameter: &Parameter) -> Option<Vec<EntityIndex>> {
        self.entities_by(parameter, resolve)
    }

    /// The same of places: what is only like a name means where something happened.
    pub fn places(&mut self, parameter: &Parameter) -> Option<Vec<EntityIndex>> {
        self.entities_by(parameter, resolve_place)
    }

    fn entities_by(&mut self, parameter: &Parameter, resolve: Resolve) -> Option<Vec<EntityIndex>> {
        let texts = self.parameters.given(parameter).join(",");
        self.list(parameter)?;
        let parts = texts.split(',').map(str::trim);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let mut found: Vec<EntityIndex> = Vec::new();
        let mut rest = parts.as_slice();
        while let Some((first, others)) = rest.split_first() {
            let whole = longest_name(self.network, self.names, rest);
            let (text, left) = whole.unwrap_or(((*first).to_owned(), others));
            let entity = self.understand(parameter, &text, resolve);
            found.extend(entity.filter(|entity| !found.contains(entity)));
            rest = left;
        }
        let ids: Vec<&str> = found
            .iter()
            .map(|&entity| self.network.entity(entity).id.as_str())
            .collect();
        self.parameters.set(parameter, &ids.join(","));
        Some(found)
    }

    /// Notes what is wrong with a parameter and what to do.
    pub fn problem(&mut self, parameter: &Parameter, message: String) {
        self.problems
            .push(ParameterProblem::of(parameter.name, message));
    }

    /// Notes that no entity has the id that a parameter names.
    pub fn unknown_entity(&mut self, parameter: &Parameter, id: &str) {
        let message = format!(
            "no entity has the id \"{}\"; search for its name to find the id",
            shortened(id)
        );
        self.problems.push(ParameterProblem {
            names_an_entity: true,
            ..ParameterProblem::of(parameter.name, message)
        });
    }

    /// The parameters as far as they were understood; what is wrong with them is not told.
    pub(crate) fn into_parameters(self) -> Parameters {
        self.parameters
    }

    /// The parameters as they were understood, or everything that is wrong with them; unknown ones
    /// are wrong too.
    pub(crate) fn finish(mut self) -> Result<ReadParameters, QuestionError> {
        let mut seen = BTreeSet::new();
        let mut asked_for = std::mem::take(&mut self.asked_for);
        asked_for.retain(|name| seen.insert(*name));
        let given = self.parameters.names();
        let unknown = given.filter(|name| !asked_for.contains(name));
        let problems: Vec<ParameterProblem> = unknown
            .map(|name| not_a_parameter(name, &asked_for))
            .collect();
        self.problems.extend(problems);
        if self.problems.is_empty() {
            Ok(ReadParameters {
                parameters: self.parameters,
                understood: self.understood,
            })
        } else {
            Err(QuestionError::Parameters {
                problems: self.problems,
            })
        }
    }

    fn understand(
        &mut self,
        parameter: &Parameter,
        text: &str,
        resolve: Resolve,
    ) -> Option<EntityIndex> {
        match resolve(self.network, self.names, text) {
            Ok(found) => {
                if let Some(reason) = found.reason {
                    self.understood.push(Understood {
                        parameter: parameter.name,
                        typed: text.to_owned(),
                        entity: found.entity,
                        reason,
                    });
                }
                Some(found.entity)
            }
            Err(unresolved) => {
                self.problems.push(unresolved.of_parameter(parameter.name));
                None
            }
        }
    }

    pub(super) fn unknown(&mut self, parameter: &Parameter, text: &str) {
        let known = offered_or_columns(self.network, parameter.value);
        self.problem(parameter, why_not_among(&known, text));
        if let Some(problem) = self.problems.last_mut() {
            problem.unknown_word = Some(format!("\"{}\" is not known here", shortened(text)));
        }
    }
}

/// What a required parameter wants, in the middle of a sentence.
fn wanted(parameter: &Parameter) -> String {
    let about = parameter.about.trim_end_matches('.');
    let mut letters = about.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// As much of a text as an error repeats.
pub(crate) fn shortened(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

fn not_a_parameter(name: &str, known: &[&'static str]) -> ParameterProblem {
    let message = match nearest(name, known.iter().copied()) {
        Some(meant) => format!("is not a parameter of this question; did you mean \"{meant}\"?"),
        None => format!(
            "is not a parameter of this question; it has {}",
            known.join(", ")
        ),
    };
    ParameterProblem::of(&shortened(name), message)
}
