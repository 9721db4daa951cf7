//! From a typed name to an entity: an id as it is, a name if it can mean only one.

use std::collections::HashSet;

use crate::dataset::nearest;
use crate::explorer::question_error::ParameterProblem;
use crate::graph::MatchReason;
use crate::graph::NameHit;
use crate::graph::NameIndex;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::Network;

/// The grade of a match that is worth offering, but not worth taking.
const GUESS: u8 = u8::MAX;
/// How many entities one name may mean at most.
const ALL_CALLED: usize = 1_000;
/// How many entities are offered when a name is ambiguous.
const CHOICES: usize = 8;
/// How many parts commas make of a name at most.
const MOST_PARTS: usize = 6;
/// How many of them an error names.
const NAMED: usize = 3;

/// An entity that a text names.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// The entity.
    pub(crate) entity: EntityIndex,
    /// Why, if it was found by name and not by its id.
    pub(crate) reason: Option<MatchReason>,
}

/// A text that names no entity, or does not say which of several.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NameError {
    /// What is wrong and what to do.
    pub message: String,
    /// Entities that may have been meant, the likeliest first.
    pub choices: Vec<EntityIndex>,
}

impl NameError {
    /// The same as a problem of a parameter.
    pub(crate) fn of_parameter(self, parameter: &str) -> ParameterProblem {
        ParameterProblem {
            parameter: parameter.to_owned(),
            message: self.message,
            unknown_word: None,
            choices: self.choices,
            names_an_entity: true,
        }
    }
}

/// How a text becomes the entity that it names.
pub(crate) type Resolve = fn(&Network, &NameIndex, &str) -> Result<Resolved, NameError>;

/// The entity a text names.
///
/// # Errors
///
/// [`NameError`] if no entity has the name, or several match equally well; it lists the candidates.
pub(crate) fn resolve(
    network: &Network,
    names: &NameIndex,
    text: &str,
) -> Result<Resolved, NameError> {
    if let Some(entity) = network.find_entity(text).or_else(|| with_id(network, text)) {
        return Ok(Resolved {
            entity,
            reason: None,
        });
    }
    decided(network, text, &names.search(text, CHOICES).hits)
}

/// The place that a text names: by its id or its whole name whoever has it, by less only where a
/// claim says that something happened.
///
/// Time `O(E)` if the text is no id.
///
/// # Errors
///
/// [`NameError`] as of [`resolve`], and if what is only like the text is no place of a claim.
pub(crate) fn resolve_place(
    network: &Network,
    names: &NameIndex,
    text: &str,
) -> Result<Resolved, NameError> {
    if network
        .find_entity(text)
        .or_else(|| with_id(network, text))
        .is_some()
    {
        return resolve(network, names, text);
    }
    let places: HashSet<EntityIndex> = network.claims().filter_map(Claim::place).collect();
    let hits = names.search(text, ALL_CALLED).hits;
    let is_whole = |hit: &NameHit| grade(&hit.reason) < grade(&MatchReason::Words);
    let mut likely: Vec<NameHit> = hits
        .iter()
        .filter(|hit| places.contains(&hit.entity))
        .cloned()
        .collect();
    likely.truncate(CHOICES);
    if hits.iter().any(is_whole) && !likely.iter().any(is_whole) {
        return resolve(network, names, text);
    }
    if likely.is_empty() {
        let shown: String = text.chars().take(80).collect();
        return Err(NameError {
            message: format!(
                "no place of a claim is called \"{shown}\"; search for a part of the name"
            ),
            choices: Vec::new(),
        });
    }
    decided(network, text, &likely)
}

/// The one of what a search found that can be meant.
fn decided(network: &Network, text: &str, hits: &[NameHit]) -> Result<Resolved, NameError> {
    let shown: String = text.chars().take(80).collect();
    let error = |message| NameError {
        message,
        choices: hits.iter().map(|hit| hit.entity).collect(),
    };
    let Some(best) = hits.first() else {
        return Err(error(format!(
            "no entity is called \"{shown}\"; search for a part of the name"
        )));
    };
    let best_grade = grade(&best.reason);
    if best_grade == GUESS {
        let meant = in_question(network, hits);
        return Err(error(format!(
            "no entity is called \"{shown}\". Did you mean {meant}?"
        )));
    }
    let is_rival = |hit: &NameHit| grade(&hit.reason) <= best_grade;
    let has_rivals = hits.iter().skip(1).any(is_rival);
    if has_rivals || (hits.len() > 1 && best_grade > grade(&MatchReason::Initials)) {
        let is_a_name = best_grade <= grade(&MatchReason::Initials);
        let what = if is_a_name {
            "is the name of several entities"
        } else {
            "is nobody's whole name, and more than one is close to it"
        };
        return Err(error(format!(
            "\"{shown}\" {what}; choose one, or write its id after the name: name [id]"
        )));
    }
    Ok(Resolved {
        entity: best.entity,
        reason: Some(best.reason.clone()),
    })
}

/// The name that as many of the first parts of a list as possible, but at least two, are together,
/// and the parts after it; `None` if they are no whole name.
pub(crate) fn longest_name<'p, 't>(
    network: &Network,
    names: &NameIndex,
    parts: &'p [&'t str],
) -> Option<(String, &'p [&'t str])> {
    let most = MOST_PARTS.min(parts.len());
    (2..=most).rev().find_map(|taken| {
        let (own, rest) = parts.split_at_checked(taken)?;
        let text = own.join(", ");
        let is_known = !names.bearers(&text).is_empty() || with_id(network, &text).is_some();
        is_known.then_some((text, rest))
    })
}

/// All entities that a name may mean equally well, in any spelling; none if nobody has it.
pub(crate) fn all_called(network: &Network, names: &NameIndex, text: &str) -> Vec<EntityIndex> {
    if let Some(entity) = network.find_entity(text).or_else(|| with_id(network, text)) {
        return vec![entity];
    }
    let hits = names.search(text, ALL_CALLED).hits;
    let best = hits.first().map_or(GUESS, |hit| grade(&hit.reason));
    let meant = hits.iter().filter(|hit| grade(&hit.reason) == best);
    meant
        .filter(|_| best != GUESS)
        .map(|hit| hit.entity)
        .collect()
}

/// The entity that a text such as `Anna [anna-2]` names: by its id, if it has the name as well.
fn with_id(network: &Network, text: &str) -> Option<EntityIndex> {
    let (name, id) = text.trim().strip_suffix(']')?.rsplit_once('[')?;
    let found = network.find_entity(id.trim())?;
    let entity = network.entity(found);
    let variants = entity
        .variants()
        .iter()
        .map(|variant| variant.text.as_str());
    let mut names = std::iter::once(entity.name.as_str()).chain(variants);
    names.any(|known| known == name.trim()).then_some(found)
}

/// How an entity is written so that nobody else is meant: its name, with its id if others have the
/// name too.
pub(crate) fn spoken(network: &Network, names: &NameIndex, entity: EntityIndex) -> String {
    let found = network.entity(entity);
    let name = found.name.as_str();
    let is_id_of_other = network
        .find_entity(name)
        .is_some_and(|other| other != entity);
    if names.bearers(name).iter().all(|bearer| *bearer == entity) && !is_id_of_other {
        name.to_owned()
    } else {
        format!("{name} [{}]", found.id)
    }
}

/// "A, B or C", of the likeliest.
pub(crate) fn in_question(network: &Network, hits: &[NameHit]) -> String {
    let names: Vec<&str> = hits
        .iter()
        .take(NAMED)
        .map(|hit| network.entity(hit.entity).name.as_str())
        .collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}

/// Ids like a wrong one.
pub(crate) fn like_id(network: &Network, names: &NameIndex, id: &str) -> Vec<EntityIndex> {
    let words = id.replace(['-', '_'], " ");
    let hits = names.search(&words, CHOICES).hits.into_iter();
    let mut choices: Vec<EntityIndex> = hits.map(|hit| hit.entity).collect();
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
