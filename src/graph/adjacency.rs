//! The frozen adjacency: who is tied to whom, in flat arrays, built once.
//!
//! Each entity has a row of its neighbours in the order of their ids. Parallel relations of two entities are one *pair*:
//! both rows lead to the same relations. A row entry carries a summary of its pair (types, ways, years, claim), so that a
//! filtered search looks at the relations themselves only where the summary leaves a doubt. This is the compressed sparse
//! row form; the reasons for the layout are measured in the benches.

use crate::graph::scope::Direction;
use crate::graph::ties::Tie;
use crate::graph::ties::Ties;
use crate::model::Aspect;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::Relation;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;

/// What can be known of a pair without opening it, as seen from the row's owner.
///
/// Of a pair of one relation it is all that most filters ask for. Years stand for days to keep it at eight bytes: filters
/// mostly ask for whole years, and then comparing years is as good.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PairSummary {
    /// A bit for each type, folded to 23 bits, so a bit may stand for several; the ways it leads; whether it is several
    /// relations; and above these the claim that is best attested.
    bits: u32,
    /// Nothing in the pair began before this year.
    pub(crate) earliest: i16,
    /// Everything in the pair had ended by the end of this year.
    pub(crate) latest: i16,
}

const TYPE_BITS: u32 = 23;
const OUTWARD: u32 = 1 << TYPE_BITS;
const INWARD: u32 = 2 << TYPE_BITS;
const SEVERAL: u32 = 4 << TYPE_BITS;
const CLAIM_SHIFT: u32 = TYPE_BITS + 3;

impl PairSummary {
    /// Stands where no pair is yet.
    pub(crate) const NOTHING: Self = Self { bits: 0, earliest: 0, latest: 0 };

    /// A relation as its lower end sees it.
    pub(crate) fn of(network: &Network, relation: RelationIndex, bounds: &[DateBounds]) -> Self {
        let facts = RelationFacts::of(network, relation);
        let ways = match (network.schema().relation_type(facts.relation_type).symmetric, facts.is_upward()) {
            (true, _) => OUTWARD | INWARD,
            (false, true) => OUTWARD,
            (false, false) => INWARD,
        };
        let bounds = bounds[facts.bounds as usize];
        Self {
            bits: type_bit(facts.relation_type) | ways | (u32::from(facts.claim_bit()) << CLAIM_SHIFT),
            earliest: year_of(bounds.start_earliest),
            latest: year_of(bounds.end_latest),
        }
    }

    /// Both together; the first one's claim stands for both.
    fn and(self, other: Self) -> Self {
        let added = other.bits & ((1 << CLAIM_SHIFT) - 1);
        Self {
            bits: self.bits | added | SEVERAL,
            earliest: self.earliest.min(other.earliest),
            latest: self.latest.max(other.latest),
        }
    }

    /// The same seen from the other end.
    pub(crate) const fn turned(self) -> Self {
        let ways = ((self.bits & OUTWARD) << 1) | ((self.bits & INWARD) >> 1);
        Self { bits: (self.bits & !(OUTWARD | INWARD)) | ways, ..self }
    }

    /// The types of its relations, as [`type_bit`] folds them.
    pub(crate) const fn types(self) -> u32 {
        self.bits & (OUTWARD - 1)
    }

    /// Whether some relation may be followed from the row's owner in a direction.
    pub(crate) const fn leads(self, direction: Direction) -> bool {
        let ways = match direction {
            Direction::Both => OUTWARD | INWARD,
            Direction::Out => OUTWARD,
            Direction::In => INWARD,
        };
        self.bits & ways != 0
    }

    pub(crate) const fn is_several(self) -> bool {
        self.bits & SEVERAL != 0
    }

    /// Status and certainty of the best attested relation, as the position of a bit.
    pub(crate) const fn best_claim(self) -> u32 {
        self.bits >> CLAIM_SHIFT
    }
}

/// The year of a day; open ends and years far away become the outermost ones.
pub(crate) fn year_of(day: Day) -> i16 {
    let outermost = if day < Day::from_number(0) { i16::MIN } else { i16::MAX };
    i16::try_from(day.year()).unwrap_or(outermost)
}

/// What a filter must know of a relation, next to its pair's other relations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RelationFacts {
    pub(crate) relation_type: RelationTypeIndex,
    /// Status and certainty as the position of a bit; the highest bit is set if the relation leads from the lower id to the higher.
    claim_and_direction: u8,
    /// Position in the table of bounds.
    pub(crate) bounds: u32,
}

const UPWARD: u8 = 0x80;

impl RelationFacts {
    /// The facts of a relation, whether it has a place in a row or joins an entity to itself.
    pub(crate) fn of(network: &Network, index: RelationIndex) -> Self {
        let relation = network.relation(index);
        let bounds = bounds_position(relation, network.schema().relation_type(relation.relation_type).aspect);
        let upward = if relation.from < relation.to { UPWARD } else { 0 };
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

/// The bit a type has in a [`PairSummary`].
pub(crate) const fn type_bit(relation_type: RelationTypeIndex) -> u32 {
    1 << (relation_type.raw() as u32 % TYPE_BITS)
}

/// Rows of neighbours, pairs of relations, and the bounds of their dates.
#[derive(Debug, Default)]
pub(crate) struct Adjacency {
    row_offsets: Vec<u32>,
    neighbours: Vec<EntityIndex>,
    summaries: Vec<PairSummary>,
    /// The relation behind each entry; of a pair of several relations, the position of where they begin in `parallel`.
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
    /// Freezes the relations of a network; a relation of an entity with itself has no place in a row.
    ///
    /// Time `O(V + E log d)` where `d` is the longest row; about 30 bytes a relation.
    pub(crate) fn freeze(network: &Network) -> Self {
        let mut adjacency = Self { bounds: all_bounds(network), ..Self::default() };
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

    #[inline]
    pub(crate) fn summary(&self, entry: usize) -> PairSummary {
        self.summaries[entry]
    }

    /// The relations behind an entry, in the order of the dataset.
    pub(crate) fn relations(&self, entry: usize) -> &[RelationIndex] {
        self.summarised(entry).0
    }

    /// The relations behind an entry with a summary of each: as the lower end sees it if there are several, else as the row's owner does.
    pub(crate) fn summarised(&self, entry: usize) -> (&[RelationIndex], &[PairSummary]) {
        if self.summaries[entry].is_several() {
            let range = self.parallel_range(entry);
            (&self.parallel[range.clone()], &self.parallel_summaries[range])
        } else {
            (std::slice::from_ref(&self.links[entry]), std::slice::from_ref(&self.summaries[entry]))
        }
    }

    fn parallel_range(&self, entry: usize) -> std::ops::Range<usize> {
        let link = self.links[entry].get();
        self.parallel_offsets[link] as usize..self.parallel_offsets[link + 1] as usize
    }

    /// The entry of `neighbour` in the row of `entity`, by binary search.
    pub(crate) fn entry(&self, entity: EntityIndex, neighbour: EntityIndex) -> Option<usize> {
        let row = self.row(entity);
        let position = self.neighbours[row.clone()].binary_search(&neighbour).ok()?;
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
                    several => self.lay_out_parallel(network, several),
                };
                pairs.push(Pair { low, high: pair[0].high, link, summary });
            }
        }
        self.parallel_offsets.push(narrow(self.parallel.len()));
        self.parallel_offsets.shrink_to_fit();
        self.parallel.shrink_to_fit();
        self.parallel_summaries.shrink_to_fit();
        pairs
    }

    fn lay_out_parallel(&mut self, network: &Network, pair: &[Tie]) -> (RelationIndex, PairSummary) {
        let link = RelationIndex::new(narrow(self.parallel_offsets.len()));
        let begin = self.parallel.len();
        self.parallel_offsets.push(narrow(begin));
        self.parallel.extend(pair.iter().map(|tie| tie.relation));
        self.parallel_summaries.extend(pair.iter().map(|tie| tie.summary));
        let strength = |position: &usize| network.claim(self.parallel[*position]).strength();
        let best = (begin..self.parallel.len()).max_by_key(strength).unwrap_or(begin);
        let best = self.parallel_summaries[best];
        (link, self.parallel_summaries[begin..].iter().fold(best, |all, one| all.and(*one)))
    }

    /// Fills the rows: pairs come by lower id, then by higher, so lower neighbours first and higher ones second leaves each row sorted.
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
                let (owner, neighbour) = if is_high { (pair.high, pair.low) } else { (pair.low, pair.high) };
                let entry = ends[owner.get()] as usize;
                ends[owner.get()] += 1;
                self.neighbours[entry] = neighbour;
                self.links[entry] = pair.link;
                self.summaries[entry] = if is_high { pair.summary.turned() } else { pair.summary };
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
