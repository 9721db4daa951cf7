//! A whole network, or any part of it, spread out: those who are tied stand near each other, and
//! nobody covers another.
//!
//! ties → components → forces → size → principal axis horizontal → **no overlap** → pieces in rows
//!
//! A pure function of the ties, the radii and the order of the members, to the last digit: only
//! sums, products and square roots, no clock, no chance, one thread.

use crate::layout::components::Component;
use crate::layout::components::components;
use crate::layout::discs::gap;
use crate::layout::force::at_rest;
use crate::layout::overlap::without_overlap;
use crate::layout::pack::Frame;
use crate::layout::pack::in_rows;
use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// A quarter of all ties may be shorter than this many times both radii.
const SHORT_TIE: f64 = 1.5;
/// How much of a piece's surface discs may cover.
const COVERED: f64 = 0.16;
/// Pieces stand so many gaps apart.
const BETWEEN_PIECES: f64 = 6.0;

/// Places the members of a network so that no two discs of these radii overlap; there are as many
/// members as radii.
///
/// Pieces that are not tied to each other stand beside each other, the largest first. All of it is
/// centred on the origin. A tie of a member with itself is ignored, and one that repeats another
/// counts once.
///
/// Time `O(rounds × (n log n + ties))`, the rounds falling from 600 to 90 as the network grows.
///
/// ```
/// use prosopograph::layout::spread;
///
/// let points = spread(&[(0, 1), (1, 2)], &[5.0; 3]);
/// assert_eq!(points, spread(&[(1, 0), (2, 1), (1, 2)], &[5.0; 3]));
/// ```
#[must_use]
pub fn spread(ties: &[(usize, usize)], radii: &[f64]) -> Vec<Point> {
    let gap = gap(radii);
    let pieces = components(radii.len(), ties);
    let mut frames = Vec::with_capacity(pieces.len());
    let mut placed = Vec::with_capacity(pieces.len());
    for piece in &pieces {
        let radii: Vec<f64> = piece.members.iter().map(|&member| radii[member]).collect();
        let points = piece_at_rest(piece, &radii, gap);
        frames.push(Frame::around(&points, &radii));
        placed.push(points);
    }
    let mut points = vec![Point::default(); radii.len()];
    for ((piece, placed), step) in pieces
        .iter()
        .zip(placed)
        .zip(in_rows(&frames, gap * BETWEEN_PIECES))
    {
        for (&member, point) in piece.members.iter().zip(placed) {
            points[member] = point.plus(step, 1.0);
        }
    }
    points
}

fn piece_at_rest(piece: &Component, radii: &[f64], gap: f64) -> Vec<Point> {
    if radii.len() == 1 {
        return vec![Point::default()];
    }
    let mut points = at_rest(piece);
    lay_down(&mut points);
    let scale = roomy(&points, piece, radii, gap);
    for point in &mut points {
        *point = Point::default().plus(*point, scale);
    }
    without_overlap(&mut points, radii, gap);
    points
}

/// Moves the middle to the origin and turns the direction in which the points reach farthest to the
/// horizontal.
fn lay_down(points: &mut [Point]) {
    let middle = mean(points);
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for point in points.iter_mut() {
        *point = point.minus(middle);
        xx += point.x * point.x;
        xy += point.x * point.y;
        yy += point.y * point.y;
    }
    let half = (xx - yy) / 2.0;
    let root = (half * half + xy * xy).sqrt();
    // The axis of the larger variance; of its two forms the one that loses no digits.
    let axis = if half >= 0.0 {
        Point {
            x: half + root,
            y: xy,
        }
    } else {
        Point {
            x: xy,
            y: root - half,
        }
    };
    let length = axis.length();
    if length > 0.0 {
        let back = Point {
            x: axis.x / length,
            y: -axis.y / length,
        };
        for point in points {
            *point = point.turned(back);
        }
    }
}

/// How much larger the picture of the forces must be, so that the discs have room and ties can be
/// seen.
fn roomy(points: &[Point], piece: &Component, radii: &[f64], gap: f64) -> f64 {
    let mut needed: Vec<f64> = piece
        .ties
        .iter()
        .map(|&(a, b)| {
            let length = points[a].minus(points[b]).length();
            (radii[a] + radii[b] + gap) * SHORT_TIE / length.max(1e-6)
        })
        .collect();
    needed.sort_by(f64::total_cmp);
    let for_ties = needed.get(needed.len() * 3 / 4).copied().unwrap_or(1.0);
    let discs: f64 = radii
        .iter()
        .map(|radius| (radius + gap) * (radius + gap))
        .sum();
    let surface = points.iter().map(|point| point.square()).sum::<f64>() / coordinate(points.len());
    for_ties.max((discs / (2.0 * surface.max(1e-6) * COVERED)).sqrt())
}

fn mean(points: &[Point]) -> Point {
    let count = coordinate(points.len().max(1));
    points
        .iter()
        .fold(Point::default(), |sum, point| sum.plus(*point, 1.0 / count))
}
