//! Pictures as data: nodes, lines and labels with their places. The template of the page writes
//! them as SVG.

use hashbrown::HashMap;

use crate::layout::Point;
use crate::layout::offset;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::model::RelationIndex;
use crate::model::Status;
use crate::view::entity::EntityLink;
use crate::view::labels::wrap;

/// How large a node is drawn, in the picture's units.
pub(crate) const NODE_RADIUS: f64 = 16.0;

/// How far the bends of lines beside each other are apart.
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
    /// What it shows, in full, for those who do not see it.
    pub description: String,
    /// The entities.
    pub nodes: Vec<FigureNode>,
    /// The ties between them, to be drawn below.
    pub edges: Vec<FigureEdge>,
}

/// Where the label of a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelSide {
    /// Under it, centred.
    Below,
    /// To its left.
    Left,
    /// To its right.
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
    /// Where it stands.
    pub at: Point,
    /// Its name in short lines.
    pub label: Vec<String>,
    /// Where the label stands.
    pub side: LabelSide,
    /// Whether it is what the picture is about.
    pub is_focus: bool,
}

/// A tie in a picture: parallel relations of one class.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureEdge {
    /// The class of the relations, for colour and dash.
    pub class: String,
    /// `documented` if the best of them is, else `uncertain` or `charged`.
    pub standing: &'static str,
    /// Where the line begins.
    pub begin: Point,
    /// The control point of its curve.
    pub bend: Point,
    /// Where it ends.
    pub end: Point,
    /// Whether something leads towards the begin.
    pub arrow_at_begin: bool,
    /// Whether something leads towards the end.
    pub arrow_at_end: bool,
    /// What it says, short.
    pub label: String,
    /// Where the label stands.
    pub label_at: Point,
    /// Whether it is drawn faintly, because it is not what the picture is about.
    pub is_faint: bool,
    /// All its relations as sentences.
    pub sentences: Vec<String>,
}

impl FigureNode {
    pub(crate) fn of(network: &Network, entity: EntityIndex, at: Point, side: LabelSide) -> Self {
        let link = EntityLink::of(network, entity);
        let label = wrap(&link.name, 18, if side == LabelSide::Below { 3 } else { 2 });
        Self {
            entity: link,
            at,
            label,
            side,
            is_focus: false,
        }
    }

    /// Where the label begins, or where its middle is if it stands below.
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
    /// Bends the line otherwise and puts its label at `place` between 0, the begin, and 1, the end.
    pub(crate) fn bend_by(&mut self, bend: Point, place: f64) {
        self.bend = bend;
        let (begin, end) = (self.begin, self.end);
        self.label_at = Curve { begin, bend, end }.at(place);
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

/// An entity and its place in a picture.
#[derive(Clone, Copy)]
pub(crate) struct Placed {
    pub(crate) entity: EntityIndex,
    pub(crate) at: Point,
}

/// A quadratic curve.
struct Curve {
    begin: Point,
    bend: Point,
    end: Point,
}

impl Curve {
    /// The point at `t` between 0, the begin, and 1, the end.
    fn at(&self, t: f64) -> Point {
        let weighted = |a: f64, b: f64, c: f64| {
            (1.0 - t) * (1.0 - t) * a + 2.0 * t * (1.0 - t) * b + t * t * c
        };
        Point {
            x: weighted(self.begin.x, self.bend.x, self.end.x),
            y: weighted(self.begin.y, self.bend.y, self.end.y),
        }
    }
}

/// The relations of two entities by class, as lines beside each other from `a` to `b`; if there are
/// more than `most_lines` classes, those with most relations.
pub(crate) fn edges_between(
    network: &Network,
    a: Placed,
    b: Placed,
    relations: &[RelationIndex],
    most_lines: usize,
) -> Vec<FigureEdge> {
    let mut by_class: Vec<(u16, Vec<RelationIndex>)> = Vec::new();
    for &relation in relations {
        let class = network.claim(relation).relation_type().class.raw();
        match by_class.iter_mut().find(|(known, _)| *known == class) {
            Some((_, group)) => group.push(relation),
            None => by_class.push((class, vec![relation])),
        }
    }
    by_class.sort_by_key(|(class, group)| (std::cmp::Reverse(group.len()), *class));
    by_class.truncate(most_lines);
    by_class.sort_by_key(|(class, _)| *class);
    let count = by_class.len();
    let stagger = |position: usize| offset(position, count);
    by_class
        .iter()
        .enumerate()
        .map(|(position, (_, group))| edge(network, [a, b], group, stagger(position)))
        .collect()
}

fn edge(
    network: &Network,
    [a, b]: [Placed; 2],
    group: &[RelationIndex],
    stagger: f64,
) -> FigureEdge {
    let bend = a.at.beside_middle(b.at, stagger * SPREAD);
    let claims = || group.iter().map(|&relation| network.claim(relation));
    let leads = |outward: bool| {
        claims()
            .any(|claim| !claim.relation_type().symmetric && (claim.from() == a.entity) == outward)
    };
    let class = claims().next().map_or("", |claim| {
        network.schema().class(claim.relation_type().class)
    });
    FigureEdge {
        class: class.to_owned(),
        standing: standing(network, group),
        begin: a.at.towards(bend, NODE_RADIUS + 5.0),
        bend,
        end: b.at.towards(bend, NODE_RADIUS + 5.0),
        arrow_at_begin: leads(false),
        arrow_at_end: leads(true),
        label: short_label(network, group),
        label_at: Curve {
            begin: a.at,
            bend,
            end: b.at,
        }
        .at(0.5 + 0.15 * label_shift(a.at, b.at, stagger)),
        is_faint: false,
        sentences: group
            .iter()
            .map(|&relation| crate::view::relation::RelationView::of(network, relation).sentence)
            .collect(),
    }
}

/// How far the label of a bent line is moved along it, so that labels of lines beside each other
/// stand at different heights.
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

/// 1 for an upright line, 0 for a level one, whose labels need no staggering because its lines lie
/// above each other.
fn steepness(a: Point, b: Point) -> f64 {
    let (across, along) = ((b.y - a.y).abs(), (b.x - a.x).abs());
    across / (across + along).max(1e-9)
}

fn standing(network: &Network, group: &[RelationIndex]) -> &'static str {
    let statuses = || {
        group
            .iter()
            .map(|&relation| network.claim(relation).status())
    };
    if statuses().any(|status| status == Status::Documented) {
        "documented"
    } else if statuses().all(|status| matches!(status, Status::Charged | Status::Denied)) {
        "charged"
    } else {
        "uncertain"
    }
}

/// The label of the most frequent type, and how many relations more there are.
fn short_label(network: &Network, group: &[RelationIndex]) -> String {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for &relation in group {
        *counts
            .entry(network.claim(relation).relation_type().label.as_str())
            .or_default() += 1;
    }
    let best = counts
        .iter()
        .max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)))
        .map_or("", |(label, _)| label);
    match group.len() {
        1 => best.to_owned(),
        many if counts.len() == 1 => format!("{best} ×{many}"),
        many => format!("{best} +{}", many - 1),
    }
}
