//! The picture of a neighbourhood of several hops: a tree that grows to both sides, with the
//! further ties drawn faintly.

use hashbrown::HashMap;

use crate::layout::Point;
use crate::layout::Spacing;
use crate::layout::two_sided_tree;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Around;
use crate::view::counted::counted;
use crate::view::figure::Figure;
use crate::view::figure::FigureEdge;
use crate::view::figure::FigureNode;
use crate::view::figure::LabelSide;
use crate::view::figure::Placed;
use crate::view::figure::edges_between;

const SPACING: Spacing = Spacing {
    layer: 250.0,
    row: 38.0,
    side: 190.0,
    edge: 40.0,
};
/// The most entities of the picture.
const MOST_NODES: usize = 60;

/// Relations by the pair they tie, as positions of members, the lower first.
type Ties = HashMap<(usize, usize), Vec<RelationIndex>>;

/// A member of the neighbourhood in the picture.
struct Shown {
    place: Placed,
    distance: usize,
    parent: Option<usize>,
}

/// The picture of the nearest entities of a neighbourhood.
pub(crate) fn of_neighbourhood(network: &Network, around: &Around) -> Option<Figure> {
    let middle = around.members.first()?.entity;
    let members = around.members.iter().take(MOST_NODES);
    let position: HashMap<EntityIndex, usize> = members
        .clone()
        .enumerate()
        .map(|(at, member)| (member.entity, at))
        .collect();
    let ties = ties(network, &around.relations, &position);
    let mut shown: Vec<Shown> = Vec::with_capacity(position.len());
    for (number, member) in members.enumerate() {
        let is_parent = |(other, nearer): &(usize, &Shown)| {
            nearer.distance + 1 == member.distance && ties.contains_key(&(*other, number))
        };
        let parent = shown.iter().enumerate().find(is_parent);
        shown.push(Shown {
            place: Placed {
                entity: member.entity,
                at: Point::default(),
            },
            distance: member.distance,
            parent: parent.map(|(other, _)| other),
        });
    }
    let parents: Vec<Option<usize>> = shown.iter().map(|member| member.parent).collect();
    let placed = two_sided_tree(&parents, SPACING);
    for (member, at) in shown.iter_mut().zip(&placed.points) {
        member.place.at = *at;
    }
    let (title, description) = words(network, around, middle, shown.len());
    Some(Figure {
        width: placed.width,
        height: placed.height,
        title,
        description,
        nodes: nodes(network, &shown),
        edges: edges(network, &ties, &shown),
    })
}

fn nodes(network: &Network, shown: &[Shown]) -> Vec<FigureNode> {
    let middle = shown.first().map_or(0.0, |first| first.place.at.x);
    let node = |(number, member): (usize, &Shown)| {
        let side = match number {
            0 => LabelSide::Below,
            _ if member.place.at.x < middle => LabelSide::Left,
            _ => LabelSide::Right,
        };
        FigureNode {
            is_focus: number == 0,
            ..FigureNode::of(network, member.place, side)
        }
    };
    shown.iter().enumerate().map(node).collect()
}

/// The branches, and faintly the further ties.
fn edges(network: &Network, ties: &Ties, shown: &[Shown]) -> Vec<FigureEdge> {
    let mut pairs: Vec<_> = ties.iter().collect();
    pairs.sort_by_key(|(ends, _)| **ends);
    let mut edges = Vec::with_capacity(pairs.len());
    for (&(one, other), relations) in pairs {
        let (Some(from), Some(to)) = (shown.get(one), shown.get(other)) else {
            continue;
        };
        let is_branch = to.parent == Some(one);
        let drawn = edges_between(network, from.place, to.place, relations, 1);
        edges.extend(drawn.into_iter().map(|mut edge| {
            edge.label.clear();
            edge.is_faint = !is_branch;
            edge
        }));
    }
    edges
}

/// The title and the description of the picture.
fn words(
    network: &Network,
    around: &Around,
    middle: EntityIndex,
    shown: usize,
) -> (String, String) {
    let name = &network.entity(middle).name;
    let counts = around.count_by_distance.iter().enumerate().skip(1);
    let counts: Vec<String> = counts
        .map(|(hops, count)| format!("{count} at distance {hops}"))
        .collect();
    let all: usize = around.count_by_distance.iter().sum();
    let title = if shown < all {
        format!(
            "The nearest {} of the {} entities around {name}",
            shown - 1,
            all - 1
        )
    } else {
        format!(
            "The {} around {name}",
            counted(all - 1, "entity", "entities")
        )
    };
    let description = format!(
        "{name} in the middle, the others by distance to both sides: {}.",
        counts.join(", ")
    );
    (title, description)
}

fn ties(
    network: &Network,
    relations: &[RelationIndex],
    position: &HashMap<EntityIndex, usize>,
) -> Ties {
    let mut ties = Ties::new();
    for &relation in relations {
        let row = network.relation(relation);
        if let (Some(&a), Some(&b)) = (position.get(&row.from), position.get(&row.to))
            && a != b
        {
            ties.entry((a.min(b), a.max(b))).or_default().push(relation);
        }
    }
    ties
}
