//! The picture of a triangle: three corners, and a line for each class of ties between them.

use crate::layout::triangle;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::view::figure::Figure;
use crate::view::figure::FigureNode;
use crate::view::figure::LabelSide;
use crate::view::figure::Placed;
use crate::view::figure::edges_between;

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 330.0;
/// The room below the lower corners for their labels.
const BELOW: f64 = 30.0;
/// The distances of the corners from the sides and from the upper and lower edges.
const SIDE: f64 = 70.0;
const EDGE: f64 = 34.0;
/// The most lines of a side, so that their labels do not overlap.
const MOST_LINES: usize = 3;
/// The most ties that the description lists.
const MOST_SENTENCES: usize = 30;

/// The picture of a triangle with some of the claims of each side.
pub(crate) fn of_triangle(
    network: &Network,
    entities: [EntityIndex; 3],
    ties: &[Vec<RelationIndex>],
) -> Figure {
    let [first, second, third] = entities;
    let [above, right, left] = triangle(WIDTH, HEIGHT - BELOW, SIDE, EDGE);
    let corners = [(first, above), (second, right), (third, left)];
    let corners = corners.map(|(entity, at)| Placed { entity, at });
    let nodes = corners.map(|corner| FigureNode::of(network, corner, LabelSide::Below));
    let [first, second, third] = corners;
    let sides = [(first, second), (second, third), (first, third)];
    let edges: Vec<_> = sides
        .into_iter()
        .zip(ties)
        .flat_map(|((from, to), ties)| edges_between(network, from, to, ties, MOST_LINES))
        .collect();
    let [first, second, third] = entities.map(|entity| network.entity(entity).name.as_str());
    let sentences: Vec<&str> = edges
        .iter()
        .flat_map(|edge| edge.sentences.iter().map(String::as_str))
        .take(MOST_SENTENCES)
        .collect();
    Figure {
        width: WIDTH,
        height: HEIGHT,
        title: format!("{first}, {second} and {third}"),
        description: format!("{}.", sentences.join(". ")),
        nodes: nodes.into_iter().collect(),
        edges,
    }
}
