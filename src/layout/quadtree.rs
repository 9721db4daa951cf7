//! Many bodies seen from afar as one: the quadtree of Barnes and Hut (1986).
//!
//! The bodies are sorted along a Z-order curve; the squares of the tree are then stretches of that
//! order. A square is stored before the squares within it, with the position of the next square
//! that is not within it, so that a walk needs no stack and reads memory forwards. The tree ends at
//! a fixed depth, so any number of bodies may be in the same place.

use crate::graph::ByNumber;
use crate::layout::pack::Frame;
use crate::layout::point::Point;
use crate::layout::point::coordinate;
use crate::layout::point::whole;

/// Bits of a coordinate along the curve, which is the depth of the tree.
const DEPTH: u32 = 20;
/// A square with at most so many bodies is not divided.
const FEW: usize = 6;
/// A square counts as one body from farther away than its side divided by this.
const OPENING: f64 = 1.1;
/// Bodies nearer than the square root of this count as being in the same place: their distance is
/// a rounding error, and the result of dividing by it would be huge.
const SAME_PLACE: f64 = 1e-9;

/// A body with its mass.
#[derive(Clone, Copy, Debug, Default)]
struct Body {
    at: Point,
    mass: f64,
}

/// A square of the tree and all bodies in it as one.
#[derive(Clone, Copy, Debug)]
struct Square {
    body: Body,
    /// Beyond this squared distance it counts as one body.
    far: f64,
    /// The next square that is not within this one.
    next: usize,
    /// Its bodies, if it is not divided.
    bodies: Stretch,
}

/// A stretch of the bodies in the order of the curve.
#[derive(Clone, Copy, Debug, Default)]
struct Stretch {
    begin: usize,
    end: usize,
}

impl Stretch {
    fn of<T>(self, bodies: &[T]) -> &[T] {
        bodies.get(self.begin..self.end).unwrap_or_default()
    }
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
    /// Sorts bodies that have moved; reuses the memory.
    pub(crate) fn rebuild(&mut self, points: &[Point], masses: &[f64]) {
        let Frame { low, high } = Frame::of_points(points);
        let side = (high.x - low.x).max(high.y - low.y).max(1e-6);
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
            at: points.at(body),
            mass: masses.at(body),
        }));
        self.squares.clear();
        if !points.is_empty() {
            let all = Stretch {
                begin: 0,
                end: points.len(),
            };
            self.divide(all, DEPTH, side);
        }
    }

    /// The numbers of the bodies in the order of the curve. Calls of `push_at` in this order find the
    /// squares in the cache.
    pub(crate) fn order(&self) -> impl Iterator<Item = usize> {
        self.order.iter().map(|&(_, body)| body)
    }

    /// The repulsion at a place: the sum of all masses, each divided by its distance, away from them.
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
            for body in square.bodies.of(&self.bodies) {
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
    fn divide(&mut self, stretch: Stretch, depth: u32, side: f64) {
        let position = self.squares.len();
        let is_divided = stretch.end - stretch.begin > FEW && depth > 0;
        let opening = side / OPENING;
        // In an undivided square each body counts by itself, unless they are in the same place.
        let bodies = if is_divided || depth == 0 {
            Stretch::default()
        } else {
            stretch
        };
        let body = together(stretch.of(&self.bodies));
        self.squares.push(Square {
            body,
            far: (opening * opening).max(SAME_PLACE),
            next: 0,
            bodies,
        });
        if is_divided {
            let mut begin = stretch.begin;
            for quarter in 0..4 {
                let shift = 2 * (depth - 1);
                let rest = Stretch { begin, ..stretch };
                let end = begin
                    + rest
                        .of(&self.order)
                        .partition_point(|(place, _)| (place >> shift) & 3 <= quarter);
                if end > begin {
                    self.divide(Stretch { begin, end }, depth - 1, side / 2.0);
                }
                begin = end;
            }
        }
        let next = self.squares.len();
        if let Some(square) = self.squares.get_mut(position) {
            square.next = next;
        }
    }
}

/// Bodies as one body, in their centre of mass.
fn together(bodies: &[Body]) -> Body {
    let mass: f64 = bodies.iter().map(|body| body.mass).sum();
    let at = bodies.iter().fold(Point::default(), |sum, body| {
        sum.plus(body.at, body.mass / mass)
    });
    Body { at, mass }
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
