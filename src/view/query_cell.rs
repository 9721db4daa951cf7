//! The values in the rows of a query: each says what it is, and is shown in pieces, of which some
//! are links.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::explorer::entity_of;
use crate::explorer::relation_of;
use crate::language::PathValue;
use crate::language::Value;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::view::entity::EntityLink;
use crate::view::relation::DateView;
use crate::view::rounded::rounded;

/// How many pieces of a value a page has room for.
const MOST_PIECES: usize = 40;
/// What stands between the members of a list in a table without links.
const BETWEEN_MEMBERS: &str = "|";

/// A claim where it is only mentioned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct ClaimLink {
    /// Its id, for `/relations/{id}`.
    #[schema(example = "r0314")]
    pub id: String,
    /// The id of its type.
    #[serde(rename = "type")]
    #[schema(example = "wrote_to")]
    pub relation_type: String,
    /// The id of the class of its type.
    #[schema(example = "communication")]
    pub class: String,
    /// The id of the entity where it begins.
    #[schema(example = "anton-chekhov")]
    pub from: String,
    /// The id of the entity where it ends.
    #[schema(example = "olga-knipper")]
    pub to: String,
    /// What it says between the two names.
    #[schema(example = "wrote to")]
    pub label: String,
    /// The claim as a sentence.
    #[schema(example = "Anton Chekhov wrote to Olga Knipper (spring 1899)")]
    pub sentence: String,
}

impl ClaimLink {
    /// The mention of a relation.
    #[must_use]
    pub fn of(network: &Network, relation: RelationIndex) -> Self {
        let claim = network.claim(relation);
        let found = claim.relation_type();
        let id = |entity| network.entity(entity).id.clone();
        Self {
            id: claim.id(),
            relation_type: found.id.clone(),
            class: network.schema().class(found.class).to_owned(),
            from: id(claim.from()),
            to: id(claim.to()),
            label: claim.verb(claim.forwards()),
            sentence: claim.sentence(),
        }
    }
}

/// Entities with the claims between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct WalkView {
    /// The entities in order; one more than claims.
    pub entities: Vec<EntityLink>,
    /// The claims in order.
    pub relations: Vec<ClaimLink>,
}

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[serde(tag = "type", content = "value", rename_all = "snake_case")]
#[schema(no_recursion)]
pub enum QueryCellView {
    /// Missing or unknown.
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Number(f64),
    /// A text; a time of the calendar, a length of time, and what is no number (`NaN`, `Infinity`), as
    /// text.
    Text(String),
    /// A date as it was written.
    Date(DateView),
    /// An entity.
    Entity(EntityLink),
    /// A claim.
    Relation(ClaimLink),
    /// A path.
    Path(WalkView),
    /// A list.
    List(Vec<QueryCellView>),
    /// Values by name.
    Map(BTreeMap<String, QueryCellView>),
}

/// A piece of a value as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellPiece<'a> {
    /// Words.
    Words(String),
    /// An entity, shown by its name.
    Entity(&'a EntityLink),
    /// A claim, shown by these words.
    Claim(&'a ClaimLink, String),
}

impl QueryCellView {
    /// A value of the query language.
    #[must_use]
    pub fn of(network: &Network, value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Boolean(it) => Self::Boolean(*it),
            Value::Integer(number) => Self::Integer(*number),
            // JSON has no such numbers.
            Value::Float(number) if number.is_nan() => Self::Text("NaN".to_owned()),
            Value::Float(number) if number.is_infinite() => {
                let sign = if *number < 0.0 { "-" } else { "" };
                Self::Text(format!("{sign}Infinity"))
            }
            Value::Float(number) => Self::Number(*number),
            Value::Text(text) => Self::Text(text.to_string()),
            Value::Moment(moment) => Self::Text(moment.to_string()),
            Value::Duration(length) => Self::Text(length.to_string()),
            Value::Quantity(quantity) => Self::Text(quantity.as_cell()),
            Value::Counted(counted) => Self::of(network, counted.figure()),
            Value::Date(date) => DateView::of(Some(date), None).map_or(Self::Null, Self::Date),
            Value::Node(node) => Self::Entity(EntityLink::of(network, entity_of(*node))),
            Value::Relation(relation) => {
                Self::Relation(ClaimLink::of(network, relation_of(*relation)))
            }
            Value::Path(path) => Self::Path(WalkView::of(network, path)),
            Value::List(list) => {
                let members = list.members().iter();
                Self::List(members.map(|member| Self::of(network, member)).collect())
            }
            Value::Map(map) => {
                let entries = map.entries().iter();
                let entries = entries.map(|(key, value)| {
                    let value = Self::of(network, value);
                    (key.to_string(), value)
                });
                Self::Map(entries.collect())
            }
        }
    }

    /// Whether it is a number, which stands at the right of its column.
    #[must_use]
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Integer(_) | Self::Number(_))
    }

    /// The ids of what it is: one of an entity or a claim, of a path those of entities and claims in
    /// turn with spaces between, of a list those of its members with `|` between; nothing if it is
    /// another value.
    #[must_use]
    pub fn ids(&self) -> Option<String> {
        match self {
            Self::Entity(entity) => Some(entity.id.clone()),
            Self::Relation(claim) => Some(claim.id.clone()),
            Self::Path(walk) => Some(walk.ids()),
            Self::List(members) => of_members(members, Self::ids),
            _ => None,
        }
    }

    /// The date as EDTF, of a list those of its members with `|` between; nothing if it is another
    /// value.
    #[must_use]
    pub fn edtf(&self) -> Option<String> {
        match self {
            Self::Date(date) => Some(date.edtf.clone().unwrap_or_default()),
            Self::List(members) => of_members(members, Self::edtf),
            _ => None,
        }
    }

    /// The value as words of a table without links: the members of a list stand with `|` between, as
    /// in the files of a dataset, since names have commas.
    #[must_use]
    pub fn plain_words(&self) -> String {
        match self {
            Self::List(members) => {
                let members = members.iter().map(Self::words);
                members.collect::<Vec<String>>().join(BETWEEN_MEMBERS)
            }
            other => other.words(),
        }
    }

    /// What stands where the value has nothing to show: a dash if it is missing or unknown, else what it is.
    #[must_use]
    pub fn instead(&self) -> Option<&'static str> {
        match self {
            Self::Null => Some("\u{2013}"),
            Self::Text(text) if text.is_empty() => Some("(empty)"),
            Self::List(members) if members.is_empty() => Some("(empty list)"),
            Self::Map(entries) if entries.is_empty() => Some("(empty map)"),
            _ => None,
        }
    }

    /// The value in pieces; what is missing has none.
    #[must_use]
    pub fn pieces(&self) -> Vec<CellPiece<'_>> {
        let mut pieces = Vec::new();
        self.add_pieces(&mut pieces);
        pieces
    }

    /// The first pieces of the value, as many as a page has room for, and an ellipsis if there are
    /// more.
    #[must_use]
    pub fn first_pieces(&self) -> Vec<CellPiece<'_>> {
        let mut pieces = self.pieces();
        if pieces.len() > MOST_PIECES {
            pieces.truncate(MOST_PIECES);
            pieces.push(CellPiece::Words("\u{2026}".to_owned()));
        }
        pieces
    }

    /// The value as words.
    #[must_use]
    pub fn words(&self) -> String {
        let pieces = self.pieces();
        let words = pieces.iter().map(|piece| match piece {
            CellPiece::Words(words) | CellPiece::Claim(_, words) => words.as_str(),
            CellPiece::Entity(entity) => &entity.name,
        });
        words.collect()
    }

    fn add_pieces<'a>(&'a self, into: &mut Vec<CellPiece<'a>>) {
        let words = match self {
            Self::Null => return,
            Self::Boolean(it) => it.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => rounded(*number),
            Self::Text(text) => text.clone(),
            Self::Date(date) => date.words.clone(),
            Self::Entity(entity) => return into.push(CellPiece::Entity(entity)),
            Self::Relation(claim) => {
                return into.push(CellPiece::Claim(claim, claim.sentence.clone()));
            }
            Self::Path(walk) => return walk.add_pieces(into),
            Self::List(members) => {
                let members = members.iter().map(|member| (None, member));
                return add_all(members, into);
            }
            Self::Map(entries) => {
                let entries = entries.iter().map(|(key, value)| (Some(key), value));
                return add_all(entries, into);
            }
        };
        into.push(CellPiece::Words(words));
    }
}

/// What is told of each member of a list; nothing if it is told of none.
fn of_members(
    members: &[QueryCellView],
    told: impl Fn(&QueryCellView) -> Option<String>,
) -> Option<String> {
    let told: Vec<Option<String>> = members.iter().map(told).collect();
    let any = told.iter().any(Option::is_some);
    let told = told.into_iter().map(Option::unwrap_or_default);
    any.then(|| told.collect::<Vec<String>>().join(BETWEEN_MEMBERS))
}

/// Adds values with commas between, each after its name if it has one.
fn add_all<'a>(
    all: impl Iterator<Item = (Option<&'a String>, &'a QueryCellView)>,
    into: &mut Vec<CellPiece<'a>>,
) {
    for (number, (key, value)) in all.enumerate() {
        if number > 0 {
            into.push(CellPiece::Words(", ".to_owned()));
        }
        if let Some(key) = key {
            into.push(CellPiece::Words(format!("{key}: ")));
        }
        match value {
            QueryCellView::Null => into.push(CellPiece::Words("unknown".to_owned())),
            // A list within a list is told apart from its neighbours.
            QueryCellView::List(_) | QueryCellView::Map(_) => {
                into.push(CellPiece::Words("(".to_owned()));
                value.add_pieces(into);
                into.push(CellPiece::Words(")".to_owned()));
            }
            known => known.add_pieces(into),
        }
    }
}

impl WalkView {
    fn of(network: &Network, path: &PathValue) -> Self {
        let entities = path.nodes.iter();
        let relations = path.relations.iter();
        Self {
            entities: entities
                .map(|node| EntityLink::of(network, entity_of(*node)))
                .collect(),
            relations: relations
                .map(|relation| ClaimLink::of(network, relation_of(*relation)))
                .collect(),
        }
    }

    /// The ids of entities and claims in turn, with spaces between.
    fn ids(&self) -> String {
        let mut entities = self.entities.iter();
        let mut ids: Vec<&str> = Vec::new();
        ids.extend(entities.next().map(|first| first.id.as_str()));
        for (claim, entity) in self.relations.iter().zip(entities) {
            ids.extend([claim.id.as_str(), entity.id.as_str()]);
        }
        ids.join(" ")
    }

    fn add_pieces<'a>(&'a self, into: &mut Vec<CellPiece<'a>>) {
        let Some((first, others)) = self.entities.split_first() else {
            return;
        };
        into.push(CellPiece::Entity(first));
        let mut before = first;
        for (claim, entity) in self.relations.iter().zip(others) {
            let words = if claim.from == before.id {
                format!(" \u{2014} {} \u{2192} ", claim.label)
            } else {
                format!(" \u{2190} {} \u{2014} ", claim.label)
            };
            into.push(CellPiece::Claim(claim, words));
            into.push(CellPiece::Entity(entity));
            before = entity;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::BTreeMap;
    use super::QueryCellView;

    #[test]
    fn what_has_nothing_to_show_is_told_apart() {
        for (cell, words) in [
            (QueryCellView::Null, Some("\u{2013}")),
            (QueryCellView::Text(String::new()), Some("(empty)")),
            (QueryCellView::List(Vec::new()), Some("(empty list)")),
            (QueryCellView::Map(BTreeMap::new()), Some("(empty map)")),
            (QueryCellView::Text("a".to_owned()), None),
            (QueryCellView::Integer(0), None),
        ] {
            assert_eq!(cell.instead(), words);
        }
    }
}
