//! The picture of a dossier: an entity in the middle, entities that act on it to the left, those it
//! acts on to the right.

use hashbrown::HashMap;

use crate::layout::ColumnMeasures;
use crate::layout::Point;
use crate::layout::columns;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Around;
use crate::view::figure::Figure;
use crate::view::figure::FigureEdge;
use crate::view::figure::FigureNode;
use crate::view::figure::LabelSide;
use crate::view::figure::NODE_RADIUS;
use crate::view::figure::Placed;
use crate::view::figure::edges_between;

const MEASURES: ColumnMeasures = ColumnMeasures {
    width: 860.0,
    row: 42.0,
    indent: 210.0,
};
/// The place of a label on its line: near the neighbour, where lines are a row apart.
const LABEL_PLACE: f64 = 0.74;
/// The most lines between two entities: one, for the class with most relations.
const MOST_LINES: usize = 1;
/// The most neighbours of each column.
const MOST_IN_COLUMN: usize = 15;

/// A neighbour and its relations with the middle.
struct Neighbour {
    entity: EntityIndex,
    relations: Vec<RelationIndex>,
}

/// The neighbours of an entity by their sides of the picture.
struct Sides {
    left: Vec<Neighbour>,
    right: Vec<Neighbour>,
}

/// The picture of an entity and its direct neighbours, those with most ties first.
pub(crate) fn of_neighbours(network: &Network, around: &Around) -> Option<Figure> {
    let entity = around.members.first()?.entity;
    let Sides { left, right } = Sides::of(network, around, entity);
    let total = left.len() + right.len();
    if total == 0 {
        return None;
    }
    let placed = columns(left.len(), right.len(), MEASURES);
    let middle = Placed {
        entity,
        at: placed.middle,
    };
    let mut nodes = vec![FigureNode {
        is_focus: true,
        ..FigureNode::of(network, middle, LabelSide::Below)
    }];
    let mut edges = Vec::new();
    for (neighbours, points, side) in [
        (&left, &placed.left, LabelSide::Left),
        (&right, &placed.right, LabelSide::Right),
    ] {
        for (neighbour, &at) in neighbours.iter().zip(points) {
            let entity = neighbour.entity;
            nodes.push(FigureNode::of(network, Placed { entity, at }, side));
            edges.extend(spokes(network, middle, neighbour, at));
        }
    }
    let name = &network.entity(entity).name;
    let all = around.count_by_distance.get(1).copied().unwrap_or(0);
    let title = if total < all {
        format!("{total} of the {all} entities directly tied to {name}")
    } else {
        let entities = if all == 1 { "entity" } else { "entities" };
        format!("The {all} {entities} directly tied to {name}")
    };
    let description = format!(
        "{name} in the middle. To the left, those who act on it: {}. To the right, those it acts on: {}.",
        listed(network, &left),
        listed(network, &right)
    );
    Some(Figure {
        width: MEASURES.width,
        height: placed.height,
        title,
        description,
        nodes,
        edges,
    })
}

/// The lines from the middle to a neighbour.
fn spokes(network: &Network, middle: Placed, neighbour: &Neighbour, at: Point) -> Vec<FigureEdge> {
    let entity = neighbour.entity;
    let relations = &neighbour.relations;
    let mut edges = edges_between(
        network,
        middle,
        Placed { entity, at },
        relations,
        MOST_LINES,
    );
    for edge in &mut edges {
        let bend = Point {
            x: f64::midpoint(middle.at.x, at.x),
            y: at.y,
        };
        edge.bend_by(bend, LABEL_PLACE);
        edge.end = at.towards(bend, NODE_RADIUS + 5.0);
    }
    edges
}

impl Sides {
    /// Those that mostly act on the middle to the left, the others to the right; of each side those
    /// with most ties.
    fn of(network: &Network, around: &Around, middle: EntityIndex) -> Self {
        let mut relations: HashMap<EntityIndex, Vec<RelationIndex>> = HashMap::new();
        for &relation in &around.relations {
            let row = network.relation(relation);
            if row.from == middle || row.to == middle {
                let other = if row.from == middle { row.to } else { row.from };
                relations.entry(other).or_default().push(relation);
            }
        }
        let others = around.members.iter().skip(1);
        let mut neighbours: Vec<Neighbour> = others
            .map(|member| Neighbour {
                entity: member.entity,
                relations: relations.remove(&member.entity).unwrap_or_default(),
            })
            .collect();
        neighbours.sort_by_key(|neighbour| {
            let ties = neighbour.relations.len();
            (std::cmp::Reverse(ties), neighbour.entity)
        });
        let (mut left, mut right): (Vec<_>, Vec<_>) =
            neighbours.into_iter().partition(|neighbour| {
                let relations = neighbour.relations.iter();
                let inward = relations.filter(|relation| network.relation(**relation).to == middle);
                inward.count() * 2 > neighbour.relations.len()
            });
        left.truncate(MOST_IN_COLUMN);
        right.truncate(MOST_IN_COLUMN);
        Self { left, right }
    }
}

fn listed(network: &Network, neighbours: &[Neighbour]) -> String {
    let names: Vec<&str> = neighbours
        .iter()
        .map(|neighbour| network.entity(neighbour.entity).name.as_str())
        .collect();
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}
