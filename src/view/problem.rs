//! Failures as problem details (RFC 9457), the same from server and terminal.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::QuestionError;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::QueryError;
use crate::view::entity::EntityLink;
use crate::view::standing::capitalised;

/// An entity that may have been meant.
pub type ChoiceView = EntityLink;

/// Who asked, and so what can be done about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// A program that sends addresses.
    Program,
    /// Somebody at a terminal.
    Terminal,
}

/// What is wrong with one parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemView {
    /// The parameter.
    #[schema(example = "from")]
    pub parameter: String,
    /// What is wrong and what to do.
    pub message: String,
    /// What is wrong alone, if it is a word that the network does not have.
    #[serde(skip)]
    pub unknown_word: Option<String>,
    /// Entities that may have been meant.
    pub choices: Vec<ChoiceView>,
}

/// A failure, as RFC 9457 describes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ProblemDetails {
    /// What sort of failure it is: `about:blank`, so the title is that of the status.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    pub problem_type: String,
    /// The failure in a phrase.
    #[schema(example = "Bad Request")]
    pub title: String,
    /// The HTTP status.
    #[schema(example = 400)]
    pub status: u16,
    /// What is wrong and what to do.
    pub detail: String,
    /// Each parameter that is wrong.
    pub errors: Vec<ProblemView>,
}

impl ProblemDetails {
    /// The detail as a sentence of its own, as a page tells it; the name of a file or a parameter with which
    /// it begins stays as it is.
    #[must_use]
    pub fn sentence(&self) -> String {
        let end = if self.detail.ends_with(['.', '?', '!']) {
            ""
        } else {
            "."
        };
        let first = self.detail.split_whitespace().next().unwrap_or_default();
        if first.chars().all(char::is_alphabetic) {
            capitalised(&self.detail) + end
        } else {
            self.detail.clone() + end
        }
    }

    /// A failure without parameters to blame.
    #[must_use]
    pub fn plain(status: u16, title: &str, detail: String) -> Self {
        Self {
            problem_type: "about:blank".to_owned(),
            title: title.to_owned(),
            status,
            detail,
            errors: Vec::new(),
        }
    }

    /// A table of an answer that is not whole, with the reason why: it is not given at all.
    #[must_use]
    pub fn of_cut_table(why: &str, asker: Asker) -> Self {
        let advice = match asker {
            Asker::Program => {
                "A table is sent whole or not at all. /api/query.ndjson sends all rows as they are found; LIMIT in the query, or `limit` up to 1,000, asks for fewer."
            }
            Asker::Terminal => {
                "A table is written whole or not at all. --format ndjson prints all rows as they are found; LIMIT in the query, or --limit up to 1,000, asks for fewer."
            }
        };
        Self::plain(503, "Service Unavailable", format!("{why} {advice}"))
    }

    /// A question that cannot be asked: 404 if its address names nothing, else 400.
    #[must_use]
    pub fn of_question(network: &Network, error: &QuestionError) -> Self {
        let links = |choices: &[EntityIndex]| {
            choices
                .iter()
                .map(|&entity| EntityLink::of(network, entity))
                .collect()
        };
        let detail = error.to_string();
        match error {
            QuestionError::Parameters { problems } => {
                let errors = problems.iter().map(|problem| ProblemView {
                    parameter: problem.parameter.clone(),
                    message: problem.message.clone(),
                    unknown_word: problem.unknown_word.clone(),
                    choices: links(&problem.choices),
                });
                // Naming an entity that is not there, or not clearly, is like asking for an address
                // that is not there.
                let only_names = problems.iter().all(|problem| problem.names_an_entity);
                let plain = if only_names {
                    Self::plain(404, "Not Found", detail)
                } else {
                    Self::plain(400, "Bad Request", detail)
                };
                Self {
                    errors: errors.collect(),
                    ..plain
                }
            }
            QuestionError::NoSuchEntity { choices, .. } => {
                let error = ProblemView {
                    parameter: "id".to_owned(),
                    message: detail.clone(),
                    unknown_word: None,
                    choices: links(choices),
                };
                Self {
                    errors: vec![error],
                    ..Self::plain(404, "Not Found", detail)
                }
            }
            QuestionError::NoSuchRelation { .. } | QuestionError::NoSuchQuestion { .. } => {
                Self::plain(404, "Not Found", detail)
            }
        }
    }

    /// A question that was given up: 503, because a narrower one may be answered. If a parameter
    /// turned out to be wrong, 400.
    #[must_use]
    pub fn of_query(error: &QueryError) -> Self {
        if let QueryError::Unanswerable { parameter, message } = error {
            let error = ProblemView {
                parameter: (*parameter).to_owned(),
                message: message.clone(),
                unknown_word: None,
                choices: Vec::new(),
            };
            let detail = message.clone();
            return Self {
                errors: vec![error],
                ..Self::plain(400, "Bad Request", detail)
            };
        }
        Self::plain(503, "Service Unavailable", error.to_string())
    }
}
