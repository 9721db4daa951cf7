//! The picture of a triangle: three corners, and a line for each class of ties between them.

use crate::layout::triangle;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::view::figure::Figure;
use crate::view::figure::FigureKey;
use crate::view::figure::FigureNode;
use crate::view::figure::NARROW;
use crate::view::figure::Sketch;
use crate::view::figure_edge::EdgeStyle;
use crate::view::figure_edge::Says;
use crate::view::figure_edge::edges_between;
use crate::view::figure_node::LabelSide;
use crate::view::figure_node::NodeStyle;
use crate::view::figure_node::Placed;

const HEIGHT: f64 = 340.0;
/// The room for the names above the first corner and below the others.
const NAMES: f64 = 38.0;
/// The distances of the corners from the sides and from the upper and lower edges.
const SIDE: f64 = 72.0;
const EDGE: f64 = 18.0;
/// The most ties that the description lists.
const MOST_SENTENCES: usize = 30;
const TIES: EdgeStyle = EdgeStyle {
    most_lines: 2,
    width: 92.0,
    says: Says::Verb,
};

/// The picture of a triangle with some of the claims of each side; it fits every width.
pub(crate) fn of_triangle(
    network: &Network,
    entities: [EntityIndex; 3],
    ties: &[Vec<RelationIndex>],
) -> Figure {
    let [first, second, third] = entities;
    let [above, right, left] = triangle(NARROW, HEIGHT - 2.0 * NAMES, SIDE, EDGE);
    let corners = [(first, above), (second, right), (third, left)];
    let corners = corners.map(|(entity, at)| Placed {
        entity,
        at: crate::layout::Point {
            y: at.y + NAMES,
            ..at
        },
    });
    let [first, second, third] = corners;
    let style = |side: LabelSide, width: f64| NodeStyle {
        side,
        width,
        most_lines: 2,
        ..NodeStyle::BELOW
    };
    let nodes = vec![
        FigureNode::of(network, first, style(LabelSide::Above, NARROW - 20.0)),
        FigureNode::of(network, second, style(LabelSide::Below, 2.0 * SIDE - 8.0)),
        FigureNode::of(network, third, style(LabelSide::Below, 2.0 * SIDE - 8.0)),
    ];
    let sides = [(first, second), (second, third), (first, third)];
    let edges: Vec<_> = sides
        .into_iter()
        .zip(ties)
        .flat_map(|((from, to), ties)| edges_between(network, from, to, ties, TIES))
        .collect();
    let sketch = Sketch {
        width: NARROW,
        height: HEIGHT,
        nodes,
        edges,
    }
    .with_labels_beside_lines();
    let [first, second, third] = entities.map(|entity| network.entity(entity).name.as_str());
    let sentences: Vec<&str> = sketch
        .edges
        .iter()
        .flat_map(|edge| edge.sentences.iter().map(String::as_str))
        .take(MOST_SENTENCES)
        .collect();
    Figure {
        title: format!("{first}, {second} and {third}"),
        counted: None,
        description: format!("{}.", sentences.join(". ")),
        key: FigureKey::of(network, &sketch, Vec::new()),
        wide: None,
        narrow: sketch,
    }
}
