//! Why a question cannot be asked.

use std::fmt;

use crate::model::EntityIndex;

/// What is wrong with one parameter, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterProblem {
    /// The parameter.
    pub parameter: String,
    /// What is wrong with it and what to do.
    pub message: String,
    /// What is wrong with it alone, if it is a word that the network does not have: what may be given
    /// instead can then be offered in another way.
    pub unknown_word: Option<String>,
    /// Entities that may have been meant.
    pub choices: Vec<EntityIndex>,
    /// Whether it names an entity that is not there, or not clearly; everything else about it is
    /// right.
    pub names_an_entity: bool,
}

impl ParameterProblem {
    /// What is wrong with a parameter, and what to do.
    pub(crate) fn of(parameter: &str, message: String) -> Self {
        Self {
            parameter: parameter.to_owned(),
            message,
            unknown_word: None,
            choices: Vec::new(),
            names_an_entity: false,
        }
    }
}

impl fmt::Display for ParameterProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.parameter, self.message)
    }
}

/// A question that cannot be asked as it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum QuestionError {
    /// Some parameters are missing or wrong.
    #[error("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Parameters {
        /// All of them.
        problems: Vec<ParameterProblem>,
    },
    /// The address names an entity that does not exist.
    #[error("no entity has the id \"{id}\"")]
    NoSuchEntity {
        /// The id.
        id: String,
        /// Entities that may have been meant.
        choices: Vec<EntityIndex>,
    },
    /// The address names a relation that does not exist.
    #[error("no relation has the id \"{id}\"")]
    NoSuchRelation {
        /// The id.
        id: String,
    },
    /// The address is not that of a question.
    #[error("\"{path}\" is not a question; the questions are {}", questions.join(", "))]
    NoSuchQuestion {
        /// The path.
        path: String,
        /// The paths of all questions.
        questions: Vec<String>,
    },
}
