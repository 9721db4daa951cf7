//! The picture of a neighbourhood of several hops: a tree that grows to both sides, with the
//! further ties drawn faintly.

use hashbrown::HashMap;

use crate::layout::two_sided_tree;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Around;
use crate::view::figure::Figure;
use crate::view::figure::FigureNode;
use crate::view::figure::LabelSide;
use crate::view::figure::Placed;
use crate::view::figure::edges_between;

const STEP: (f64, f64) = (250.0, 38.0);
const MARGIN: (f64, f64) = (190.0, 40.0);
/// How many entities the picture shows at most.
const MOST_NODES: usize = 60;

/// Relations by the pair they tie, as positions of members, the lower first.
type Ties = HashMap<(usize, usize), Vec<RelationIndex>>;

/// The picture of the nearest entities of a neighbourhood.
pub(crate) fn of_neighbourhood(network: &Network, around: &Around) -> Option<Figure> {
    let members = &around.members[..around.members.len().min(MOST_NODES)];
    let middle = members.first()?.entity;
    let position: HashMap<EntityIndex, usize> = members
        .iter()
        .enumerate()
        .map(|(at, member)| (member.entity, at))
        .collect();
    let ties = ties(network, &around.relations, &position);
    let parent = |member: usize| {
        let nearer = |other: &usize| members[*other].distance + 1 == members[member].distance;
        (0..member)
            .filter(nearer)
            .find(|&other| ties.contains_key(&(other, member)))
    };
    let parents: Vec<Option<usize>> = (0..members.len()).map(parent).collect();
    let placed = two_sided_tree(&parents, STEP, MARGIN);
    let nodes = members
        .iter()
        .zip(&placed.points)
        .enumerate()
        .map(|(number, (member, at))| {
            let side = match number {
                0 => LabelSide::Below,
                _ if at.x < placed.points[0].x => LabelSide::Left,
                _ => LabelSide::Right,
            };
            FigureNode {
                is_focus: number == 0,
                ..FigureNode::of(network, member.entity, *at, side)
            }
        });
    let mut pairs: Vec<_> = ties.iter().collect();
    pairs.sort_by_key(|(ends, _)| **ends);
    let edges = pairs.into_iter().flat_map(|(&(a, b), relations)| {
        let at = |member: usize| Placed {
            entity: members[member].entity,
            at: placed.points[member],
        };
        let is_branch = parents[b] == Some(a);
        let drawn = edges_between(network, at(a), at(b), relations, 1);
        drawn.into_iter().map(move |mut edge| {
            edge.label.clear();
            edge.is_faint = !is_branch;
            edge
        })
    });
    let name = &network.entity(middle).name;
    let counts = around.count_by_distance.iter().enumerate().skip(1);
    let counts: Vec<String> = counts
        .map(|(hops, count)| format!("{count} at distance {hops}"))
        .collect();
    let all: usize = around.count_by_distance.iter().sum();
    let title = if members.len() < all {
        format!(
            "The nearest {} of the {} entities around {name}",
            members.len() - 1,
            all - 1
        )
    } else {
        format!("The {} entities around {name}", all - 1)
    };
    let description = format!(
        "{name} in the middle, the others by distance to both sides: {}.",
        counts.join(", ")
    );
    Some(Figure {
        width: placed.width,
        height: placed.height,
        title,
        description,
        nodes: nodes.collect(),
        edges: edges.collect(),
    })
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
