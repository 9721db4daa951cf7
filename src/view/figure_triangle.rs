//! The picture of a triangle: three corners, a line for each class of ties between them.

use crate::layout::triangle;
use crate::model::Network;
use crate::query::Triangle;
use crate::view::figure::Figure;
use crate::view::figure::FigureNode;
use crate::view::figure::LabelSide;
use crate::view::figure::Placed;
use crate::view::figure::edges_between;

const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 330.0;
const MARGIN: (f64, f64) = (70.0, 34.0);
/// How many lines a side has at most, so that their labels stay apart.
const MOST_LINES: usize = 3;

/// The picture of a triangle.
pub(crate) fn of_triangle(network: &Network, found: &Triangle) -> Figure {
    let corners = triangle(WIDTH, HEIGHT - 30.0, MARGIN);
    let [first, second, third] = found.entities;
    let placed = |entity, at| Placed { entity, at };
    let at = [
        placed(first, corners[0]),
        placed(second, corners[1]),
        placed(third, corners[2]),
    ];
    let nodes =
        at.map(|corner| FigureNode::of(network, corner.entity, corner.at, LabelSide::Below));
    let sides = [
        (at[0], at[1], &found.ties[0]),
        (at[1], at[2], &found.ties[1]),
        (at[0], at[2], &found.ties[2]),
    ];
    let edges = sides
        .into_iter()
        .flat_map(|(a, b, ties)| edges_between(network, a, b, ties, MOST_LINES));
    let edges: Vec<_> = edges.collect();
    let names = found
        .entities
        .map(|entity| network.entity(entity).name.clone());
    let sentences: Vec<&str> = edges
        .iter()
        .flat_map(|edge| edge.sentences.iter().map(String::as_str))
        .take(30)
        .collect();
    Figure {
        width: WIDTH,
        height: HEIGHT,
        title: format!("{}, {} and {}", names[0], names[1], names[2]),
        description: format!("{}.", sentences.join(". ")),
        nodes: nodes.into_iter().collect(),
        edges,
    }
}
