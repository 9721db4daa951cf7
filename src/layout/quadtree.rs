//! Many bodies seen from afar as one: the quadtree of Barnes and Hut (1986).
//!
//! The bodies are sorted along a Z-order curve; the squares of the tree are then stretches of that
//! order. They are stored before the squares within them, each with the position of the next square
//! beside it, so that a walk needs no stack and reads memory forwards. Ten or more bodies may stand
//! in the same place: the tree ends at a fixed depth.

use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::point::whole;

/// Bits of a coordinate along the curve, which is the depth of the tree.
const DEPTH: u32 = 20;
/// A square with so few bodies is not divided.
const FEW: usize = 6;
/// A square is seen as one body from farther away than its side divided by this.
const OPENING: f64 = 1.1;
/// Bodies nearer than the root of this are in the same place: their distance is rounding, and
/// dividing by it explodes.
const SAME_PLACE: f64 = 1e-9;

/// A body: where it is and how heavy.
#[derive(Clone, Copy, Debug)]
struct Body {
    at: Point,
    mass: f64,
}

/// A square of the tree and all bodies in it as one.
#[derive(Clone, Copy, Debug)]
struct Square {
    body: Body,
    /// From this square distance on it counts as one body.
    far: f64,
    /// The next square that is not within this one.
    next: usize,
    /// Its bodies, if it is not divided.
    bodies: (usize, usize),
}

/// Bodies sorted into squares.
#[derive(Debug, Default)]
pub(crate) struct Quadtree {
    squares: Vec<Square>,
    bodies: Vec<Body>,
    /// Place on the curve and number of each body, in the order of the curve.
    order: Vec<(u64, usize)>,
}

impl Quadtree {
    /// Sorts bodies anew; the memory is used again.
    pub(crate) fn rebuild(&mut self, points: &[Point], masses: &[f64]) {
        let (low, side) = bounding_square(points);
        let cells = coordinate(1 << DEPTH) - 1.0;
        let cell = |value: f64, least: f64| spaced_out(whole((value - least) / side * cells));
        self.order.clear();
        self.order.extend(
            points
                .iter()
                .enumerate()
                .map(|(body, at)| (cell(at.x, low.x) | (cell(at.y, low.y) << 1), body)),
        );
        self.order.sort_unstable();
        self.bodies.clear();
        self.bodies.extend(self.order.iter().map(|&(_, body)| Body {
            at: points[body],
            mass: masses[body],
        }));
        self.squares.clear();
        if !points.is_empty() {
            self.divide((0, points.len()), DEPTH, side);
        }
    }

    /// The numbers of the bodies in the order of the curve: asking in this order finds the squares
    /// in the cache.
    pub(crate) fn order(&self) -> impl Iterator<Item = usize> {
        self.order.iter().map(|&(_, body)| body)
    }

    /// The push at a place: the sum of all masses, each divided by its distance, away from them.
    pub(crate) fn push_at(&self, place: Point) -> Point {
        let mut push = Point::default();
        let mut position = 0;
        while let Some(square) = self.squares.get(position) {
            let away = place.minus(square.body.at);
            let distance = away.square();
            if distance > square.far {
                push = push.plus(away, square.body.mass / distance);
                position = square.next;
                continue;
            }
            for body in &self.bodies[square.bodies.0..square.bodies.1] {
                let away = place.minus(body.at);
                let distance = away.square();
                if distance > SAME_PLACE {
                    push = push.plus(away, body.mass / distance);
                }
            }
            position += 1;
        }
        push
    }

    /// Adds the square of a stretch of bodies and those within it.
    fn divide(&mut self, (begin, end): (usize, usize), depth: u32, side: f64) {
        let position = self.squares.len();
        let is_divided = end - begin > FEW && depth > 0;
        let opening = side / OPENING;
        // In an undivided square each body is asked, unless they could not be told apart.
        let bodies = if is_divided || depth == 0 {
            (0, 0)
        } else {
            (begin, end)
        };
        let body = together(&self.bodies[begin..end]);
        self.squares.push(Square {
            body,
            far: (opening * opening).max(SAME_PLACE),
            next: 0,
            bodies,
        });
        if is_divided {
            let mut from = begin;
            for quarter in 0..4 {
                let shift = 2 * (depth - 1);
                let within = self.order[from..end]
                    .partition_point(|(place, _)| (place >> shift) & 3 <= quarter);
                if within > 0 {
                    self.divide((from, from + within), depth - 1, side / 2.0);
                }
                from += within;
            }
        }
        self.squares[position].next = self.squares.len();
    }
}

/// Bodies as one, in their centre of mass.
fn together(bodies: &[Body]) -> Body {
    let mass: f64 = bodies.iter().map(|body| body.mass).sum();
    let at = bodies.iter().fold(Point::default(), |sum, body| {
        sum.plus(body.at, body.mass / mass)
    });
    Body { at, mass }
}

/// The corner with the lowest coordinates and the side of a square around all points.
fn bounding_square(points: &[Point]) -> (Point, f64) {
    let (mut low, mut high) = (
        points.first().copied().unwrap_or_default(),
        points.first().copied().unwrap_or_default(),
    );
    for point in points {
        low = Point {
            x: low.x.min(point.x),
            y: low.y.min(point.y),
        };
        high = Point {
            x: high.x.max(point.x),
            y: high.y.max(point.y),
        };
    }
    (low, (high.x - low.x).max(high.y - low.y).max(1e-6))
}

/// The bits of a number with a 0 between each two.
fn spaced_out(number: usize) -> u64 {
    let mut bits = number as u64;
    bits = (bits | (bits << 16)) & 0x0000_FFFF_0000_FFFF;
    bits = (bits | (bits << 8)) & 0x00FF_00FF_00FF_00FF;
    bits = (bits | (bits << 4)) & 0x0F0F_0F0F_0F0F_0F0F;
    bits = (bits | (bits << 2)) & 0x3333_3333_3333_3333;
    (bits | (bits << 1)) & 0x5555_5555_5555_5555
}
