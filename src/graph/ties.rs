//! Relations sorted by their ends, the input of the frozen adjacency.
//!
//! Sorting a million relations as a whole moves each of them many times. Counting how many begin at
//! each entity tells where each belongs in one go (counting sort; Knuth, The Art of Computer
//! Programming 3, 5.2), and what is left to sort are short rows.

use crate::graph::pair_summary::PairSummary;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Rows;

/// A relation at its lower end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tie {
    pub(crate) high: EntityIndex,
    pub(crate) relation: RelationIndex,
    /// As seen from the lower end.
    pub(crate) summary: PairSummary,
}

/// The relations of a network by their lower end; those that join an entity to itself are left out.
#[derive(Debug)]
pub(crate) struct Ties {
    rows: Rows<Tie>,
}

impl Ties {
    /// Time `O(V + E)`, 16 bytes a relation.
    pub(crate) fn of(network: &Network, bounds: &[DateBounds]) -> Self {
        let blank = Tie {
            high: EntityIndex::new(0),
            relation: RelationIndex::new(0),
            summary: PairSummary::NOTHING,
        };
        let lower_ends = pairs(network).map(|pair| pair.low.get());
        let ties = pairs(network).map(|pair| {
            let tie = Tie {
                high: pair.high,
                relation: pair.relation,
                summary: PairSummary::of(network, pair.relation, bounds),
            };
            (pair.low.get(), tie)
        });
        Self {
            rows: Rows::of_counted(network.entity_count(), lower_ends, ties, blank),
        }
    }

    /// The number of relations.
    pub(crate) fn count(&self) -> usize {
        self.rows.values().len()
    }

    /// The relations whose lower end this is, by their higher end, parallel ones in the order of
    /// the dataset.
    pub(crate) fn sorted_at(&mut self, low: EntityIndex) -> &[Tie] {
        let row = self.rows.row_mut(low.get());
        row.sort_unstable_by_key(|tie| (tie.high, tie.relation));
        row
    }
}

/// A relation between two entities.
struct Pair {
    low: EntityIndex,
    high: EntityIndex,
    relation: RelationIndex,
}

/// The relations with two different ends, in the order of the dataset.
fn pairs(network: &Network) -> impl Iterator<Item = Pair> {
    let numbered = network
        .relations()
        .iter()
        .zip(0u32..)
        .filter(|(relation, _)| relation.from != relation.to);
    numbered.map(|(relation, number)| Pair {
        low: relation.from.min(relation.to),
        high: relation.from.max(relation.to),
        relation: RelationIndex::new(number),
    })
}
