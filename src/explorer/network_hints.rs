//! Hints where a query names what a network does not have: a type by its other label, or a text that no
//! column has.

use std::sync::Arc;

use crate::explorer::column_texts::ColumnTexts;
use crate::explorer::column_texts::meant_or_known;
use crate::explorer::resolve::all_called;
use crate::explorer::resolve::in_question;
use crate::explorer::resolve::like_id;
use crate::explorer::table::plain;
use crate::graph::Direction;
use crate::graph::NameIndex;
use crate::graph::Passing;
use crate::graph::Scope;
use crate::language::ValueKind;
use crate::model::Certainty;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Phrase;
use crate::model::Status;

/// What is said where a scope says through whom paths pass.
const LEAVES_PASSING: &str = "through whom a path passes is not restricted here: a query says \
                                         so itself, such as by a label in the middle of a pattern";

/// What is said where a scope says which way relations are followed.
const LEAVES_DIRECTION: &str = "which way relations are followed is not restricted here: a query says so \
                                itself, by the arrows of its patterns";

/// So many names or ids are offered for a wrong one.
const MOST_NAMES: usize = 3;

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

/// A network of which texts are asked that it may not have.
pub(crate) struct Hints<'h, 'n> {
    /// The network.
    pub(crate) network: &'n Network,
    /// Its names.
    pub(crate) names: &'n NameIndex,
    /// The texts of its columns.
    pub(crate) texts: &'h ColumnTexts<'n>,
}

impl Hints<'_, '_> {
    /// What is to be said of a text that no column of this name has.
    pub(crate) fn unknown_value(&self, of: &ValueKind, key: &str, text: &str) -> Option<String> {
        let schema = self.network.schema();
        let types = || schema.types().map(|(_, found)| found);
        let of_column;
        let known: Vec<&str> = match (of, key) {
            (ValueKind::Relation, "status") => Status::ALL.map(Status::name).to_vec(),
            (ValueKind::Relation, "certainty") => Certainty::ALL.map(Certainty::name).to_vec(),
            (ValueKind::Relation, "type") => types().map(|found| found.id.as_str()).collect(),
            (ValueKind::Relation, "class") => {
                types().map(|found| schema.class(found.class)).collect()
            }
            (ValueKind::Relation, "unit") => self.network.units(),
            (ValueKind::Node, "kind") => schema.kinds().map(|(_, kind)| kind.id.as_str()).collect(),
            (ValueKind::Relation, "place" | "asserted_by") | (ValueKind::Node, "id") => {
                return self.unknown_entity(key, text);
            }
            (ValueKind::Node, "name") => return self.name_in_other_words(text),
            _ => {
                of_column = self.texts.of(self.network, of, key)?;
                if of_column.contains(text) {
                    return None;
                }
                of_column.iter().copied().collect()
            }
        };
        if known.contains(&text) {
            return None;
        }
        let of_type = (key == "type").then(|| meant_type(self.network, text));
        if let Some(told) = of_type.flatten() {
            return Some(told);
        }
        let advice = meant_or_known(text, &known);
        Some(format!("no `{key}` is `{text}`; {advice}"))
    }

    /// What is to be said of a name that nobody has letter by letter.
    fn name_in_other_words(&self, text: &str) -> Option<String> {
        let mut bearers = self.names.bearers(text).into_iter();
        if bearers.any(|bearer| *self.network.entity(bearer).name == *text) {
            return None;
        }
        let called = all_called(self.network, self.names, text);
        let Some(first) = called.into_iter().next() else {
            return self.unknown_name(text);
        };
        let name = &self.network.entity(first).name;
        Some(format!(
            "no entity has exactly the name `{text}`; CALLED '{text}' finds it in any spelling, such as {name}"
        ))
    }

    /// What is to be said of a name that nobody has in any spelling.
    pub(crate) fn unknown_name(&self, text: &str) -> Option<String> {
        if !all_called(self.network, self.names, text).is_empty() {
            return None;
        }
        let near = self.names.search(text, MOST_NAMES).hits;
        let advice = if near.is_empty() {
            "a part of a name is found by CONTAINS, such as a.name CONTAINS 'an'".to_owned()
        } else {
            format!("did you mean {}?", in_question(self.network, &near))
        };
        Some(format!("no entity is called `{text}`; {advice}"))
    }

    /// What is to be said of a text that should be the id of an entity.
    fn unknown_entity(&self, key: &str, text: &str) -> Option<String> {
        if self.network.find_entity(text).is_some() {
            return None;
        }
        let id = |entity: EntityIndex| self.network.entity(entity).id.as_str();
        let bearer = self.names.bearers(text).into_iter().next();
        let advice = if let Some(entity) = bearer {
            format!("that of {text} is `{}`", id(entity))
        } else {
            let near = like_id(self.network, self.names, text).into_iter();
            let near: Vec<String> = near
                .take(MOST_NAMES)
                .map(|one| format!("`{}`", id(one)))
                .collect();
            match near.as_slice() {
                [] => "ids of entities stand here".to_owned(),
                [one] => format!("did you mean {one}?"),
                [others @ .., last] => format!("did you mean {} or {last}?", others.join(", ")),
            }
        };
        Some(format!("`{key}` is an id, and none is `{text}`; {advice}"))
    }
}

/// What is to be said of a text that is no type, but a class of types or the label of one.
fn meant_type(network: &Network, text: &str) -> Option<String> {
    let schema = network.schema();
    let types = || schema.types().map(|(_, found)| found);
    if types().any(|found| schema.class(found.class) == text) {
        return Some(format!(
            "`{text}` is no type, but a class of types; r.class is the column for it, and [r:{text}] matches all of them"
        ));
    }
    let wanted = plain(text);
    let is_labelled = |label: &Phrase| plain(label.alone()) == wanted;
    let found =
        types().find(|found| is_labelled(&found.label) || is_labelled(&found.inverse_label))?;
    Some(format!(
        "no `type` is `{text}`; did you mean `{}`?",
        found.id
    ))
}
