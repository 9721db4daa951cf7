//! A drawing of an extract for use outside this program: on paper or in another program.
//!
//! Colours are the light ones of the pages: six for the classes of ties, after Okabe and Ito
//! (2008). The status of a claim shows in its line, never in colour alone.

use hashbrown::HashMap;

use crate::exchange::Extract;
use crate::explorer::drawing_layout::DrawingLayout;
use crate::explorer::drawing_layout::PlacedDisc;
use crate::model::Claim;
use crate::model::EntityIndex;
use crate::model::Status;

/// How far parallel ties bend away from each other.
const BEND: f64 = 16.0;

/// The colours of the classes that have one.
const CLASSES: [(&str, &str); 8] = [
    ("espionage", "#b04a00"),
    ("basing", "#b04a00"),
    ("cooperation", "#00755a"),
    ("diplomacy", "#005a9c"),
    ("command", "#8f3f78"),
    ("repression", "#1d1b18"),
    ("structure", "#5f5a50"),
    ("communication", "#005a9c"),
];
const OTHER_CLASS: &str = "#5f5a50";
const OTHER_KIND: &str = "#4a5568";

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
    pub classes: Vec<(String, &'static str)>,
}

/// A relation as a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnTie {
    /// The path, as SVG writes it.
    pub path: String,
    /// The colour of its class.
    pub colour: &'static str,
    /// How the line is broken: empty for what is documented.
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
    pub colour: String,
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
        let about = extract.network().about();
        let counts = format!(
            "{} entities and {} relations",
            extract.entities().len(),
            extract.relations().len()
        );
        Self {
            title: about.title.clone(),
            description: format!(
                "{counts} of {}, data {} ({}).",
                about.title, about.version, about.content_hash
            ),
            width: layout.width,
            height: layout.height,
            ties: ties(extract, &layout.discs),
            discs: discs(extract, &layout.discs),
            classes: classes(extract),
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

fn ties(extract: &Extract<'_>, placed: &[PlacedDisc]) -> Vec<DrawnTie> {
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
            colour: colour_of_class(extract.network().schema().class(found.class)),
            dashes: dashes(claim.status()),
            directed: !found.symmetric,
            title: sentence(extract, claim),
        }
    };
    drawn(extract, placed).map(tie).collect()
}

fn sentence(extract: &Extract<'_>, claim: Claim<'_>) -> String {
    let name = |entity: EntityIndex| extract.network().entity(entity).name.as_str();
    let when = claim
        .when()
        .map_or_else(String::new, |date| format!(", {date}"));
    format!(
        "{} {} {} ({}{when})",
        name(claim.from()),
        claim.relation_type().label,
        name(claim.to()),
        claim.status()
    )
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

fn discs(extract: &Extract<'_>, placed: &[PlacedDisc]) -> Vec<DrawnDisc> {
    let network = extract.network();
    let disc = |(&index, disc): (&EntityIndex, &PlacedDisc)| {
        let entity = network.entity(index);
        let kind = network.schema().kind(entity.kind);
        DrawnDisc {
            x: disc.middle.x,
            y: disc.middle.y,
            radius: disc.radius,
            colour: if kind.colour.is_empty() {
                OTHER_KIND.to_owned()
            } else {
                kind.colour.clone()
            },
            name: entity.name.clone(),
            kind: kind.label.clone(),
            name_y: disc.name_y,
            is_named: disc.is_named,
        }
    };
    extract.entities().iter().zip(placed).map(disc).collect()
}

fn classes(extract: &Extract<'_>) -> Vec<(String, &'static str)> {
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
            (
                schema.class(class).replace('_', " "),
                colour_of_class(schema.class(class)),
            )
        })
        .collect()
}

fn colour_of_class(class: &str) -> &'static str {
    CLASSES
        .iter()
        .find(|(name, _)| *name == class)
        .map_or(OTHER_CLASS, |(_, colour)| colour)
}

/// Charges are dashed, what is denied is dotted, and what somebody only maintains is broken in
/// between.
fn dashes(status: Status) -> &'static str {
    match status {
        Status::Documented => "",
        Status::Charged => "8 4",
        Status::Denied => "1.5 4",
        _ => "5 3",
    }
}
