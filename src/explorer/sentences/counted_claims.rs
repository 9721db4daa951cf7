//! The claims and entities that a question counts within its scope: how often a word comes is told of
//! these, as its answer will.

use std::collections::BTreeMap;

use crate::explorer::network_hints::through_anything;
use crate::graph::Layers;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::graph::ScopedGraph;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::KindIndex;
use crate::model::Network;
use crate::model::RelationTypeIndex;

/// Which claims and entities a question counts.
pub(super) struct Counting<'a> {
    scoped: ScopedGraph<'a>,
    /// The same with types whatever their layer, as far as the question names them.
    by_name: ScopedGraph<'a>,
}

/// How many claims of a type a question counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CountOfType {
    /// If it names the type, which then counts whatever its layer.
    pub(super) by_name: usize,
    /// If it names the class of the type.
    pub(super) by_class: usize,
}

impl CountOfType {
    /// Counts a claim, as far as questions do.
    pub(super) fn add(&mut self, counting: &Counting<'_>, claim: Claim<'_>) {
        self.by_name += usize::from(counting.by_name.counts(claim.index()));
        self.by_class += usize::from(counting.counts(claim));
    }
}

impl<'a> Counting<'a> {
    /// What a question within a scope counts.
    pub(super) fn within(graph: &'a NetworkGraph, scope: &Scope) -> Self {
        let scope = through_anything(scope);
        let of_every_layer = Scope {
            layers: Layers::Both,
            ..scope.clone()
        };
        Self {
            scoped: graph.within(&scope, &[]),
            by_name: graph.within(&of_every_layer, &[]),
        }
    }

    /// The network.
    pub(super) fn network(&self) -> &'a Network {
        self.scoped.network()
    }

    /// Whether it counts a claim.
    pub(super) fn counts(&self, claim: Claim<'_>) -> bool {
        self.scoped.counts(claim.index())
    }

    /// Whether it counts an entity.
    pub(super) fn admits(&self, entity: EntityIndex) -> bool {
        self.scoped.admits(entity)
    }

    /// How many entities of each kind it counts.
    pub(super) fn by_kind(&self) -> BTreeMap<KindIndex, usize> {
        let mut counted = BTreeMap::new();
        for (index, entity) in self.network().entities() {
            let count: &mut usize = counted.entry(entity.kind).or_default();
            *count += usize::from(self.admits(index));
        }
        counted
    }

    /// How many claims of each type it counts.
    pub(super) fn by_type(&self) -> BTreeMap<RelationTypeIndex, CountOfType> {
        let network = self.network();
        let mut counted: BTreeMap<RelationTypeIndex, CountOfType> = BTreeMap::new();
        for claim in network.claims() {
            let index = network.relation(claim.index()).relation_type;
            counted.entry(index).or_default().add(self, claim);
        }
        counted
    }
}
