//! A scope compiled for hot loops: lookup tables and bit masks instead of lists.

use fixedbitset::FixedBitSet;

use crate::graph::adjacency::Adjacency;
use crate::graph::adjacency::End;
use crate::graph::adjacency::RelationFacts;
use crate::graph::adjacency::claim_number;
use crate::graph::network_graph::NetworkGraph;
use crate::graph::pair_summary::year_of;
use crate::graph::period::Period;
use crate::graph::scope::Direction;
use crate::graph::scope::Passing;
use crate::graph::scope::Scope;
use crate::graph::sieve::Sieve;
use crate::model::Carries;
use crate::model::Certainty;
use crate::model::Entity;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Modality;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::RelationType;
use crate::model::RelationTypeIndex;
use crate::model::Status;
use crate::model::Strength;
use crate::model::Table;
use crate::model::Window;

/// Decides which relations a scope admits.
#[derive(Debug)]
pub(crate) struct RelationFilter {
    admitted_types: Table<RelationTypeIndex, bool>,
    ways: Table<RelationTypeIndex, TypeWays>,
    claims: u64,
    period: Option<Period>,
    sources: Option<FixedBitSet>,
    /// The relations that places, claimants and conditions on columns admit.
    chosen: Option<FixedBitSet>,
    direction: Direction,
    sieve: Sieve,
}

impl RelationFilter {
    /// The filter of a scope; `None` if the scope admits every relation of the network in both
    /// directions.
    pub(crate) fn of(scope: &Scope, network: &Network, claims_present: u64) -> Option<Self> {
        let schema = network.schema();
        let admitted_types = admitted_types(scope, network);
        let claims = admitted_claims(scope);
        let sources = scope.sources.as_ref().map(|sources| {
            let mut set = FixedBitSet::with_capacity(network.sources().len());
            set.extend(sources.iter().map(|source| source.get()));
            set
        });
        let chosen = chosen(scope, network);
        let admits_all = admitted_types.values().iter().all(|admitted| *admitted)
            && claims_present & !claims == 0
            && scope.period.is_none()
            && sources.is_none()
            && chosen.is_none()
            && scope.direction == Direction::Both;
        let sieve = Sieve::of(admitted_types.values(), claims);
        let sieve = match scope.direction {
            // The summary of a pair does not say which ways its types carry.
            Direction::Carried | Direction::CarriedBack => sieve.inexact(),
            Direction::Both | Direction::Out | Direction::In => sieve,
        };
        let sieve = scope.period.map_or(sieve, |period| {
            let Window { first, last } = period.window;
            let sieve = sieve.between(year_of(first), year_of(last));
            if asks_for_whole_years(period) {
                sieve
            } else {
                sieve.inexact()
            }
        });
        let ways = schema
            .types()
            .map(|(_, found)| TypeWays::of(found))
            .collect();
        let filter = Self {
            sieve: if sources.is_some() || chosen.is_some() {
                sieve.inexact()
            } else {
                sieve
            },
            admitted_types,
            ways,
            claims,
            period: scope.period,
            sources,
            chosen,
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
            && self
                .chosen
                .as_ref()
                .is_none_or(|chosen| chosen.contains(relation.get()))
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
        let ways = *self.ways.at(facts.relation_type);
        let way = if facts.is_upward() == (owner == End::Low) {
            Way::Outward
        } else {
            Way::Inward
        };
        match direction {
            Direction::Both => true,
            Direction::Out => ways.lead(way),
            Direction::In => ways.lead(way.turned()),
            Direction::Carried => ways.carry(way),
            Direction::CarriedBack => ways.carry(way.turned()),
        }
    }

    pub(crate) fn direction(&self) -> Direction {
        self.direction
    }
}

/// Which ways relations of a type lead.
#[derive(Clone, Copy, Debug)]
struct TypeWays {
    is_symmetric: bool,
    carries: Carries,
}

impl TypeWays {
    fn of(relation_type: &RelationType) -> Self {
        Self {
            is_symmetric: relation_type.symmetric,
            carries: relation_type.carries,
        }
    }

    /// Whether relations of the type lead this way.
    fn lead(self, way: Way) -> bool {
        way == Way::Outward || self.is_symmetric
    }

    /// Whether news travel this way over relations of the type.
    fn carry(self, way: Way) -> bool {
        match self.carries {
            Carries::No => false,
            Carries::Both => true,
            Carries::Along => self.lead(way),
            Carries::Against => self.lead(way.turned()),
        }
    }
}

/// Which way a relation is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// From its first end to its second.
    Outward,
    /// From its second end to its first.
    Inward,
}

impl Way {
    fn turned(self) -> Self {
        match self {
            Self::Outward => Self::Inward,
            Self::Inward => Self::Outward,
        }
    }
}

/// Which types a scope admits: those it names, or those of its layers; of its classes.
fn admitted_types(scope: &Scope, network: &Network) -> Table<RelationTypeIndex, bool> {
    let types = network.schema().types();
    let admits = |(index, found): (RelationTypeIndex, &RelationType)| {
        let by_type = match &scope.types {
            Some(types) => types.contains(&index),
            None => scope.layers.include(found.layer) || scope.also.contains(&index),
        };
        let by_class = scope.classes.as_ref();
        by_type && by_class.is_none_or(|classes| classes.contains(&found.class))
    };
    types.map(admits).collect()
}

/// The relations that places, claimants and conditions on columns admit, found in one pass; `None`
/// if the scope has none of these.
fn chosen(scope: &Scope, network: &Network) -> Option<FixedBitSet> {
    let conditions = &scope.relation_conditions;
    if scope.places.is_none() && scope.claimants.is_none() && conditions.is_empty() {
        return None;
    }
    let names = |wanted: &Option<Vec<EntityIndex>>, named: Option<EntityIndex>| match wanted {
        Some(wanted) => named.is_some_and(|named| wanted.contains(&named)),
        None => true,
    };
    let mut chosen = FixedBitSet::with_capacity(network.relations().len());
    let claims = network.claims().filter(|&claim| {
        names(&scope.places, claim.place())
            && names(&scope.claimants, claim.asserted_by())
            && scope.suffices(scope.conditions_on_claim(claim))
    });
    chosen.extend(claims.map(|claim| claim.index().get()));
    Some(chosen)
}

/// Decides which entities may be passed through or returned.
#[derive(Debug)]
pub(crate) struct EntityFilter {
    admitted_kinds: Table<KindIndex, bool>,
    avoided: Vec<EntityIndex>,
    /// The entities that conditions on columns admit; `None` if there are no conditions.
    chosen: Option<FixedBitSet>,
    named: Vec<EntityIndex>,
}

impl EntityFilter {
    /// The filter of a scope for a question that names some entities; `None` if every entity is
    /// admitted.
    pub(crate) fn of(scope: &Scope, network: &Network, named: &[EntityIndex]) -> Option<Self> {
        let carriers_only = scope.passing == Passing::Carriers
            && network.schema().kinds().any(|(_, kind)| !kind.carries);
        let conditions = &scope.entity_conditions;
        let is_open = scope.kinds.is_none() && !carriers_only && conditions.is_empty();
        if is_open && scope.avoided.is_empty() && scope.avoided_kinds.is_empty() {
            return None;
        }
        let admitted_kinds = network.schema().kinds().map(|(index, kind)| {
            let may_pass = match &scope.kinds {
                Some(kinds) => kinds.contains(&index),
                None => !carriers_only || kind.carries,
            };
            may_pass && !scope.avoided_kinds.contains(&index)
        });
        let mut avoided = scope.avoided.clone();
        avoided.sort_unstable();
        let chosen = (!conditions.is_empty()).then(|| {
            let mut chosen = FixedBitSet::with_capacity(network.entity_count());
            let meets_all = |entity: &Entity| scope.suffices(scope.conditions_on_entity(entity));
            let entities = network.entities().filter(|(_, entity)| meets_all(entity));
            chosen.extend(entities.map(|(index, _)| index.get()));
            chosen
        });
        Some(Self {
            chosen,
            admitted_kinds: admitted_kinds.collect(),
            avoided,
            named: named.to_vec(),
        })
    }

    #[inline]
    pub(crate) fn admits(&self, entity: EntityIndex, network: &Network) -> bool {
        self.named.contains(&entity)
            || (*self.admitted_kinds.at(network.kind_of(entity))
                && self.avoided.binary_search(&entity).is_err()
                && self
                    .chosen
                    .as_ref()
                    .is_none_or(|chosen| chosen.contains(entity.get())))
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
    let verdict = period.verdict(adjacency.bounds(facts));
    verdict.fits(period.modality)
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
