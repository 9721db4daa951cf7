//! The picture of routes: layers from left to right.

use hashbrown::HashMap;

use crate::layout::Point;
use crate::layout::Spacing;
use crate::layout::layers;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Route;
use crate::view::figure::Figure;
use crate::view::figure::FigureNode;
use crate::view::figure::LabelSide;
use crate::view::figure::Placed;
use crate::view::figure::edges_between;

const SPACING: Spacing = Spacing {
    layer: 290.0,
    row: 124.0,
    side: 90.0,
    edge: 56.0,
};
/// The room below the lowest entities for their labels.
const BELOW: f64 = 24.0;
/// The most lines between two entities.
const MOST_LINES: usize = 4;
/// The most entities of a picture.
const MOST_NODES: usize = 60;
/// The most routes that the description lists.
const MOST_SENTENCES: usize = 10;

/// The picture of routes between the same two entities; routes that no longer fit are only in the
/// table.
pub(crate) fn of_routes(network: &Network, routes: &[Route], title: String) -> Option<Figure> {
    let first = routes.first()?;
    let (start, goal) = (*first.entities.first()?, *first.entities.last()?);
    let mut drawn = Drawn::of(routes);
    drawn.put_last(goal);
    let placed = drawn.placed();
    let sentences: Vec<String> = routes
        .iter()
        .take(MOST_SENTENCES)
        .map(|route| names(network, &route.entities))
        .collect();
    let nodes = drawn
        .members
        .iter()
        .zip(&placed.points)
        .map(|(member, &at)| {
            let entity = member.entity;
            let node = FigureNode::of(network, Placed { entity, at }, LabelSide::Below);
            FigureNode {
                is_focus: [start, goal].contains(&entity),
                ..node
            }
        });
    let edges = drawn.sorted_ties().into_iter().flat_map(|tie| {
        let end = |entity: EntityIndex| Placed {
            entity,
            at: drawn.point(&placed.points, entity),
        };
        let (from, to) = (end(tie.from), end(tie.to));
        edges_between(network, from, to, tie.relations, MOST_LINES)
    });
    Some(Figure {
        width: placed.width,
        height: placed.height + BELOW,
        title,
        description: sentences.join(". "),
        nodes: nodes.collect(),
        edges: edges.collect(),
    })
}

/// The entities and ties of the routes that are drawn.
#[derive(Default)]
struct Drawn<'a> {
    members: Vec<Member>,
    position: HashMap<EntityIndex, usize>,
    ties: HashMap<(EntityIndex, EntityIndex), &'a [RelationIndex]>,
}

/// An entity on a route, in its layer.
struct Member {
    entity: EntityIndex,
    layer: usize,
}

/// The relations of a hop.
struct Tie<'a> {
    from: EntityIndex,
    to: EntityIndex,
    relations: &'a [RelationIndex],
}

impl<'a> Drawn<'a> {
    fn of(routes: &'a [Route]) -> Self {
        let mut drawn = Self::default();
        for route in routes {
            let is_new = |entity: &&EntityIndex| !drawn.position.contains_key(*entity);
            let new = route.entities.iter().filter(is_new).count();
            if drawn.members.len() + new > MOST_NODES {
                break;
            }
            drawn.add(route);
        }
        drawn
    }

    fn add(&mut self, route: &'a Route) {
        for (layer, &entity) in route.entities.iter().enumerate() {
            let next = self.members.len();
            let position = *self.position.entry(entity).or_insert(next);
            match self.members.get_mut(position) {
                // The longest way to an entity decides its layer, so that hops lead to the right.
                Some(member) => member.layer = layer.max(member.layer),
                None => self.members.push(Member { entity, layer }),
            }
        }
        for hop in &route.hops {
            let ends = (hop.from, hop.to);
            self.ties.entry(ends).or_insert(&hop.relations);
        }
    }

    /// Moves an entity to the last layer.
    fn put_last(&mut self, entity: EntityIndex) {
        let last = self.members.iter().map(|member| member.layer).max();
        for member in &mut self.members {
            if member.entity == entity {
                member.layer = last.unwrap_or(0);
            }
        }
    }

    fn placed(&self) -> crate::layout::Layers {
        let layer_of: Vec<usize> = self.members.iter().map(|member| member.layer).collect();
        let ties: Vec<(usize, usize)> = self
            .sorted_ties()
            .iter()
            .filter_map(|tie| Some((*self.position.get(&tie.from)?, *self.position.get(&tie.to)?)))
            .collect();
        layers(&layer_of, &ties, SPACING)
    }

    /// The ties by their ends, so that one answer has one picture.
    fn sorted_ties(&self) -> Vec<Tie<'a>> {
        let mut ties: Vec<_> = self.ties.iter().collect();
        ties.sort_by_key(|(ends, _)| **ends);
        let tie = |(&(from, to), &relations): (&(EntityIndex, EntityIndex), &&'a [_])| Tie {
            from,
            to,
            relations,
        };
        ties.into_iter().map(tie).collect()
    }

    fn point(&self, points: &[Point], entity: EntityIndex) -> Point {
        let position = self.position.get(&entity);
        let point = position.and_then(|&position| points.get(position));
        point.copied().unwrap_or_default()
    }
}

fn names(network: &Network, entities: &[EntityIndex]) -> String {
    entities
        .iter()
        .map(|&entity| network.entity(entity).name.as_str())
        .collect::<Vec<_>>()
        .join(", then ")
}
