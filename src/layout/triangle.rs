//! Three corners: one above, two below.

use crate::layout::point::Point;

/// The corners of a triangle in a picture of this width and height: the first above, the second
/// below to the right, the third below to the left.
///
/// The lower corners are `side` away from the sides of the picture, all corners `edge` away from
/// its upper or lower edge.
#[must_use]
pub fn triangle(width: f64, height: f64, side: f64, edge: f64) -> [Point; 3] {
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
