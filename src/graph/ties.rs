//! The relations on their way into the frozen adjacency: put in order by their ends.
//!
//! Sorting a million relations as a whole moves each of them many times. Counting how many begin at
//! each entity tells where each belongs in one go (counting sort; Knuth, The Art of Computer
//! Programming 3, 5.2), and what is left to sort are short rows.

use crate::graph::pair_summary::PairSummary;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;

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
    offsets: Vec<u32>,
    pub(crate) all: Vec<Tie>,
}

impl Ties {
    /// Time `O(V + E)`, 16 bytes a relation.
    pub(crate) fn of(network: &Network, bounds: &[DateBounds]) -> Self {
        let mut next = vec![0u32; network.entity_count() + 1];
        for (low, _, _) in pairs(network) {
            next[low.get() + 1] += 1;
        }
        for position in 1..next.len() {
            next[position] += next[position - 1];
        }
        let offsets = next.clone();
        let count = offsets.last().map_or(0, |&end| end as usize);
        let blank = Tie {
            high: EntityIndex::new(0),
            relation: RelationIndex::new(0),
            summary: PairSummary::NOTHING,
        };
        let mut all = vec![blank; count];
        for (low, high, relation) in pairs(network) {
            all[next[low.get()] as usize] = Tie {
                high,
                relation,
                summary: PairSummary::of(network, relation, bounds),
            };
            next[low.get()] += 1;
        }
        Self { offsets, all }
    }

    /// The relations whose lower end this is, by their higher end, parallel ones in the order of
    /// the dataset.
    pub(crate) fn sorted_at(&mut self, low: EntityIndex) -> &[Tie] {
        let row = self.offsets[low.get()] as usize..self.offsets[low.get() + 1] as usize;
        let row = &mut self.all[row];
        row.sort_unstable_by_key(|tie| (tie.high, tie.relation));
        row
    }
}

/// The lower and the higher end of each relation.
fn pairs(network: &Network) -> impl Iterator<Item = (EntityIndex, EntityIndex, RelationIndex)> {
    let numbered = network
        .relations()
        .iter()
        .zip(0u32..)
        .filter(|(relation, _)| relation.from != relation.to);
    numbered.map(|(relation, number)| {
        (
            relation.from.min(relation.to),
            relation.from.max(relation.to),
            RelationIndex::new(number),
        )
    })
}
