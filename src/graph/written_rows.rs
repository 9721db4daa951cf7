//! Relations as the dataset writes them: for each entity those that begin there and those that end
//! there, in the order of the dataset.
//!
//! Queries as text follow arrows as they are written. The [`Adjacency`] answers by pairs of
//! entities, whichever way their relations lead, and knows no relation of an entity with itself.
//!
//! [`Adjacency`]: crate::graph::adjacency::Adjacency

use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Relation;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::model::Rows;

/// A relation as one of its ends sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WrittenTie {
    /// The relation.
    pub relation: RelationIndex,
    /// The entity at the other end.
    pub other: EntityIndex,
    /// Its type.
    pub relation_type: RelationTypeIndex,
}

/// The rows of both directions, and how much there is of everything.
#[derive(Debug)]
pub(crate) struct WrittenRows {
    beginning: Rows<WrittenTie>,
    ending: Rows<WrittenTie>,
    /// How many entities there are of each kind, in the order of the schema.
    of_kind: Vec<usize>,
    /// How many relations there are of each type, in the order of the schema.
    of_type: Vec<usize>,
}

impl WrittenRows {
    /// The rows of a network. Time and space linear in its size; about 24 bytes a relation.
    pub(crate) fn of(network: &Network) -> Self {
        let mut of_kind = vec![0; network.schema().kinds().len()];
        for (_, entity) in network.entities() {
            count_up(&mut of_kind, entity.kind.get());
        }
        let mut of_type = vec![0; network.schema().types().len()];
        for relation in network.relations() {
            count_up(&mut of_type, relation.relation_type.get());
        }
        Self {
            beginning: rows(network, |relation| [relation.from, relation.to]),
            ending: rows(network, |relation| [relation.to, relation.from]),
            of_kind,
            of_type,
        }
    }

    /// The relations that begin at an entity.
    #[inline]
    pub(crate) fn beginning_at(&self, entity: EntityIndex) -> &[WrittenTie] {
        self.beginning.row(entity.get())
    }

    /// The relations that end at an entity.
    #[inline]
    pub(crate) fn ending_at(&self, entity: EntityIndex) -> &[WrittenTie] {
        self.ending.row(entity.get())
    }

    /// How many entities of a kind the whole network has, by the number of the kind.
    pub(crate) fn count_of_kind(&self, kind: usize) -> usize {
        self.of_kind.get(kind).copied().unwrap_or(0)
    }

    /// How many relations of a type the whole network has, by the number of the type.
    pub(crate) fn count_of_type(&self, relation_type: usize) -> usize {
        self.of_type.get(relation_type).copied().unwrap_or(0)
    }
}

fn count_up(counts: &mut [usize], place: usize) {
    if let Some(count) = counts.get_mut(place) {
        *count += 1;
    }
}

/// The relations by the first of the two ends that `ends` gives.
fn rows(network: &Network, ends: impl Fn(&Relation) -> [EntityIndex; 2]) -> Rows<WrittenTie> {
    let relations = network.relations().iter().zip(0_u32..);
    let entries = relations.map(|(relation, number)| {
        let [own, other] = ends(relation);
        let tie = WrittenTie {
            relation: RelationIndex::new(number),
            other,
            relation_type: relation.relation_type,
        };
        (own.get(), tie)
    });
    let blank = WrittenTie {
        relation: RelationIndex::new(0),
        other: EntityIndex::new(0),
        relation_type: RelationTypeIndex::new(0),
    };
    Rows::of_entries(network.entity_count(), entries, blank)
}
