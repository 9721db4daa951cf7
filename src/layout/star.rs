//! A middle and those around it in two columns that curve away from it; names stand outside.
//!
//! Rows are as high as their labels, and none is beside the label of the middle, so nothing covers
//! anything.

use crate::layout::point::Point;

/// Up to so far below the middle a row is beside its disc, above its label.
const LEVEL: f64 = 6.0;

/// The measures of a picture with a middle and two columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StarMeasures {
    /// The width of the picture.
    pub width: f64,
    /// How far the first and last of a column are from the middle line.
    pub nearest: f64,
    /// How far those beside the middle are from it.
    pub farthest: f64,
    /// The least height of a row.
    pub row: f64,
    /// How far above the middle and below it the middle and its label reach.
    pub above: f64,
    /// How far below the middle its label reaches.
    pub below: f64,
}

/// The points of a middle and of two columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Star {
    /// The middle.
    pub middle: Point,
    /// The left column, from top to bottom.
    pub left: Vec<Point>,
    /// The right column, from top to bottom.
    pub right: Vec<Point>,
    /// The height of the picture.
    pub height: f64,
}

/// Places two columns beside a middle, given the heights of their labels.
///
/// Time linear in the number of members.
#[must_use]
pub fn star(left: &[f64], right: &[f64], measures: StarMeasures) -> Star {
    let columns = [left, right].map(|heights| rows(heights, measures));
    let half = |column: &[Row], side: fn(&Row) -> f64| column.iter().map(side).fold(0.0, f64::max);
    let all = || columns.iter();
    let above = all()
        .map(|column| half(column, |row| row.height / 2.0 - row.middle))
        .fold(measures.above, f64::max);
    let below = all()
        .map(|column| half(column, |row| row.middle + row.height / 2.0))
        .fold(measures.below, f64::max);
    let middle = Point {
        x: measures.width / 2.0,
        y: above,
    };
    let reach = above.max(below);
    let point = |row: &Row, side: f64| {
        // On an ellipse: those beside the middle are the farthest from it.
        let share = (row.middle / reach).clamp(-1.0, 1.0);
        let bow = (1.0 - share * share).sqrt();
        let away = measures.nearest + (measures.farthest - measures.nearest) * bow;
        Point {
            x: middle.x + side * away,
            y: middle.y + row.middle,
        }
    };
    let [left, right] = &columns;
    Star {
        middle,
        left: left.iter().map(|row| point(row, -1.0)).collect(),
        right: right.iter().map(|row| point(row, 1.0)).collect(),
        height: above + below,
    }
}

/// A row of a column; its middle is counted from the middle of the picture.
struct Row {
    middle: f64,
    height: f64,
}

/// The rows of a column around the height 0; those that would be beside the label of the middle are
/// under it.
fn rows(heights: &[f64], measures: StarMeasures) -> Vec<Row> {
    let height = |height: &f64| height.max(measures.row);
    let all: f64 = heights.iter().map(height).sum();
    let mut next = -all / 2.0;
    let mut rows: Vec<Row> = Vec::with_capacity(heights.len());
    for own in heights.iter().map(height) {
        let middle = next + own / 2.0;
        let is_beside_label = middle > LEVEL && middle - measures.row / 2.0 < measures.below;
        let middle = if is_beside_label {
            measures.below + measures.row / 2.0
        } else {
            middle
        };
        rows.push(Row {
            middle,
            height: own,
        });
        next = middle + own / 2.0;
    }
    rows
}
