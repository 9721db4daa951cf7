//! The steps of an exploration: as an address writes them, in words, and with what they found.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::CENTRE;
use crate::explorer::Question;
use crate::explorer::Request;
use crate::explorer::TYPES;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationTypeIndex;
use crate::query::AroundQuestion;
use crate::query::ExploreQuestion;
use crate::query::ExploreStep;
use crate::query::Gathered;
use crate::query::Reach;
use crate::query::StepOutcome;
use crate::view::absence::AbsenceView;

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct StepView {
    /// How it is written in the parameter `steps`.
    #[schema(example = "expand:olga-knipper")]
    pub step: String,
    /// What it did, in words.
    pub words: String,
    /// How many entities it is about.
    pub found: usize,
    /// How many of them are on the canvas.
    pub shown: usize,
    /// The address of the list of all of them, if they are the neighbours of one.
    #[serde(skip)]
    pub listed: Option<String>,
    /// The routes it brought: the ids on each, from its beginning to its end.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub routes: Vec<Vec<String>>,
    /// Why it found nobody, if it found nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absence: Option<AbsenceView>,
}

/// The steps of a question with their outcomes.
pub(crate) fn steps(
    network: &Network,
    asked: &Asked<ExploreQuestion>,
    outcomes: &[StepOutcome],
) -> Vec<StepView> {
    let view = |(step, outcome): (&ExploreStep, &StepOutcome)| {
        let absence = outcome.absence.as_ref();
        StepView {
            step: in_address(network, step),
            words: in_words(network, step),
            found: outcome.found,
            shown: outcome.shown,
            listed: listed(network, &asked.request, step),
            routes: outcome
                .routes
                .iter()
                .map(|route| ids(network, route))
                .collect(),
            absence: absence.map(|absence| AbsenceView::of(network, asked, absence)),
        }
    };
    let steps = asked.question.steps.iter();
    steps.zip(outcomes).map(view).collect()
}

/// The address of the list of all whom a step is about.
fn listed(network: &Network, request: &Request, step: &ExploreStep) -> Option<String> {
    let ExploreStep::Expand { entity, reach } = step else {
        return None;
    };
    let mut parameters = request.parameters.of_scope();
    if let Reach::Types(types) = reach {
        let schema = network.schema();
        let ids = types
            .iter()
            .map(|&found| schema.relation_type(found).id.as_str());
        parameters.set(&TYPES, &ids.collect::<Vec<_>>().join(","));
    }
    parameters.set(&CENTRE, id(network, *entity));
    Some(parameters.address(&AroundQuestion::ROW.path("")))
}

/// How an entity came onto the canvas, in words.
pub(crate) fn reason(network: &Network, question: &ExploreQuestion, gathered: Gathered) -> String {
    let Some(step) = question.steps.get(gathered.step) else {
        return String::new();
    };
    match (step, gathered.reached_from) {
        (ExploreStep::Show(_), _) => "shown by itself".to_owned(),
        (ExploreStep::Open(entity), _) => {
            format!("in the community of {}", name(network, *entity))
        }
        (ExploreStep::Everything | ExploreStep::Everybody, _) => {
            "part of the whole network".to_owned()
        }
        (ExploreStep::Expand { .. }, None) => "shown to see its ties".to_owned(),
        (ExploreStep::Expand { entity, .. }, Some(_)) => {
            format!("brought by {}", name(network, *entity))
        }
        (ExploreStep::Route { from, to }, _) => {
            let (from, to) = (name(network, *from), name(network, *to));
            format!("on the route from {from} to {to}")
        }
        (ExploreStep::Along(routes), _) => format!("on {}", routes_in_words(network, routes)),
        (ExploreStep::Arrange, _) => "there before".to_owned(),
    }
}

/// A step as the parameter `steps` has it.
fn in_address(network: &Network, step: &ExploreStep) -> String {
    match step {
        ExploreStep::Everything => "all".to_owned(),
        ExploreStep::Everybody => "all:all".to_owned(),
        ExploreStep::Open(entity) => format!("open:{}", id(network, *entity)),
        ExploreStep::Arrange => "arrange".to_owned(),
        ExploreStep::Along(routes) => {
            let routes = routes.iter().map(|route| ids(network, route).join("|"));
            format!("along:{}", routes.collect::<Vec<_>>().join(":"))
        }
        ExploreStep::Show(entities) => format!("show:{}", ids(network, entities).join("|")),
        ExploreStep::Route { from, to } => {
            format!("route:{}:{}", id(network, *from), id(network, *to))
        }
        ExploreStep::Expand { entity, reach } => {
            let expand = format!("expand:{}", id(network, *entity));
            match reach {
                Reach::Usual => expand,
                Reach::All => format!("{expand}:all"),
                Reach::Types(types) => {
                    let schema = network.schema();
                    let id = |found: &RelationTypeIndex| schema.relation_type(*found).id.as_str();
                    let ids: Vec<&str> = types.iter().map(id).collect();
                    format!("{expand}:{}", ids.join("|"))
                }
            }
        }
    }
}

/// A step in words.
fn in_words(network: &Network, step: &ExploreStep) -> String {
    match step {
        ExploreStep::Everything => "the whole network".to_owned(),
        ExploreStep::Arrange => "everything arranged anew".to_owned(),
        ExploreStep::Along(routes) => routes_in_words(network, routes),
        ExploreStep::Everybody => "everybody in the network".to_owned(),
        ExploreStep::Open(entity) => format!("the community of {}", name(network, *entity)),
        ExploreStep::Show(entities) => {
            let names: Vec<&str> = entities
                .iter()
                .map(|entity| name(network, *entity))
                .collect();
            format!("shown: {}", names.join(", "))
        }
        ExploreStep::Route { from, to } => {
            let (from, to) = (name(network, *from), name(network, *to));
            format!("the route from {from} to {to}")
        }
        ExploreStep::Expand { entity, reach } => {
            let name = name(network, *entity);
            match reach {
                Reach::Usual => format!("the neighbours of {name}"),
                Reach::All => format!("all neighbours of {name}"),
                Reach::Types(types) => {
                    let schema = network.schema();
                    let label =
                        |found: &RelationTypeIndex| schema.relation_type(*found).label.alone();
                    let labels: Vec<&str> = types.iter().map(label).collect();
                    let labels = labels.join("\u{201d}, \u{201c}");
                    format!("the neighbours of {name} by \u{201c}{labels}\u{201d}")
                }
            }
        }
    }
}

/// Routes by their ends.
fn routes_in_words(network: &Network, routes: &[Vec<EntityIndex>]) -> String {
    let first = routes.first();
    let name = |entity: Option<&EntityIndex>| entity.map_or("", |entity| name(network, *entity));
    let (from, to) = (
        name(first.and_then(|route| route.first())),
        name(first.and_then(|route| route.last())),
    );
    match routes.len() {
        0 | 1 => format!("the route from {from} to {to}"),
        count => format!("{count} routes from {from} to {to}"),
    }
}

fn ids(network: &Network, entities: &[EntityIndex]) -> Vec<String> {
    let id = |entity: &EntityIndex| id(network, *entity).to_owned();
    entities.iter().map(id).collect()
}

fn id(network: &Network, entity: EntityIndex) -> &str {
    &network.entity(entity).id
}

fn name(network: &Network, entity: EntityIndex) -> &str {
    &network.entity(entity).name
}
