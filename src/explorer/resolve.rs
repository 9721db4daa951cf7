//! From a typed name to an entity: an id as it is, a name if it can mean only one.

use crate::dataset::nearest;
use crate::explorer::question_error::ParameterProblem;
use crate::graph::MatchReason;
use crate::graph::NameHit;
use crate::graph::NameIndex;
use crate::model::EntityIndex;
use crate::model::Network;

/// The grade of a match that is worth offering, but not worth taking.
const GUESS: u8 = u8::MAX;
/// How many entities are offered when a name is ambiguous.
const CHOICES: usize = 8;

/// An entity and, if it was found by name, why.
pub(crate) type Resolved = (EntityIndex, Option<MatchReason>);

/// The entity a text names.
///
/// # Errors
///
/// [`ParameterProblem`] if nothing is called so, or several are equally so; it offers the
/// candidates.
pub(crate) fn resolve(
    network: &Network,
    names: &NameIndex,
    parameter: &str,
    text: &str,
) -> Result<Resolved, ParameterProblem> {
    if let Some(entity) = network.find_entity(text) {
        return Ok((entity, None));
    }
    let hits = names.search(text, CHOICES).hits;
    let shown: String = text.chars().take(80).collect();
    let problem = |message, hits: &[NameHit]| ParameterProblem {
        parameter: parameter.to_owned(),
        message,
        choices: hits.iter().map(|hit| hit.entity).collect(),
        names_an_entity: true,
    };
    let Some(best) = hits.first() else {
        return Err(problem(
            format!("nobody and nothing is called \"{shown}\"; search for a part of the name"),
            &[],
        ));
    };
    let best_grade = grade(&best.reason);
    if best_grade == GUESS {
        return Err(problem(
            format!(
                "nobody and nothing is called \"{shown}\"; these come near, choose one by its id"
            ),
            &hits,
        ));
    }
    let rivals = hits
        .iter()
        .skip(1)
        .any(|hit| grade(&hit.reason) <= best_grade);
    if rivals || (hits.len() > 1 && best_grade > grade(&MatchReason::Initials)) {
        return Err(problem(
            format!("\"{shown}\" can mean several; choose one by its id"),
            &hits,
        ));
    }
    Ok((best.entity, Some(best.reason.clone())))
}

/// Ids like a wrong one.
pub(crate) fn like_id(network: &Network, names: &NameIndex, id: &str) -> Vec<EntityIndex> {
    let words = id.replace(['-', '_'], " ");
    let mut choices: Vec<EntityIndex> = names
        .search(&words, CHOICES)
        .hits
        .into_iter()
        .map(|hit| hit.entity)
        .collect();
    if choices.is_empty() {
        let ids = network.entities().map(|(_, entity)| entity.id.as_str());
        choices.extend(nearest(id, ids).and_then(|id| network.find_entity(id)));
    }
    choices
}

/// How sure a match is, 0 for the surest; equal grades are rivals.
fn grade(reason: &MatchReason) -> u8 {
    match reason {
        MatchReason::Exact => 0,
        MatchReason::Folded => 1,
        MatchReason::Transliterated { .. } => 2,
        MatchReason::Words => 3,
        MatchReason::TransliteratedWords { .. } => 4,
        MatchReason::Initials => 5,
        MatchReason::Prefix => 6,
        MatchReason::Typo { distance, .. } => 7 + *distance,
        _ => GUESS,
    }
}
