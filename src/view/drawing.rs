//! A drawing of an extract for use outside this program: on paper or in another program.
//!
//! Colours are those of the dataset, in their light form. The status of a claim shows in its line,
//! never in colour alone.

use crate::exchange::Extract;
use crate::explorer::print::Print;
use crate::layout::DrawingLayout;
use crate::layout::PlacedDisc;
use crate::layout::Point;
use crate::model::Colour;
use crate::model::EntityIndex;
use crate::model::Looks;
use crate::model::PaintGroup;
use crate::view::counted::counted;
use crate::view::drawing_ties::drawn_ties;
use crate::view::drawing_ties::legend_of_lines;

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
    /// How a line is broken, if that is what is meant; else empty.
    pub dashes: &'static str,
}

/// What has a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnMark {
    /// Discs.
    Disc,
    /// Lines.
    Line,
    /// Numbers on lines.
    Number,
}

/// The relations between two entities as a line.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnTie {
    /// Where it begins.
    pub start: Point,
    /// Where it ends.
    pub end: Point,
    /// The colour of their class or their group; one that no class has if they differ in it.
    pub colour: Colour,
    /// Its width.
    pub width: f64,
    /// The letter of their group; empty if their class decides, or they differ in it.
    pub letter: String,
    /// Where its letter and number are written, if there is room.
    pub mark_at: Option<Point>,
    /// How the line is broken: empty if one of them is claimed without reservation.
    pub dashes: &'static str,
    /// Whether it has an arrowhead: not if they run both ways.
    pub directed: bool,
    /// How many they are.
    pub relations: usize,
    /// What they say, in sentences.
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
    /// The drawing of an extract that was arranged; nothing is written on its lines yet
    /// ([`Drawing::with_marks`]).
    #[must_use]
    pub fn of(extract: &Extract<'_>, layout: &DrawingLayout, print: Print) -> Self {
        let looks = Looks::of(extract.network().schema());
        let about = extract.network().about();
        let counts = format!(
            "{} and {}",
            counted(extract.entities().len(), "entity", "entities"),
            counted(extract.relations().len(), "relation", "relations")
        );
        let ties = drawn_ties(extract, &looks, &layout.discs);
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
            discs: discs(extract, &looks, &layout.discs),
            legend: [legend(extract, &looks), legend_of_lines(&ties)].concat(),
            ties,
        };
        drawing.printed(extract, layout, print)
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
            dashes: "",
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
            dashes: "",
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
            dashes: "",
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
