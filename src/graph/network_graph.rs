//! A network as a graph, indexed for queries.

use std::sync::Mutex;
use std::sync::OnceLock;

use petgraph::Directed;
use petgraph::graph::Graph;
use petgraph::graph::NodeIndex;

use crate::graph::adjacency::Adjacency;
use crate::graph::relation_filter::claim_mask;
use crate::graph::scope::Scope;
use crate::graph::scoped::ScopedGraph;
use crate::graph::search_space::SearchSpace;
use crate::graph::written_rows::WrittenRows;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;

/// The multigraph of a network: node and edge numbers are those of its entities and relations, an
/// edge carries its type.
pub type TypedMultigraph = Graph<(), RelationTypeIndex, Directed, u32>;

/// A network, the frozen adjacency the questions run on, and its petgraph multigraph once that is
/// asked for.
#[derive(Debug)]
pub struct NetworkGraph {
    network: Network,
    multigraph: OnceLock<TypedMultigraph>,
    adjacency: Adjacency,
    /// In the order of the entities, then of the dataset.
    self_relations: Vec<SelfRelation>,
    claims_present: u64,
    search_spaces: Mutex<Vec<SearchSpace>>,
    written_rows: OnceLock<WrittenRows>,
}

/// A relation of an entity with itself, which has no place in the rows of the adjacency.
#[derive(Clone, Copy, Debug)]
struct SelfRelation {
    entity: EntityIndex,
    relation: RelationIndex,
}

impl NetworkGraph {
    /// Builds the graph of a network. Time `O(E log E)`, on the calling thread.
    #[must_use]
    pub fn build(network: Network) -> Self {
        let adjacency = Adjacency::freeze(&network);
        let claims = network
            .relations()
            .iter()
            .map(|relation| claim_mask(relation.status, relation.certainty));
        let claims_present = claims.fold(0, |present, claim| present | claim);
        Self {
            self_relations: self_relations(&network),
            network,
            multigraph: OnceLock::new(),
            adjacency,
            claims_present,
            search_spaces: Mutex::default(),
            written_rows: OnceLock::new(),
        }
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The typed multigraph, for petgraph's own algorithms on the whole network.
    ///
    /// It is built when it is first asked for, in time `O(V + E)`, since no question needs it: a
    /// [`ScopedGraph`] implements petgraph's traits as well.
    #[must_use]
    pub fn multigraph(&self) -> &TypedMultigraph {
        self.multigraph.get_or_init(|| multigraph(&self.network))
    }

    /// The part of the graph a scope admits; `named` are the entities the question names, admitted
    /// in any case.
    ///
    /// Cost: a few tables as long as the schema; nothing is copied.
    #[must_use]
    pub fn within(&self, scope: &Scope, named: &[EntityIndex]) -> ScopedGraph<'_> {
        ScopedGraph::new(self, scope, named)
    }

    /// All relations at an entity, self-relations once, in the order of the dataset.
    ///
    /// Time `O(d log d)` in the number of these relations.
    #[must_use]
    pub fn relations_at(&self, entity: EntityIndex) -> Vec<RelationIndex> {
        let entries = self.adjacency.row(entity);
        let with_others = entries.flat_map(|entry| self.adjacency.relations(entry));
        let own = self.relations_with_itself(entity);
        let mut relations: Vec<RelationIndex> = with_others.copied().chain(own).collect();
        relations.sort_unstable();
        relations
    }

    /// The relations of an entity with itself, in the order of the dataset.
    pub fn relations_with_itself(
        &self,
        entity: EntityIndex,
    ) -> impl Iterator<Item = RelationIndex> + '_ {
        let first_own = self
            .self_relations
            .partition_point(|own| own.entity < entity);
        let own = self.self_relations.iter().skip(first_own);
        own.take_while(move |own| own.entity == entity)
            .map(|own| own.relation)
    }

    /// The number of different neighbours of an entity in the whole network.
    #[must_use]
    pub fn degree(&self, entity: EntityIndex) -> usize {
        self.adjacency.row(entity).len()
    }

    /// The number of pairs of entities that have at least one relation.
    #[must_use]
    pub fn pair_count(&self) -> usize {
        self.adjacency.pair_count()
    }

    #[inline]
    pub(crate) fn adjacency(&self) -> &Adjacency {
        &self.adjacency
    }

    /// The relations as they are written, by their ends. They are laid out when they are first asked
    /// for, in time linear in the size of the network, since only queries as text need them.
    pub(crate) fn written_rows(&self) -> &WrittenRows {
        self.written_rows
            .get_or_init(|| WrittenRows::of(&self.network))
    }

    pub(crate) fn claims_present(&self) -> u64 {
        self.claims_present
    }

    /// Work space for one search; give it back with
    /// [`return_search_space`](Self::return_search_space), so that the next search allocates
    /// nothing.
    pub(crate) fn take_search_space(&self) -> SearchSpace {
        let pooled = self
            .search_spaces
            .lock()
            .ok()
            .and_then(|mut pool| pool.pop());
        pooled.unwrap_or_else(|| SearchSpace::new(self.network.entity_count()))
    }

    pub(crate) fn return_search_space(&self, space: SearchSpace) {
        if let Ok(mut pool) = self.search_spaces.lock() {
            pool.push(space);
        }
    }
}

fn self_relations(network: &Network) -> Vec<SelfRelation> {
    let relations = network.relations().iter().zip(0u32..);
    let own = relations.filter(|(relation, _)| relation.from == relation.to);
    let mut own: Vec<SelfRelation> = own
        .map(|(relation, number)| SelfRelation {
            entity: relation.from,
            relation: RelationIndex::new(number),
        })
        .collect();
    own.sort_by_key(|own| own.entity);
    own
}

/// The typed multigraph of a network.
fn multigraph(network: &Network) -> TypedMultigraph {
    let mut multigraph = Graph::with_capacity(network.entity_count(), network.relations().len());
    for _ in network.entities() {
        multigraph.add_node(());
    }
    for relation in network.relations() {
        multigraph.add_edge(
            NodeIndex::new(relation.from.get()),
            NodeIndex::new(relation.to.get()),
            relation.relation_type,
        );
    }
    multigraph
}
