//! A route: a way through the network, with the evidence of every hop.

use crate::graph::ScopedGraph;
use crate::model::EntityIndex;
use crate::model::RelationIndex;

/// One step of a route, with all relations that carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Where the step begins.
    pub from: EntityIndex,
    /// Where it ends.
    pub to: EntityIndex,
    /// The parallel claims behind it, the best attested first.
    pub relations: Vec<RelationIndex>,
}

/// A way from one entity to another that visits none twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The entities in order, both ends included.
    pub entities: Vec<EntityIndex>,
    /// The steps between them; none if start and goal are the same.
    pub hops: Vec<Hop>,
}

impl Route {
    /// The route along these entities, with the relations the scope admits.
    #[must_use]
    pub fn along(graph: &ScopedGraph<'_>, entities: Vec<EntityIndex>) -> Self {
        let hops = entities
            .iter()
            .zip(entities.iter().skip(1))
            .map(|(&from, &to)| hop(graph, from, to))
            .collect();
        Self { entities, hops }
    }
}

fn hop(graph: &ScopedGraph<'_>, from: EntityIndex, to: EntityIndex) -> Hop {
    let mut relations: Vec<RelationIndex> = graph.relations_between(from, to).collect();
    relations.sort_by_key(|&relation| {
        (
            std::cmp::Reverse(graph.network().claim(relation).strength()),
            relation,
        )
    });
    Hop {
        from,
        to,
        relations,
    }
}
