//! The picture of routes: layers from left to right where there is room, from top to bottom where
//! there is not.

use crate::layout::Curve;
use crate::layout::Point;
use crate::layout::Rectangle;
use crate::model::Network;
use crate::query::Route;
use crate::view::counted::counted;
use crate::view::figure::Figure;
use crate::view::figure::FigureEdge;
use crate::view::figure::FigureKey;
use crate::view::figure::FigureNode;
use crate::view::figure::NARROW;
use crate::view::figure::NUMBER_RADIUS;
use crate::view::figure::RouteNumber;
use crate::view::figure::Sketch;
use crate::view::figure_edge::CLEAR;
use crate::view::figure_edge::EdgeStyle;
use crate::view::figure_edge::Says;
use crate::view::figure_edge::edge_along;
use crate::view::figure_edge::edges_between;
use crate::view::figure_node::LabelSide;
use crate::view::figure_node::NODE_RADIUS;
use crate::view::figure_node::NodeStyle;
use crate::view::figure_node::Placed;
use crate::view::figure_routes::Columns;
use crate::view::figure_routes::Drawn;
use crate::view::figure_routes::Room;
use crate::view::figure_routes::Tie;

/// The width of the wide drawing without its sides, the most that two layers are apart, the sides.
const WIDTH: f64 = 1_000.0;
const WIDEST_LAYER: f64 = 420.0;
const SIDE: f64 = 90.0;
/// The most layers that are legible beside each other.
const MOST_LAYERS: usize = 8;
/// The distance of two rows, and the room above and below them.
const ROW: f64 = 116.0;
const EDGE: f64 = 56.0;
const BELOW: f64 = 24.0;
/// The room of a label between two layers that its discs need.
const DISCS: f64 = 70.0;
const WIDEST_LABEL: f64 = 170.0;

/// The distance of two layers in the narrow drawing, and how much lower the middle one of three is.
const STEP: f64 = 148.0;
const LOWER: f64 = 62.0;
/// The room above the first entity and below the last one for their names.
const ABOVE_FIRST: f64 = 64.0;
const BELOW_LAST: f64 = 72.0;
/// How far from the middle line those beside each other are.
const ASIDE: f64 = 40.0;
/// The room for a name at the side, and for one with half of the picture.
const NAME_ASIDE: f64 = NARROW / 2.0 - ASIDE - NODE_RADIUS - 8.0;
const NAME_ALONE: f64 = NARROW / 2.0 - NODE_RADIUS - 10.0;

/// Where on its line the number of a route may stand, between 0 and 1.
const NUMBER_PLACES: [f64; 11] = [
    0.16, 0.22, 0.28, 0.34, 0.4, 0.6, 0.66, 0.72, 0.78, 0.46, 0.54,
];

/// The most routes that the description lists.
const MOST_SENTENCES: usize = 10;

const WIDE_ROOM: Room = Room {
    entities: 60,
    in_layer: usize::MAX,
};
const NARROW_ROOM: Room = Room {
    entities: 30,
    in_layer: 3,
};

/// The picture of routes between the same two entities; routes that no longer fit are only in the
/// text.
pub(crate) fn of_routes(network: &Network, routes: &[Route], title: String) -> Option<Figure> {
    let drawn = Drawn::of(routes, WIDE_ROOM)?;
    let wide = (drawn.columns().count() <= MOST_LAYERS).then(|| wide(network, &drawn));
    let short = Drawn::of(routes, NARROW_ROOM)?;
    let narrow = narrow(network, &short);
    let sentences: Vec<String> = routes
        .iter()
        .take(MOST_SENTENCES)
        .map(|route| names(network, route))
        .collect();
    let mut notes = Vec::new();
    let widest = if wide.is_some() { &drawn } else { &short };
    if widest.routes() < routes.len() {
        let all = counted(routes.len(), "route", "routes");
        notes.push(format!("{} of {all} are drawn.", widest.routes()));
    } else if short.routes() < routes.len() {
        let drawn = counted(short.routes(), "route", "routes");
        notes.push(format!(
            "On a narrow screen {drawn} of {} are drawn.",
            routes.len()
        ));
    }
    let key = FigureKey::of(network, wide.as_ref().unwrap_or(&narrow), notes);
    Some(Figure {
        title,
        counted: None,
        description: sentences.join(". "),
        wide,
        narrow,
        key,
    })
}

/// The drawing with layers from left to right.
fn wide(network: &Network, drawn: &Drawn<'_>) -> Sketch {
    let columns = drawn.columns();
    let steps = columns.steps();
    let layer = (WIDTH / steps).min(WIDEST_LAYER);
    let height = columns.tallest() * ROW + 2.0 * EDGE;
    let points: Vec<Point> = columns
        .places()
        .map(|place| Point {
            x: SIDE + place.layer * layer,
            y: height / 2.0 + (place.position - (place.of - 1.0) / 2.0) * ROW,
        })
        .collect();
    let style = NodeStyle {
        width: (layer - 30.0).min(NodeStyle::BELOW.width),
        ..NodeStyle::BELOW
    };
    let nodes = drawn.placed(&points).map(|(placed, is_end)| {
        if is_end {
            FigureNode::in_focus(network, placed, style)
        } else {
            FigureNode::of(network, placed, style)
        }
    });
    let lines = EdgeStyle {
        most_lines: 3,
        width: (layer - DISCS).min(WIDEST_LABEL),
        says: Says::VerbAndDate,
    };
    let nodes: Vec<FigureNode> = nodes.collect();
    Sketch {
        width: 2.0 * SIDE + steps * layer,
        height: height + BELOW,
        edges: edges(
            network,
            drawn,
            Placing {
                points: &points,
                nodes: &nodes,
            },
            lines,
        ),
        nodes,
    }
    .with_labels_beside_lines()
}

/// The drawing with layers from top to bottom, at most three entities beside each other.
fn narrow(network: &Network, drawn: &Drawn<'_>) -> Sketch {
    let columns = drawn.columns();
    let tops = tops(&columns);
    let points: Vec<Point> = columns
        .places()
        .map(|place| {
            let is_lower = place.of > 2.0 && place.side() == 0.0;
            Point {
                x: NARROW / 2.0 + place.side() * ASIDE,
                y: tops.get(place.number).copied().unwrap_or(0.0)
                    + if is_lower { LOWER } else { 0.0 },
            }
        })
        .collect();
    let nodes = drawn.placed(&points);
    let nodes = nodes.map(|(placed, is_end)| {
        if is_end {
            narrow_end(network, placed)
        } else {
            narrow_node(network, placed)
        }
    });
    let lines = EdgeStyle {
        most_lines: 1,
        width: 120.0,
        says: Says::VerbAndDate,
    };
    let nodes: Vec<FigureNode> = nodes.collect();
    Sketch {
        width: NARROW,
        height: tops.last().copied().unwrap_or(0.0) + BELOW_LAST,
        edges: edges(
            network,
            drawn,
            Placing {
                points: &points,
                nodes: &nodes,
            },
            lines,
        ),
        nodes,
    }
    .with_labels_beside_lines()
}

/// One of the two entities that the routes connect.
fn narrow_end(network: &Network, placed: Placed) -> FigureNode {
    let is_first = placed.at.y <= ABOVE_FIRST;
    let side = if is_first {
        LabelSide::Above
    } else {
        LabelSide::Below
    };
    let style = NodeStyle {
        side,
        width: NARROW - 40.0,
        ..NodeStyle::BELOW
    };
    FigureNode::in_focus(network, placed, style)
}

/// An entity between them, with its name at the side where there is room.
fn narrow_node(network: &Network, placed: Placed) -> FigureNode {
    let aside = placed.at.x - NARROW / 2.0;
    let (side, width) = match aside {
        aside if aside < -1.0 => (LabelSide::Left, NAME_ASIDE),
        aside if aside > 1.0 => (LabelSide::Right, NAME_ASIDE),
        _ => (LabelSide::Right, NAME_ALONE),
    };
    let style = NodeStyle {
        side,
        width,
        most_lines: 4,
        ..NodeStyle::BELOW
    };
    FigureNode::of(network, placed, style)
}

/// The height of each layer of the narrow drawing.
fn tops(columns: &Columns) -> Vec<f64> {
    let mut top = ABOVE_FIRST;
    let mut tops = Vec::with_capacity(columns.count());
    for layer in 0..columns.count() {
        tops.push(top);
        let lower = if columns.members(layer) > 2 {
            LOWER
        } else {
            0.0
        };
        top += STEP + lower;
    }
    tops
}

/// Where everything of a picture stands: entities and places that are kept free, and what entities
/// look like.
#[derive(Clone, Copy)]
struct Placing<'a> {
    points: &'a [Point],
    nodes: &'a [FigureNode],
}

/// The ties of the routes; those over several layers go through the places that were kept free for
/// them.
fn edges(
    network: &Network,
    drawn: &Drawn<'_>,
    placing: Placing<'_>,
    style: EdgeStyle,
) -> Vec<FigureEdge> {
    let Placing { points, nodes } = placing;
    let mut taken: Vec<Rectangle> = nodes.iter().map(FigureNode::name_rectangle).collect();
    let lines = |tie: Tie<'_>| {
        let (from, to) = drawn.ends(&tie, points);
        let mut lines = match drawn.halfway(&tie, points) {
            None => edges_between(network, from, to, tie.relations, style),
            Some(halfway) => {
                let curve = Curve::through(from.at, halfway, to.at);
                let curve = curve.between_discs(NODE_RADIUS + CLEAR, NODE_RADIUS + CLEAR);
                vec![edge_along(network, curve, from, tie.relations, style)]
            }
        };
        if let Some((line, number)) = lines.first_mut().zip(tie.route) {
            line.route = room_for_number(line.curve, &taken).map(|at| RouteNumber { number, at });
            taken.extend(
                line.route
                    .map(|route| Rectangle::of_disc(route.at, NUMBER_RADIUS)),
            );
        }
        lines
    };
    drawn.ties().into_iter().flat_map(lines).collect()
}

/// Where the number of a route stands on its line: near its beginning, and farther on where names or
/// the numbers of other routes are near.
fn room_for_number(line: Curve, taken: &[Rectangle]) -> Option<Point> {
    let is_free = |at: &Point| {
        let room = Rectangle::of_disc(*at, NUMBER_RADIUS + 1.0);
        taken.iter().all(|other| !other.meets(room))
    };
    let mut places = NUMBER_PLACES.into_iter().map(|place| line.at(place));
    places.find(is_free)
}

fn names(network: &Network, route: &Route) -> String {
    let entities = route.entities.iter();
    entities
        .map(|&entity| network.entity(entity).name.as_str())
        .collect::<Vec<_>>()
        .join(", then ")
}
