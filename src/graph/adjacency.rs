//! The frozen adjacency: who is tied to whom, in flat arrays, built once.
//!
//! Each entity has a row of its neighbours in the order of their ids. Parallel relations of two
//! entities are one *pair*: both rows lead to the same relations. A row entry carries a summary of
//! its pair (types, ways, years, claim), so that a filtered search looks at the relations
//! themselves only where the summary leaves a doubt. This is the compressed sparse row form; the
//! reasons for the layout are measured in the benches.

use std::ops::Range;
use std::slice::from_ref;

use crate::graph::pair_summary::PairSummary;
use crate::graph::ties::Tie;
use crate::graph::ties::Ties;
use crate::model::Aspect;
use crate::model::Certainty;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Relation;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::model::Status;
use crate::model::begins;
use crate::model::range;

/// Which end of a pair an entity is, by the order of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Low,
    High,
}

impl End {
    /// Which end `owner` is of its pair with `neighbour`.
    #[inline]
    pub(crate) fn of(owner: EntityIndex, neighbour: EntityIndex) -> Self {
        if owner < neighbour {
            Self::Low
        } else {
            Self::High
        }
    }
}

/// The properties of a relation that a filter looks at.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RelationFacts {
    pub(crate) relation_type: RelationTypeIndex,
    /// Status and certainty as a bit number; the highest bit is set if the relation leads
    /// from the lower id to the higher.
    claim_and_direction: u8,
    /// Position in the table of bounds.
    pub(crate) bounds: u32,
}

const UPWARD: u8 = 0x80;

impl RelationFacts {
    /// The facts of a relation, whether it has a place in a row or joins an entity to itself.
    pub(crate) fn of(network: &Network, index: RelationIndex) -> Self {
        let relation = network.relation(index);
        let bounds = bounds_position(
            relation,
            network
                .schema()
                .relation_type(relation.relation_type)
                .aspect,
        );
        let upward = if relation.from < relation.to {
            UPWARD
        } else {
            0
        };
        Self {
            relation_type: relation.relation_type,
            claim_and_direction: claim_number(relation.status, relation.certainty) | upward,
            bounds,
        }
    }

    /// The position of its status and certainty in a mask of claims.
    pub(crate) fn claim_bit(self) -> u8 {
        self.claim_and_direction & !UPWARD
    }

    /// Whether the relation leads from the entity with the lower id to the one with the higher id.
    pub(crate) fn is_upward(self) -> bool {
        self.claim_and_direction & UPWARD != 0
    }
}

/// The number of certainties.
const CERTAINTIES: u8 = 5;

/// The position of a status and a certainty in a mask of claims.
pub(crate) const fn claim_number(status: Status, certainty: Certainty) -> u8 {
    status as u8 * CERTAINTIES + certainty as u8
}

/// Rows of neighbours, pairs of relations, and the bounds of their dates.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    row_begins: Vec<u32>,
    neighbours: Vec<EntityIndex>,
    summaries: Vec<PairSummary>,
    /// The relation behind each entry; of a pair of several relations, the position of where they
    /// begin in `parallel`.
    links: Vec<RelationIndex>,
    parallel_begins: Vec<u32>,
    parallel: Vec<RelationIndex>,
    /// A summary of each parallel relation alone, as the lower end sees it.
    parallel_summaries: Vec<PairSummary>,
    bounds: Vec<DateBounds>,
}

/// A pair of neighbours that is still to be written into both rows.
struct Pair {
    low: EntityIndex,
    high: EntityIndex,
    link: RelationIndex,
    /// The summary as seen from the end with the lower id.
    summary: PairSummary,
}

/// An entry of a row, as seen from the owner of the row.
#[derive(Clone, Copy)]
struct Entry {
    neighbour: EntityIndex,
    link: RelationIndex,
    summary: PairSummary,
}

impl Adjacency {
    /// Freezes the relations of a network; a relation of an entity with itself has no place in a
    /// row.
    ///
    /// Time `O(V + E log d)` where `d` is the longest row; about 30 bytes a relation.
    pub(crate) fn freeze(network: &Network) -> Self {
        let mut adjacency = Self {
            bounds: all_bounds(network),
            ..Self::default()
        };
        let pairs = adjacency.lay_out_pairs(network, Ties::of(network, &adjacency.bounds));
        adjacency.lay_out_rows(network.entity_count(), &pairs);
        adjacency
    }

    /// The entries of an entity's row, as positions.
    #[inline]
    pub(crate) fn row(&self, entity: EntityIndex) -> Range<usize> {
        range(&self.row_begins, entity.get())
    }

    /// The neighbours in a range of entries, in the order of their ids.
    #[inline]
    pub(crate) fn neighbours(&self, entries: Range<usize>) -> &[EntityIndex] {
        self.neighbours.get(entries).unwrap_or_default()
    }

    /// The pair summaries in a range of entries.
    #[inline]
    pub(crate) fn summaries(&self, entries: Range<usize>) -> &[PairSummary] {
        self.summaries.get(entries).unwrap_or_default()
    }

    /// The relations behind an entry, in the order of the dataset.
    pub(crate) fn relations(&self, entry: usize) -> &[RelationIndex] {
        self.summarised(entry).0
    }

    /// The relations of an entry, with a summary of each. Summaries of parallel relations are seen
    /// from the lower end; the summary of a single relation is seen from the owner of the row.
    pub(crate) fn summarised(&self, entry: usize) -> (&[RelationIndex], &[PairSummary]) {
        let (Some(link), Some(summary)) = (self.links.get(entry), self.summaries.get(entry)) else {
            return (&[], &[]);
        };
        if !summary.is_several() {
            return (from_ref(link), from_ref(summary));
        }
        let several = range(&self.parallel_begins, link.get());
        (
            self.parallel.get(several.clone()).unwrap_or_default(),
            self.parallel_summaries.get(several).unwrap_or_default(),
        )
    }

    /// The entry of `neighbour` in the row of `entity`, by binary search.
    pub(crate) fn entry(&self, entity: EntityIndex, neighbour: EntityIndex) -> Option<usize> {
        let row = self.row(entity);
        let position = self
            .neighbours(row.clone())
            .binary_search(&neighbour)
            .ok()?;
        Some(row.start + position)
    }

    /// The bounds of a relation's date.
    pub(crate) fn bounds(&self, facts: RelationFacts) -> DateBounds {
        bounds_at(&self.bounds, facts.bounds)
    }

    /// The number of pairs of entities that have a relation.
    pub(crate) fn pair_count(&self) -> usize {
        self.neighbours.len() / 2
    }

    fn lay_out_pairs(&mut self, network: &Network, mut ties: Ties) -> Vec<Pair> {
        let mut pairs = Vec::with_capacity(ties.count());
        for (low, _) in network.entities() {
            for pair in ties.sorted_at(low).chunk_by(|a, b| a.high == b.high) {
                let Some((first, others)) = pair.split_first() else {
                    continue;
                };
                let summary = others
                    .iter()
                    .fold(first.summary, |all, one| all.and(one.summary));
                pairs.push(Pair {
                    low,
                    high: first.high,
                    link: if others.is_empty() {
                        first.relation
                    } else {
                        self.lay_out_parallel(pair)
                    },
                    summary,
                });
            }
        }
        self.parallel_begins.push(narrow(self.parallel.len()));
        self.parallel_begins.shrink_to_fit();
        self.parallel.shrink_to_fit();
        self.parallel_summaries.shrink_to_fit();
        pairs
    }

    /// Appends the relations of a pair that has several, and returns the link to them.
    fn lay_out_parallel(&mut self, pair: &[Tie]) -> RelationIndex {
        let link = RelationIndex::new(narrow(self.parallel_begins.len()));
        self.parallel_begins.push(narrow(self.parallel.len()));
        self.parallel.extend(pair.iter().map(|tie| tie.relation));
        self.parallel_summaries
            .extend(pair.iter().map(|tie| tie.summary));
        link
    }

    /// Fills the rows: pairs come by lower id, then by higher, so lower neighbours first and higher
    /// ones second leaves each row sorted.
    fn lay_out_rows(&mut self, entities: usize, pairs: &[Pair]) {
        let ends = pairs.iter().flat_map(|pair| [pair.low, pair.high]);
        self.row_begins = begins(entities, ends.map(EntityIndex::get));
        let entries = pairs.len() * 2;
        self.neighbours = vec![EntityIndex::new(0); entries];
        self.links = vec![RelationIndex::new(0); entries];
        self.summaries = vec![PairSummary::NOTHING; entries];
        let mut next = self.row_begins.clone();
        for pair in pairs {
            let entry = Entry {
                neighbour: pair.low,
                link: pair.link,
                summary: pair.summary.turned(),
            };
            self.lay_out_entry(&mut next, pair.high, entry);
        }
        for pair in pairs {
            let entry = Entry {
                neighbour: pair.high,
                link: pair.link,
                summary: pair.summary,
            };
            self.lay_out_entry(&mut next, pair.low, entry);
        }
    }

    /// Fills the next entry of the owner's row.
    #[inline]
    fn lay_out_entry(&mut self, next: &mut [u32], owner: EntityIndex, entry: Entry) {
        let Some(place) = next.get_mut(owner.get()) else {
            return;
        };
        let position = *place as usize;
        *place += 1;
        if let (Some(neighbour), Some(link), Some(summary)) = (
            self.neighbours.get_mut(position),
            self.links.get_mut(position),
            self.summaries.get_mut(position),
        ) {
            *neighbour = entry.neighbour;
            *link = entry.link;
            *summary = entry.summary;
        }
    }
}

/// The bounds at a position among those of an [`Adjacency`].
pub(crate) fn bounds_at(bounds: &[DateBounds], position: u32) -> DateBounds {
    let known = bounds.get(position as usize);
    known.copied().unwrap_or(DateBounds::UNDATED)
}

/// The bounds of every date as an event and as a state; the first two places mean "no date".
fn all_bounds(network: &Network) -> Vec<DateBounds> {
    let mut bounds = vec![DateBounds::UNDATED; 2];
    for date in network.dates() {
        bounds.push(date.bounds(Aspect::Event));
        bounds.push(date.bounds(Aspect::State));
    }
    bounds
}

fn bounds_position(relation: &Relation, aspect: Aspect) -> u32 {
    let date = relation.when().map_or(0, |date| date.get() + 1);
    narrow(date * 2 + usize::from(aspect == Aspect::State))
}

/// Narrows a count of relations, which never exceeds 32 bits.
fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::CERTAINTIES;
    use crate::model::Certainty;

    #[test]
    fn every_certainty_has_a_place() {
        assert_eq!(Certainty::ALL.len(), usize::from(CERTAINTIES));
    }
}
