//! Two columns around a middle: for an entity and those directly tied to it.

use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// Where a middle and two columns of others stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The middle.
    pub middle: Point,
    /// The left column, from top to bottom.
    pub left: Vec<Point>,
    /// The right column, from top to bottom.
    pub right: Vec<Point>,
    /// The height all of it needs.
    pub height: f64,
}

/// Places two columns of so many entities left and right of a middle, `row` units apart, in a
/// picture of this width.
#[must_use]
pub fn columns(counts: (usize, usize), width: f64, row: f64, indent: f64) -> Columns {
    let height = (coordinate(counts.0.max(counts.1)) * row).max(row * 3.0) + row;
    let column = |count: usize, x: f64| {
        let top = (height - coordinate(count) * row) / 2.0 + row / 2.0;
        (0..count)
            .map(|place| Point {
                x,
                y: top + coordinate(place) * row,
            })
            .collect()
    };
    Columns {
        middle: Point {
            x: width / 2.0,
            y: height / 2.0,
        },
        left: column(counts.0, indent),
        right: column(counts.1, width - indent),
        height,
    }
}
