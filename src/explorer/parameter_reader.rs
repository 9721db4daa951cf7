//! Reads typed values out of parameters and collects everything that is wrong with them.

use std::ops::RangeInclusive;

use crate::dataset::nearest;
use crate::explorer::parameters::Parameters;
use crate::explorer::question::Understood;
use crate::explorer::question_error::ParameterProblem;
use crate::explorer::question_error::QuestionError;
use crate::explorer::resolve::resolve;
use crate::graph::NameIndex;
use crate::model::EntityIndex;
use crate::model::Network;

/// The parameters of one question while they are read.
pub(crate) struct ParameterReader<'a> {
    pub(crate) network: &'a Network,
    names: &'a NameIndex,
    parameters: Parameters,
    asked_for: Vec<&'static str>,
    problems: Vec<ParameterProblem>,
    pub(crate) understood: Vec<Understood>,
}

impl<'a> ParameterReader<'a> {
    pub(crate) fn new(network: &'a Network, names: &'a NameIndex, parameters: Parameters) -> Self {
        Self {
            network,
            names,
            parameters,
            asked_for: Vec::new(),
            problems: Vec::new(),
            understood: Vec::new(),
        }
    }

    /// A single text.
    pub(crate) fn text(&mut self, name: &'static str) -> Option<String> {
        self.list(name).and_then(|mut values| {
            if values.len() > 1 {
                self.problem(name, "is given more than once; give it once".to_owned());
            }
            values.drain(..).next()
        })
    }

    /// All texts of a list; `None` if it is absent.
    pub(crate) fn list(&mut self, name: &'static str) -> Option<Vec<String>> {
        self.asked_for.push(name);
        Some(self.parameters.values(name).to_vec()).filter(|values| !values.is_empty())
    }

    /// A text that must be there.
    pub(crate) fn required(&mut self, name: &'static str, what: &str) -> Option<String> {
        let text = self.text(name);
        if text.is_none() {
            self.problem(name, format!("is missing; give {what}"));
        }
        text
    }

    /// A whole number within a range.
    pub(crate) fn number(
        &mut self,
        name: &'static str,
        range: RangeInclusive<usize>,
        otherwise: usize,
    ) -> usize {
        let Some(text) = self.text(name) else {
            return otherwise;
        };
        let digits = Some(&text).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        match digits.and_then(|digits| digits.parse().ok()) {
            Some(number) if range.contains(&number) => number,
            _ => {
                let shown: String = text.chars().take(40).collect();
                let message = format!(
                    "\"{shown}\" is not a whole number from {} to {}",
                    range.start(),
                    range.end()
                );
                self.problem(name, message);
                otherwise
            }
        }
    }

    /// Everything a list names, each found by `find`; what it does not find is a problem with a
    /// suggestion from `known`.
    pub(crate) fn choices<T>(
        &mut self,
        name: &'static str,
        known: &[&str],
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<Vec<T>> {
        let texts = self.list(name)?;
        let mut found = Vec::new();
        for text in texts {
            match find(&text) {
                Some(choice) => found.push(choice),
                None => self.unknown(name, &text, known),
            }
        }
        Some(found)
    }

    /// One of some words, or the default.
    pub(crate) fn choice<T>(
        &mut self,
        name: &'static str,
        known: &[&str],
        find: impl Fn(&str) -> Option<T>,
        otherwise: T,
    ) -> T {
        let Some(text) = self.text(name) else {
            return otherwise;
        };
        find(&text).unwrap_or_else(|| {
            self.unknown(name, &text, known);
            otherwise
        })
    }

    /// An entity by id or name; the parameter becomes its id.
    pub(crate) fn entity(&mut self, name: &'static str) -> Option<EntityIndex> {
        let text = self.text(name)?;
        self.resolve(name, &text)
    }

    /// Entities by id or name; the parameter becomes their ids.
    pub(crate) fn entities(&mut self, name: &'static str) -> Option<Vec<EntityIndex>> {
        let texts = self.list(name)?;
        let found: Vec<EntityIndex> = texts
            .iter()
            .filter_map(|text| self.resolve(name, text))
            .collect();
        let ids: Vec<&str> = found
            .iter()
            .map(|&entity| self.network.entity(entity).id.as_str())
            .collect();
        self.parameters.set(name, &ids.join(","));
        Some(found)
    }

    /// Notes that nothing is called so, which is another failure than a word in the wrong form.
    pub(crate) fn unknown_entity(&mut self, parameter: &str, message: String) {
        let problem = ParameterProblem {
            parameter: parameter.to_owned(),
            message,
            choices: Vec::new(),
            names_an_entity: true,
        };
        self.problems.push(problem);
    }

    pub(crate) fn problem(&mut self, parameter: &str, message: String) {
        self.problems.push(ParameterProblem {
            parameter: parameter.to_owned(),
            message,
            choices: Vec::new(),
            names_an_entity: false,
        });
    }

    /// The parameters as they were understood, or everything that is wrong with them; unknown ones
    /// are wrong too.
    pub(crate) fn finish(mut self) -> Result<(Parameters, Vec<Understood>), QuestionError> {
        let unknown = self
            .parameters
            .names()
            .filter(|name| !self.asked_for.contains(name));
        let unknown: Vec<String> = unknown
            .map(|name| name.chars().take(40).collect())
            .collect();
        for name in unknown {
            let message = match nearest(&name, self.asked_for.iter().copied()) {
                Some(meant) => {
                    format!("is not a parameter of this question; did you mean \"{meant}\"?")
                }
                None => format!(
                    "is not a parameter of this question; it has {}",
                    self.asked_for.join(", ")
                ),
            };
            self.problem(&name, message);
        }
        if self.problems.is_empty() {
            Ok((self.parameters, self.understood))
        } else {
            Err(QuestionError::Parameters {
                problems: self.problems,
            })
        }
    }

    fn resolve(&mut self, name: &'static str, text: &str) -> Option<EntityIndex> {
        match resolve(self.network, self.names, name, text) {
            Ok((entity, reason)) => {
                if let Some(reason) = reason {
                    self.understood.push(Understood {
                        parameter: name,
                        typed: text.to_owned(),
                        entity,
                        reason,
                    });
                }
                self.parameters.set(name, &self.network.entity(entity).id);
                Some(entity)
            }
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    fn unknown(&mut self, name: &str, text: &str, known: &[&str]) {
        let shown: String = text.chars().take(60).collect();
        let help = match nearest(text, known.iter().copied()) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None if known.is_empty() => "this network has none".to_owned(),
            None => format!("use {}", known.join(", ")),
        };
        self.problem(name, format!("\"{shown}\" is not known here; {help}"));
    }
}
