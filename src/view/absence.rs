//! Why there is no answer, in words, with the address of a question that has one.

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::Asked;
use crate::explorer::Parameters;
use crate::explorer::Question;
use crate::graph::Scope;
use crate::model::Certainty;
use crate::model::Network;
use crate::model::Status;
use crate::query::Absence;
use crate::query::Change;
use crate::query::JourneyAim;
use crate::view::scope::joined;

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
    pub fn of(network: &Network, asked: &Asked, absence: &Absence) -> Self {
        match absence {
            Absence::DifferentComponents { from_size, to_size } => Self::plain(
                absence,
                format!(
                    "Nothing in the whole network connects the two: they lie in different components, one of {}, the other of {}.",
                    entities(*from_size),
                    entities(*to_size)
                ),
            ),
            Absence::Nowhere => Self::plain(
                absence,
                "There is nothing like it in this network, whatever the scope.".to_owned(),
            ),
            Absence::Relaxation { changes, hops } => {
                let phrases: Vec<String> = changes
                    .iter()
                    .map(|change| in_words(network, &asked.question, *change))
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

    fn plain(absence: &Absence, sentence: String) -> Self {
        Self {
            reason: absence.name().to_owned(),
            sentence,
            changes: Vec::new(),
            hops: None,
            relaxed: None,
        }
    }
}

fn entities(count: usize) -> String {
    if count == 1 {
        "1 entity".to_owned()
    } else {
        format!("{count} entities")
    }
}

fn in_words(network: &Network, question: &Question, change: Change) -> String {
    let schema = network.schema();
    let is_passed = matches!(
        question,
        Question::Path(_) | Question::Journey(_) | Question::Explore(_)
    );
    match change {
        Change::AdmitStatus(status) => format!("{status} claims count"),
        Change::AdmitCertainty(Certainty::Ungraded) => "claims that nobody graded count".to_owned(),
        Change::AdmitCertainty(grade) => format!("claims graded {grade} count"),
        Change::AdmitType(found) => format!(
            "the type \u{201c}{}\u{201d} counts",
            schema.relation_type(found).label
        ),
        Change::AdmitClass(class) => format!("the class {} counts", schema.class(class)),
        Change::AdmitKind(kind) | Change::NoLongerAvoidKind(kind) => {
            format!(
                "{} {}",
                schema.kind(kind).plural,
                if is_passed {
                    "may be passed through"
                } else {
                    "count"
                }
            )
        }
        Change::NoLongerAvoid(entity) => format!("{} is not avoided", network.entity(entity).name),
        Change::FollowBothWays => "relations are followed both ways".to_owned(),
        Change::AcceptPossibleDates => "dates need only be possible".to_owned(),
        Change::AnySince => "earlier relations count".to_owned(),
        Change::AnyUntil => "later relations count".to_owned(),
        Change::AnyType => "every type counts".to_owned(),
        Change::AnySource => "every source counts".to_owned(),
        Change::AnyStrength => "weaker claims count".to_owned(),
        Change::AnyLength => "more hops are allowed".to_owned(),
        Change::LeaveAnyTime => "it may begin earlier".to_owned(),
        Change::ArriveAnyTime => "it may end later".to_owned(),
        Change::AnyOrder => "the order of time does not matter".to_owned(),
    }
}

/// The address of the same question with the changes made; a journey without the order of time is a
/// path.
fn relaxed_address(network: &Network, asked: &Asked, changes: &[Change]) -> String {
    let usual = Scope::default();
    let scope = asked.scope().unwrap_or(&usual);
    let mut parameters = asked.parameters.clone();
    for change in changes {
        apply(network, scope, *change, &mut parameters);
    }
    if !changes.contains(&Change::AnyOrder) {
        return Asked {
            parameters,
            ..asked.clone()
        }
        .address();
    }
    let Question::Journey(journey) = &asked.question else {
        return asked.address();
    };
    for name in ["aim", "leave", "arrive"] {
        parameters.remove(name);
    }
    if journey.aim != JourneyAim::FewestHops {
        parameters.remove("max_hops");
    }
    Asked {
        parameters,
        path: "/path".to_owned(),
        ..asked.clone()
    }
    .address()
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
            parameters.set("status", &names.join(","));
        }
        Change::AdmitCertainty(grade) => parameters.add("certainty", grade.name()),
        Change::AdmitType(found) => parameters.add("types", &schema.relation_type(found).id),
        Change::AdmitClass(class) => parameters.add("classes", schema.class(class)),
        Change::AdmitKind(kind) => parameters.add("kinds", &schema.kind(kind).id),
        Change::NoLongerAvoidKind(kind) => {
            without(parameters, "avoid_kinds", &schema.kind(kind).id)
        }
        Change::NoLongerAvoid(entity) => without(parameters, "avoid", &network.entity(entity).id),
        Change::FollowBothWays => parameters.remove("direction"),
        Change::AcceptPossibleDates => parameters.remove("dates"),
        Change::AnySince => open_end(parameters, "since", "until"),
        Change::AnyUntil => open_end(parameters, "until", "since"),
        Change::AnyType => ["types", "classes"]
            .into_iter()
            .for_each(|name| parameters.remove(name)),
        Change::AnySource => parameters.remove("sources"),
        // No address asks for a strength; the question without the order of time is another one.
        Change::AnyStrength | Change::AnyOrder => {}
        Change::AnyLength => parameters.remove("max_hops"),
        Change::LeaveAnyTime => parameters.remove("leave"),
        Change::ArriveAnyTime => parameters.remove("arrive"),
    }
}

/// Opens one end of the period; a period given as one date keeps its other end.
fn open_end(parameters: &mut Parameters, opened: &str, kept: &str) {
    parameters.remove(opened);
    if let Some(during) = parameters.first("during").map(str::to_owned) {
        parameters.remove("during");
        parameters.set(kept, &during);
    }
}

fn without(parameters: &mut Parameters, name: &str, value: &str) {
    let left: Vec<String> = parameters
        .values(name)
        .iter()
        .filter(|known| *known != value)
        .cloned()
        .collect();
    parameters.set(name, &left.join(","));
}
