//! The sunflower spiral: places around a middle, evenly dense, the nearest first.
//!
//! Each place is the golden angle on from the one before (Vogel 1979). The direction is turned by
//! multiplication, because `sin` and `cos` are not the same to the last digit on every machine.

use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// Cosine and sine of the golden angle.
const GOLDEN: Point = Point {
    x: -0.737_368_878_078_319_7,
    y: 0.675_490_294_261_523_8,
};

/// Places around a middle, without end.
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
        let turned = self.direction.turned(GOLDEN);
        // Rounding must not make the direction longer or shorter, however long the spiral.
        let length = turned.length();
        self.direction = Point {
            x: turned.x / length,
            y: turned.y / length,
        };
        self.place += 1;
        Some(point)
    }
}
