//! The places of a drawing: where the entities are, how large the drawing is, and which names have
//! room in it.
//!
//! The places are those of [`spread`], so the same network is the same drawing.

use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::layout::apart::push_apart;
use crate::layout::label_room::Label;
use crate::layout::label_room::labels_with_room;
use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::rectangle::Rectangle;
use crate::layout::spread::spread;

/// The radius of an entity with one tie, and what is added for ten, a hundred and so on.
const SMALLEST: f64 = 7.0;
const LARGER: f64 = 6.0;
/// The room around the outermost discs, where names are.
const MARGIN: f64 = 90.0;
/// The height of a line of the legend, and the room below it, in sizes of the names.
const LEGEND_LINE: f64 = 1.8;
const BELOW_LEGEND: f64 = 4.0;
/// The distance from a disc to the base line of its name, and the height of a name, in sizes of the
/// names.
const NAME_BELOW: f64 = 1.1;
const NAME_HEIGHT: f64 = 1.25;
/// The space around discs with their names that are pushed apart, and up to how many are.
const GAP: f64 = 1.5;
const MOST_PUSHED: usize = 400;
/// The usual size of the names.
pub const USUAL_SIZE: f64 = 10.0;

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
    /// The size of its names.
    pub size: f64,
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

/// What is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DrawingPlan {
    /// The width of each name, in sizes of the names.
    pub names: Vec<f64>,
    /// The size of the names.
    pub size: f64,
    /// The ties, as positions of names.
    pub ties: Vec<(usize, usize)>,
    /// The radii that were asked for; ties decide on the others.
    pub radii: Vec<Option<f64>>,
    /// The places that were asked for; forces decide if there are none.
    pub places: Option<Vec<Point>>,
    /// The number of lines of the legend.
    pub legend_lines: usize,
}

/// Arranges a drawing.
///
/// Time as that of [`spread`].
///
/// # Errors
///
/// [`Interruption`] if the budget ended before everything had its place.
pub fn arrange_drawing(
    plan: &DrawingPlan,
    budget: &mut Budget,
) -> Result<DrawingLayout, Interruption> {
    let mut radii = radii(plan.names.len(), &plan.ties);
    for (radius, asked) in radii.iter_mut().zip(&plan.radii) {
        *radius = asked.unwrap_or(*radius);
    }
    let apart = ROOMINESS
        .iter()
        .find(|roominess| radii.len() <= roominess.most)
        .map_or(1.0, |roominess| roominess.times);
    let (apart, points) = match &plan.places {
        Some(places) => (1.0, places.clone()),
        None => (apart, spread(&plan.ties, &radii, budget)?),
    };
    let mut points: Vec<Point> = points
        .into_iter()
        .map(|point| Point {
            x: point.x * apart,
            y: point.y * apart,
        })
        .collect();
    if plan.places.is_none() && points.len() <= MOST_PUSHED {
        push_apart(&mut points, &filled(plan, &radii), None, budget)?;
    }
    let legend = coordinate(plan.legend_lines) * LEGEND_LINE * plan.size;
    let frame = Frame::around(&points, &radii, legend + BELOW_LEGEND * plan.size);
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
                name_y: middle.y + radius + NAME_BELOW * plan.size,
                is_named: false,
            }
        })
        .collect();
    let labels = labels(plan, &discs);
    let circles = discs.iter();
    let circles = circles.map(|disc| Rectangle::of_disc(disc.middle, disc.radius));
    let have_room = labels_with_room(&labels, &circles.collect::<Vec<_>>(), budget)?;
    for (disc, has_room) in discs.iter_mut().zip(have_room) {
        disc.is_named = has_room;
    }
    Ok(with_room_for_names(discs, &labels, &frame, plan.size))
}

/// The drawing, made so wide that no name that is written leaves it.
fn with_room_for_names(
    mut discs: Vec<PlacedDisc>,
    labels: &[Label],
    frame: &Frame,
    size: f64,
) -> DrawingLayout {
    let written = discs.iter().zip(labels).filter(|(disc, _)| disc.is_named);
    let names: Vec<(f64, f64)> = written
        .map(|(_, label)| (label.filled.left, label.filled.right))
        .collect();
    let lacks = |side: &dyn Fn(&(f64, f64)) -> f64| names.iter().map(side).fold(0.0, f64::max);
    let before = lacks(&|(left, _)| size - left);
    let after = lacks(&|(_, right)| right + size - frame.width);
    for disc in &mut discs {
        disc.middle.x += before;
    }
    DrawingLayout {
        discs,
        width: frame.width + before + after,
        height: frame.height,
        size,
    }
}

/// What a disc around the origin fills with its name and the space around it.
fn filled(plan: &DrawingPlan, radii: &[f64]) -> Vec<Rectangle> {
    let origin = Point::default();
    let named = plan.names.iter().zip(radii);
    named
        .map(|(&width, &radius)| {
            let disc = Rectangle::of_disc(origin, radius);
            disc.with(name(origin, radius, width, plan.size))
                .with_margin(GAP)
        })
        .collect()
}

/// What the name of a disc fills.
fn name(middle: Point, radius: f64, width: f64, size: f64) -> Rectangle {
    let base = middle.y + radius + NAME_BELOW * size;
    Rectangle {
        left: middle.x - width * size / 2.0,
        top: base - size,
        right: middle.x + width * size / 2.0,
        bottom: base + (NAME_HEIGHT - 1.0) * size,
    }
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

/// The names of the entities with their sizes; those of larger discs come first.
fn labels(plan: &DrawingPlan, discs: &[PlacedDisc]) -> Vec<Label> {
    let placed = plan.names.iter().zip(discs);
    placed
        .map(|(&width, disc)| Label {
            filled: name(disc.middle, disc.radius, width, plan.size),
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
    fn around(points: &[Point], radii: &[f64], legend: f64) -> Self {
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
        let shift = Point {
            x: left + MARGIN,
            y: top + MARGIN.max(legend),
        };
        Self {
            shift,
            width: left + right + 2.0 * MARGIN,
            height: shift.y + bottom + MARGIN,
        }
    }
}
