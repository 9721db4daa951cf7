//! The places of a drawing: where the entities of an extract are, how large the drawing is, and
//! which names have room in it.
//!
//! The places are those of [`spread`], so the same extract is the same drawing.

use crate::exchange::Extract;
use crate::graph::ByNumber;
use crate::layout::Label;
use crate::layout::Point;
use crate::layout::labels_with_room;
use crate::layout::spread;
use crate::model::EntityIndex;
use crate::query::Budget;
use crate::query::QueryError;

/// The most entities that are drawn.
pub const MOST_DRAWN: usize = 20_000;

/// The radius of an entity with one tie, and what is added for ten, a hundred and so on.
const SMALLEST: f64 = 7.0;
const LARGER: f64 = 6.0;
/// The room around the outermost discs, where names are.
const MARGIN: f64 = 90.0;
/// The height of a line of the legend, and the room below it.
const LEGEND_LINE: f64 = 18.0;
const BELOW_LEGEND: f64 = 40.0;
/// The distance from a disc to the base line of its name.
const NAME_BELOW: f64 = 11.0;
/// Roughly the width of a letter at the size of the names.
const LETTER: f64 = 5.4;

/// Up to so many entities, everything is drawn so many times farther apart to make room for names.
struct Roominess {
    most: usize,
    times: f64,
}

const ROOMINESS: [Roominess; 3] = [
    Roominess {
        most: 25,
        times: 3.2,
    },
    Roominess {
        most: 80,
        times: 2.4,
    },
    Roominess {
        most: 400,
        times: 1.5,
    },
];

/// The places of a drawing; lengths are pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawingLayout {
    /// The entities, in the order of the extract.
    pub discs: Vec<PlacedDisc>,
    /// The width of the drawing.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// The place of an entity in a drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlacedDisc {
    /// The middle of its disc.
    pub middle: Point,
    /// The radius of its disc.
    pub radius: f64,
    /// The base line of its name, under the disc.
    pub name_y: f64,
    /// Whether its name has room beside those of better connected entities.
    pub is_named: bool,
}

/// Why an extract cannot be drawn.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawingError {
    /// It has too many entities.
    #[error(
        "a drawing of more than {MOST_DRAWN} entities is not legible; narrow the scope, or export the answer to a question"
    )]
    TooLarge,
    /// The limits were reached before everything had its place.
    #[error(transparent)]
    Interrupted(#[from] QueryError),
}

/// Arranges an extract as a drawing.
///
/// Time as that of [`spread`].
///
/// # Errors
///
/// [`DrawingError`] if the extract has more than [`MOST_DRAWN`] entities, or the budget ended.
pub fn arrange_drawing(
    extract: &Extract<'_>,
    budget: &mut Budget,
) -> Result<DrawingLayout, DrawingError> {
    if extract.entities().len() > MOST_DRAWN {
        return Err(DrawingError::TooLarge);
    }
    let ties = ties(extract);
    let radii = radii(extract.entities().len(), &ties);
    let apart = ROOMINESS
        .iter()
        .find(|roominess| radii.len() <= roominess.most)
        .map_or(1.0, |roominess| roominess.times);
    let points = spread(&ties, &radii, budget).map_err(QueryError::from)?;
    let points: Vec<Point> = points
        .into_iter()
        .map(|point| Point {
            x: point.x * apart,
            y: point.y * apart,
        })
        .collect();
    let frame = Frame::around(&points, &radii, class_count(extract));
    let mut discs: Vec<PlacedDisc> = points
        .iter()
        .zip(radii)
        .map(|(point, radius)| {
            let middle = Point {
                x: point.x + frame.shift.x,
                y: point.y + frame.shift.y,
            };
            PlacedDisc {
                middle,
                radius,
                name_y: middle.y + radius + NAME_BELOW,
                is_named: false,
            }
        })
        .collect();
    let labels = labels(extract, &discs);
    let have_room = labels_with_room(&labels, budget).map_err(QueryError::from)?;
    for (disc, has_room) in discs.iter_mut().zip(have_room) {
        disc.is_named = has_room;
    }
    Ok(DrawingLayout {
        discs,
        width: frame.width,
        height: frame.height,
    })
}

/// The relations as pairs of positions.
fn ties(extract: &Extract<'_>) -> Vec<(usize, usize)> {
    let place = |entity: EntityIndex| extract.position(entity);
    extract
        .relations()
        .iter()
        .filter_map(|&relation| {
            let claim = extract.network().claim(relation);
            Some((place(claim.from())?, place(claim.to())?))
        })
        .collect()
}

/// The radius of each entity by the number of its ties.
fn radii(count: usize, ties: &[(usize, usize)]) -> Vec<f64> {
    let mut degrees = vec![0_u32; count];
    for &(from, to) in ties {
        degrees.add(from, 1);
        degrees.add(to, 1);
    }
    degrees
        .into_iter()
        .map(|degree| SMALLEST + LARGER * f64::from(degree.max(1)).log10())
        .collect()
}

/// The number of classes that the legend explains.
fn class_count(extract: &Extract<'_>) -> usize {
    let mut used: Vec<_> = extract
        .relations()
        .iter()
        .map(|&relation| extract.network().claim(relation).relation_type().class)
        .collect();
    used.sort_unstable();
    used.dedup();
    used.len()
}

/// The names of the entities with their sizes; those of larger discs come first.
fn labels(extract: &Extract<'_>, discs: &[PlacedDisc]) -> Vec<Label> {
    let network = extract.network();
    let letters = |entity: EntityIndex| {
        let count = network.entity(entity).name.chars().count();
        f64::from(u32::try_from(count).unwrap_or(u32::MAX))
    };
    let placed = extract.entities().iter().zip(discs);
    placed
        .map(|(&entity, disc)| Label {
            base: Point {
                x: disc.middle.x,
                y: disc.name_y,
            },
            width: letters(entity) * LETTER,
            rank: disc.radius,
        })
        .collect()
}

/// How far everything is moved so that it begins at the margin and under the legend, and how large
/// the drawing is.
struct Frame {
    shift: Point,
    width: f64,
    height: f64,
}

impl Frame {
    fn around(points: &[Point], radii: &[f64], classes: usize) -> Self {
        let reach = |side: fn(&Point, f64) -> f64| {
            points
                .iter()
                .zip(radii)
                .map(|(point, radius)| side(point, *radius))
                .fold(0.0, f64::max)
        };
        let left = reach(|point, radius| radius - point.x);
        let right = reach(|point, radius| point.x + radius);
        let top = reach(|point, radius| radius - point.y);
        let bottom = reach(|point, radius| point.y + radius);
        let legend = f64::from(u32::try_from(classes).unwrap_or(u32::MAX)) * LEGEND_LINE;
        let shift = Point {
            x: left + MARGIN,
            y: top + MARGIN.max(legend + BELOW_LEGEND),
        };
        Self {
            shift,
            width: left + right + 2.0 * MARGIN,
            height: shift.y + bottom + MARGIN,
        }
    }
}
