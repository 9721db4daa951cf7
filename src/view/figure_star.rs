//! The picture of a dossier: an entity in the middle, those who act on it to the left, those it
//! acts on to the right.

use crate::layout::Point;
use crate::layout::columns;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Around;
use crate::view::figure::Figure;
use crate::view::figure::FigureNode;
use crate::view::figure::LabelSide;
use crate::view::figure::NODE_RADIUS;
use crate::view::figure::Placed;
use crate::view::figure::edges_between;

const WIDTH: f64 = 860.0;
const ROW: f64 = 42.0;
const INDENT: f64 = 210.0;
/// Where a label stands on its line: near the neighbour, where lines are a row apart.
const LABEL_PLACE: f64 = 0.74;
/// How many lines two entities have between them at most: one, for the class with most relations.
const MOST_LINES: usize = 1;
/// How many neighbours each column shows at most.
const MOST_IN_COLUMN: usize = 15;

/// A neighbour and its relations with the middle.
type Neighbour = (EntityIndex, Vec<RelationIndex>);

/// The picture of an entity and its direct neighbours, those with most ties first.
pub(crate) fn of_neighbours(network: &Network, around: &Around) -> Option<Figure> {
    let middle = around.members.first()?.entity;
    let (mut left, mut right) = sides(network, around, middle);
    left.truncate(MOST_IN_COLUMN);
    right.truncate(MOST_IN_COLUMN);
    let total = left.len() + right.len();
    if total == 0 {
        return None;
    }
    let placed = columns((left.len(), right.len()), WIDTH, ROW, INDENT);
    let mut nodes = vec![FigureNode {
        is_focus: true,
        ..FigureNode::of(network, middle, placed.middle, LabelSide::Below)
    }];
    let mut edges = Vec::new();
    for (neighbours, points, side) in [
        (&left, &placed.left, LabelSide::Left),
        (&right, &placed.right, LabelSide::Right),
    ] {
        for ((entity, relations), &at) in neighbours.iter().zip(points) {
            nodes.push(FigureNode::of(network, *entity, at, side));
            let mut drawn = edges_between(
                network,
                Placed {
                    entity: middle,
                    at: placed.middle,
                },
                Placed {
                    entity: *entity,
                    at,
                },
                relations,
                MOST_LINES,
            );
            for edge in &mut drawn {
                let bend = Point {
                    x: f64::midpoint(placed.middle.x, at.x),
                    y: at.y,
                };
                edge.bend_by(bend, LABEL_PLACE);
                edge.end = at.towards(bend, NODE_RADIUS + 5.0);
            }
            edges.extend(drawn);
        }
    }
    let name = &network.entity(middle).name;
    let all = around.count_by_distance.get(1).copied().unwrap_or(0);
    let title = if total < all {
        format!("{total} of the {all} entities directly tied to {name}")
    } else {
        format!(
            "The {all} {} directly tied to {name}",
            if all == 1 { "entity" } else { "entities" }
        )
    };
    let description = format!(
        "{name} in the middle. To the left, those who act on it: {}. To the right, those it acts on: {}.",
        listed(network, &left),
        listed(network, &right)
    );
    Some(Figure {
        width: WIDTH,
        height: placed.height,
        title,
        description,
        nodes,
        edges,
    })
}

/// Neighbours by who acts on whom: whoever mostly acts on the middle to the left, the others to the
/// right.
fn sides(
    network: &Network,
    around: &Around,
    middle: EntityIndex,
) -> (Vec<Neighbour>, Vec<Neighbour>) {
    let mut neighbours: Vec<Neighbour> = around
        .members
        .iter()
        .skip(1)
        .map(|member| (member.entity, Vec::new()))
        .collect();
    for &relation in &around.relations {
        let row = network.relation(relation);
        let other = if row.from == middle { row.to } else { row.from };
        if (row.from == middle || row.to == middle)
            && let Some((_, relations)) = neighbours.iter_mut().find(|(entity, _)| *entity == other)
        {
            relations.push(relation);
        }
    }
    neighbours.sort_by_key(|(entity, relations)| (std::cmp::Reverse(relations.len()), *entity));
    neighbours.into_iter().partition(|(_, relations)| {
        let inward = relations
            .iter()
            .filter(|&&relation| network.relation(relation).to == middle)
            .count();
        inward * 2 > relations.len()
    })
}

fn listed(network: &Network, neighbours: &[Neighbour]) -> String {
    let names: Vec<&str> = neighbours
        .iter()
        .map(|(entity, _)| network.entity(*entity).name.as_str())
        .collect();
    if names.is_empty() {
        "nobody".to_owned()
    } else {
        names.join(", ")
    }
}
