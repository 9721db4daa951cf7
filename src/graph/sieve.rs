//! The part of a filter that decides most row entries: small enough to be copied into a walk along
//! a row.

use crate::graph::pair_summary::PairSummary;
use crate::graph::pair_summary::certainty_bit;
use crate::graph::pair_summary::status_bit;
use crate::graph::pair_summary::type_bit;
use crate::graph::pair_summary::way_bits;
use crate::graph::relation_filter::claim_mask;
use crate::graph::scope::Direction;
use crate::model::Certainty;
use crate::model::RelationTypeIndex;
use crate::model::Status;

/// Decides by a [`PairSummary`] whether a pair can match the filter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sieve {
    /// Bits that no admitted relation has.
    refused: u32,
    /// Bits of admitted types.
    types: u32,
    /// Bits of ways, of which an admitted relation has one.
    ways: u32,
    /// Relations that ended before this year do not match.
    pub(crate) first_year: i16,
    /// Relations that began after this year do not match.
    pub(crate) last_year: i16,
    /// Whether the summary of a single relation decides the filter exactly.
    is_exact: bool,
    /// Whether relations may be followed both ways.
    is_both_ways: bool,
}

impl Sieve {
    /// Lets everything through.
    pub(crate) const OPEN: Self = Self {
        refused: 0,
        types: u32::MAX,
        ways: way_bits(Direction::Both),
        first_year: i16::MIN,
        last_year: i16::MAX,
        is_exact: true,
        is_both_ways: true,
    };

    /// A sieve for the admitted relation types (one flag per type) and claims (the bits of
    /// [`claim_mask`]).
    pub(crate) fn of(types: &[bool], claims: u64) -> Self {
        let numbered = || types.iter().zip((0u16..).map(RelationTypeIndex::new));
        let bits = |admitted| {
            let chosen = numbered().filter(|(is_admitted, _)| **is_admitted == admitted);
            chosen.fold(0, |bits, (_, relation_type)| bits | type_bit(relation_type))
        };
        let admits = |status, certainty| claims & claim_mask(status, certainty) != 0;
        let statuses = Status::ALL.into_iter().filter(|&status| {
            Certainty::ALL
                .iter()
                .any(|&certainty| admits(status, certainty))
        });
        let certainties = Certainty::ALL
            .into_iter()
            .filter(|&certainty| Status::ALL.iter().any(|&status| admits(status, certainty)));
        // Statuses and certainties are read off apart, which is exact if every combination of them
        // is admitted.
        let combinations = statuses.clone().flat_map(|status| {
            certainties
                .clone()
                .map(move |certainty| (status, certainty))
        });
        let claims_are_clear = combinations
            .clone()
            .all(|(status, certainty)| admits(status, certainty));
        let admitted = combinations.fold(bits(true), |bits, (status, certainty)| {
            bits | status_bit(status) | certainty_bit(certainty)
        });
        Self {
            refused: !(admitted | way_bits(Direction::Both) | PairSummary::SEVERAL),
            types: bits(true),
            // A bit may stand for a type that is admitted and for one that is not.
            is_exact: claims_are_clear && bits(true) & bits(false) == 0,
            ..Self::OPEN
        }
    }

    /// Keeps the relations that can be followed in `direction`.
    #[inline]
    pub(crate) fn towards(self, direction: Direction) -> Self {
        Self {
            ways: way_bits(direction),
            is_both_ways: direction == Direction::Both,
            ..self
        }
    }

    /// Keeps relations that may have held between two years. Does not change whether it is exact.
    pub(crate) fn between(self, first_year: i16, last_year: i16) -> Self {
        Self {
            first_year,
            last_year,
            ..self
        }
    }

    /// Marks the sieve as inexact, for filters that need more than the summary.
    pub(crate) fn inexact(self) -> Self {
        Self {
            is_exact: false,
            ..self
        }
    }

    /// Whether any relation of the pair may match.
    ///
    /// Every condition is computed and all are tested at once: a processor guesses one outcome
    /// better than five.
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "a lazy operator would be a branch"
    )]
    #[inline]
    pub(crate) fn lets_through(self, summary: PairSummary) -> bool {
        (!summary.has(self.refused) | (summary.is_several() & summary.has(self.types)))
            & summary.has(self.ways)
            & (summary.earliest <= self.last_year)
            & (summary.latest >= self.first_year)
    }

    /// Whether a pair that was let through certainly matches; if not, its relations must be checked.
    #[inline]
    pub(crate) fn is_sure(self, summary: PairSummary) -> bool {
        self.is_exact && (!summary.is_several() || self.all_count(summary))
    }

    /// Whether every relation of the pair matches.
    fn all_count(self, summary: PairSummary) -> bool {
        self.is_both_ways
            && !summary.has(self.refused)
            && summary.earliest >= self.first_year
            && summary.latest <= self.last_year
    }
}
