//! Hints where a query names what a network does not have: a type by its other label, or a text that no
//! column has.

use std::sync::Arc;

use crate::explorer::resolve::all_called;
use crate::explorer::table::plain;
use crate::graph::Direction;
use crate::graph::NameIndex;
use crate::graph::Passing;
use crate::graph::Scope;
use crate::language::ValueKind;
use crate::language::nearest_word;
use crate::model::Certainty;
use crate::model::Network;
use crate::model::Status;

/// What is said where a scope says through whom paths pass.
const LEAVES_PASSING: &str = "through whom a path passes is not restricted here: a query says \
                                         so itself, such as by a label in the middle of a pattern";

/// What is said where a scope says which way relations are followed.
const LEAVES_DIRECTION: &str = "which way relations are followed is not restricted here: a query says so \
                                itself, by the arrows of its patterns";

/// What a scope says that a query says itself, so that it is not restricted.
pub(crate) fn left_to_queries(scope: &Scope) -> Vec<&'static str> {
    let passing = (scope.passing != Passing::Anything).then_some(LEAVES_PASSING);
    let direction = (scope.direction != Direction::Both).then_some(LEAVES_DIRECTION);
    passing.into_iter().chain(direction).collect()
}

/// A scope whose paths pass through anything: a pattern says itself through whom it passes.
pub(crate) fn through_anything(scope: &Scope) -> Scope {
    Scope {
        passing: Passing::Anything,
        ..scope.clone()
    }
}

/// The type that says a name from its other end.
pub(crate) fn type_of_inverse(network: &Network, name: &str) -> Option<Arc<str>> {
    let wanted = plain(name);
    let mut types = network.schema().types();
    let (_, found) = types.find(|(_, found)| plain(found.inverse_label.alone()) == wanted)?;
    Some(Arc::from(found.id.as_str()))
}

/// What is to be said of a text that no column of this name has.
pub(crate) fn unknown_value(
    network: &Network,
    names: &NameIndex,
    of: &ValueKind,
    key: &str,
    text: &str,
) -> Option<String> {
    let schema = network.schema();
    let types = || schema.types().map(|(_, found)| found);
    let known: Vec<&str> = match (of, key) {
        (ValueKind::Relation, "status") => Status::ALL.map(Status::name).to_vec(),
        (ValueKind::Relation, "certainty") => Certainty::ALL.map(Certainty::name).to_vec(),
        (ValueKind::Relation, "type") => types().map(|found| found.id.as_str()).collect(),
        (ValueKind::Relation, "class") => types().map(|found| schema.class(found.class)).collect(),
        (ValueKind::Relation, "unit") => network.units(),
        (ValueKind::Node, "kind") => schema.kinds().map(|(_, kind)| kind.id.as_str()).collect(),
        (ValueKind::Relation, "place" | "asserted_by") | (ValueKind::Node, "id") => {
            return unknown_entity(network, names, key, text);
        }
        (ValueKind::Node, "name") => return name_in_other_words(network, names, text),
        _ => return None,
    };
    if known.contains(&text) {
        return None;
    }
    if key == "type" && types().any(|found| schema.class(found.class) == text) {
        return Some(format!(
            "`{text}` is no type, but a class of types; r.class is the column for it, and [r:{text}] matches all of them"
        ));
    }
    let wanted = plain(text);
    let labelled = types().find(|found| {
        key == "type"
            && [&found.label, &found.inverse_label]
                .map(|label| plain(label.alone()))
                .contains(&wanted)
    });
    if let Some(found) = labelled {
        return Some(format!(
            "no `{key}` is `{text}`; did you mean `{}`?",
            found.id
        ));
    }
    let mut alike = known.iter().filter(|one| plain(one) == wanted);
    let near = alike.next().copied();
    let near = near.or_else(|| nearest_word(text, &known));
    let advice = if let Some(near) = near {
        format!("did you mean `{near}`?")
    } else {
        let mut known = known;
        known.sort_unstable();
        known.dedup();
        known.truncate(12);
        format!("known: {}", known.join(", "))
    };
    Some(format!("no `{key}` is `{text}`; {advice}"))
}

/// What is to be said of a name that nobody has letter by letter, though somebody is called so.
fn name_in_other_words(network: &Network, names: &NameIndex, text: &str) -> Option<String> {
    let mut bearers = names.bearers(text).into_iter();
    if bearers.any(|bearer| *network.entity(bearer).name == *text) {
        return None;
    }
    let called = all_called(network, names, text);
    let first = called.into_iter().next()?;
    let name = &network.entity(first).name;
    Some(format!(
        "no entity has exactly the name `{text}`; CALLED '{text}' finds it in any spelling, such as {name}"
    ))
}

/// What is to be said of a text that should be the id of an entity.
fn unknown_entity(network: &Network, names: &NameIndex, key: &str, text: &str) -> Option<String> {
    if network.find_entity(text).is_some() {
        return None;
    }
    let bearer = names.bearers(text).into_iter().next();
    let advice = match bearer {
        Some(entity) => format!("that of {text} is `{}`", network.entity(entity).id),
        None => "ids of entities stand here".to_owned(),
    };
    Some(format!("`{key}` is an id, and none is `{text}`; {advice}"))
}
