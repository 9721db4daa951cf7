//! The picture of a neighbourhood of several hops: a tree that grows to both sides, with the
//! further ties drawn faintly.

use hashbrown::HashMap;

use crate::layout::Curve;
use crate::layout::Point;
use crate::layout::Spacing;
use crate::layout::indented_tree;
use crate::layout::two_sided_tree;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::query::Around;
use crate::view::counted::counted;
use crate::view::figure::CountedTitle;
use crate::view::figure::Figure;
use crate::view::figure::FigureEdge;
use crate::view::figure::FigureKey;
use crate::view::figure::FigureNode;
use crate::view::figure::NARROW;
use crate::view::figure::Sketch;
use crate::view::figure_edge::CLEAR;
use crate::view::figure_edge::EdgeStyle;
use crate::view::figure_edge::Says;
use crate::view::figure_edge::edge_along;
use crate::view::figure_key::painted_by_file;
use crate::view::figure_node::LabelSide;
use crate::view::figure_node::NodeStyle;
use crate::view::figure_node::Placed;
use crate::view::figure_time_scale::number;

/// Half of the wide drawing, and the part of it for the outermost names.
const HALF: f64 = 560.0;
const SIDE: f64 = 172.0;
/// The distance of two rows, and of the outermost ones from the edges.
const ROW: f64 = 44.0;
const EDGE: f64 = 46.0;
/// The deepest tree that is legible beside itself.
const DEEPEST: usize = 2;
/// The radius of the nodes, and the room of a name that its disc and the next one take.
const RADIUS: f64 = 12.0;
const DISCS: f64 = 2.0 * RADIUS + 14.0;
/// The room that the root and its name take before those that have branches.
const BEFORE_ROOT: f64 = 86.0;
/// How far a generation stands in from the one before in the narrow drawing, its rows, and how many
/// it has at most.
const INDENT: f64 = 34.0;
const NARROW_ROW: f64 = 40.0;
const MOST_ROWS: usize = 40;
const PLAIN: EdgeStyle = EdgeStyle {
    most_lines: 1,
    width: 0.0,
    says: Says::Nothing,
};
/// The most entities of the picture.
const MOST_NODES: usize = 60;

/// Relations by the pair they tie, as positions of members, the lower first.
type Ties = HashMap<(usize, usize), Vec<RelationIndex>>;

/// A member of the neighbourhood in the picture.
#[derive(Clone)]
struct Shown {
    place: Placed,
    distance: usize,
    parent: Option<usize>,
}

/// The picture of the nearest entities of a neighbourhood.
///
/// `page` lists all of them.
pub(crate) fn of_neighbourhood(network: &Network, around: &Around, page: String) -> Option<Figure> {
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
    let (title, description) = words(network, around, middle, shown.len());
    let title = CountedTitle { page, ..title };
    let deepest = shown.iter().map(|member| member.distance).max();
    let wide = deepest
        .filter(|deepest| *deepest <= DEEPEST)
        .map(|deepest| wide(network, &ties, shown.clone(), deepest));
    let rows = shown.len().min(MOST_ROWS);
    let mut notes = Vec::new();
    if rows < shown.len() {
        let on = if wide.is_some() {
            "On a narrow screen only"
        } else {
            "Only"
        };
        notes.push(format!("{on} the nearest {} are drawn.", rows - 1));
    }
    shown.truncate(rows);
    let narrow = narrow(network, &ties, shown);
    notes.extend(painted_by_file(wide.as_ref().unwrap_or(&narrow)));
    Some(Figure {
        title: title.text(),
        counted: Some(title),
        description,
        key: FigureKey::of(network, wide.as_ref().unwrap_or(&narrow), notes),
        wide,
        narrow,
    })
}

/// The parents of the members.
fn parents(shown: &[Shown]) -> Vec<Option<usize>> {
    shown.iter().map(|member| member.parent).collect()
}

/// The tree that grows to both sides, with the further ties.
fn wide(network: &Network, ties: &Ties, mut shown: Vec<Shown>, deepest: usize) -> Sketch {
    let layer = (HALF - SIDE) / number(deepest);
    let spacing = Spacing {
        layer,
        row: ROW,
        side: SIDE,
        edge: EDGE,
    };
    let placed = two_sided_tree(&parents(&shown), spacing);
    for (member, at) in shown.iter_mut().zip(&placed.points) {
        member.place.at = *at;
    }
    let root = shown
        .first()
        .map_or_else(Point::default, |first| first.place.at);
    let node = |(number, member): (usize, &Shown)| {
        if number == 0 {
            return FigureNode::in_focus(network, member.place, NodeStyle::BELOW);
        }
        let is_left = member.place.at.x < root.x;
        let children = shown.iter().filter(|other| other.parent == Some(number));
        let children = children.count();
        let side = match (is_left, member.place.at.y < root.y) {
            (true, _) if children == 0 => LabelSide::Left,
            (false, _) if children == 0 => LabelSide::Right,
            // Its branches leave to the outside, and its own comes from the height of the root.
            (true, true) => LabelSide::AboveToTheRight,
            (true, false) => LabelSide::BelowToTheRight,
            (false, true) => LabelSide::AboveToTheLeft,
            (false, false) => LabelSide::BelowToTheLeft,
        };
        let is_outermost = member.distance == deepest;
        let style = NodeStyle {
            radius: RADIUS,
            side,
            width: match children {
                0 if is_outermost => SIDE - DISCS,
                0 => layer - DISCS,
                _ => layer - BEFORE_ROOT,
            },
            most_lines: if children == 1 { 1 } else { 2 },
        };
        FigureNode::of(network, member.place, style)
    };
    Sketch {
        width: placed.width,
        height: placed.height,
        nodes: shown.iter().enumerate().map(node).collect(),
        edges: edges(network, ties, &shown),
    }
}

/// The tree as a list, a row a member, each under whom it belongs to.
fn narrow(network: &Network, ties: &Ties, mut shown: Vec<Shown>) -> Sketch {
    let deepest = shown.iter().map(|member| member.distance).max();
    let indent = (NARROW / 3.0 / number(deepest.unwrap_or(1).max(1))).min(INDENT);
    let spacing = Spacing {
        layer: indent,
        row: NARROW_ROW,
        side: RADIUS + 4.0,
        edge: RADIUS + 8.0,
    };
    let placed = indented_tree(&parents(&shown), spacing);
    for (member, at) in shown.iter_mut().zip(&placed.points) {
        member.place.at = *at;
    }
    let node = |(number, member): (usize, &Shown)| {
        let style = NodeStyle {
            radius: RADIUS,
            side: LabelSide::Right,
            width: NARROW - member.place.at.x - DISCS,
            most_lines: 2,
        };
        match number {
            0 => FigureNode::in_focus(network, member.place, style),
            _ => FigureNode::of(network, member.place, style),
        }
    };
    let nodes = shown.iter().enumerate().map(node).collect();
    Sketch {
        width: NARROW,
        height: placed.height,
        nodes,
        edges: twigs(network, ties, &shown),
    }
}

/// For each member with children a trunk, and from it a line to each child.
fn twigs(network: &Network, ties: &Ties, shown: &[Shown]) -> Vec<FigureEdge> {
    let mut edges = Vec::new();
    for (number, member) in shown.iter().enumerate() {
        let children = || {
            let all = shown.iter().enumerate();
            all.filter(|(_, other)| other.parent == Some(number))
        };
        let trunk = |y: f64| Point {
            x: member.place.at.x,
            y,
        };
        let Some(lowest) = children()
            .map(|(_, child)| child.place.at.y)
            .reduce(f64::max)
        else {
            continue;
        };
        let line = Curve::straight(member.place.at, trunk(lowest)).between_discs(RADIUS, 0.0);
        edges.push(FigureEdge {
            class: String::new(),
            standing: "documented",
            is_faint: true,
            ..edge_along(network, line, member.place, &[], PLAIN)
        });
        edges.extend(children().filter_map(|(other, child)| {
            let relations = ties.get(&(number, other))?;
            let at = child.place.at;
            let line = Curve::straight(trunk(at.y), at).between_discs(1.0, RADIUS + CLEAR);
            Some(edge_along(network, line, member.place, relations, PLAIN))
        }));
    }
    edges
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
        let curve = Curve::straight(from.place.at, to.place.at);
        let curve = curve.between_discs(RADIUS + CLEAR, RADIUS + CLEAR);
        let edge = edge_along(network, curve, from.place, relations, PLAIN);
        let is_faint = to.parent != Some(one);
        edges.push(FigureEdge {
            is_faint,
            arrow_at_begin: edge.arrow_at_begin && !is_faint,
            arrow_at_end: edge.arrow_at_end && !is_faint,
            ..edge
        });
    }
    // What is faint is drawn below the branches.
    edges.sort_by_key(|edge| !edge.is_faint);
    edges
}

/// The title and the description of the picture.
fn words(
    network: &Network,
    around: &Around,
    middle: EntityIndex,
    shown: usize,
) -> (CountedTitle, String) {
    let name = &network.entity(middle).name;
    let counts = around.count_by_distance.iter().enumerate().skip(1);
    let counts: Vec<String> = counts
        .map(|(hops, count)| format!("{count} at distance {hops}"))
        .collect();
    let all: usize = around.count_by_distance.iter().sum();
    let title = CountedTitle {
        before: if shown < all {
            format!("The nearest {} of the ", shown - 1)
        } else {
            "The ".to_owned()
        },
        count: counted(all - 1, "entity", "entities"),
        page: String::new(),
        after: format!(" around {name}"),
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
