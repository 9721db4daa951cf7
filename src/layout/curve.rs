//! Bent lines: quadratic Bézier curves, as SVG draws them.

use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// How many points stand for a curve where it must not be covered.
const SAMPLES: usize = 24;

/// A quadratic Bézier curve.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Curve {
    /// Where it begins.
    pub begin: Point,
    /// Its control point.
    pub bend: Point,
    /// Where it ends.
    pub end: Point,
}

impl Curve {
    /// The straight line between two points.
    #[must_use]
    pub fn straight(begin: Point, end: Point) -> Self {
        Self {
            begin,
            bend: begin.beside_middle(end, 0.0),
            end,
        }
    }

    /// The curve between two points that passes through a third one.
    #[must_use]
    pub fn through(begin: Point, middle: Point, end: Point) -> Self {
        let bend = |a: f64, through: f64, b: f64| 2.0 * through - f64::midpoint(a, b);
        Self {
            begin,
            bend: Point {
                x: bend(begin.x, middle.x, end.x),
                y: bend(begin.y, middle.y, end.y),
            },
            end,
        }
    }

    /// The same curve, begun and ended so far from the middles of the discs that it joins.
    #[must_use]
    pub fn between_discs(self, first: f64, second: f64) -> Self {
        Self {
            begin: self.begin.towards(self.bend, first),
            bend: self.bend,
            end: self.end.towards(self.bend, second),
        }
    }

    /// The point at a place between 0, the beginning, and 1, the end.
    #[must_use]
    pub fn at(self, place: f64) -> Point {
        let weighted = |a: f64, b: f64, c: f64| {
            let rest = 1.0 - place;
            rest * rest * a + 2.0 * place * rest * b + place * place * c
        };
        Point {
            x: weighted(self.begin.x, self.bend.x, self.end.x),
            y: weighted(self.begin.y, self.bend.y, self.end.y),
        }
    }

    /// The direction across the curve at a place, to the left of the way; its length is 1.
    #[must_use]
    pub fn across(self, place: f64) -> Point {
        let slope = |a: f64, b: f64, c: f64| (1.0 - place) * (b - a) + place * (c - b);
        let along = Point {
            x: slope(self.begin.x, self.bend.x, self.end.x),
            y: slope(self.begin.y, self.bend.y, self.end.y),
        };
        let length = along.length();
        if length < 1e-9 {
            return Point { x: 0.0, y: -1.0 };
        }
        Point {
            x: along.y / length,
            y: -along.x / length,
        }
    }

    /// Points along the curve, from its beginning to its end.
    pub fn points(self) -> impl Iterator<Item = Point> {
        (0..=SAMPLES).map(move |step| self.at(coordinate(step) / coordinate(SAMPLES)))
    }
}
