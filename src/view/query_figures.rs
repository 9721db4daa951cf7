//! Pictures of what a query found: its paths, those between the same two in one, and all claims if
//! they are few.

use std::collections::BTreeSet;

use crate::explorer::QueryAnswer;
use crate::explorer::entity_of;
use crate::explorer::relation_of;
use crate::language::PathValue;
use crate::language::Value;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::Hop;
use crate::query::Route;
use crate::view::figure::Figure;
use crate::view::figure_path::of_routes;

/// How many pictures of paths a page has room for.
const MOST_FIGURES: usize = 3;
/// How many paths are looked at.
const MOST_PATHS: usize = 200;

/// The paths of an answer, drawn: one picture for each two ends, of the first of them. Paths that pass
/// somebody twice are only in the table.
pub(crate) fn figures_of_paths(network: &Network, answer: &QueryAnswer) -> Vec<Figure> {
    let mut ends: Vec<[EntityIndex; 2]> = Vec::new();
    let mut groups: Vec<Vec<Route>> = Vec::new();
    let values = answer.rows.iter().flat_map(|row| &row.values);
    let paths = values.filter_map(|value| match value {
        Value::Path(path) => route(path),
        _ => None,
    });
    for route in paths.take(MOST_PATHS) {
        let (Some(&first), Some(&last)) = (route.entities.first(), route.entities.last()) else {
            continue;
        };
        let known = ends.iter().position(|known| *known == [first, last]);
        match known.and_then(|place| groups.get_mut(place)) {
            Some(group) if group.contains(&route) => {}
            Some(group) => group.push(route),
            None if ends.len() < MOST_FIGURES => {
                ends.push([first, last]);
                groups.push(vec![route]);
            }
            None => {}
        }
    }
    let name = |entity: EntityIndex| network.entity(entity).name.as_str();
    let drawn = ends
        .iter()
        .zip(&groups)
        .filter_map(|([first, last], routes)| {
            let title = format!("From {} to {}", name(*first), name(*last));
            of_routes(network, routes, title)
        });
    drawn.collect()
}

/// A path as a route; nothing if it has no step, or passes somebody twice.
fn route(path: &PathValue) -> Option<Route> {
    let entities: Vec<EntityIndex> = path.nodes.iter().map(|node| entity_of(*node)).collect();
    let different: BTreeSet<&EntityIndex> = entities.iter().collect();
    if path.relations.is_empty() || different.len() < entities.len() {
        return None;
    }
    let steps = entities.iter().zip(entities.iter().skip(1));
    let hops = steps
        .zip(&path.relations)
        .map(|((&from, &to), relation)| Hop {
            from,
            to,
            relations: vec![relation_of(*relation)],
        });
    Some(Route {
        hops: hops.collect(),
        entities,
    })
}
