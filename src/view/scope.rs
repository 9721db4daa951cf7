//! A scope in words: what a question leaves out.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::DURING;
use crate::explorer::Narrowing;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::explorer::SINCE;
use crate::explorer::UNTIL;
use crate::graph::Direction;
use crate::graph::Layers;
use crate::graph::Passing;
use crate::graph::Scope;
use crate::graph::Wanted;
use crate::model::Certainty;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Modality;
use crate::model::Network;
use crate::model::Status;
use crate::model::WIDENING_RULE;

/// The questions with the narrowing of lists that follow relations all the same.
const FOLLOWING: [&str; 2] = ["measures", "compare"];

/// What part of the network a question is about, in sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ScopeView {
    /// Each restriction as a phrase; empty if only denied claims are left out.
    #[schema(example = json!(["only relations of the class communication", "dated 1899 to 1904, possibly"]))]
    pub restrictions: Vec<String>,
    /// How uncertain dates were read, where dates play a part.
    pub date_rule: Option<String>,
}

impl ScopeView {
    /// The scope of a question in words.
    #[must_use]
    pub fn of<Q: Question>(network: &Network, asked: &Asked<Q>) -> Self {
        let Some(scope) = asked.question.scope() else {
            return Self::default();
        };
        let usual = Q::ROW.narrowing.usual_scope();
        let is_of_list = matches!(Q::ROW.narrowing, Narrowing::List | Narrowing::AnyTime);
        let mut restrictions = if is_of_list {
            listed_entities(network, scope)
        } else {
            entity_restrictions(network, scope)
        };
        restrictions.extend(relation_restrictions(network, scope, &usual));
        restrictions.extend(further_restrictions(network, scope));
        restrictions.extend(period_in_words(&asked.request.parameters, scope));
        restrictions.extend(unusual_ways(scope, &usual));
        // A list follows nothing; measures do.
        if !is_of_list || FOLLOWING.contains(&Q::ROW.name) {
            restrictions.extend(unusual_direction(scope, &usual));
        }
        Self {
            restrictions,
            date_rule: scope.period.map(|_| WIDENING_RULE.to_owned()),
        }
    }
}

/// The ways of passing through entities, and the layers, that are not the usual ones of the question.
fn unusual_ways(scope: &Scope, usual: &Scope) -> Vec<String> {
    let mut restrictions = Vec::new();
    if scope.layers != usual.layers && scope.types.is_none() {
        restrictions.push(match scope.layers {
            Layers::World => "only what happened".to_owned(),
            Layers::Both => "also what only documents how we know".to_owned(),
            Layers::Record => "only what documents how we know".to_owned(),
        });
    }
    if scope.passing != usual.passing && scope.kinds.is_none() {
        restrictions.push(match scope.passing {
            Passing::Anything => "by way of anything".to_owned(),
            Passing::Carriers => "only by way of what can carry news".to_owned(),
        });
    }
    restrictions
}

/// How relations are followed, if not as is usual for the question.
fn unusual_direction(scope: &Scope, usual: &Scope) -> Option<String> {
    let how = match scope.direction {
        Direction::Both => "both ways",
        Direction::Out => "forwards only",
        Direction::In => "backwards only",
        Direction::Carried => "the way news travel",
        Direction::CarriedBack => "against the way news travel",
    };
    (scope.direction != usual.direction).then(|| format!("relations are followed {how}"))
}

/// Which entities a list is about.
fn listed_entities(network: &Network, scope: &Scope) -> Vec<String> {
    let labels = |kinds: &[KindIndex]| {
        let labels = kinds.iter();
        let labels = labels.map(|&kind| network.schema().kind(kind).label.as_str());
        joined(&labels.collect::<Vec<_>>(), "or")
    };
    let mut restrictions = Vec::new();
    if let Some(kinds) = &scope.kinds {
        restrictions.push(format!("only entities of the kind {}", labels(kinds)));
    }
    if !scope.avoided_kinds.is_empty() {
        let kinds = labels(&scope.avoided_kinds);
        restrictions.push(format!("no entities of the kind {kinds}"));
    }
    if !scope.avoided.is_empty() {
        let names = scope.avoided.iter();
        let names = names.map(|&entity| network.entity(entity).name.as_str());
        let names = joined(&names.collect::<Vec<_>>(), "or");
        restrictions.push(format!("without {names}"));
    }
    restrictions
}

fn entity_restrictions(network: &Network, scope: &Scope) -> Vec<String> {
    let schema = network.schema();
    let mut restrictions = Vec::new();
    if let Some(kinds) = &scope.kinds {
        let names: Vec<&str> = kinds
            .iter()
            .map(|&kind| schema.kind(kind).plural.as_str())
            .collect();
        restrictions.push(format!("only by way of {}", joined(&names, "and")));
    }
    if !scope.avoided_kinds.is_empty() {
        let names: Vec<&str> = scope
            .avoided_kinds
            .iter()
            .map(|&kind| schema.kind(kind).label.as_str())
            .collect();
        restrictions.push(format!("not by way of any {}", joined(&names, "or")));
    }
    if !scope.avoided.is_empty() {
        let names: Vec<&str> = scope
            .avoided
            .iter()
            .map(|&entity| network.entity(entity).name.as_str())
            .collect();
        restrictions.push(format!("not by way of {}", joined(&names, "or")));
    }
    restrictions
}

fn relation_restrictions(network: &Network, scope: &Scope, usual: &Scope) -> Vec<String> {
    let schema = network.schema();
    let mut restrictions = Vec::new();
    if let Some(classes) = &scope.classes {
        let label = |&class| schema.class_definition(class).label.as_str();
        let names: Vec<&str> = classes.iter().map(label).collect();
        restrictions.push(format!(
            "only relations of the class {}",
            joined(&names, "or")
        ));
    }
    if let Some(types) = &scope.types {
        let names: Vec<String> = types
            .iter()
            .map(|&found| format!("\u{201c}{}\u{201d}", schema.relation_type(found).label))
            .collect();
        restrictions.push(format!(
            "only relations of the type {}",
            joined(&names, "or")
        ));
    }
    if scope.statuses != usual.statuses {
        let all = scope.statuses.len() == Status::ALL.len();
        let names: Vec<&str> = scope.statuses.iter().map(|status| status.name()).collect();
        restrictions.push(if all {
            "denied claims too".to_owned()
        } else {
            format!("only {} claims", joined(&names, "or"))
        });
    }
    if scope.certainties.len() != Certainty::ALL.len() {
        let names: Vec<&str> = scope.certainties.iter().map(|grade| grade.name()).collect();
        restrictions.push(format!("only claims graded {}", joined(&names, "or")));
    }
    if let Some(sources) = &scope.sources {
        let names: Vec<&str> = sources
            .iter()
            .map(|&source| network.source(source).title.as_str())
            .collect();
        restrictions.push(format!("only on the word of {}", joined(&names, "or")));
    }
    restrictions
}

/// Places, claimants and what columns must say.
fn further_restrictions(network: &Network, scope: &Scope) -> Vec<String> {
    let names = |entities: &[EntityIndex]| {
        let names = entities
            .iter()
            .map(|&entity| network.entity(entity).name.as_str());
        joined(&names.collect::<Vec<_>>(), "or")
    };
    let places = scope
        .places
        .iter()
        .map(|places| format!("only in {}", names(places)));
    let claimants = scope.claimants.iter();
    let claimants = claimants.map(|claimants| format!("only claims of {}", names(claimants)));
    let conditions = scope
        .relation_conditions
        .iter()
        .chain(&scope.entity_conditions);
    let conditions = conditions.map(|condition| {
        let is_strict = condition.is_graded() && scope.conditions_hold == Modality::Certain;
        format!(
            "\u{201c}{}\u{201d} is {}{}",
            condition.column,
            if is_strict { "certainly " } else { "" },
            wanted_in_words(&condition.wanted)
        )
    });
    places.chain(claimants).chain(conditions).collect()
}

fn wanted_in_words(wanted: &Wanted) -> String {
    match wanted {
        Wanted::Is(value) => format!("\u{201c}{value}\u{201d}"),
        Wanted::IsNot(value) => format!("not \u{201c}{value}\u{201d}"),
        Wanted::Filled => "given".to_owned(),
        Wanted::Empty => "not given".to_owned(),
        Wanted::Number { least, most } => {
            let least = least.map(|least| format!("at least {least}"));
            let most = most.map(|most| format!("at most {most}"));
            let bounds: Vec<String> = least.into_iter().chain(most).collect();
            bounds.join(" and ")
        }
        Wanted::Date(window) => match (window.first, window.last) {
            (Day::ALWAYS, last) => format!("until {}", last.year()),
            (first, Day::NEVER_ENDING) => format!("from {} on", first.year()),
            (first, last) => format!("from {} to {}", first.year(), last.year()),
        },
    }
}

fn period_in_words(parameters: &Parameters, scope: &Scope) -> Option<String> {
    let period = scope.period?;
    let how = if period.modality == Modality::Certain {
        "certainly"
    } else {
        "possibly"
    };
    let dates = period_alone(parameters)?;
    let is_empty = period.window.first > period.window.last;
    let remark = if is_empty {
        ", which is an empty period: it ends before it begins"
    } else {
        ""
    };
    Some(format!("only relations that {how} held {dates}{remark}"))
}

/// "in 1937", "from 1936 to 1938": the period that is asked for, if one is.
pub(crate) fn period_alone(parameters: &Parameters) -> Option<String> {
    let during = parameters.first(&DURING);
    let ends = (
        parameters.first(&SINCE).or(during),
        parameters.first(&UNTIL).or(during),
    );
    Some(match ends {
        (Some(since), Some(until)) if since == until => format!("in {since}"),
        (Some(since), Some(until)) => format!("from {since} to {until}"),
        (Some(since), None) => format!("from {since} on"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => return None,
    })
}

/// "a", "a and b", "a, b and c".
pub(crate) fn joined(words: &[impl AsRef<str>], last: &str) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((end, before)) => format!("{} {last} {end}", before.join(", ")),
    }
}
