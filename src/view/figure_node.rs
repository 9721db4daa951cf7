//! The entities of a picture: discs with names beside, above or below them.

use crate::layout::Point;
use crate::layout::Rectangle;
use crate::layout::lines_of_width;
use crate::model::EntityIndex;
use crate::model::Network;
use crate::query::file_colour;
use crate::view::entity::EntityLink;
use crate::view::figure::Anchor;
use crate::view::figure::FigureLabel;
use crate::view::figure::FigureNode;
use crate::view::figure::LETTERS;
use crate::view::figure::LabelLine;
use crate::view::figure::OwnColour;
use crate::view::figure::height_of;

/// The radius of a node, in the units of the picture.
pub(crate) const NODE_RADIUS: f64 = 16.0;
/// The distance of a name from its disc.
const BESIDE: f64 = 6.0;
/// How much wider bold letters are.
const BOLD: f64 = 0.92;

/// An entity and its place in a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Placed {
    pub(crate) entity: EntityIndex,
    pub(crate) at: Point,
}

/// The side of a node on which its label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LabelSide {
    Above,
    Below,
    Left,
    Right,
    /// Above, and to the left as far as the disc reaches to the right.
    AboveToTheLeft,
    AboveToTheRight,
    BelowToTheLeft,
    BelowToTheRight,
}

/// How the node of an entity is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NodeStyle {
    pub(crate) radius: f64,
    pub(crate) side: LabelSide,
    /// The room for its name.
    pub(crate) width: f64,
    pub(crate) most_lines: usize,
}

impl NodeStyle {
    /// A node of the usual size with its name below.
    pub(crate) const BELOW: Self = Self {
        radius: NODE_RADIUS,
        side: LabelSide::Below,
        width: 140.0,
        most_lines: 3,
    };

    /// The lines of a name.
    pub(crate) fn name(self, name: &str) -> Vec<LabelLine> {
        let lines = lines_of_width(name, LETTERS, self.width, self.most_lines);
        lines.into_iter().map(LabelLine::of).collect()
    }
}

impl FigureNode {
    /// An entity in its place with its name.
    pub(crate) fn of(network: &Network, placed: Placed, style: NodeStyle) -> Self {
        let lines = style.name(&network.entity(placed.entity).name);
        Self::with_lines(network, placed, style, lines)
    }

    /// An entity in its place with lines that were made for it.
    pub(crate) fn with_lines(
        network: &Network,
        placed: Placed,
        style: NodeStyle,
        lines: Vec<LabelLine>,
    ) -> Self {
        let Point { x, y } = placed.at;
        let (radius, away) = (style.radius, style.radius + BESIDE);
        let (above, below) = (y - radius - 3.0 - height_of(&lines), y + radius + 2.0);
        let label = match style.side {
            LabelSide::Left => FigureLabel::around(Anchor::End, x - away, y, lines),
            LabelSide::Right => FigureLabel::around(Anchor::Start, x + away, y, lines),
            LabelSide::Above => FigureLabel::from_top(Anchor::Middle, x, above, lines),
            LabelSide::Below => FigureLabel::from_top(Anchor::Middle, x, below, lines),
            LabelSide::AboveToTheLeft => {
                FigureLabel::from_top(Anchor::End, x + radius, above, lines)
            }
            LabelSide::BelowToTheLeft => {
                FigureLabel::from_top(Anchor::End, x + radius, below, lines)
            }
            LabelSide::AboveToTheRight => {
                FigureLabel::from_top(Anchor::Start, x - radius, above, lines)
            }
            LabelSide::BelowToTheRight => {
                FigureLabel::from_top(Anchor::Start, x - radius, below, lines)
            }
        };
        Self {
            entity: EntityLink::of(network, placed.entity),
            at: placed.at,
            radius: style.radius,
            label,
            is_focus: false,
            paint: file_colour(network, placed.entity).map(OwnColour::of),
        }
    }

    /// What its name fills.
    #[must_use]
    pub fn name_rectangle(&self) -> Rectangle {
        let filled = self.label.rectangle();
        let wider = if self.is_focus { 1.0 / BOLD } else { 1.0 };
        let room = filled.width() * (wider - 1.0) / 2.0;
        Rectangle {
            left: filled.left - room,
            right: filled.right + room,
            ..filled
        }
    }

    /// An entity that the picture is about, whose name is set in bold letters.
    pub(crate) fn in_focus(network: &Network, placed: Placed, style: NodeStyle) -> Self {
        let width = style.width * BOLD;
        Self {
            is_focus: true,
            ..Self::of(network, placed, NodeStyle { width, ..style })
        }
    }
}
