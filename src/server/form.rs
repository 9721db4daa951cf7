//! Forms: what was typed comes back into them, and what is wrong with it is said beside them.

use axum::http::StatusCode;

use crate::explorer::Explorer;
use crate::explorer::Parameters;
use crate::model::Certainty;
use crate::model::Network;
use crate::model::Status;
use crate::server::error::Failure;
use crate::view::EntityLink;
use crate::view::ProblemDetails;

/// One of several values to choose from.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
}

/// The part of a form that narrows a question.
#[derive(Clone, Debug)]
pub(crate) struct ScopeForm {
    pub(crate) classes: Vec<Choice>,
    pub(crate) types: Vec<Choice>,
    pub(crate) kinds: Vec<Choice>,
    pub(crate) avoid_kinds: Vec<Choice>,
    pub(crate) avoid: String,
    pub(crate) statuses: Vec<Choice>,
    pub(crate) certainties: Vec<Choice>,
    pub(crate) sources: Vec<Choice>,
    pub(crate) directions: Vec<Choice>,
    pub(crate) dates: Vec<Choice>,
    pub(crate) during: String,
    pub(crate) since: String,
    pub(crate) until: String,
    /// Whether something is narrowed already.
    pub(crate) is_narrowed: bool,
}

const NARROWING: [&str; 14] = [
    "classes",
    "types",
    "kinds",
    "avoid_kinds",
    "avoid",
    "status",
    "certainty",
    "sources",
    "direction",
    "dates",
    "during",
    "since",
    "until",
    "max_hops",
];

impl ScopeForm {
    /// The form with what the parameters say filled in.
    pub(crate) fn of(explorer: &Explorer, parameters: &Parameters) -> Self {
        let network = explorer.network();
        let schema = network.schema();
        let chosen = |name: &'static str| Choices { parameters, name };
        let usual_first = |name: &str, words: &[(&str, &str)]| -> Vec<Choice> {
            let value = parameters.first(name).unwrap_or(words[0].0);
            words
                .iter()
                .map(|&(word, label)| choice(word, label, word == value))
                .collect()
        };
        Self {
            classes: schema
                .classes()
                .map(|(_, class)| chosen("classes").choice(class, &class.replace('_', " ")))
                .collect(),
            types: schema
                .types()
                .map(|(_, found)| chosen("types").choice(&found.id, &found.label))
                .collect(),
            kinds: kind_choices(network, parameters, "kinds"),
            avoid_kinds: kind_choices(network, parameters, "avoid_kinds"),
            avoid: parameters.values("avoid").join(", "),
            statuses: Status::ALL
                .into_iter()
                .map(|status| chosen("status").choice(status.name(), status.name()))
                .collect(),
            certainties: Certainty::ALL
                .into_iter()
                .map(|grade| chosen("certainty").choice(grade.name(), grade.name()))
                .collect(),
            sources: network
                .sources()
                .iter()
                .map(|source| chosen("sources").choice(&source.id, &source.title))
                .collect(),
            directions: usual_first(
                "direction",
                &[
                    ("both", "both ways"),
                    ("out", "forwards only"),
                    ("in", "backwards only"),
                ],
            ),
            dates: usual_first("dates", &[("possible", "may fit"), ("certain", "must fit")]),
            during: parameters.first("during").unwrap_or_default().to_owned(),
            since: parameters.first("since").unwrap_or_default().to_owned(),
            until: parameters.first("until").unwrap_or_default().to_owned(),
            is_narrowed: NARROWING
                .into_iter()
                .any(|name| parameters.first(name).is_some()),
        }
    }
}

struct Choices<'a> {
    parameters: &'a Parameters,
    name: &'static str,
}

impl Choices<'_> {
    fn choice(&self, value: &str, label: &str) -> Choice {
        choice(
            value,
            label,
            self.parameters
                .values(self.name)
                .iter()
                .any(|chosen| chosen == value),
        )
    }
}

fn choice(value: &str, label: &str, is_chosen: bool) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        is_chosen,
    }
}

/// The kinds of a network, to choose from.
pub(crate) fn kind_choices(
    network: &Network,
    parameters: &Parameters,
    name: &'static str,
) -> Vec<Choice> {
    let choices = Choices { parameters, name };
    network
        .schema()
        .kinds()
        .map(|(_, kind)| choices.choice(&kind.id, &kind.plural))
        .collect()
}

/// What a side of a triangle may ask for: any tie, a class, a type.
pub(crate) fn side_choices(
    explorer: &Explorer,
    parameters: &Parameters,
    name: &'static str,
) -> Vec<Choice> {
    let schema = explorer.network().schema();
    let choices = Choices { parameters, name };
    let classes = schema
        .classes()
        .map(|(_, class)| choices.choice(class, &format!("any {} tie", class.replace('_', " "))));
    let types = schema
        .types()
        .map(|(_, found)| choices.choice(&found.id, &found.label));
    classes.chain(types).collect()
}

/// An entity parameter as people write it: the name, where the name alone names the entity, else
/// the id.
pub(crate) fn speaking(explorer: &Explorer, parameters: &Parameters, name: &str) -> String {
    let Some(typed) = parameters.first(name) else {
        return String::new();
    };
    let network = explorer.network();
    let Some(entity) = network.find_entity(typed) else {
        return typed.to_owned();
    };
    let preferred = &network.entity(entity).name;
    if explorer.entity_named(preferred) == Some(entity) {
        preferred.clone()
    } else {
        typed.to_owned()
    }
}

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
    pub(crate) message: String,
    pub(crate) choices: Vec<(EntityLink, String)>,
}

impl Trouble {
    /// The trouble a failure is to the one who filled in a form.
    pub(crate) fn of(path: &str, parameters: &Parameters, failure: &Failure) -> Self {
        let remedy = |error: &crate::view::ProblemView| {
            let address = |link: &EntityLink| {
                let mut mended = parameters.clone();
                mended.set(&error.parameter, &link.id);
                format!("{path}?{}", mended.to_query())
            };
            let choices = error
                .choices
                .iter()
                .map(|link| (link.clone(), address(link)));
            Remedy {
                parameter: error.parameter.clone(),
                message: error.message.clone(),
                choices: choices.collect(),
            }
        };
        Self {
            remedies: failure.0.errors.iter().map(remedy).collect(),
            problem: failure.0.clone(),
        }
    }

    /// The status of a page with or without trouble.
    pub(crate) fn status(trouble: Option<&Self>) -> StatusCode {
        trouble.map_or(StatusCode::OK, |trouble| {
            Failure(trouble.problem.clone()).status()
        })
    }
}
