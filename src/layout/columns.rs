//! Two columns beside a middle: an entity and those directly tied to it.

use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// The measures of a picture with two columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColumnMeasures {
    /// The width of the picture.
    pub width: f64,
    /// The distance between two members of a column.
    pub row: f64,
    /// The distance of each column from its side of the picture.
    pub indent: f64,
}

/// The points of a middle and of two columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The middle.
    pub middle: Point,
    /// The left column, from top to bottom.
    pub left: Vec<Point>,
    /// The right column, from top to bottom.
    pub right: Vec<Point>,
    /// The height of the picture.
    pub height: f64,
}

/// Places `left` and `right` members in two columns beside a middle.
///
/// Time linear in the number of members.
#[must_use]
pub fn columns(left: usize, right: usize, measures: ColumnMeasures) -> Columns {
    let ColumnMeasures { width, row, indent } = measures;
    let height = (coordinate(left.max(right)) * row).max(row * 3.0) + row;
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
        left: column(left, indent),
        right: column(right, width - indent),
        height,
    }
}
