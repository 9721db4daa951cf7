//! Discs with names under them within a frame, for the picture of a network's backbone.
//!
//! The places are those of [`spread`], stretched to the frame; then discs and names are pushed apart.
//! A name that still has no room is left out, those of small discs first.

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

/// The distance of a name from its disc, and the space between one disc with its name and the next.
pub const NAME_BELOW: f64 = 2.0;
const GAP: f64 = 3.0;
/// The distance of the middles of discs from the sides of the frame, before they are pushed apart.
const MARGIN: f64 = 40.0;

/// A disc and the size of its name.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NamedDisc {
    /// The radius of the disc.
    pub radius: f64,
    /// The width of the name.
    pub width: f64,
    /// The height of the name.
    pub height: f64,
}

/// The place of a disc.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlacedName {
    /// The middle of the disc.
    pub middle: Point,
    /// Whether its name has room.
    pub is_named: bool,
}

impl NamedDisc {
    /// What its name fills if the middle of the disc is the origin.
    fn name(self) -> Rectangle {
        let top = self.radius + NAME_BELOW;
        Rectangle {
            left: -self.width / 2.0,
            top,
            right: self.width / 2.0,
            bottom: top + self.height,
        }
    }

    /// What it fills with its name and the space around it.
    fn filled(self) -> Rectangle {
        let disc = Rectangle::of_disc(Point::default(), self.radius);
        disc.with(self.name()).with_margin(GAP)
    }
}

/// Arranges discs with their names in a frame that begins at the origin.
///
/// Time as that of [`spread`], and quadratic in the number of discs.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before everything had its place.
pub fn arrange_named(
    discs: &[NamedDisc],
    ties: &[(usize, usize)],
    frame: Rectangle,
    budget: &mut Budget,
) -> Result<Vec<PlacedName>, Interruption> {
    let radii: Vec<f64> = discs
        .iter()
        .map(|disc| disc.filled())
        .map(|filled| (filled.width() * filled.height()).sqrt() / 2.0)
        .collect();
    let mut points = spread(ties, &radii, budget)?;
    stretch(&mut points, frame.with_margin(-MARGIN));
    push_into_place(points, discs, frame, budget)
}

/// Arranges discs with their names near places that are known, which are moved and scaled to the
/// frame as a whole.
///
/// Time quadratic in the number of discs.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before everything had its place.
pub fn arrange_named_near(
    mut points: Vec<Point>,
    discs: &[NamedDisc],
    frame: Rectangle,
    budget: &mut Budget,
) -> Result<Vec<PlacedName>, Interruption> {
    fit(&mut points, frame.with_margin(-MARGIN));
    push_into_place(points, discs, frame, budget)
}

/// Pushes discs and names apart, and finds the names that have room.
fn push_into_place(
    mut points: Vec<Point>,
    discs: &[NamedDisc],
    frame: Rectangle,
    budget: &mut Budget,
) -> Result<Vec<PlacedName>, Interruption> {
    let filled: Vec<Rectangle> = discs.iter().map(|disc| disc.filled()).collect();
    push_apart(&mut points, &filled, Some(frame), budget)?;
    let labels: Vec<Label> = discs
        .iter()
        .zip(&points)
        .map(|(disc, &point)| Label {
            filled: disc.name().moved(point),
            rank: disc.radius,
        })
        .collect();
    let circles: Vec<Rectangle> = discs
        .iter()
        .zip(&points)
        .map(|(disc, &point)| Rectangle::of_disc(point, disc.radius))
        .collect();
    let have_room = labels_with_room(&labels, &circles, budget)?;
    let placed = points.into_iter().enumerate();
    Ok(placed
        .map(|(number, middle)| PlacedName {
            middle,
            is_named: have_room.at(number),
        })
        .collect())
}

/// Moves and scales points so that they fit into a frame; what is a circle stays one.
fn fit(points: &mut [Point], frame: Rectangle) {
    let of_points = points.iter().map(|point| Rectangle::of_disc(*point, 0.0));
    let Some(bounds) = of_points.reduce(Rectangle::with) else {
        return;
    };
    let share = |room: f64, length: f64| {
        if length > 1e-9 {
            room / length
        } else {
            f64::INFINITY
        }
    };
    let across = share(frame.width(), bounds.width());
    let scale = across.min(share(frame.height(), bounds.height()));
    let scale = if scale.is_finite() { scale } else { 0.0 };
    let (from, to) = (middle(bounds), middle(frame));
    for point in points.iter_mut() {
        *point = Point {
            x: to.x + (point.x - from.x) * scale,
            y: to.y + (point.y - from.y) * scale,
        };
    }
}

fn middle(rectangle: Rectangle) -> Point {
    Point {
        x: f64::midpoint(rectangle.left, rectangle.right),
        y: f64::midpoint(rectangle.top, rectangle.bottom),
    }
}

/// Stretches points so that they fill a frame, and crowds of them a little more than the rest.
fn stretch(points: &mut [Point], frame: Rectangle) {
    let across = shares(&points.iter().map(|point| point.x).collect::<Vec<_>>());
    let down = shares(&points.iter().map(|point| point.y).collect::<Vec<_>>());
    for (point, (x, y)) in points.iter_mut().zip(across.into_iter().zip(down)) {
        *point = Point {
            x: frame.left + x * frame.width(),
            y: frame.top + y * frame.height(),
        };
    }
}

/// Where each value stands between the least, 0, and the greatest, 1: in the middle between its
/// share of the way and its share of the values before it.
fn shares(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values.at(*one).total_cmp(&values.at(*other)));
    let low = order.first().map_or(0.0, |&first| values.at(first));
    let high = order.last().map_or(0.0, |&last| values.at(last));
    let most = coordinate(values.len().saturating_sub(1)).max(1.0);
    let mut shares = vec![0.5; values.len()];
    for (place, number) in order.into_iter().enumerate() {
        let way = if high - low < 1e-9 {
            0.5
        } else {
            (values.at(number) - low) / (high - low)
        };
        shares.put(number, f64::midpoint(way, coordinate(place) / most));
    }
    shares
}
