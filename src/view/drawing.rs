//! A drawing of an extract that stands alone: on paper, in another program, without this one.
//!
//! The places are those of [`spread`], so the same extract is the same drawing. Colours are the
//! light ones of the pages; how a claim stands shows in the line, never in colour alone.

use hashbrown::HashMap;

use crate::exchange::Extract;
use crate::layout::Point;
use crate::layout::spread;
use crate::model::Claim;
use crate::model::Colour;
use crate::model::EntityIndex;
use crate::model::Looks;
use crate::model::Status;
use crate::view::drawing_names::name_those_with_room;

/// The most entities that are drawn.
pub const MOST_DRAWN: usize = 20_000;

/// The radius of an entity with one tie, and how much is added for ten, a hundred …
const SMALLEST: f64 = 7.0;
const LARGER: f64 = 6.0;
/// Room around the outermost discs, where names stand.
const MARGIN: f64 = 90.0;
/// How high a line of the legend is.
const LEGEND_LINE: f64 = 18.0;
/// Up to so many entities everything is drawn so many times farther apart, so that names find room.
const ROOMY: [(usize, f64); 3] = [(25, 3.2), (80, 2.4), (400, 1.5)];
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
    /// Draws an extract; `None` if it has more than [`MOST_DRAWN`] entities.
    ///
    /// Time as that of [`spread`].
    #[must_use]
    pub fn of(extract: &Extract<'_>) -> Option<Self> {
        if extract.entities().len() > MOST_DRAWN {
            return None;
        }
        let (radii, pairs) = sizes(extract);
        let apart = ROOMY
            .iter()
            .find(|(most, _)| radii.len() <= *most)
            .map_or(1.0, |(_, times)| *times);
        let points = spread(&pairs, &radii).into_iter().map(|point| Point {
            x: point.x * apart,
            y: point.y * apart,
        });
        let points: Vec<Point> = points.collect();
        let looks = Looks::of(extract.network().schema());
        let classes = classes(extract, &looks);
        let (shift, width, height) = frame(&points, &radii, classes.len());
        let points: Vec<Point> = points
            .iter()
            .map(|point| Point {
                x: point.x + shift.x,
                y: point.y + shift.y,
            })
            .collect();
        let about = extract.network().about();
        let counts = format!(
            "{} entities and {} relations",
            extract.entities().len(),
            extract.relations().len()
        );
        Some(Self {
            title: about.title.clone(),
            description: format!(
                "{counts} of {}, data {} ({}).",
                about.title, about.version, about.content_hash
            ),
            width,
            height,
            ties: ties(extract, &looks, &points, &radii),
            discs: discs(extract, &looks, &points, &radii),
            classes,
        })
    }
}

/// The radius of each entity by its ties, and the ties as pairs of positions.
fn sizes(extract: &Extract<'_>) -> (Vec<f64>, Vec<(usize, usize)>) {
    let mut degrees = vec![0_u32; extract.entities().len()];
    let mut pairs = Vec::with_capacity(extract.relations().len());
    for (from, to) in ends(extract).map(|(_, ends)| ends) {
        degrees[from] += 1;
        degrees[to] += 1;
        pairs.push((from, to));
    }
    let radius = |degree: &u32| SMALLEST + LARGER * f64::from((*degree).max(1)).log10();
    (degrees.iter().map(radius).collect(), pairs)
}

/// The relations with the positions of their ends.
fn ends<'a>(extract: &'a Extract<'_>) -> impl Iterator<Item = (Claim<'a>, (usize, usize))> {
    let claims = extract
        .relations()
        .iter()
        .map(|&relation| extract.network().claim(relation));
    let place = |entity: EntityIndex| extract.position(entity);
    claims.filter_map(move |claim| Some((claim, (place(claim.from())?, place(claim.to())?))))
}

/// How far everything is moved so that it begins at the margin, under the legend, and how large it
/// is then.
fn frame(points: &[Point], radii: &[f64], classes: usize) -> (Point, f64, f64) {
    let reach = |side: &dyn Fn(&Point, f64) -> f64| {
        points
            .iter()
            .zip(radii)
            .map(|(point, radius)| side(point, *radius))
            .fold(0.0, f64::max)
    };
    let (left, right) = (
        reach(&|point, radius| radius - point.x),
        reach(&|point, radius| point.x + radius),
    );
    let (top, bottom) = (
        reach(&|point, radius| radius - point.y),
        reach(&|point, radius| point.y + radius),
    );
    let legend = f64::from(u32::try_from(classes).unwrap_or(u32::MAX)) * LEGEND_LINE;
    let shift = Point {
        x: left + MARGIN,
        y: top + MARGIN.max(legend + 40.0),
    };
    (
        shift,
        left + right + 2.0 * MARGIN,
        shift.y + bottom + MARGIN,
    )
}

fn ties(extract: &Extract<'_>, looks: &Looks, points: &[Point], radii: &[f64]) -> Vec<DrawnTie> {
    let mut parallel: HashMap<(usize, usize), u32> = HashMap::new();
    let mut drawn = Vec::with_capacity(extract.relations().len());
    for (claim, (from, to)) in ends(extract).filter(|(_, (from, to))| from != to) {
        let before = parallel.entry((from.min(to), from.max(to))).or_default();
        // The first is straight, further ones bend to either side in turn, seen from the lower end.
        let side = if *before % 2 == 1 { 1.0 } else { -1.0 };
        let turned = if from < to { 1.0 } else { -1.0 };
        let bend = side * turned * BEND * f64::from(before.div_ceil(2));
        *before += 1;
        let found = claim.relation_type();
        drawn.push(DrawnTie {
            path: path((points[from], radii[from]), (points[to], radii[to]), bend),
            colour: looks.class(found.class).colour.light,
            dashes: dashes(claim.status()),
            directed: !found.symmetric,
            title: sentence(extract, claim),
        });
    }
    drawn
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

/// A curve from the rim of one disc to that of the other.
fn path((start, start_radius): (Point, f64), (end, end_radius): (Point, f64), bend: f64) -> String {
    let (dx, dy) = (end.x - start.x, end.y - start.y);
    let length = (dx * dx + dy * dy).sqrt().max(1e-6);
    let (ux, uy) = (dx / length, dy / length);
    let (x1, y1) = (start.x + ux * start_radius, start.y + uy * start_radius);
    let (x2, y2) = (
        end.x - ux * (end_radius + 2.0),
        end.y - uy * (end_radius + 2.0),
    );
    let bend = bend.clamp(-length * 0.4, length * 0.4);
    let (cx, cy) = (
        f64::midpoint(x1, x2) - uy * bend * 2.0,
        f64::midpoint(y1, y2) + ux * bend * 2.0,
    );
    format!("M{x1:.1} {y1:.1}Q{cx:.1} {cy:.1} {x2:.1} {y2:.1}")
}

fn discs(extract: &Extract<'_>, looks: &Looks, points: &[Point], radii: &[f64]) -> Vec<DrawnDisc> {
    let network = extract.network();
    let placed = extract.entities().iter().zip(points).zip(radii);
    let disc = |((&index, point), &radius): ((&EntityIndex, &Point), &f64)| {
        let entity = network.entity(index);
        let kind = network.schema().kind(entity.kind);
        DrawnDisc {
            x: point.x,
            y: point.y,
            radius,
            colour: looks.kind(entity.kind).colour,
            name: entity.name.clone(),
            kind: kind.label.clone(),
            name_y: point.y + radius + 11.0,
            is_named: false,
        }
    };
    let mut discs: Vec<DrawnDisc> = placed.map(disc).collect();
    name_those_with_room(&mut discs);
    discs
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
        Status::Documented => "",
        Status::Charged => "8 4",
        Status::Denied => "1.5 4",
        _ => "5 3",
    }
}
