//! The ties of a dossier in groups, each told from the entity that the dossier is about.

use std::collections::BTreeMap;

use crate::explorer::CLASSES;
use crate::explorer::DATES;
use crate::explorer::END;
use crate::explorer::Parameters;
use crate::explorer::TYPES;
use crate::explorer::WHERE;
use crate::graph::Condition;
use crate::graph::Period;
use crate::graph::WHEN;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::Modality;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Grouping;
use crate::query::Sureness;
use crate::view::claim_groups::sureness_in_words;
use crate::view::entity::EntityLink;
use crate::view::lists::list_of_claims;
use crate::view::relation::RelationView;

/// How many ties of a group are open to view; the others are folded.
const OPEN: usize = 10;

/// Ties of an entity that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieGroup {
    /// The class of their types; empty if there are several, or if it is not what they share.
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

/// By what ties are grouped.
#[derive(Clone, Copy, Debug)]
pub(crate) struct GroupedBy<'a> {
    pub(crate) grouping: Grouping,
    /// The period that they are asked for within.
    pub(crate) period: Option<Period>,
    /// The same in words: "in 1937".
    pub(crate) then: &'a str,
    /// The parameters of the list of the ties, if there is one of just these.
    pub(crate) list: Option<&'a Parameters>,
}

/// Where a group stands among the others.
type Place = (u16, u16, bool);

impl TieGroup {
    /// The groups of some ties of an entity, in the order of the vocabulary, or the surest first; the
    /// ties stay in their order. Time `O(n log n)`.
    pub(crate) fn all(
        network: &Network,
        entity: EntityIndex,
        by: GroupedBy<'_>,
        relations: &[RelationIndex],
    ) -> Vec<Self> {
        let mut groups: BTreeMap<Place, Self> = BTreeMap::new();
        for &relation in relations {
            let claim = network.claim(relation);
            let tie = GroupedTie { claim, entity };
            let class = network.schema().class(claim.relation_type().class);
            let place = tie.place(network, by);
            let group = groups.entry(place).or_insert_with(|| Self {
                class: match by.grouping {
                    Grouping::Sureness => String::new(),
                    _ => class.to_owned(),
                },
                label: tie.label(network, by),
                page: tie.page(network, by),
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

/// A tie that is put into a group, seen from an entity.
#[derive(Clone, Copy)]
struct GroupedTie<'a> {
    claim: Claim<'a>,
    entity: EntityIndex,
}

impl GroupedTie<'_> {
    fn is_backwards(self) -> bool {
        self.claim.from() != self.entity && !self.claim.relation_type().symmetric
    }

    fn sureness(self, network: &Network, by: GroupedBy<'_>) -> Sureness {
        Sureness::of(network.bounds(self.claim.index()), by.period)
    }

    fn place(self, network: &Network, by: GroupedBy<'_>) -> Place {
        let class = self.claim.relation_type().class.raw();
        match by.grouping {
            Grouping::Class => (class, 0, false),
            Grouping::Type => {
                let row = network.relation(self.claim.index());
                (class, row.relation_type.raw(), self.is_backwards())
            }
            Grouping::Sureness => {
                let sureness = self.sureness(network, by);
                let mut all = (0..).zip(Sureness::ALL);
                let place = all.find_map(|(place, one)| (one == sureness).then_some(place));
                (place.unwrap_or_default(), 0, false)
            }
            Grouping::Nothing => (0, 0, false),
        }
    }

    fn label(self, network: &Network, by: GroupedBy<'_>) -> String {
        match by.grouping {
            Grouping::Class => {
                let class = self.claim.relation_type().class;
                network.schema().class_definition(class).label.clone()
            }
            Grouping::Type => self.claim.verb(self.claim.read_from(self.entity)),
            Grouping::Sureness => match (self.sureness(network, by), by.period) {
                (Sureness::Certain, None) => "with a date".to_owned(),
                (sureness, _) => sureness_in_words(sureness, by.then),
            },
            Grouping::Nothing => String::new(),
        }
    }

    /// The address of the list of the ties of its group.
    fn page(self, network: &Network, by: GroupedBy<'_>) -> Option<String> {
        let mut list = by.list?.clone();
        let found = self.claim.relation_type();
        match by.grouping {
            Grouping::Class => list.set(&CLASSES, network.schema().class(found.class)),
            Grouping::Type => {
                list.set(&TYPES, &found.id);
                if !found.symmetric {
                    list.set(&END, if self.is_backwards() { "to" } else { "from" });
                }
            }
            Grouping::Sureness => match (self.sureness(network, by), by.period) {
                (Sureness::Certain, Some(_)) => list.set(&DATES, Modality::Certain.name()),
                (Sureness::Certain, None) => list.push(&WHERE, &Condition::anything(WHEN)),
                (Sureness::Undated, _) => list.push(&WHERE, &Condition::nothing(WHEN)),
                // There is no list of what only possibly falls into a period.
                (Sureness::Possible, _) => return None,
            },
            Grouping::Nothing => {}
        }
        Some(list_of_claims(&list))
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
