//! What keeps a question from being answered, beside the form it was typed into.

use axum::http::StatusCode;

use crate::explorer::OF;
use crate::explorer::Offered;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::Row;
use crate::explorer::chosen_by;
use crate::explorer::offered;
use crate::model::Network;
use crate::query::ChoicesQuestion;
use crate::server::error::Failure;
use crate::view::EntityLink;
use crate::view::ProblemDetails;
use crate::view::ProblemView;

/// How many words are offered instead of one that is not known.
const MOST_WORDS: usize = 24;

/// What keeps a question from being answered, with links that mend it.
#[derive(Clone, Debug)]
pub(crate) struct Trouble {
    pub(crate) problem: ProblemDetails,
    /// For each wrong parameter what is wrong, and whom it may mean with the address that asks so.
    pub(crate) remedies: Vec<Remedy>,
}

/// A wrong parameter and ways out.
#[derive(Clone, Debug)]
pub(crate) struct Remedy {
    pub(crate) parameter: String,
    /// What its field is called on the page; the parameter itself if it has none.
    pub(crate) label: String,
    /// The id of its field, if it has one.
    pub(crate) field: Option<String>,
    pub(crate) message: String,
    pub(crate) choices: Vec<Alternative>,
    /// The words that the network has instead, each with the address that asks so, if it has few.
    pub(crate) words: Vec<OtherWord>,
    /// The address of the list of all that may be chosen, if there is one.
    pub(crate) list: Option<String>,
}

/// A word that may be given instead of one that is not known.
#[derive(Clone, Debug)]
pub(crate) struct OtherWord {
    pub(crate) label: String,
    pub(crate) address: String,
}

/// An entity that may have been meant, and the address that asks about it.
#[derive(Clone, Debug)]
pub(crate) struct Alternative {
    pub(crate) entity: EntityLink,
    pub(crate) address: String,
}

/// A question as it was put.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Put<'a> {
    pub(crate) row: &'a Row,
    pub(crate) path: &'a str,
    pub(crate) parameters: &'a Parameters,
}

impl Put<'_> {
    /// The words that may be given instead of one that the network does not have; none if there are too
    /// many to look through.
    fn other_words(self, network: &Network, error: &ProblemView) -> Vec<OtherWord> {
        let parameter = self.row.parameter(&error.parameter);
        let Some(parameter) = parameter.filter(|_| error.unknown_word.is_some()) else {
            return Vec::new();
        };
        let known = offered(network, parameter.value).unwrap_or_default();
        if known.len() > MOST_WORDS {
            return Vec::new();
        }
        let other = |word: Offered| {
            let mut mended = self.parameters.clone();
            mended.set(&parameter, &word.word);
            OtherWord {
                address: mended.address(self.path),
                label: word.label,
            }
        };
        known.into_iter().map(other).collect()
    }
}

impl Trouble {
    /// The trouble that a failure is to somebody who filled in the form of a question.
    pub(crate) fn of(network: &Network, put: Put<'_>, failure: Failure) -> Self {
        let Put {
            row,
            path,
            parameters,
        } = put;
        let alternative = |name: &str, entity: &EntityLink| {
            let parameter = row.parameter(name)?;
            let mut mended = parameters.clone();
            mended.set(&parameter, &entity.id);
            Some(Alternative {
                entity: entity.clone(),
                address: mended.address(path),
            })
        };
        let remedy = |error: &ProblemView| {
            let choices = error.choices.iter();
            let choices = choices.filter_map(|choice| alternative(&error.parameter, choice));
            let words = put.other_words(network, error);
            let is_open = error.choices.is_empty() && words.is_empty();
            let chosen = chosen_by(&error.parameter).filter(|_| is_open);
            let alone = error.unknown_word.as_ref().filter(|_| !words.is_empty());
            Remedy {
                list: chosen.map(|_| {
                    let mut list = Parameters::default();
                    list.set(&OF, &error.parameter);
                    list.address(&ChoicesQuestion::ROW.path(""))
                }),
                label: row.parameter(&error.parameter).map_or_else(
                    || error.parameter.clone(),
                    |parameter| parameter.caption().to_owned(),
                ),
                field: None,
                parameter: error.parameter.clone(),
                message: alone.unwrap_or(&error.message).clone(),
                choices: choices.collect(),
                words,
            }
        };
        Self {
            remedies: failure.0.errors.iter().map(remedy).collect(),
            problem: failure.0,
        }
    }

    /// The status of a page with or without trouble.
    pub(crate) fn status(trouble: Option<&Self>) -> StatusCode {
        let status = trouble.map(|trouble| StatusCode::from_u16(trouble.problem.status));
        status.map_or(StatusCode::OK, |status| {
            status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
        })
    }
}
