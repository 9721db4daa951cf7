//! The frozen adjacency: who is tied to whom, in flat arrays, built once.
//!
//! Each entity has a row of its neighbours in the order of their ids. Parallel relations of two
//! entities are one *pair*: both rows lead to the same relations. A row entry carries a summary of
//! its pair (types, ways, years, claim), so that a filtered search looks at the relations
//! themselves only where the summary leaves a doubt. This is the compressed sparse row form; the
//! reasons for the layout are measured in the benches.

use crate::graph::pair_summary::PairSummary;
use crate::graph::ties::Tie;
use crate::graph::ties::Ties;
use crate::model::Aspect;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Relation;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;

/// What a filter must know of a relation, next to its pair's other relations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RelationFacts {
    pub(crate) relation_type: RelationTypeIndex,
    /// Status and certainty as the position of a bit; the highest bit is set if the relation leads
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
            claim_and_direction: (relation.status as u8 * 8 + relation.certainty as u8) | upward,
            bounds,
        }
    }

    /// The position of its status and certainty in a mask of claims.
    pub(crate) fn claim_bit(self) -> u8 {
        self.claim_and_direction & !UPWARD
    }

    /// Whether it leads from the lower id to the higher.
    pub(crate) fn is_upward(self) -> bool {
        self.claim_and_direction & UPWARD != 0
    }
}

/// Rows of neighbours, pairs of relations, and the bounds of their dates.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    row_offsets: Vec<u32>,
    neighbours: Vec<EntityIndex>,
    summaries: Vec<PairSummary>,
    /// The relation behind each entry; of a pair of several relations, the position of where they
    /// begin in `parallel`.
    links: Vec<RelationIndex>,
    parallel_offsets: Vec<u32>,
    parallel: Vec<RelationIndex>,
    /// A summary of each parallel relation alone, as the lower end sees it.
    parallel_summaries: Vec<PairSummary>,
    bounds: Vec<DateBounds>,
}

/// A pair on its way into two rows.
struct Pair {
    low: EntityIndex,
    high: EntityIndex,
    link: RelationIndex,
    /// As seen from the lower end.
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
    pub(crate) fn row(&self, entity: EntityIndex) -> std::ops::Range<usize> {
        self.row_offsets[entity.get()] as usize..self.row_offsets[entity.get() + 1] as usize
    }

    /// The neighbours in a range of entries, in the order of their ids.
    #[inline]
    pub(crate) fn neighbours(&self, entries: std::ops::Range<usize>) -> &[EntityIndex] {
        &self.neighbours[entries]
    }

    /// What is known of the pairs in a range of entries.
    #[inline]
    pub(crate) fn summaries(&self, entries: std::ops::Range<usize>) -> &[PairSummary] {
        &self.summaries[entries]
    }

    /// The relations behind an entry, in the order of the dataset.
    pub(crate) fn relations(&self, entry: usize) -> &[RelationIndex] {
        self.summarised(entry).0
    }

    /// The relations behind an entry with a summary of each: as the lower end sees it if there are
    /// several, else as the row's owner does.
    pub(crate) fn summarised(&self, entry: usize) -> (&[RelationIndex], &[PairSummary]) {
        if self.summaries[entry].is_several() {
            let range = self.parallel_range(entry);
            (
                &self.parallel[range.clone()],
                &self.parallel_summaries[range],
            )
        } else {
            (
                std::slice::from_ref(&self.links[entry]),
                std::slice::from_ref(&self.summaries[entry]),
            )
        }
    }

    fn parallel_range(&self, entry: usize) -> std::ops::Range<usize> {
        let link = self.links[entry].get();
        self.parallel_offsets[link] as usize..self.parallel_offsets[link + 1] as usize
    }

    /// The entry of `neighbour` in the row of `entity`, by binary search.
    pub(crate) fn entry(&self, entity: EntityIndex, neighbour: EntityIndex) -> Option<usize> {
        let row = self.row(entity);
        let position = self.neighbours[row.clone()]
            .binary_search(&neighbour)
            .ok()?;
        Some(row.start + position)
    }

    pub(crate) fn bounds(&self, facts: RelationFacts) -> DateBounds {
        self.bounds[facts.bounds as usize]
    }

    /// How many pairs of tied entities there are.
    pub(crate) fn pair_count(&self) -> usize {
        self.neighbours.len() / 2
    }

    fn lay_out_pairs(&mut self, network: &Network, mut ties: Ties) -> Vec<Pair> {
        let mut pairs = Vec::with_capacity(ties.all.len());
        for (low, _) in network.entities() {
            for pair in ties.sorted_at(low).chunk_by(|a, b| a.high == b.high) {
                let (link, summary) = match pair {
                    [single] => (single.relation, single.summary),
                    several => self.lay_out_parallel(several),
                };
                pairs.push(Pair {
                    low,
                    high: pair[0].high,
                    link,
                    summary,
                });
            }
        }
        self.parallel_offsets.push(narrow(self.parallel.len()));
        self.parallel_offsets.shrink_to_fit();
        self.parallel.shrink_to_fit();
        self.parallel_summaries.shrink_to_fit();
        pairs
    }

    fn lay_out_parallel(&mut self, pair: &[Tie]) -> (RelationIndex, PairSummary) {
        let link = RelationIndex::new(narrow(self.parallel_offsets.len()));
        let begin = self.parallel.len();
        self.parallel_offsets.push(narrow(begin));
        self.parallel.extend(pair.iter().map(|tie| tie.relation));
        self.parallel_summaries
            .extend(pair.iter().map(|tie| tie.summary));
        let first = pair[0].summary;
        (
            link,
            pair[1..]
                .iter()
                .fold(first, |all, one| all.and(one.summary)),
        )
    }

    /// Fills the rows: pairs come by lower id, then by higher, so lower neighbours first and higher
    /// ones second leaves each row sorted.
    fn lay_out_rows(&mut self, entities: usize, pairs: &[Pair]) {
        let mut ends = vec![0u32; entities + 1];
        for pair in pairs {
            ends[pair.low.get() + 1] += 1;
            ends[pair.high.get() + 1] += 1;
        }
        for position in 1..ends.len() {
            ends[position] += ends[position - 1];
        }
        self.row_offsets.clone_from(&ends);
        let entries = pairs.len() * 2;
        self.neighbours = vec![EntityIndex::new(0); entries];
        self.links = vec![RelationIndex::new(0); entries];
        self.summaries = vec![PairSummary::NOTHING; entries];
        for is_high in [true, false] {
            for pair in pairs {
                let (owner, neighbour) = if is_high {
                    (pair.high, pair.low)
                } else {
                    (pair.low, pair.high)
                };
                let entry = ends[owner.get()] as usize;
                ends[owner.get()] += 1;
                self.neighbours[entry] = neighbour;
                self.links[entry] = pair.link;
                self.summaries[entry] = if is_high {
                    pair.summary.turned()
                } else {
                    pair.summary
                };
            }
        }
    }
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

/// A count that cannot pass that of the relations, which have 32-bit numbers.
fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
