//! A drawing of an extract for use outside this program: on paper or in another program.
//!
//! Colours are those of the dataset, in their light form. The status of a claim shows in its line,
//! never in colour alone.

use hashbrown::HashMap;

use crate::exchange::Extract;
use crate::explorer::print::Print;
use crate::layout::DrawingLayout;
use crate::layout::PlacedDisc;
use crate::layout::Point;
use crate::model::Claim;
use crate::model::Colour;
use crate::model::EntityIndex;
use crate::model::Looks;
use crate::model::PaintGroup;
use crate::view::counted::counted;

/// How far parallel ties bend away from each other.
const BEND: f64 = 16.0;

/// The width of a line, unless something else is asked for.
const USUAL_WIDTH: f64 = 1.1;
/// With more relations the letters of their groups would cover the picture.
const MOST_LETTERED: usize = 150;
/// The paper, and the least contrast of a mark with it.
const PAPER: Colour = Colour::of_parts(255, 255, 255);
const LEAST_CONTRAST: f64 = 3.0;
/// The size of a letter on a disc: a share of its radius, and at most this.
const LETTER_SHARE: f64 = 1.3;
const LARGEST_LETTER: f64 = 18.0;
/// What is written on dark and on light discs.
const LIGHT: &str = "#ffffff";
const DARK: &str = "#1d1b18";

/// A drawing; lengths are pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// What it shows.
    pub title: String,
    /// The same in a sentence, with the network it is from.
    pub description: String,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// Its width on paper, if that is given.
    pub millimetres: Option<f64>,
    /// The size of its names.
    pub size: f64,
    /// The names of its typefaces, the best first.
    pub letters: &'static str,
    /// The ties, under the discs.
    pub ties: Vec<DrawnTie>,
    /// The entities.
    pub discs: Vec<DrawnDisc>,
    /// What colours and letters mean, of those that are drawn.
    pub legend: Vec<DrawnMeaning>,
}

/// What a colour means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnMeaning {
    /// Whether discs or lines have it.
    pub mark: DrawnMark,
    /// What it means.
    pub label: String,
    /// The letter that says the same; empty if there is none.
    pub letter: String,
    /// The colour.
    pub colour: Colour,
}

/// What has a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnMark {
    /// Discs.
    Disc,
    /// Lines.
    Line,
}

/// A relation as a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnTie {
    /// The path, as SVG writes it.
    pub path: String,
    /// The colour of its class or its group.
    pub colour: Colour,
    /// Its width.
    pub width: f64,
    /// The letter of its group in the middle of it; empty if its class decides.
    pub letter: String,
    /// The middle of the line.
    pub middle: Point,
    /// How the line is broken: empty for what is claimed without reservation.
    pub dashes: &'static str,
    /// Whether it has an arrowhead.
    pub directed: bool,
    /// What it says, in a sentence.
    pub title: String,
}

/// An entity as a disc with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnDisc {
    /// The middle.
    pub x: f64,
    /// The middle.
    pub y: f64,
    /// The radius.
    pub radius: f64,
    /// The colour of its kind or its group.
    pub colour: Colour,
    /// The letter of its group; empty if its kind decides.
    pub letter: String,
    /// The size of the letter.
    pub letter_size: f64,
    /// The colour of the letter.
    pub ink: &'static str,
    /// The colour of its edge: visible where the disc alone is not.
    pub rim: &'static str,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: String,
    /// Where its name stands, under the disc.
    pub name_y: f64,
    /// Whether there is room for its name beside those of better connected ones.
    pub is_named: bool,
}

impl Drawing {
    /// The drawing of an extract that was arranged.
    #[must_use]
    pub fn of(extract: &Extract<'_>, layout: &DrawingLayout, print: Print) -> Self {
        let looks = Looks::of(extract.network().schema());
        let about = extract.network().about();
        let counts = format!(
            "{} and {}",
            counted(extract.entities().len(), "entity", "entities"),
            counted(extract.relations().len(), "relation", "relations")
        );
        let drawing = Self {
            title: about.title.clone(),
            description: format!(
                "{counts} of {}, data {} ({}).",
                about.title, about.version, about.content_hash
            ),
            width: layout.width,
            height: layout.height,
            millimetres: None,
            size: layout.size,
            letters: "",
            ties: ties(extract, &looks, &layout.discs),
            discs: discs(extract, &looks, &layout.discs),
            legend: legend(extract, &looks),
        };
        drawing.printed(extract, layout, print)
    }
}

/// A relation and the discs of its ends.
pub(crate) struct Tie<'a> {
    pub(crate) claim: Claim<'a>,
    from: End,
    to: End,
}

/// An end of a relation: an entity by its position, and its disc.
#[derive(Clone, Copy)]
struct End {
    position: usize,
    disc: PlacedDisc,
}

/// The relations between different entities, with the discs of their ends.
pub(crate) fn drawn<'a>(
    extract: &'a Extract<'_>,
    placed: &'a [PlacedDisc],
) -> impl Iterator<Item = Tie<'a>> {
    let end = |entity: EntityIndex| {
        let position = extract.position(entity)?;
        let disc = *placed.get(position)?;
        Some(End { position, disc })
    };
    let claims = extract
        .relations()
        .iter()
        .map(|&relation| extract.network().claim(relation));
    claims
        .filter_map(move |claim| {
            Some(Tie {
                claim,
                from: end(claim.from())?,
                to: end(claim.to())?,
            })
        })
        .filter(|tie| tie.from.position != tie.to.position)
}

fn ties(extract: &Extract<'_>, looks: &Looks, placed: &[PlacedDisc]) -> Vec<DrawnTie> {
    let mut parallel: HashMap<(usize, usize), u32> = HashMap::new();
    let paint = extract.paint();
    let is_lettered = extract.relations().len() <= MOST_LETTERED;
    let letter_of = |relation| {
        let letter = Some(paint.tie_letter(relation)).filter(|_| is_lettered);
        letter.unwrap_or_default().to_owned()
    };
    let tie = |Tie { claim, from, to }: Tie<'_>| {
        let (one, other) = (from.position, to.position);
        let before = parallel
            .entry((one.min(other), one.max(other)))
            .or_default();
        // The first is straight, further ones bend to either side in turn, seen from the lower end.
        let side = if *before % 2 == 1 { 1.0 } else { -1.0 };
        let turned = if one < other { 1.0 } else { -1.0 };
        let bend = side * turned * BEND * f64::from(before.div_ceil(2));
        *before += 1;
        let found = claim.relation_type();
        let own = paint.tie_colour(claim.index());
        let width = paint.tie(claim.index()).measure.unwrap_or(1.0);
        let curve = Bent::between(from.disc, to.disc, bend);
        DrawnTie {
            path: curve.path(),
            colour: own.unwrap_or(looks.class(found.class).colour).light,
            width: USUAL_WIDTH * width,
            letter: letter_of(claim.index()),
            middle: curve.middle(),
            dashes: claim.status().dashes(),
            directed: !found.symmetric,
            title: claim.sentence(),
        }
    };
    drawn(extract, placed).map(tie).collect()
}

/// A curve from the border of one disc to that of another.
struct Bent {
    start: Point,
    bend: Point,
    end: Point,
}

impl Bent {
    fn between(from: PlacedDisc, to: PlacedDisc, bend: f64) -> Self {
        let (start, end) = (from.middle, to.middle);
        let (dx, dy) = (end.x - start.x, end.y - start.y);
        let length = (dx * dx + dy * dy).sqrt().max(1e-6);
        let (ux, uy) = (dx / length, dy / length);
        let start = Point {
            x: start.x + ux * from.radius,
            y: start.y + uy * from.radius,
        };
        let end = Point {
            x: end.x - ux * (to.radius + 2.0),
            y: end.y - uy * (to.radius + 2.0),
        };
        let bend = bend.clamp(-length * 0.4, length * 0.4);
        let bend = Point {
            x: f64::midpoint(start.x, end.x) - uy * bend * 2.0,
            y: f64::midpoint(start.y, end.y) + ux * bend * 2.0,
        };
        Self { start, bend, end }
    }

    fn path(&self) -> String {
        let Self { start, bend, end } = self;
        format!(
            "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
            start.x, start.y, bend.x, bend.y, end.x, end.y
        )
    }

    fn middle(&self) -> Point {
        let middle = |start: f64, bend: f64, end: f64| (start + 2.0 * bend + end) / 4.0;
        Point {
            x: middle(self.start.x, self.bend.x, self.end.x),
            y: middle(self.start.y, self.bend.y, self.end.y),
        }
    }
}

fn discs(extract: &Extract<'_>, looks: &Looks, placed: &[PlacedDisc]) -> Vec<DrawnDisc> {
    let (network, paint) = (extract.network(), extract.paint());
    let disc = |(&index, disc): (&EntityIndex, &PlacedDisc)| {
        let entity = network.entity(index);
        let kind = network.schema().kind(entity.kind);
        let own = paint.entity_colour(index);
        let colour = own.map_or(looks.kind(entity.kind).colour, |own| own.light);
        DrawnDisc {
            x: disc.middle.x,
            y: disc.middle.y,
            radius: disc.radius,
            colour,
            letter: paint.entity_letter(index).to_owned(),
            letter_size: (disc.radius * LETTER_SHARE).min(LARGEST_LETTER),
            ink: ink_on(colour),
            rim: ink_on(colour),
            name: entity.name.clone(),
            kind: kind.label.clone(),
            name_y: disc.name_y,
            is_named: disc.is_named,
        }
    };
    extract.entities().iter().zip(placed).map(disc).collect()
}

/// What the colours mean: groups where something else than kinds and classes decides.
fn legend(extract: &Extract<'_>, looks: &Looks) -> Vec<DrawnMeaning> {
    let (network, paint) = (extract.network(), extract.paint());
    let schema = network.schema();
    let entities = extract.entities().iter();
    let ties = extract.relations().iter();
    let mut lines = if paint.entity_groups.is_empty() {
        let kinds = used(entities.map(|&entity| network.kind_of(entity)));
        let kinds = kinds.into_iter().map(|kind| DrawnMeaning {
            mark: DrawnMark::Disc,
            label: schema.kind(kind).plural.clone(),
            letter: String::new(),
            colour: looks.kind(kind).colour,
        });
        kinds.collect()
    } else {
        let groups = used(entities.filter_map(|&entity| paint.entity(entity).group));
        meanings(DrawnMark::Disc, &paint.entity_groups, &groups)
    };
    if paint.tie_groups.is_empty() {
        let classes = used(ties.map(|&tie| network.claim(tie).relation_type().class));
        lines.extend(classes.into_iter().map(|class| DrawnMeaning {
            mark: DrawnMark::Line,
            label: schema.class_definition(class).label.clone(),
            letter: String::new(),
            colour: looks.class(class).colour.light,
        }));
    } else {
        let groups = used(ties.filter_map(|&tie| paint.tie(tie).group));
        lines.extend(meanings(DrawnMark::Line, &paint.tie_groups, &groups));
    }
    lines
}

fn meanings(mark: DrawnMark, groups: &[PaintGroup], used: &[usize]) -> Vec<DrawnMeaning> {
    let groups = used.iter().filter_map(|&place| groups.get(place));
    groups
        .map(|group| DrawnMeaning {
            mark,
            label: group.label.clone(),
            letter: group.letter.clone(),
            colour: group.colour.light,
        })
        .collect()
}

/// What is legible on a disc of a colour, and shows where it ends on the paper.
pub(crate) fn ink_on(colour: Colour) -> &'static str {
    if colour.contrast(PAPER) >= LEAST_CONTRAST {
        LIGHT
    } else {
        DARK
    }
}

pub(crate) fn used<T: Ord>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut used: Vec<T> = all.collect();
    used.sort_unstable();
    used.dedup();
    used
}
