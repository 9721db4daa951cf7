//! Why there is no answer, in words, with the address of a question that has one.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::ARRIVE;
use crate::explorer::AVOIDED;
use crate::explorer::AVOIDED_KINDS;
use crate::explorer::Asked;
use crate::explorer::CERTAINTY;
use crate::explorer::CLAIMANTS;
use crate::explorer::CLASSES;
use crate::explorer::DATES;
use crate::explorer::DIRECTION;
use crate::explorer::DURING;
use crate::explorer::END_OF_ENTITIES;
use crate::explorer::KINDS;
use crate::explorer::LAYER;
use crate::explorer::LEAVE;
use crate::explorer::MOST_HOPS;
use crate::explorer::PASSING;
use crate::explorer::PLACES;
use crate::explorer::Parameter;
use crate::explorer::Parameters;
use crate::explorer::SINCE;
use crate::explorer::SOURCES;
use crate::explorer::STATUS;
use crate::explorer::TYPES;
use crate::explorer::UNTIL;
use crate::explorer::WHERE;
use crate::graph::Direction;
use crate::graph::Layers;
use crate::graph::Passing;
use crate::graph::Scope;
use crate::model::Certainty;
use crate::model::Network;
use crate::model::Status;
use crate::query::Absence;
use crate::query::Change;
use crate::view::counted::counted;
use crate::view::scope::joined;
use crate::view::shown::Shown;

/// Why an answer is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct AbsenceView {
    /// `different-components`, `relaxation` or `nowhere`.
    #[schema(example = "relaxation")]
    pub reason: String,
    /// The reason in a sentence.
    #[schema(
        example = "Nothing connects them within this scope; a route of 2 hops exists if charged claims count."
    )]
    pub sentence: String,
    /// What would have to change, a phrase each.
    pub changes: Vec<String>,
    /// How long the shortest route then is.
    pub hops: Option<usize>,
    /// The address of the page that asks the relaxed question.
    pub relaxed: Option<String>,
}

impl AbsenceView {
    /// A reason in words.
    #[must_use]
    pub fn of<Q: Shown>(network: &Network, asked: &Asked<Q>, absence: &Absence) -> Self {
        match absence {
            Absence::DifferentComponents { from_size, to_size } => Self::plain(
                absence,
                format!(
                    "Nothing in the whole network connects the two: they lie in different components, one of {}, the other of {}.",
                    counted(*from_size, "entity", "entities"),
                    counted(*to_size, "entity", "entities")
                ),
            ),
            Absence::Nowhere => Self::plain(
                absence,
                "Nothing in this network matches, even without any restriction.".to_owned(),
            ),
            Absence::Relaxation { changes, hops } => {
                let phrases: Vec<String> = changes
                    .iter()
                    .map(|change| in_words(network, asked.question.admitted(), *change))
                    .collect();
                let hops = Some(*hops).filter(|hops| *hops > 0);
                let what = match hops {
                    Some(1) => "a route of 1 hop exists".to_owned(),
                    Some(hops) => format!("a route of {hops} hops exists"),
                    None => "there is an answer".to_owned(),
                };
                Self {
                    reason: absence.name().to_owned(),
                    sentence: format!(
                        "Nothing within this scope; {what} if {}.",
                        joined(&phrases, "and")
                    ),
                    relaxed: Some(relaxed_address(network, asked, changes)),
                    changes: phrases,
                    hops,
                }
            }
        }
    }

    /// A reason that no change of the question removes.
    pub(super) fn plain(absence: &Absence, sentence: String) -> Self {
        Self {
            reason: absence.name().to_owned(),
            sentence,
            changes: Vec::new(),
            hops: None,
            relaxed: None,
        }
    }
}

fn in_words(network: &Network, admitted: &str, change: Change) -> String {
    let schema = network.schema();
    match change {
        Change::AdmitStatus(status) => format!("{status} claims count"),
        Change::AdmitCertainty(Certainty::Ungraded) => "claims without a grade count".to_owned(),
        Change::AdmitCertainty(grade) => format!("claims graded {grade} count"),
        Change::AdmitType(found) => format!(
            "the type \u{201c}{}\u{201d} counts",
            schema.relation_type(found).label
        ),
        Change::AdmitClass(class) => {
            format!("the class {} counts", schema.class_definition(class).label)
        }
        Change::AdmitKind(kind) | Change::NoLongerAvoidKind(kind) => {
            format!("{} {admitted}", schema.kind(kind).plural)
        }
        Change::NoLongerAvoid(entity) => {
            let is = network.grammatical_number(entity).is();
            format!("{} {is} not avoided", network.entity(entity).name)
        }
        Change::FollowBothWays => "relations are followed both ways".to_owned(),
        Change::PassAnything => "what carries no news may be passed through".to_owned(),
        Change::AnyLayer => "what only documents how we know counts too".to_owned(),
        Change::AcceptPossibleDates => "dates need only be possible".to_owned(),
        Change::AnySince => "earlier relations count".to_owned(),
        Change::AnyUntil => "later relations count".to_owned(),
        Change::AnyType => "every type counts".to_owned(),
        Change::AnySource => "every source counts".to_owned(),
        Change::AnyPlace => "every place counts".to_owned(),
        Change::AnyClaimant => "everybody's claims count".to_owned(),
        Change::AnyValue => "any value of the columns will do".to_owned(),
        Change::AnyStrength => "weaker claims count".to_owned(),
        Change::AnyLength => "more hops are allowed".to_owned(),
        Change::LeaveAnyTime => "it may begin earlier".to_owned(),
        Change::ArriveAnyTime => "it may end later".to_owned(),
        Change::AnyOrder => "the order of time does not matter".to_owned(),
    }
}

/// The address of the same question with the changes made; a journey without the order of time is a
/// path.
fn relaxed_address<Q: Shown>(network: &Network, asked: &Asked<Q>, changes: &[Change]) -> String {
    let usual = Scope::default();
    let scope = asked.question.scope().unwrap_or(&usual);
    let mut parameters = asked.request.parameters.clone();
    for change in changes {
        apply(network, scope, *change, &mut parameters);
    }
    let without_order = changes
        .contains(&Change::AnyOrder)
        .then(|| asked.question.address_without_order(&parameters));
    without_order
        .flatten()
        .unwrap_or_else(|| asked.request.address_with(&parameters))
}

fn apply(network: &Network, scope: &Scope, change: Change, parameters: &mut Parameters) {
    let schema = network.schema();
    match change {
        Change::AdmitStatus(status) => {
            let names: Vec<&str> = scope
                .statuses
                .iter()
                .copied()
                .chain([status])
                .map(Status::name)
                .collect();
            parameters.set(&STATUS, &names.join(","));
        }
        Change::AdmitCertainty(grade) => parameters.push(&CERTAINTY, grade.name()),
        Change::AdmitType(found) => parameters.push(&TYPES, &schema.relation_type(found).id),
        Change::AdmitClass(class) => parameters.push(&CLASSES, schema.class(class)),
        Change::AdmitKind(kind) => parameters.push(&KINDS, &schema.kind(kind).id),
        Change::NoLongerAvoidKind(kind) => {
            without(parameters, &AVOIDED_KINDS, &schema.kind(kind).id);
        }
        Change::NoLongerAvoid(entity) => without(parameters, &AVOIDED, &network.entity(entity).id),
        Change::FollowBothWays => {
            // Where entities are listed, the end at which they stand is another word for it.
            parameters.remove(&END_OF_ENTITIES);
            parameters.set(&DIRECTION, Direction::Both.name());
        }
        Change::PassAnything => parameters.set(&PASSING, Passing::Anything.name()),
        Change::AnyLayer => parameters.set(&LAYER, Layers::Both.name()),
        Change::AcceptPossibleDates => parameters.remove(&DATES),
        Change::AnySince => open_end(parameters, &SINCE, &UNTIL),
        Change::AnyUntil => open_end(parameters, &UNTIL, &SINCE),
        Change::AnyType => {
            if scope.types.is_some() {
                parameters.set(&LAYER, Layers::Both.name());
            }
            parameters.remove(&TYPES);
            parameters.remove(&CLASSES);
        }
        Change::AnySource => parameters.remove(&SOURCES),
        Change::AnyPlace => parameters.remove(&PLACES),
        Change::AnyClaimant => parameters.remove(&CLAIMANTS),
        Change::AnyValue => parameters.remove(&WHERE),
        // No address asks for a strength; the question without the order of time is another one.
        Change::AnyStrength | Change::AnyOrder => {}
        Change::AnyLength => parameters.remove(&MOST_HOPS),
        Change::LeaveAnyTime => parameters.remove(&LEAVE),
        Change::ArriveAnyTime => parameters.remove(&ARRIVE),
    }
}

/// Opens one end of the period; a period given as one date keeps its other end.
fn open_end(parameters: &mut Parameters, opened: &Parameter, kept: &Parameter) {
    parameters.remove(opened);
    if let Some(during) = parameters.first(&DURING).map(str::to_owned) {
        parameters.remove(&DURING);
        parameters.set(kept, &during);
    }
}

fn without(parameters: &mut Parameters, parameter: &Parameter, value: &str) {
    let left: Vec<String> = parameters
        .values(parameter)
        .into_iter()
        .filter(|known| known != value)
        .collect();
    parameters.set(parameter, &left.join(","));
}
