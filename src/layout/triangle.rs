//! Three corners: one above, two below.

use crate::layout::point::Point;

/// The corners of a triangle in a picture of this size: the first above, the second below to the
/// right, the third to the left.
#[must_use]
pub fn triangle(width: f64, height: f64, margin: (f64, f64)) -> [Point; 3] {
    let (side, edge) = margin;
    [
        Point {
            x: width / 2.0,
            y: edge,
        },
        Point {
            x: width - side,
            y: height - edge,
        },
        Point {
            x: side,
            y: height - edge,
        },
    ]
}
