//! A drawing of an extract for use outside this program: on paper or in another program.
//!
//! Colours are those of the dataset, in their light form. The status of a claim shows in its line,
//! never in colour alone.

use hashbrown::HashMap;

use crate::exchange::Extract;
use crate::layout::DrawingLayout;
use crate::layout::PlacedDisc;
use crate::model::Claim;
use crate::model::Colour;
use crate::model::EntityIndex;
use crate::model::Looks;
use crate::model::Status;
use crate::view::counted::counted;

/// How far parallel ties bend away from each other.
const BEND: f64 = 16.0;

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
    /// The ties, under the discs.
    pub ties: Vec<DrawnTie>,
    /// The entities.
    pub discs: Vec<DrawnDisc>,
    /// Which colour is which class, of those that are drawn.
    pub classes: Vec<(String, Colour)>,
}

/// A relation as a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnTie {
    /// The path, as SVG writes it.
    pub path: String,
    /// The colour of its class.
    pub colour: Colour,
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
    /// The colour of its kind.
    pub colour: Colour,
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
    pub fn of(extract: &Extract<'_>, layout: &DrawingLayout) -> Self {
        let looks = Looks::of(extract.network().schema());
        let about = extract.network().about();
        let counts = format!(
            "{} and {}",
            counted(extract.entities().len(), "entity", "entities"),
            counted(extract.relations().len(), "relation", "relations")
        );
        Self {
            title: about.title.clone(),
            description: format!(
                "{counts} of {}, data {} ({}).",
                about.title, about.version, about.content_hash
            ),
            width: layout.width,
            height: layout.height,
            ties: ties(extract, &looks, &layout.discs),
            discs: discs(extract, &looks, &layout.discs),
            classes: classes(extract, &looks),
        }
    }
}

/// A relation and the discs of its ends.
struct Tie<'a> {
    claim: Claim<'a>,
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
fn drawn<'a>(extract: &'a Extract<'_>, placed: &'a [PlacedDisc]) -> impl Iterator<Item = Tie<'a>> {
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
        DrawnTie {
            path: path(from.disc, to.disc, bend),
            colour: looks.class(found.class).colour.light,
            dashes: dashes(claim.status()),
            directed: !found.symmetric,
            title: claim.sentence(),
        }
    };
    drawn(extract, placed).map(tie).collect()
}

/// A curve from the border of one disc to that of another.
fn path(from: PlacedDisc, to: PlacedDisc, bend: f64) -> String {
    let (start, end) = (from.middle, to.middle);
    let (dx, dy) = (end.x - start.x, end.y - start.y);
    let length = (dx * dx + dy * dy).sqrt().max(1e-6);
    let (ux, uy) = (dx / length, dy / length);
    let (x1, y1) = (start.x + ux * from.radius, start.y + uy * from.radius);
    let (x2, y2) = (
        end.x - ux * (to.radius + 2.0),
        end.y - uy * (to.radius + 2.0),
    );
    let bend = bend.clamp(-length * 0.4, length * 0.4);
    let (cx, cy) = (
        f64::midpoint(x1, x2) - uy * bend * 2.0,
        f64::midpoint(y1, y2) + ux * bend * 2.0,
    );
    format!("M{x1:.1} {y1:.1}Q{cx:.1} {cy:.1} {x2:.1} {y2:.1}")
}

fn discs(extract: &Extract<'_>, looks: &Looks, placed: &[PlacedDisc]) -> Vec<DrawnDisc> {
    let network = extract.network();
    let disc = |(&index, disc): (&EntityIndex, &PlacedDisc)| {
        let entity = network.entity(index);
        let kind = network.schema().kind(entity.kind);
        DrawnDisc {
            x: disc.middle.x,
            y: disc.middle.y,
            radius: disc.radius,
            colour: looks.kind(entity.kind).colour,
            name: entity.name.clone(),
            kind: kind.label.clone(),
            name_y: disc.name_y,
            is_named: disc.is_named,
        }
    };
    extract.entities().iter().zip(placed).map(disc).collect()
}

fn classes(extract: &Extract<'_>, looks: &Looks) -> Vec<(String, Colour)> {
    let schema = extract.network().schema();
    let mut used: Vec<_> = extract
        .relations()
        .iter()
        .map(|&relation| extract.network().claim(relation).relation_type().class)
        .collect();
    used.sort_unstable();
    used.dedup();
    used.into_iter()
        .map(|class| {
            let label = schema.class_definition(class).label.clone();
            (label, looks.class(class).colour.light)
        })
        .collect()
}

/// The dashes of a line: long for charged claims, dots for denied ones, in between for claims that
/// somebody only maintains.
fn dashes(status: Status) -> &'static str {
    match status {
        Status::Documented | Status::NotStated => "",
        Status::Charged => "8 4",
        Status::Denied => "1.5 4",
        _ => "5 3",
    }
}
