//! A scope compiled for hot loops: lookup tables and bit masks instead of lists.

use fixedbitset::FixedBitSet;

use crate::graph::adjacency::Adjacency;
use crate::graph::adjacency::End;
use crate::graph::adjacency::RelationFacts;
use crate::graph::adjacency::claim_number;
use crate::graph::network_graph::NetworkGraph;
use crate::graph::pair_summary::year_of;
use crate::graph::scope::Direction;
use crate::graph::scope::Period;
use crate::graph::scope::Scope;
use crate::graph::sieve::Sieve;
use crate::model::Certainty;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Modality;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;
use crate::model::Status;
use crate::model::Strength;
use crate::model::Table;
use crate::model::Verdict;
use crate::model::Window;

/// Decides which relations a scope admits.
#[derive(Debug)]
pub(crate) struct RelationFilter {
    admitted_types: Table<RelationTypeIndex, bool>,
    symmetric_types: Table<RelationTypeIndex, bool>,
    claims: u64,
    period: Option<Period>,
    sources: Option<FixedBitSet>,
    direction: Direction,
    sieve: Sieve,
}

impl RelationFilter {
    /// The filter of a scope; `None` if the scope admits every relation of the network in both
    /// directions.
    pub(crate) fn of(scope: &Scope, network: &Network, claims_present: u64) -> Option<Self> {
        let schema = network.schema();
        let admitted_types: Table<RelationTypeIndex, bool> = schema
            .types()
            .map(|(index, found)| {
                let by_type = scope
                    .types
                    .as_ref()
                    .is_none_or(|types| types.contains(&index));
                by_type
                    && scope
                        .classes
                        .as_ref()
                        .is_none_or(|classes| classes.contains(&found.class))
            })
            .collect();
        let claims = admitted_claims(scope);
        let sources = scope.sources.as_ref().map(|sources| {
            let mut set = FixedBitSet::with_capacity(network.sources().len());
            set.extend(sources.iter().map(|source| source.get()));
            set
        });
        let admits_all = admitted_types.values().iter().all(|admitted| *admitted)
            && claims_present & !claims == 0
            && scope.period.is_none()
            && sources.is_none()
            && scope.direction == Direction::Both;
        let sieve = Sieve::of(admitted_types.values(), claims);
        let sieve = scope.period.map_or(sieve, |Period { window, modality }| {
            let sieve = sieve.between(year_of(window.first), year_of(window.last));
            if asks_for_whole_years(Period { window, modality }) {
                sieve
            } else {
                sieve.inexact()
            }
        });
        let symmetric_types = schema.types().map(|(_, found)| found.symmetric).collect();
        let filter = Self {
            sieve: if sources.is_some() {
                sieve.inexact()
            } else {
                sieve
            },
            admitted_types,
            symmetric_types,
            claims,
            period: scope.period,
            sources,
            direction: scope.direction,
        };
        (!admits_all).then_some(filter)
    }

    /// The part of the filter that pair summaries can decide, for one direction.
    #[inline]
    pub(crate) fn sieve(&self, direction: Direction) -> Sieve {
        self.sieve.towards(direction)
    }

    /// Whether the filter admits a relation, regardless of its direction.
    #[inline]
    pub(crate) fn admits(
        &self,
        relation: RelationIndex,
        facts: RelationFacts,
        graph: &NetworkGraph,
    ) -> bool {
        *self.admitted_types.at(facts.relation_type)
            && self.claims & (1 << facts.claim_bit()) != 0
            && self
                .period
                .is_none_or(|period| falls_into(facts, period, graph.adjacency()))
            && self.sources.as_ref().is_none_or(|sources| {
                let network = graph.network();
                network
                    .claim(relation)
                    .citations()
                    .iter()
                    .any(|citation| sources.contains(citation.source.get()))
            })
    }

    /// Whether a relation may be followed from `owner` in a direction.
    #[inline]
    pub(crate) fn leads(&self, facts: RelationFacts, owner: End, direction: Direction) -> bool {
        let outward = facts.is_upward() == (owner == End::Low);
        match direction {
            Direction::Both => true,
            Direction::Out => outward || *self.symmetric_types.at(facts.relation_type),
            Direction::In => !outward || *self.symmetric_types.at(facts.relation_type),
        }
    }

    pub(crate) fn direction(&self) -> Direction {
        self.direction
    }
}

/// Decides which entities may be passed through or returned.
#[derive(Debug)]
pub(crate) struct EntityFilter {
    admitted_kinds: Table<KindIndex, bool>,
    avoided: Vec<EntityIndex>,
    named: Vec<EntityIndex>,
}

impl EntityFilter {
    /// The filter of a scope for a question that names some entities; `None` if every entity is
    /// admitted.
    pub(crate) fn of(scope: &Scope, network: &Network, named: &[EntityIndex]) -> Option<Self> {
        if scope.kinds.is_none() && scope.avoided.is_empty() && scope.avoided_kinds.is_empty() {
            return None;
        }
        let admitted_kinds = network.schema().kinds().map(|(index, _)| {
            scope
                .kinds
                .as_ref()
                .is_none_or(|kinds| kinds.contains(&index))
                && !scope.avoided_kinds.contains(&index)
        });
        let mut avoided = scope.avoided.clone();
        avoided.sort_unstable();
        Some(Self {
            admitted_kinds: admitted_kinds.collect(),
            avoided,
            named: named.to_vec(),
        })
    }

    #[inline]
    pub(crate) fn admits(&self, entity: EntityIndex, network: &Network) -> bool {
        self.named.contains(&entity)
            || (*self.admitted_kinds.at(network.kind_of(entity))
                && self.avoided.binary_search(&entity).is_err())
    }
}

/// Whether comparing years decides the period exactly: it starts on the first day of a year, ends
/// on the last day of one, and asks for possible dates.
fn asks_for_whole_years(period: Period) -> bool {
    let Window { first, last } = period.window;
    let begins_a_year = first.plus(-1).year() < first.year();
    let ends_a_year = last.year() < last.plus(1).year();
    let is_near = [first, last]
        .into_iter()
        .all(|day| (i16::MIN + 1..i16::MAX).contains(&year_of(day)));
    period.modality == Modality::Possible && begins_a_year && ends_a_year && is_near
}

fn falls_into(facts: RelationFacts, period: Period, adjacency: &Adjacency) -> bool {
    let verdict = adjacency.bounds(facts).during(period.window);
    match period.modality {
        Modality::Possible => verdict >= Verdict::Possible,
        Modality::Certain => verdict == Verdict::Certain,
    }
}

/// The combinations of status and certainty that a scope admits, one bit each.
fn admitted_claims(scope: &Scope) -> u64 {
    let mut claims = 0;
    for &status in &scope.statuses {
        for &certainty in &scope.certainties {
            if scope
                .at_least
                .is_none_or(|least| Strength::of(status, certainty) >= least)
            {
                claims |= claim_mask(status, certainty);
            }
        }
    }
    claims
}

/// The bit of a status and a certainty in a mask of claims.
pub(crate) const fn claim_mask(status: Status, certainty: Certainty) -> u64 {
    1 << claim_number(status, certainty)
}
