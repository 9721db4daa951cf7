//! Pictures as data: nodes and lines with their places and labels. The template of a page only
//! writes them down as SVG.

use hashbrown::HashMap;

use crate::layout::Point;
use crate::layout::offset;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Status;
use crate::view::entity::EntityLink;
use crate::view::labels::wrap;
use crate::view::relation::RelationView;

/// The radius of a node, in the units of the picture.
pub(crate) const NODE_RADIUS: f64 = 16.0;

/// The distance between the bends of lines beside each other.
const SPREAD: f64 = 68.0;

/// A small picture of a part of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its width in its own units, which are about pixels.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What it shows, in a phrase.
    pub title: String,
    /// What it shows, in full, for screen readers.
    pub description: String,
    /// The entities.
    pub nodes: Vec<FigureNode>,
    /// The ties between them, to be drawn below.
    pub edges: Vec<FigureEdge>,
}

/// An entity and its place in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) entity: EntityIndex,
    pub(crate) at: Point,
}

/// The side of a node on which its label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelSide {
    /// Below the node, centred.
    Below,
    /// To the left of the node.
    Left,
    /// To the right of the node.
    Right,
}

impl LabelSide {
    /// The word used for a style class.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

/// An entity in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureNode {
    /// The entity.
    pub entity: EntityLink,
    /// Its place.
    pub at: Point,
    /// Its name in short lines.
    pub label: Vec<String>,
    /// The side on which the label is.
    pub side: LabelSide,
    /// Whether the picture is about it.
    pub is_focus: bool,
}

/// A tie in a picture: parallel relations of one class.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureEdge {
    /// The class of the relations, for colour and dash.
    pub class: String,
    /// `documented` if one of them has no reservation, else `uncertain` or `charged`.
    pub standing: &'static str,
    /// Where the line begins.
    pub begin: Point,
    /// The control point of its curve.
    pub bend: Point,
    /// Where it ends.
    pub end: Point,
    /// Whether a relation leads to the beginning of the line.
    pub arrow_at_begin: bool,
    /// Whether a relation leads to the end of the line.
    pub arrow_at_end: bool,
    /// What it says, short.
    pub label: String,
    /// The place of the label.
    pub label_at: Point,
    /// Whether it is drawn faintly, because the picture is about other ties.
    pub is_faint: bool,
    /// All its relations as sentences.
    pub sentences: Vec<String>,
}

impl FigureNode {
    pub(crate) fn of(network: &Network, placed: Placed, side: LabelSide) -> Self {
        let link = EntityLink::of(network, placed.entity);
        let label = wrap(&link.name, 18, if side == LabelSide::Below { 3 } else { 2 });
        Self {
            entity: link,
            at: placed.at,
            label,
            side,
            is_focus: false,
        }
    }

    /// The horizontal position of the label: of its middle if it is below the node, of its end if it
    /// is to the left, of its beginning if it is to the right.
    #[must_use]
    pub fn label_x(&self) -> f64 {
        match self.side {
            LabelSide::Below => self.at.x,
            LabelSide::Left => self.at.x - NODE_RADIUS - 7.0,
            LabelSide::Right => self.at.x + NODE_RADIUS + 7.0,
        }
    }

    /// The base line of the first line of the label.
    #[must_use]
    pub fn label_y(&self) -> f64 {
        match self.side {
            LabelSide::Below => self.at.y + NODE_RADIUS + 15.0,
            LabelSide::Left | LabelSide::Right if self.label.len() > 1 => self.at.y - 2.5,
            LabelSide::Left | LabelSide::Right => self.at.y + 4.5,
        }
    }
}

impl FigureEdge {
    /// Bends the line through another control point and puts its label at `place`, which is 0 at
    /// the beginning and 1 at the end.
    pub(crate) fn bend_by(&mut self, bend: Point, place: f64) {
        let curve = Curve {
            begin: self.begin,
            bend,
            end: self.end,
        };
        self.bend = bend;
        self.label_at = curve.at(place);
    }

    /// The curve as the data of an SVG path.
    #[must_use]
    pub fn path(&self) -> String {
        let (begin, bend, end) = (self.begin, self.bend, self.end);
        format!(
            "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
            begin.x, begin.y, bend.x, bend.y, end.x, end.y
        )
    }
}

/// The relations of one class between two entities.
struct ClassTies {
    class: u16,
    relations: Vec<RelationIndex>,
}

/// The relations of two entities by class, as lines beside each other; of many classes those with
/// most relations.
pub(crate) fn edges_between(
    network: &Network,
    from: Placed,
    to: Placed,
    relations: &[RelationIndex],
    most_lines: usize,
) -> Vec<FigureEdge> {
    let mut by_class: Vec<ClassTies> = Vec::new();
    for &relation in relations {
        let class = network.claim(relation).relation_type().class.raw();
        match by_class.iter_mut().find(|ties| ties.class == class) {
            Some(ties) => ties.relations.push(relation),
            None => by_class.push(ClassTies {
                class,
                relations: vec![relation],
            }),
        }
    }
    by_class.sort_by_key(|ties| (std::cmp::Reverse(ties.relations.len()), ties.class));
    by_class.truncate(most_lines);
    by_class.sort_by_key(|ties| ties.class);
    let count = by_class.len();
    by_class
        .iter()
        .enumerate()
        .map(|(position, ties)| edge(network, from, to, &ties.relations, offset(position, count)))
        .collect()
}

/// A line for relations of one class; `stagger` is its distance from the middle line, in lines.
fn edge(
    network: &Network,
    from: Placed,
    to: Placed,
    group: &[RelationIndex],
    stagger: f64,
) -> FigureEdge {
    let curve = Curve {
        begin: from.at,
        bend: from.at.beside_middle(to.at, stagger * SPREAD),
        end: to.at,
    };
    let claims = || group.iter().map(|&relation| network.claim(relation));
    let directed = || claims().filter(|claim| !claim.relation_type().symmetric);
    let class = claims().next().map_or("", |claim| {
        network.schema().class(claim.relation_type().class)
    });
    FigureEdge {
        class: class.to_owned(),
        standing: standing(network, group),
        begin: from.at.towards(curve.bend, NODE_RADIUS + 5.0),
        bend: curve.bend,
        end: to.at.towards(curve.bend, NODE_RADIUS + 5.0),
        arrow_at_begin: directed().any(|claim| claim.from() != from.entity),
        arrow_at_end: directed().any(|claim| claim.from() == from.entity),
        label: short_label(network, group),
        label_at: curve.at(0.5 + 0.15 * label_shift(from.at, to.at, stagger)),
        is_faint: false,
        sentences: RelationView::all(network, group)
            .into_iter()
            .map(|view| view.sentence)
            .collect(),
    }
}

/// How far the label of a bent line is moved along it, so that labels of lines beside each other are
/// at different heights.
///
/// The bend itself lifts or lowers the label; the shift adds to that.
fn label_shift(a: Point, b: Point, stagger: f64) -> f64 {
    let lowered = a.beside_middle(b, stagger).y - f64::midpoint(a.y, b.y);
    let descends = (b.y - a.y).signum();
    let towards_end = if lowered.abs() < 1e-9 {
        stagger.signum()
    } else {
        lowered.signum() * descends
    };
    stagger.abs() * towards_end * steepness(a, b)
}

/// 1 for an upright line, 0 for a level one: lines beside a level line are above and below it, so
/// their labels need no staggering.
fn steepness(a: Point, b: Point) -> f64 {
    let (across, along) = ((b.y - a.y).abs(), (b.x - a.x).abs());
    across / (across + along).max(1e-9)
}

/// A quadratic Bézier curve.
#[derive(Clone, Copy)]
struct Curve {
    begin: Point,
    /// The control point.
    bend: Point,
    end: Point,
}

impl Curve {
    /// The point at a place between 0, the beginning, and 1, the end.
    fn at(self, place: f64) -> Point {
        let weighted = |a: f64, b: f64, c: f64| {
            let rest = 1.0 - place;
            rest * rest * a + 2.0 * place * rest * b + place * place * c
        };
        Point {
            x: weighted(self.begin.x, self.bend.x, self.end.x),
            y: weighted(self.begin.y, self.bend.y, self.end.y),
        }
    }
}

/// Whether the relations are without reservation, only charged or denied, or uncertain in another way.
fn standing(network: &Network, group: &[RelationIndex]) -> &'static str {
    let statuses = || {
        group
            .iter()
            .map(|&relation| network.claim(relation).status())
    };
    if statuses().any(|status| !status.is_reservation()) {
        "documented"
    } else if statuses().all(|status| matches!(status, Status::Charged | Status::Denied)) {
        "charged"
    } else {
        "uncertain"
    }
}

/// The label of the most frequent type, and how many relations more there are.
fn short_label(network: &Network, group: &[RelationIndex]) -> String {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for &relation in group {
        let claim = network.claim(relation);
        *counts.entry(claim.verb(claim.forwards())).or_default() += 1;
    }
    let best = counts
        .iter()
        .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))
        .map_or("", |(label, _)| label.as_str());
    match group.len() {
        1 => best.to_owned(),
        many if counts.len() == 1 => format!("{best} ×{many}"),
        many => format!("{best} +{}", many - 1),
    }
}
