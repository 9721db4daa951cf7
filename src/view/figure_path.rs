//! The picture of routes: layers from left to right.

use hashbrown::HashMap;

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

const STEP: (f64, f64) = (290.0, 124.0);
const MARGIN: (f64, f64) = (90.0, 56.0);
/// How many lines two entities have between them at most.
const MOST_LINES: usize = 4;
/// How many entities a picture shows at most.
const MOST_NODES: usize = 60;

/// The picture of some routes between the same two entities; routes that no longer fit are left to
/// the table.
pub(crate) fn of_routes(network: &Network, routes: &[Route], title: String) -> Option<Figure> {
    let mut members: Vec<(EntityIndex, usize)> = Vec::new();
    let mut ties: HashMap<(EntityIndex, EntityIndex), &[RelationIndex]> = HashMap::new();
    for route in routes {
        let new = route
            .entities
            .iter()
            .filter(|entity| !members.iter().any(|(known, _)| known == *entity))
            .count();
        if members.len() + new > MOST_NODES {
            break;
        }
        for (layer, &entity) in route.entities.iter().enumerate() {
            match members.iter_mut().find(|(known, _)| *known == entity) {
                // The longest way to an entity decides its layer, so that steps lead to the right.
                Some((_, known)) => *known = layer.max(*known),
                None => members.push((entity, layer)),
            }
        }
        for hop in &route.hops {
            ties.entry((hop.from, hop.to)).or_insert(&hop.relations);
        }
    }
    let goal = routes.first().and_then(|route| route.entities.last())?;
    let last = members.iter().map(|(_, layer)| *layer).max().unwrap_or(0);
    members
        .iter_mut()
        .filter(|(entity, _)| entity == goal)
        .for_each(|(_, layer)| *layer = last);
    let ends = [routes[0].entities[0], *goal];
    let sentences: Vec<String> = routes
        .iter()
        .take(10)
        .map(|route| names(network, &route.entities))
        .collect();
    let mut ties: Vec<_> = ties.into_iter().collect();
    ties.sort_by_key(|(ends, _)| *ends);
    Some(layered(
        network,
        &members,
        &ties,
        &ends,
        (title, sentences.join(". ")),
    ))
}

type Tie<'a> = ((EntityIndex, EntityIndex), &'a [RelationIndex]);

fn layered(
    network: &Network,
    members: &[(EntityIndex, usize)],
    ties: &[Tie<'_>],
    focus: &[EntityIndex],
    (title, description): (String, String),
) -> Figure {
    let position: HashMap<EntityIndex, usize> = members
        .iter()
        .enumerate()
        .map(|(at, (entity, _))| (*entity, at))
        .collect();
    let layer_of: Vec<usize> = members.iter().map(|(_, layer)| *layer).collect();
    let pairs: Vec<(usize, usize)> = ties
        .iter()
        .map(|((a, b), _)| (position[a], position[b]))
        .collect();
    let placed = layers(&layer_of, &pairs, STEP, MARGIN);
    let nodes = members
        .iter()
        .zip(&placed.points)
        .map(|((entity, _), at)| FigureNode {
            is_focus: focus.contains(entity),
            ..FigureNode::of(network, *entity, *at, LabelSide::Below)
        });
    let at = |entity: EntityIndex| Placed {
        entity,
        at: placed.points[position[&entity]],
    };
    let edges = ties.iter().flat_map(|((a, b), relations)| {
        edges_between(network, at(*a), at(*b), relations, MOST_LINES)
    });
    Figure {
        width: placed.width,
        height: placed.height + 24.0,
        title,
        description,
        nodes: nodes.collect(),
        edges: edges.collect(),
    }
}

fn names(network: &Network, entities: &[EntityIndex]) -> String {
    entities
        .iter()
        .map(|&entity| network.entity(entity).name.as_str())
        .collect::<Vec<_>>()
        .join(", then ")
}
