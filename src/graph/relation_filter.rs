//! A scope made ready for a hot loop: tables and masks instead of lists.

use fixedbitset::FixedBitSet;

use crate::graph::adjacency::Adjacency;
use crate::graph::adjacency::PairSummary;
use crate::graph::adjacency::RelationFacts;
use crate::graph::adjacency::type_bit;
use crate::graph::adjacency::year_of;
use crate::graph::scope::Direction;
use crate::graph::scope::Period;
use crate::graph::scope::Scope;
use crate::model::Certainty;
use crate::model::EntityIndex;
use crate::model::Modality;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Status;
use crate::model::Strength;
use crate::model::Verdict;
use crate::model::Window;

/// Decides which relations count.
#[derive(Debug)]
pub(crate) struct RelationFilter {
    admitted_types: Vec<bool>,
    symmetric_types: Vec<bool>,
    type_mask: u32,
    claims: u64,
    period: Option<Period>,
    sources: Option<FixedBitSet>,
    direction: Direction,
    first_year: i16,
    last_year: i16,
    /// Whether the summary of a single relation says all that this filter asks for.
    summary_is_enough: bool,
}

impl RelationFilter {
    /// The filter of a scope; `None` if the scope admits every relation of the network in both directions.
    pub(crate) fn of(scope: &Scope, network: &Network, claims_present: u64) -> Option<Self> {
        let schema = network.schema();
        let admitted_types: Vec<bool> = schema
            .types()
            .map(|(index, found)| {
                let by_type = scope.types.as_ref().is_none_or(|types| types.contains(&index));
                by_type && scope.classes.as_ref().is_none_or(|classes| classes.contains(&found.class))
            })
            .collect();
        let type_mask =
            schema.types().filter(|(index, _)| admitted_types[index.get()]).fold(0, |mask, (index, _)| mask | type_bit(index));
        // A bit may stand for a type that is admitted and for one that is not.
        let bits_are_clear = schema.types().all(|(index, _)| admitted_types[index.get()] || type_mask & type_bit(index) == 0);
        let claims = admitted_claims(scope);
        let sources = scope.sources.as_ref().map(|sources| {
            let mut set = FixedBitSet::with_capacity(network.sources().len());
            set.extend(sources.iter().map(|source| source.get()));
            set
        });
        let admits_all = admitted_types.iter().all(|admitted| *admitted)
            && claims_present & !claims == 0
            && scope.period.is_none()
            && sources.is_none()
            && scope.direction == Direction::Both;
        let symmetric_types = schema.types().map(|(_, found)| found.symmetric).collect();
        let filter = Self {
            first_year: scope.period.map_or(i16::MIN, |period| year_of(period.window.first)),
            last_year: scope.period.map_or(i16::MAX, |period| year_of(period.window.last)),
            summary_is_enough: bits_are_clear && sources.is_none() && scope.period.is_none_or(asks_for_whole_years),
            admitted_types,
            symmetric_types,
            type_mask,
            claims,
            period: scope.period,
            sources,
            direction: scope.direction,
        };
        (!admits_all).then_some(filter)
    }

    /// Whether something behind a row entry counts; `None` if its relations themselves must be asked.
    #[inline]
    pub(crate) fn decide(&self, summary: PairSummary, direction: Direction) -> Option<bool> {
        let possible = summary.types() & self.type_mask != 0
            && summary.leads(direction)
            && summary.earliest <= self.last_year
            && summary.latest >= self.first_year;
        if !possible {
            return Some(false);
        }
        let best_admitted = self.claims & (1 << summary.best_claim()) != 0;
        if !self.summary_is_enough || (summary.is_several() && !(best_admitted && self.only_claims_matter(summary, direction))) {
            return None;
        }
        Some(best_admitted)
    }

    /// Whether the relations of a pair differ, for this filter, in nothing but their claims.
    fn only_claims_matter(&self, summary: PairSummary, direction: Direction) -> bool {
        summary.types() & !self.type_mask == 0 && self.period.is_none() && direction == Direction::Both
    }

    /// Whether a relation counts, whichever way it leads.
    #[inline]
    pub(crate) fn admits(&self, relation: RelationIndex, facts: RelationFacts, graph: (&Network, &Adjacency)) -> bool {
        let (network, adjacency) = graph;
        self.admitted_types[facts.relation_type.get()]
            && self.claims & (1 << facts.claim_bit()) != 0
            && self.period.is_none_or(|period| falls_into(facts, period, adjacency))
            && self.sources.as_ref().is_none_or(|sources| {
                network.claim(relation).citations().iter().any(|citation| sources.contains(citation.source.get()))
            })
    }

    /// Whether a relation may be followed from `owner` in a direction.
    #[inline]
    pub(crate) fn leads(&self, facts: RelationFacts, owner_is_low: bool, direction: Direction) -> bool {
        let outward = facts.is_upward() == owner_is_low;
        match direction {
            Direction::Both => true,
            Direction::Out => outward || self.symmetric_types[facts.relation_type.get()],
            Direction::In => !outward || self.symmetric_types[facts.relation_type.get()],
        }
    }

    pub(crate) fn direction(&self) -> Direction {
        self.direction
    }
}

/// Decides which entities may be passed through or returned.
#[derive(Debug)]
pub(crate) struct EntityFilter {
    admitted_kinds: Vec<bool>,
    avoided: Vec<EntityIndex>,
    named: Vec<EntityIndex>,
}

impl EntityFilter {
    /// The filter of a scope for a question that names some entities; `None` if every entity is admitted.
    pub(crate) fn of(scope: &Scope, network: &Network, named: &[EntityIndex]) -> Option<Self> {
        if scope.kinds.is_none() && scope.avoided.is_empty() && scope.avoided_kinds.is_empty() {
            return None;
        }
        let admitted_kinds = network.schema().kinds().map(|(index, _)| {
            scope.kinds.as_ref().is_none_or(|kinds| kinds.contains(&index)) && !scope.avoided_kinds.contains(&index)
        });
        let mut avoided = scope.avoided.clone();
        avoided.sort_unstable();
        Some(Self { admitted_kinds: admitted_kinds.collect(), avoided, named: named.to_vec() })
    }

    #[inline]
    pub(crate) fn admits(&self, entity: EntityIndex, network: &Network) -> bool {
        self.named.contains(&entity)
            || (self.admitted_kinds[network.kind_of(entity).get()] && self.avoided.binary_search(&entity).is_err())
    }
}

/// Whether comparing years decides a period: it begins with a year, ends with one, and asks what may have been.
fn asks_for_whole_years(period: Period) -> bool {
    let Window { first, last } = period.window;
    let begins_a_year = first.plus(-1).year() < first.year();
    let ends_a_year = last.year() < last.plus(1).year();
    let is_near = [first, last].into_iter().all(|day| (i16::MIN + 1..i16::MAX).contains(&year_of(day)));
    period.modality == Modality::Possible && begins_a_year && ends_a_year && is_near
}

fn falls_into(facts: RelationFacts, period: Period, adjacency: &Adjacency) -> bool {
    let verdict = adjacency.bounds(facts).during(period.window);
    match period.modality {
        Modality::Possible => verdict >= Verdict::Possible,
        Modality::Certain => verdict == Verdict::Certain,
    }
}

/// The ways of standing that a scope admits, a bit each.
fn admitted_claims(scope: &Scope) -> u64 {
    let mut claims = 0;
    for &status in &scope.statuses {
        for &certainty in &scope.certainties {
            if scope.at_least.is_none_or(|least| Strength::of(status, certainty) >= least) {
                claims |= claim_mask(status, certainty);
            }
        }
    }
    claims
}

/// The bit of a status and a certainty in a mask of claims.
pub(crate) const fn claim_mask(status: Status, certainty: Certainty) -> u64 {
    1 << (status as u8 * 8 + certainty as u8)
}
