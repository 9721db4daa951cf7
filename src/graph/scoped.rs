//! The part of a graph that a scope admits, without a copy.

use crate::graph::adjacency::RelationFacts;
use crate::graph::network_graph::NetworkGraph;
use crate::graph::relation_filter::EntityFilter;
use crate::graph::relation_filter::RelationFilter;
use crate::graph::scope::Direction;
use crate::graph::scope::Scope;
use crate::model::DateBounds;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;

/// A view of a [`NetworkGraph`] through a [`Scope`]. Implements petgraph's `visit` traits.
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
            direction: relation_filter.as_ref().map_or(Direction::Both, RelationFilter::direction),
            relation_filter,
            entity_filter: EntityFilter::of(scope, graph.network(), named),
        }
    }

    /// The whole graph behind the view.
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
        self.entity_filter.as_ref().is_none_or(|filter| filter.admits(entity, self.graph.network()))
    }

    /// All entities the scope admits, in the order of their ids.
    pub fn entities(&self) -> impl Iterator<Item = EntityIndex> {
        self.graph.network().entities().map(|(index, _)| index).filter(|&entity| self.admits(entity))
    }

    /// The neighbours of an entity in the scope's direction, in the order of their ids, each once.
    #[must_use]
    pub fn neighbours(&self, entity: EntityIndex) -> Neighbours<'_> {
        self.neighbours_along(entity, self.direction)
    }

    /// The neighbours of an entity in the direction opposite to the scope's.
    #[must_use]
    pub fn neighbours_against(&self, entity: EntityIndex) -> Neighbours<'_> {
        self.neighbours_along(entity, self.direction.reversed())
    }

    /// The neighbours of an entity whichever way the relations lead.
    #[must_use]
    pub fn neighbours_both(&self, entity: EntityIndex) -> Neighbours<'_> {
        self.neighbours_along(entity, Direction::Both)
    }

    /// The relations that lead from `entity` to `neighbour` in the scope's direction, in the order of the dataset.
    pub fn relations_between(&self, entity: EntityIndex, neighbour: EntityIndex) -> impl Iterator<Item = RelationIndex> {
        self.relations_along(entity, neighbour, self.direction)
    }

    /// The relations of two entities that the scope admits, whichever way they lead.
    pub fn relations_of_pair(&self, entity: EntityIndex, neighbour: EntityIndex) -> impl Iterator<Item = RelationIndex> {
        self.relations_along(entity, neighbour, Direction::Both)
    }

    /// Whether a relation of an entity may be followed from it to an admitted entity; one with itself leads wherever it counts.
    #[must_use]
    pub fn leads_from(&self, entity: EntityIndex, relation: RelationIndex) -> bool {
        let row = self.network().relation(relation);
        let other = if row.from == entity { row.to } else { row.from };
        if other == entity {
            let (network, adjacency) = (self.network(), self.graph.adjacency());
            let facts = RelationFacts::of(network, relation);
            return self.relation_filter.as_ref().is_none_or(|filter| filter.admits(relation, facts, (network, adjacency)));
        }
        self.admits(other) && self.relations_between(entity, other).any(|admitted| admitted == relation)
    }

    /// When a relation held.
    #[must_use]
    pub fn bounds(&self, relation: RelationIndex) -> DateBounds {
        self.network().bounds(relation)
    }

    /// How many entries the row of an entity has: what it costs to look at its neighbours.
    #[inline]
    pub(crate) fn row_length(&self, entity: EntityIndex) -> usize {
        self.graph.adjacency().row(entity).len()
    }

    fn neighbours_along(&self, entity: EntityIndex, direction: Direction) -> Neighbours<'_> {
        let entries = self.graph.adjacency().row(entity);
        let admits_all = self.relation_filter.is_none() && self.entity_filter.is_none();
        let choice = Choice { scoped: self, entry: entries.start, owner: entity, direction };
        Neighbours { rest: self.graph.adjacency().neighbours(entries).iter(), choice: (!admits_all).then_some(choice) }
    }

    fn relations_along(
        &self,
        owner: EntityIndex,
        neighbour: EntityIndex,
        direction: Direction,
    ) -> impl Iterator<Item = RelationIndex> {
        let adjacency = self.graph.adjacency();
        let relations = adjacency.entry(owner, neighbour).map_or(&[][..], |entry| adjacency.relations(entry));
        relations.iter().copied().filter(move |&relation| {
            let filter = self.relation_filter.as_ref();
            filter.is_none_or(|filter| self.admits_relation(filter, relation, owner < neighbour, direction))
        })
    }

    #[inline]
    fn admits_entry(&self, filter: &RelationFilter, entry: usize, owner_is_low: bool, direction: Direction) -> bool {
        let decided = filter.decide(self.graph.adjacency().summary(entry), direction);
        decided.unwrap_or_else(|| self.admits_some(filter, entry, owner_is_low, direction))
    }

    /// Asks the relations behind an entry one by one.
    fn admits_some(&self, filter: &RelationFilter, entry: usize, owner_is_low: bool, direction: Direction) -> bool {
        let (relations, summaries) = self.graph.adjacency().summarised(entry);
        let seen_from_other_end = relations.len() > 1 && !owner_is_low;
        relations.iter().zip(summaries).any(|(&relation, summary)| {
            let summary = if seen_from_other_end { summary.turned() } else { *summary };
            let decided = filter.decide(summary, direction);
            decided.unwrap_or_else(|| self.admits_relation(filter, relation, owner_is_low, direction))
        })
    }

    fn admits_relation(
        &self,
        filter: &RelationFilter,
        relation: RelationIndex,
        owner_is_low: bool,
        direction: Direction,
    ) -> bool {
        let network = self.network();
        let facts = RelationFacts::of(network, relation);
        filter.leads(facts, owner_is_low, direction) && filter.admits(relation, facts, (network, self.graph.adjacency()))
    }
}

/// The neighbours of one entity; made by [`ScopedGraph::neighbours`].
#[derive(Clone, Debug)]
pub struct Neighbours<'a> {
    rest: std::slice::Iter<'a, EntityIndex>,
    /// `None` if the scope admits everything, so that walking a row costs no more than reading it.
    choice: Option<Choice<'a>>,
}

/// Which neighbours are admitted, and where the walk along the row is.
#[derive(Clone, Debug)]
struct Choice<'a> {
    scoped: &'a ScopedGraph<'a>,
    entry: usize,
    owner: EntityIndex,
    direction: Direction,
}

impl Choice<'_> {
    fn next_admitted(&mut self, rest: &mut std::slice::Iter<'_, EntityIndex>) -> Option<EntityIndex> {
        rest.copied().find(|&neighbour| self.admits_next(neighbour))
    }

    #[inline]
    fn admits_next(&mut self, neighbour: EntityIndex) -> bool {
        let entry = self.entry;
        self.entry += 1;
        let (scoped, owner_is_low) = (self.scoped, self.owner < neighbour);
        let filter = scoped.relation_filter.as_ref();
        filter.is_none_or(|filter| scoped.admits_entry(filter, entry, owner_is_low, self.direction)) && scoped.admits(neighbour)
    }
}

impl Iterator for Neighbours<'_> {
    type Item = EntityIndex;

    #[inline]
    fn next(&mut self) -> Option<EntityIndex> {
        match &mut self.choice {
            None => self.rest.next().copied(),
            Some(choice) => choice.next_admitted(&mut self.rest),
        }
    }
}
