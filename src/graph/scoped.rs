//! The part of a graph that a scope admits, without a copy.

use crate::graph::adjacency::End;
use crate::graph::adjacency::RelationFacts;
use crate::graph::neighbours::Neighbours;
use crate::graph::network_graph::NetworkGraph;
use crate::graph::relation_filter::EntityFilter;
use crate::graph::relation_filter::RelationFilter;
use crate::graph::scope::Direction;
use crate::graph::scope::Scope;
use crate::graph::sieve::Sieve;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;

/// A view of a [`NetworkGraph`] through a [`Scope`]. Implements petgraph's `visit` traits.
///
/// # Example
///
/// petgraph's algorithms on a part of the network: what can be reached from an entity, and the cut
/// points of the whole:
///
/// ```
/// use petgraph::visit::Bfs;
/// use petgraph::visit::Walker;
/// use prosopograph::dataset::builtin;
/// use prosopograph::explorer::Explorer;
/// use prosopograph::graph::Scope;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let explorer = Explorer::open(&builtin())?;
/// let scoped = explorer.graph().within(&Scope::default(), &[]);
/// let start = explorer.entity("Stalin")?;
/// let reached = Bfs::new(&scoped, start).iter(&scoped).count();
/// assert!(reached > 100);
///
/// let undirected = explorer.graph().multigraph().clone().into_edge_type::<petgraph::Undirected>();
/// let cut_points = petgraph::algo::articulation_points::articulation_points(&undirected);
/// let bridges = petgraph::algo::bridges::bridges(&undirected).count();
/// println!("{} cut points, {bridges} bridges", cut_points.len());
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct ScopedGraph<'a> {
    graph: &'a NetworkGraph,
    direction: Direction,
    relation_filter: Option<RelationFilter>,
    entity_filter: Option<EntityFilter>,
}

impl<'a> ScopedGraph<'a> {
    pub(crate) fn new(graph: &'a NetworkGraph, scope: &Scope, named: &[EntityIndex]) -> Self {
        let relation_filter = RelationFilter::of(scope, graph.network(), graph.claims_present());
        Self {
            graph,
            direction: relation_filter
                .as_ref()
                .map_or(Direction::Both, RelationFilter::direction),
            relation_filter,
            entity_filter: EntityFilter::of(scope, graph.network(), named),
        }
    }

    /// The whole graph behind the view.
    #[inline]
    #[must_use]
    pub fn graph(&self) -> &'a NetworkGraph {
        self.graph
    }

    /// The network behind the view.
    #[must_use]
    pub fn network(&self) -> &'a Network {
        self.graph.network()
    }

    /// Which way the scope follows relations.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Whether the scope admits an entity.
    #[inline]
    #[must_use]
    pub fn admits(&self, entity: EntityIndex) -> bool {
        self.entity_filter
            .as_ref()
            .is_none_or(|filter| filter.admits(entity, self.graph.network()))
    }

    /// All entities the scope admits, in the order of their ids.
    pub fn entities(&self) -> impl Iterator<Item = EntityIndex> {
        self.graph
            .network()
            .entities()
            .map(|(index, _)| index)
            .filter(|&entity| self.admits(entity))
    }

    /// The neighbours of an entity in the scope's direction, in the order of their ids, each once.
    #[inline]
    #[must_use]
    pub fn neighbours(&self, entity: EntityIndex) -> Neighbours<'_> {
        self.neighbours_along(entity, self.direction)
    }

    /// The neighbours of an entity in the direction opposite to the scope's.
    #[inline]
    #[must_use]
    pub fn neighbours_against(&self, entity: EntityIndex) -> Neighbours<'_> {
        self.neighbours_along(entity, self.direction.reversed())
    }

    /// The neighbours of an entity in either direction.
    #[must_use]
    pub fn neighbours_both(&self, entity: EntityIndex) -> Neighbours<'_> {
        self.neighbours_along(entity, Direction::Both)
    }

    /// The relations that lead from `entity` to `neighbour` in the scope's direction, in the order
    /// of the dataset.
    pub fn relations_between(
        &self,
        entity: EntityIndex,
        neighbour: EntityIndex,
    ) -> impl Iterator<Item = RelationIndex> {
        self.relations_along(entity, neighbour, self.direction)
    }

    /// The relations between two entities that the scope admits, in either direction.
    pub fn relations_of_pair(
        &self,
        entity: EntityIndex,
        neighbour: EntityIndex,
    ) -> impl Iterator<Item = RelationIndex> {
        self.relations_along(entity, neighbour, Direction::Both)
    }

    /// Whether a relation can be followed from `entity` to an admitted entity. A self-relation can
    /// be followed if the scope admits it.
    #[must_use]
    pub fn leads_from(&self, entity: EntityIndex, relation: RelationIndex) -> bool {
        let row = self.network().relation(relation);
        if row.from != entity && row.to != entity {
            return false;
        }
        let other = if row.from == entity { row.to } else { row.from };
        let filter = self.relation_filter.as_ref();
        if other == entity {
            let facts = RelationFacts::of(self.network(), relation);
            return filter.is_none_or(|filter| filter.admits(relation, facts, self.graph));
        }
        let owner = End::of(entity, other);
        let leads = |filter| self.admits_relation(filter, relation, owner, self.direction);
        self.admits(other) && filter.is_none_or(leads)
    }

    /// Whether the scope admits a relation and both its ends, regardless of its direction.
    #[must_use]
    pub fn counts(&self, relation: RelationIndex) -> bool {
        let network = self.network();
        let row = network.relation(relation);
        let facts = RelationFacts::of(network, relation);
        let filter = self.relation_filter.as_ref();
        self.admits(row.from)
            && self.admits(row.to)
            && filter.is_none_or(|filter| filter.admits(relation, facts, self.graph))
    }

    /// Every relation that may be followed from an entity in a direction, with the neighbour it
    /// leads to, in the order of the neighbours' ids.
    pub fn ties_along(
        &self,
        entity: EntityIndex,
        direction: Direction,
    ) -> impl Iterator<Item = (EntityIndex, RelationIndex)> + '_ {
        let adjacency = self.graph.adjacency();
        let row = adjacency.row(entity);
        let neighbours = adjacency.neighbours(row.clone()).iter().copied();
        row.zip(neighbours)
            .filter(|(_, neighbour)| self.admits(*neighbour))
            .flat_map(move |(entry, neighbour)| {
                let relations = adjacency.relations(entry).iter().copied();
                let admitted = relations.filter(move |&relation| {
                    let filter = self.relation_filter.as_ref();
                    filter.is_none_or(|filter| {
                        self.admits_relation(
                            filter,
                            relation,
                            End::of(entity, neighbour),
                            direction,
                        )
                    })
                });
                admitted.map(move |relation| (neighbour, relation))
            })
    }

    /// Whether the scope admits everything.
    #[must_use]
    pub(crate) fn is_whole(&self) -> bool {
        self.relation_filter.is_none() && self.entity_filter.is_none()
    }

    /// The date bounds of a relation.
    #[inline]
    #[must_use]
    pub fn bounds(&self, relation: RelationIndex) -> DateBounds {
        self.graph
            .adjacency()
            .bounds(RelationFacts::of(self.network(), relation))
    }

    /// The length of an entity's row, which is the cost of visiting its neighbours.
    #[inline]
    pub(crate) fn row_length(&self, entity: EntityIndex) -> usize {
        self.graph.adjacency().row(entity).len()
    }

    #[inline]
    fn neighbours_along(&self, entity: EntityIndex, direction: Direction) -> Neighbours<'_> {
        Neighbours::of(self, entity, direction)
    }

    /// The part of the filter that pair summaries can decide; `None` if the scope admits everything.
    #[inline]
    pub(crate) fn sieve(&self, direction: Direction) -> Option<Sieve> {
        match &self.relation_filter {
            Some(filter) => Some(filter.sieve(direction)),
            None => self.entity_filter.is_some().then_some(Sieve::OPEN),
        }
    }

    fn relations_along(
        &self,
        owner: EntityIndex,
        neighbour: EntityIndex,
        direction: Direction,
    ) -> impl Iterator<Item = RelationIndex> {
        let adjacency = self.graph.adjacency();
        let relations = adjacency
            .entry(owner, neighbour)
            .map_or(&[][..], |entry| adjacency.relations(entry));
        relations.iter().copied().filter(move |&relation| {
            let filter = self.relation_filter.as_ref();
            filter.is_none_or(|filter| {
                self.admits_relation(filter, relation, End::of(owner, neighbour), direction)
            })
        })
    }

    /// Whether the scope admits any relation of an entry, checked one by one.
    pub(crate) fn admits_some(&self, entry: usize, owner: End, direction: Direction) -> bool {
        let Some(filter) = &self.relation_filter else {
            return true;
        };
        let sieve = filter.sieve(direction);
        let (relations, summaries) = self.graph.adjacency().summarised(entry);
        let seen_from_other_end = relations.len() > 1 && owner == End::High;
        relations.iter().zip(summaries).any(|(&relation, summary)| {
            let summary = if seen_from_other_end {
                summary.turned()
            } else {
                *summary
            };
            sieve.lets_through(summary)
                && (sieve.is_sure(summary)
                    || self.admits_relation(filter, relation, owner, direction))
        })
    }

    fn admits_relation(
        &self,
        filter: &RelationFilter,
        relation: RelationIndex,
        owner: End,
        direction: Direction,
    ) -> bool {
        let network = self.network();
        let facts = RelationFacts::of(network, relation);
        filter.leads(facts, owner, direction) && filter.admits(relation, facts, self.graph)
    }
}
