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
use crate::layout::pack::Frame;
use crate::layout::point::Point;
use crate::layout::rectangle::Rectangle;
use crate::layout::spread::spread;

/// The distance of a name from its disc, and the space between one disc with its name and the next.
pub const NAME_BELOW: f64 = 2.0;
const GAP: f64 = 3.0;

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
    let filled: Vec<Rectangle> = discs.iter().map(|disc| disc.filled()).collect();
    let radii: Vec<f64> = filled
        .iter()
        .map(|filled| (filled.width() * filled.height()).sqrt() / 2.0)
        .collect();
    let mut points = spread(ties, &radii, budget)?;
    stretch(&mut points, frame.with_margin(-40.0));
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

/// Stretches points so that they fill a frame.
fn stretch(points: &mut [Point], frame: Rectangle) {
    let Frame { low, high } = Frame::of_points(points);
    let scaled = |value: f64, low: f64, high: f64| {
        if high - low < 1e-9 {
            0.5
        } else {
            (value - low) / (high - low)
        }
    };
    for point in points {
        *point = Point {
            x: frame.left + scaled(point.x, low.x, high.x) * frame.width(),
            y: frame.top + scaled(point.y, low.y, high.y) * frame.height(),
        };
    }
}
