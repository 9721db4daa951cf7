//! Pictures as data: nodes and lines with their places and labels. The template of a page only
//! writes them down as SVG.
//!
//! A picture is drawn twice, for boxes of different widths, so that it fits everywhere without its
//! letters getting too small: wide, and narrow enough for a phone.

use crate::explorer::drawing::NameSize;
use crate::layout::Curve;
use crate::layout::Point;
use crate::layout::Rectangle;
use crate::layout::text_width;
use crate::model::ColourPair;
use crate::model::Network;
use crate::view::entity::EntityLink;

/// The width of a narrow drawing: it fits a phone of 320 pixels, with letters of ten.
pub(crate) const NARROW: f64 = 340.0;
/// The size of names and verbs, and of what stands under them.
pub(crate) const LETTERS: f64 = 13.0;
pub(crate) const QUIET_LETTERS: f64 = 12.0;
/// The distance from one line of a label to the next.
pub(crate) const LINE: f64 = 15.0;
/// How far letters reach above and below their base line.
const ASCENT: f64 = 14.0;
const DESCENT: f64 = 4.0;
/// What stands on a colour as light as this has to be dark.
const LIGHT: f64 = 0.35;
/// The size of the disc around the number of a route.
pub(crate) const NUMBER_RADIUS: f64 = 9.0;
/// How much smaller than it is a drawing may be shown.
const SMALLEST_SCALE: f64 = 0.84;

/// A small picture of a part of a network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figure {
    /// What it shows, in a phrase.
    pub title: String,
    /// The same, if it counts something.
    pub counted: Option<CountedTitle>,
    /// What it shows, in full, for screen readers.
    pub description: String,
    /// Its drawing where there is room; without one, the narrow drawing is for all widths.
    pub wide: Option<Sketch>,
    /// Its drawing for narrow boxes.
    pub narrow: Sketch,
    /// What its lines and arrows mean, and what was left out.
    pub key: FigureKey,
}

/// A title whose number leads to what it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountedTitle {
    /// What stands before the number.
    pub before: String,
    /// The number with its noun.
    pub count: String,
    /// The address of what it counts.
    pub page: String,
    /// What stands after it.
    pub after: String,
}

impl CountedTitle {
    /// The title in one piece.
    pub(crate) fn text(&self) -> String {
        format!("{}{}{}", self.before, self.count, self.after)
    }
}

/// What the lines of a picture mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureKey {
    /// The kinds of its entities, with their labels, where colours and pictograms alone tell them.
    pub kinds: Vec<ClassKey>,
    /// The classes of its lines, with their labels.
    pub classes: Vec<ClassKey>,
    /// The standings of its lines, if they are not all without reservation.
    pub standings: Vec<StandingKey>,
    /// What else is to be known, in sentences.
    pub notes: Vec<String>,
}

/// A kind of the entities or a class of the lines of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassKey {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// How a line is broken, and what that means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandingKey {
    /// The word in [`FigureEdge::standing`].
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// One drawing of a picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sketch {
    /// Its width in its own units, which are about pixels.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The entities.
    pub nodes: Vec<FigureNode>,
    /// The ties between them, to be drawn below.
    pub edges: Vec<FigureEdge>,
}

/// On which side of its place a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    #[default]
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// The word used by SVG.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A line of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabelLine {
    /// What it says.
    pub words: String,
    /// Whether it is set smaller and in a quieter colour.
    pub is_quiet: bool,
}

/// A label in its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FigureLabel {
    /// Where its lines begin, end or have their middle.
    pub x: f64,
    /// The base line of its first line.
    pub y: f64,
    /// Which of these.
    pub anchor: Anchor,
    /// Its lines.
    pub lines: Vec<LabelLine>,
}

/// A colour of a file: on a light ground, and on a dark one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnColour {
    /// As `#rrggbb`.
    pub light: String,
    /// As `#rrggbb`.
    pub dark: String,
    /// Whether what stands on it has to be dark on either ground.
    pub is_light: bool,
}

impl OwnColour {
    pub(crate) fn of(colour: ColourPair) -> Self {
        Self {
            light: colour.light.to_string(),
            dark: colour.dark.to_string(),
            is_light: colour.light.luminance() > LIGHT,
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
    /// The radius of its disc.
    pub radius: f64,
    /// Its name, and what is said of it.
    pub label: FigureLabel,
    /// Whether the picture is about it.
    pub is_focus: bool,
    /// Its colour in the file it is from, which goes before that of its kind.
    pub paint: Option<OwnColour>,
}

/// A tie in a picture: parallel relations.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureEdge {
    /// The class of most of the relations, for the colour.
    pub class: String,
    /// `documented` if one of them has no reservation, else `uncertain` or `charged`.
    pub standing: &'static str,
    /// Its line, from disc to disc.
    pub curve: Curve,
    /// The width of the line; that of its class if absent.
    pub thickness: Option<f64>,
    /// Whether a relation leads to the beginning of the line.
    pub arrow_at_begin: bool,
    /// Whether a relation leads to the end of the line.
    pub arrow_at_end: bool,
    /// What it says, short; without lines if it stands elsewhere or has no room.
    pub label: FigureLabel,
    /// The number of the route that begins to differ from others here, if it is a picture of several.
    pub route: Option<RouteNumber>,
    /// Its colour in the file it is from, which goes before that of its class.
    pub paint: Option<OwnColour>,
    /// Whether it is drawn faintly, because the picture is about other ties.
    pub is_faint: bool,
    /// All its relations as sentences.
    pub sentences: Vec<String>,
}

/// The number of a route on one of its lines.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RouteNumber {
    /// The number, counted from 1.
    pub number: usize,
    /// Where it stands.
    pub at: Point,
}

impl Figure {
    /// From which width of its box on the wide drawing is shown, as a word for a style class.
    #[must_use]
    pub fn room(&self) -> &'static str {
        room_for(self.wide.as_ref().map(|wide| wide.width))
    }
}

/// The word for the least width of a box for a drawing of this width.
pub(crate) fn room_for(width: Option<f64>) -> &'static str {
    match width.map(|width| width * SMALLEST_SCALE) {
        None => "always-narrow",
        Some(needed) if needed <= 544.0 => "wide-from-544",
        Some(needed) if needed <= 656.0 => "wide-from-656",
        Some(needed) if needed <= 712.0 => "wide-from-712",
        Some(_) => "wide-from-992",
    }
}

impl LabelLine {
    /// Lines of names and verbs.
    pub(crate) fn of(words: String) -> Self {
        Self {
            words,
            is_quiet: false,
        }
    }

    /// Lines of what stands under them.
    pub(crate) fn quiet(words: String) -> Self {
        Self {
            words,
            is_quiet: true,
        }
    }

    /// How wide it is, rather a little too much.
    pub(crate) fn width(&self) -> f64 {
        let size = if self.is_quiet {
            QUIET_LETTERS
        } else {
            LETTERS
        };
        text_width(&self.words, size)
    }
}

impl FigureLabel {
    /// Lines with their middle, beginning or end at `x`, from `top` on.
    pub(crate) fn from_top(anchor: Anchor, x: f64, top: f64, lines: Vec<LabelLine>) -> Self {
        Self {
            x,
            y: top + ASCENT,
            anchor,
            lines,
        }
    }

    /// Lines around the height `middle`.
    pub(crate) fn around(anchor: Anchor, x: f64, middle: f64, lines: Vec<LabelLine>) -> Self {
        let top = middle - height_of(&lines) / 2.0;
        Self::from_top(anchor, x, top, lines)
    }

    /// Whether its lines end below each other. The space between two lines, which those who listen
    /// need, then stands before a line: behind it, it would push the line to the left.
    #[must_use]
    pub fn is_right_aligned(&self) -> bool {
        self.anchor == Anchor::End
    }

    /// What it fills.
    #[must_use]
    pub fn rectangle(&self) -> Rectangle {
        let width = width_of(&self.lines);
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        let top = self.y - ASCENT;
        Rectangle {
            left,
            top,
            right: left + width,
            bottom: top + height_of(&self.lines),
        }
    }
}

/// The width and the height of lines.
pub(crate) fn size_of(lines: &[LabelLine]) -> NameSize {
    NameSize {
        width: width_of(lines),
        height: height_of(lines),
    }
}

/// The kinds of the entities of a drawing, in the order of the schema.
pub(crate) fn kinds_of(network: &Network, sketch: &Sketch) -> Vec<ClassKey> {
    let is_drawn = |id: &str| sketch.nodes.iter().any(|node| node.entity.kind == id);
    let kinds = network
        .schema()
        .kinds()
        .filter(|(_, kind)| is_drawn(&kind.id));
    kinds
        .map(|(_, kind)| ClassKey {
            id: kind.id.clone(),
            label: kind.plural.clone(),
        })
        .collect()
}

/// The width of the widest line.
pub(crate) fn width_of(lines: &[LabelLine]) -> f64 {
    lines.iter().map(LabelLine::width).fold(0.0, f64::max)
}

/// The height of lines under each other.
pub(crate) fn height_of(lines: &[LabelLine]) -> f64 {
    let further: f64 = lines.iter().skip(1).map(|_| LINE).sum();
    if lines.is_empty() {
        0.0
    } else {
        ASCENT + further + DESCENT
    }
}

impl FigureEdge {
    /// The curve as the data of an SVG path.
    #[must_use]
    pub fn path(&self) -> String {
        let Curve { begin, bend, end } = self.curve;
        format!(
            "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
            begin.x, begin.y, bend.x, bend.y, end.x, end.y
        )
    }
}
