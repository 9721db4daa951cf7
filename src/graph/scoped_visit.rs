//! petgraph's `visit` traits for a scoped graph, so that any petgraph algorithm runs on any part of
//! a network.
//!
//! An edge is a relation as it may be followed: under a scope that follows relations both ways,
//! each is met from either end. Neighbours are met once, however many relations tie them.

use fixedbitset::FixedBitSet;
use petgraph::Directed;
use petgraph::Direction as Way;
use petgraph::visit::Data;
use petgraph::visit::EdgeRef;
use petgraph::visit::GraphBase;
use petgraph::visit::GraphProp;
use petgraph::visit::IntoEdgeReferences;
use petgraph::visit::IntoEdges;
use petgraph::visit::IntoNeighbors;
use petgraph::visit::IntoNeighborsDirected;
use petgraph::visit::IntoNodeIdentifiers;
use petgraph::visit::NodeCount;
use petgraph::visit::NodeIndexable;
use petgraph::visit::VisitMap;
use petgraph::visit::Visitable;

use crate::graph::neighbours::Neighbours;
use crate::graph::scoped::ScopedGraph;
use crate::model::EntityIndex;
use crate::model::Relation;
use crate::model::RelationIndex;
use crate::model::RelationTypeIndex;

/// A relation as a petgraph edge, in the direction in which it is followed.
#[derive(Clone, Copy, Debug)]
pub struct ScopedEdge<'a> {
    from: EntityIndex,
    to: EntityIndex,
    index: RelationIndex,
    relation: &'a Relation,
}

impl EdgeRef for ScopedEdge<'_> {
    type NodeId = EntityIndex;
    type EdgeId = RelationIndex;
    type Weight = RelationTypeIndex;

    fn source(&self) -> EntityIndex {
        self.from
    }

    fn target(&self) -> EntityIndex {
        self.to
    }

    fn weight(&self) -> &RelationTypeIndex {
        &self.relation.relation_type
    }

    fn id(&self) -> RelationIndex {
        self.index
    }
}

impl GraphBase for ScopedGraph<'_> {
    type NodeId = EntityIndex;
    type EdgeId = RelationIndex;
}

impl GraphProp for ScopedGraph<'_> {
    type EdgeType = Directed;
}

impl Data for ScopedGraph<'_> {
    type NodeWeight = ();
    type EdgeWeight = RelationTypeIndex;
}

impl NodeIndexable for ScopedGraph<'_> {
    fn node_bound(&self) -> usize {
        self.network().entity_count()
    }

    fn to_index(&self, entity: EntityIndex) -> usize {
        entity.get()
    }

    fn from_index(&self, position: usize) -> EntityIndex {
        EntityIndex::new(u32::try_from(position).unwrap_or(u32::MAX))
    }
}

impl NodeCount for ScopedGraph<'_> {
    fn node_count(&self) -> usize {
        self.entities().count()
    }
}

impl Visitable for ScopedGraph<'_> {
    type Map = VisitedEntities;

    fn visit_map(&self) -> VisitedEntities {
        VisitedEntities(FixedBitSet::with_capacity(self.network().entity_count()))
    }

    fn reset_map(&self, map: &mut VisitedEntities) {
        map.0.clear();
        map.0.grow(self.network().entity_count());
    }
}

/// The entities an algorithm has visited.
#[derive(Clone, Debug, Default)]
pub struct VisitedEntities(FixedBitSet);

impl VisitMap<EntityIndex> for VisitedEntities {
    fn visit(&mut self, entity: EntityIndex) -> bool {
        !self.0.put(entity.get())
    }

    fn is_visited(&self, entity: &EntityIndex) -> bool {
        self.0.contains(entity.get())
    }

    fn unvisit(&mut self, entity: EntityIndex) -> bool {
        let was_visited = self.0.contains(entity.get());
        self.0.set(entity.get(), false);
        was_visited
    }
}

impl<'a> IntoNeighbors for &'a ScopedGraph<'a> {
    type Neighbors = Neighbours<'a>;

    fn neighbors(self, entity: EntityIndex) -> Neighbours<'a> {
        self.neighbours(entity)
    }
}

impl<'a> IntoNeighborsDirected for &'a ScopedGraph<'a> {
    type NeighborsDirected = Neighbours<'a>;

    fn neighbors_directed(self, entity: EntityIndex, way: Way) -> Neighbours<'a> {
        match way {
            Way::Outgoing => self.neighbours(entity),
            Way::Incoming => self.neighbours_against(entity),
        }
    }
}

impl<'a> IntoNodeIdentifiers for &'a ScopedGraph<'a> {
    type NodeIdentifiers = std::vec::IntoIter<EntityIndex>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        self.entities().collect::<Vec<_>>().into_iter()
    }
}

impl<'a> IntoEdges for &'a ScopedGraph<'a> {
    type Edges = std::vec::IntoIter<ScopedEdge<'a>>;

    fn edges(self, entity: EntityIndex) -> Self::Edges {
        let edges = self.neighbours(entity).flat_map(|neighbour| {
            self.relations_between(entity, neighbour)
                .map(move |index| ScopedEdge {
                    from: entity,
                    to: neighbour,
                    index,
                    relation: self.network().relation(index),
                })
        });
        edges.collect::<Vec<_>>().into_iter()
    }
}

impl<'a> IntoEdgeReferences for &'a ScopedGraph<'a> {
    type EdgeRef = ScopedEdge<'a>;
    type EdgeReferences = std::vec::IntoIter<ScopedEdge<'a>>;

    fn edge_references(self) -> Self::EdgeReferences {
        self.entities()
            .flat_map(|entity| self.edges(entity))
            .collect::<Vec<_>>()
            .into_iter()
    }
}
