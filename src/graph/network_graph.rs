//! A network as a graph, ready for questions.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread;

use petgraph::Directed;
use petgraph::graph::Graph;
use petgraph::graph::NodeIndex;

use crate::graph::adjacency::Adjacency;
use crate::graph::relation_filter::claim_mask;
use crate::graph::scope::Scope;
use crate::graph::scoped::ScopedGraph;
use crate::graph::search_space::SearchSpace;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;

/// The multigraph of a network: node and edge numbers are those of its entities and relations, an
/// edge carries its type.
pub type TypedMultigraph = Graph<(), RelationTypeIndex, Directed, u32>;

/// A network, its petgraph multigraph, and the frozen adjacency the questions run on.
#[derive(Debug)]
pub struct NetworkGraph {
    network: Network,
    multigraph: TypedMultigraph,
    adjacency: Adjacency,
    claims_present: u64,
    search_spaces: Mutex<Vec<SearchSpace>>,
}

impl NetworkGraph {
    /// The graph of a network. Time `O(E log E)`.
    #[must_use]
    pub fn build(network: Network) -> Self {
        let (multigraph, adjacency) = thread::scope(|scope| {
            let multigraph = scope.spawn(|| multigraph(&network));
            let adjacency = Adjacency::freeze(&network);
            (multigraph.join(), adjacency)
        });
        let multigraph = multigraph.unwrap_or_else(|panic| resume_unwind(panic));
        let claims = network
            .relations()
            .iter()
            .map(|relation| claim_mask(relation.status, relation.certainty));
        let claims_present = claims.fold(0, |present, claim| present | claim);
        Self {
            network,
            multigraph,
            adjacency,
            claims_present,
            search_spaces: Mutex::default(),
        }
    }

    /// The network.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// The typed multigraph, for petgraph's own algorithms on the whole network.
    #[must_use]
    pub fn multigraph(&self) -> &TypedMultigraph {
        &self.multigraph
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
    #[must_use]
    pub fn relations_at(&self, entity: EntityIndex) -> Vec<RelationIndex> {
        let node = NodeIndex::new(entity.get());
        let edges = self.multigraph.edges_directed(node, petgraph::Outgoing);
        let mut relations: Vec<u32> = edges
            .chain(self.multigraph.edges_directed(node, petgraph::Incoming))
            .map(|edge| {
                u32::try_from(petgraph::visit::EdgeRef::id(&edge).index()).unwrap_or(u32::MAX)
            })
            .collect();
        relations.sort_unstable();
        relations.dedup();
        relations.into_iter().map(RelationIndex::new).collect()
    }

    /// How many different neighbours an entity has in the whole network.
    #[must_use]
    pub fn degree(&self, entity: EntityIndex) -> usize {
        self.adjacency.row(entity).len()
    }

    /// How many pairs of entities are tied, whatever the number of their relations.
    #[must_use]
    pub fn pair_count(&self) -> usize {
        self.adjacency.pair_count()
    }

    #[inline]
    pub(crate) fn adjacency(&self) -> &Adjacency {
        &self.adjacency
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
