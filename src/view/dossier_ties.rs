//! The ties of a dossier in groups, each told from the entity that the dossier is about.

use std::collections::BTreeMap;

use crate::explorer::CLASSES;
use crate::explorer::END;
use crate::explorer::Parameters;
use crate::explorer::TYPES;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Grouping;
use crate::view::entity::EntityLink;
use crate::view::lists::list_of_claims;
use crate::view::relation::RelationView;

/// How many ties of a group are open to view; the others are folded.
const OPEN: usize = 10;

/// Ties of an entity that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieGroup {
    /// The class of their types; empty if there are several.
    pub class: String,
    /// What they have in common, in words.
    pub label: String,
    /// The address of the list of them, if all of them are here.
    pub page: Option<String>,
    /// The ties.
    pub ties: Vec<TieOfEntity>,
}

/// A tie told from one of its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieOfEntity {
    /// What stands before the other's name: "wrote to".
    pub verb: String,
    /// The other end.
    pub other: EntityLink,
    /// What stands after the other's name, if anything does.
    pub after: String,
    /// The claim.
    pub relation: RelationView,
}

impl TieGroup {
    /// The groups of some ties of an entity, in the order of the vocabulary; the ties stay in their
    /// order. `list` are the parameters of the list of them, if there is one of just these. Time
    /// `O(n log n)`.
    pub(crate) fn all(
        network: &Network,
        entity: EntityIndex,
        by: Grouping,
        relations: &[RelationIndex],
        list: Option<&Parameters>,
    ) -> Vec<Self> {
        let schema = network.schema();
        let mut groups: BTreeMap<(u16, u16, bool), Self> = BTreeMap::new();
        for &relation in relations {
            let claim = network.claim(relation);
            let found = claim.relation_type();
            let row = network.relation(relation);
            let is_backwards = row.from != entity && !found.symmetric;
            let verb = || claim.verb(claim.read_from(entity));
            let definition = schema.class_definition(found.class);
            let (key, label) = match by {
                Grouping::Class => {
                    let key = (found.class.raw(), 0, false);
                    (key, definition.label.clone())
                }
                Grouping::Type => {
                    let key = (found.class.raw(), row.relation_type.raw(), is_backwards);
                    (key, verb())
                }
                Grouping::Nothing => ((0, 0, false), String::new()),
            };
            let class = schema.class(found.class);
            let narrowed = || {
                let mut list = list?.clone();
                match by {
                    Grouping::Class => list.set(&CLASSES, class),
                    Grouping::Type => {
                        list.set(&TYPES, &found.id);
                        if !found.symmetric {
                            list.set(&END, if is_backwards { "to" } else { "from" });
                        }
                    }
                    Grouping::Nothing => {}
                }
                Some(list_of_claims(&list))
            };
            let group = groups.entry(key).or_insert_with(|| Self {
                class: class.to_owned(),
                label,
                page: narrowed(),
                ties: Vec::new(),
            });
            if group.class != class {
                group.class.clear();
            }
            group.ties.push(TieOfEntity::of(network, entity, relation));
        }
        groups.into_values().collect()
    }

    /// The ties that are open to view.
    #[must_use]
    pub fn open(&self) -> &[TieOfEntity] {
        self.ties.get(..OPEN).unwrap_or(&self.ties)
    }

    /// The ties that are folded.
    #[must_use]
    pub fn folded(&self) -> &[TieOfEntity] {
        self.ties.get(OPEN..).unwrap_or(&[])
    }
}

impl TieOfEntity {
    fn of(network: &Network, entity: EntityIndex, relation: RelationIndex) -> Self {
        let claim = network.claim(relation);
        let reading = claim.read_from(entity);
        let number = network.grammatical_number(reading.first);
        let phrase = reading.phrase.parts(number);
        Self {
            verb: format!("{} {}", phrase.before, phrase.between)
                .trim()
                .to_owned(),
            other: EntityLink::of(network, reading.second),
            after: phrase.after,
            relation: RelationView::of(network, relation),
        }
    }
}
