//! By which rule a journey goes, in sentences.

use crate::graph::Direction;
use crate::graph::Passing;
use crate::graph::Scope;
use crate::model::Carries;
use crate::model::Network;
use crate::query::JourneyAnswer;
use crate::query::JourneyHop;
use crate::query::JourneyQuestion;
use crate::view::scope::joined;

/// How undated ties are read, as it is told to the reader.
const RULE: &str = "A hop follows another if it was not over before the other had begun: certain if for every choice within the \
     bounds of both dates, possible if for some. Ties without a date are taken as always possible, never as certain.";

/// The rule of direction where the types say how news travel over them.
const CARRIED: &str = "Each tie is followed only the way that news travel over its type: a letter goes to \
     whom it was written to, what is learnt to whom it is learnt by; the direction \u{201c}both ways\u{201d} (both) follows every tie.";

/// The rule of direction where no type says how news travel over it.
const SILENT: &str =
    "No type of this network says which way news travel over it, so all are followed both ways.";

/// What is added if a hop goes from the object of a tie to its subject.
const AGAINST: &str = "Ties are followed both ways, and this goes against the direction of some; the direction \u{201c}forwards only\u{201d} \
     (out) follows them as they point.";

/// The rules of dates, of passing through and of direction that held.
pub(crate) fn rule(
    network: &Network,
    question: &JourneyQuestion,
    answer: &JourneyAnswer,
) -> String {
    let mut sentences = vec![RULE.to_owned(), passing_rule(network, &question.scope)];
    let mut hops = answer
        .journeys()
        .chain(&answer.out_of_order)
        .flat_map(|journey| &journey.hops);
    let is_silent = is_silent(network);
    match question.scope.direction {
        Direction::Carried if is_silent => sentences.push(SILENT.to_owned()),
        Direction::Carried => sentences.push(CARRIED.to_owned()),
        _ => {}
    }
    let is_both_ways = question.scope.direction == Direction::Both || is_silent;
    if is_both_ways && hops.any(|hop| is_against(network, hop)) {
        sentences.push(AGAINST.to_owned());
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}

/// Through whom the journey may pass, in a sentence; empty if through anything.
fn passing_rule(network: &Network, scope: &Scope) -> String {
    let kinds = network.schema().kinds();
    let barred = kinds.filter(|(_, kind)| !kind.carries);
    let barred: Vec<&str> = barred.map(|(_, kind)| kind.plural.as_str()).collect();
    let is_ruled = scope.passing == Passing::Carriers && scope.kinds.is_none();
    if !is_ruled || barred.is_empty() {
        return String::new();
    }
    format!(
        "News do not pass through {}; the choice \u{201c}anything\u{201d} lets them.",
        joined(&barred, "or")
    )
}

/// Whether the vocabulary does not say of any type how news travel over it.
fn is_silent(network: &Network) -> bool {
    let mut types = network.schema().types();
    types.all(|(_, found)| found.carries == Carries::Both)
}

/// What must be said of the direction in which a hop follows its tie; empty for nothing.
pub(crate) fn remark_on_direction(
    network: &Network,
    question: &JourneyQuestion,
    hop: &JourneyHop,
) -> &'static str {
    let is_against = is_against(network, hop);
    let carries = network.claim(hop.relation).relation_type().carries;
    match (question.scope.direction, carries) {
        _ if !is_against => "",
        (Direction::Carried, Carries::Against) => " What is learnt goes this way.",
        _ => " It is followed against its direction.",
    }
}

/// Whether a hop goes from the object of a tie to its subject: somebody may learn from a letter,
/// hardly from one they sent.
fn is_against(network: &Network, hop: &JourneyHop) -> bool {
    network.relation(hop.relation).from != hop.from
        && !network.claim(hop.relation).relation_type().symmetric
}
