//! The sunflower spiral: evenly spread places around a middle, the nearest first.
//!
//! The angle from each place to the next is the golden angle (Vogel 1979). Directions are rotated by
//! multiplication, because the last digits of `sin` and `cos` differ between machines.

use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// Cosine and sine of the golden angle.
pub(crate) const GOLDEN_TURN: Point = Point {
    x: -0.737_368_878_078_319_7,
    y: 0.675_490_294_261_523_8,
};

/// Endlessly many places around a middle.
pub(crate) struct Spiral {
    middle: Point,
    step: f64,
    place: usize,
    direction: Point,
}

impl Spiral {
    /// A spiral whose places are about `step` apart.
    pub(crate) fn new(middle: Point, step: f64) -> Self {
        Self {
            middle,
            step: step * 0.56,
            place: 0,
            direction: Point { x: 1.0, y: 0.0 },
        }
    }
}

impl Iterator for Spiral {
    type Item = Point;

    fn next(&mut self) -> Option<Point> {
        let distance = self.step * (coordinate(self.place) + 0.5).sqrt();
        let point = self.middle.plus(self.direction, distance);
        let turned = self.direction.turned(GOLDEN_TURN);
        // Otherwise rounding would change the length of the direction in a long spiral.
        let length = turned.length();
        self.direction = Point {
            x: turned.x / length,
            y: turned.y / length,
        };
        self.place += 1;
        Some(point)
    }
}
