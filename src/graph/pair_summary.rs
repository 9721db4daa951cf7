//! A summary of the relations between two entities, which answers most filters on its own.

use crate::graph::adjacency::RelationFacts;
use crate::graph::adjacency::bounds_at;
use crate::graph::scope::Direction;
use crate::model::Certainty;
use crate::model::DateBounds;
use crate::model::Day;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::model::Status;

/// The relations of a pair in eight bytes, as seen from the owner of the row.
///
/// Of a pair of one relation it is all that most filters ask for. Years stand for days to keep it
/// at eight bytes: filters mostly ask for whole years, and then comparing years is as good.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PairSummary {
    /// A bit for each type (folded to 15 bits, so a bit may stand for several), each status and
    /// each certainty that occurs; the ways it leads; and whether it is several relations.
    bits: u32,
    /// Nothing in the pair began before this year.
    pub(crate) earliest: i16,
    /// Everything in the pair had ended by the end of this year.
    pub(crate) latest: i16,
}

const TYPE_BITS: u32 = 15;
const STATUS_SHIFT: u32 = TYPE_BITS;
const CERTAINTY_SHIFT: u32 = 24;
const OUTWARD: u32 = 1 << 29;
const INWARD: u32 = 1 << 30;

impl PairSummary {
    /// Set if the pair has several relations.
    pub(crate) const SEVERAL: u32 = 1 << 31;
    /// A placeholder for entries that are not filled yet.
    pub(crate) const NOTHING: Self = Self {
        bits: 0,
        earliest: 0,
        latest: 0,
    };

    /// The summary of one relation, as seen from its lower end.
    pub(crate) fn of(network: &Network, relation: RelationIndex, bounds: &[DateBounds]) -> Self {
        let (facts, row) = (
            RelationFacts::of(network, relation),
            network.relation(relation),
        );
        let ways = match (
            network
                .schema()
                .relation_type(facts.relation_type)
                .symmetric,
            facts.is_upward(),
        ) {
            (true, _) => OUTWARD | INWARD,
            (false, true) => OUTWARD,
            (false, false) => INWARD,
        };
        let bounds = bounds_at(bounds, facts.bounds);
        Self {
            bits: type_bit(facts.relation_type)
                | status_bit(row.status)
                | certainty_bit(row.certainty)
                | ways,
            earliest: year_of(bounds.start_earliest),
            latest: year_of(bounds.end_latest),
        }
    }

    /// The summary of the relations of both.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            bits: self.bits | other.bits | Self::SEVERAL,
            earliest: self.earliest.min(other.earliest),
            latest: self.latest.max(other.latest),
        }
    }

    /// This summary as seen from the other end of the pair.
    pub(crate) const fn turned(self) -> Self {
        let ways = ((self.bits & OUTWARD) << 1) | ((self.bits & INWARD) >> 1);
        Self {
            bits: (self.bits & !(OUTWARD | INWARD)) | ways,
            ..self
        }
    }

    /// Whether any of these bits is set.
    #[inline]
    pub(crate) const fn has(self, bits: u32) -> bool {
        self.bits & bits != 0
    }

    #[inline]
    pub(crate) const fn is_several(self) -> bool {
        self.has(Self::SEVERAL)
    }
}

/// The bit a type has in a [`PairSummary`].
pub(crate) const fn type_bit(relation_type: RelationTypeIndex) -> u32 {
    1 << (relation_type.raw() as u32 % TYPE_BITS)
}

/// The bit a status has.
pub(crate) const fn status_bit(status: Status) -> u32 {
    1 << (STATUS_SHIFT + status as u32)
}

/// The bit a certainty has.
pub(crate) const fn certainty_bit(certainty: Certainty) -> u32 {
    1 << (CERTAINTY_SHIFT + certainty as u32)
}

/// The bits of the ways that may be followed from the row's owner in a direction; those of the way
/// news travel may be either.
pub(crate) const fn way_bits(direction: Direction) -> u32 {
    match direction {
        Direction::Both | Direction::Carried | Direction::CarriedBack => OUTWARD | INWARD,
        Direction::Out => OUTWARD,
        Direction::In => INWARD,
    }
}

/// The year of a day; open ends and years far away become the outermost ones.
pub(crate) fn year_of(day: Day) -> i16 {
    let outermost = if day < Day::from_number(0) {
        i16::MIN
    } else {
        i16::MAX
    };
    i16::try_from(day.year()).unwrap_or(outermost)
}
