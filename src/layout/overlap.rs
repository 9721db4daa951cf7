//! Discs that cover each other are moved apart, as little as possible, until none does.
//!
//! Passes over a grid push each two apart that overlap; what is then left is settled strictly, one
//! after the other, on the nearest free place. So the picture keeps its shape and the promise holds
//! for every input.

use crate::layout::discs::Disc;
use crate::layout::discs::DiscGrid;
use crate::layout::discs::largest;
use crate::layout::point::Point;

const PASSES: usize = 60;
/// A little more than needed, so that pushing comes to an end.
const EASE: f64 = 1.02;

/// Moves discs until there is at least `gap` between any two of them.
pub(crate) fn without_overlap(points: &mut [Point], radii: &[f64], gap: f64) {
    for _ in 0..PASSES {
        if !push_apart(points, radii, gap) {
            return;
        }
    }
    settle_strictly(points, radii, gap);
}

/// One pass; tells whether any two overlapped.
fn push_apart(points: &mut [Point], radii: &[f64], gap: f64) -> bool {
    let grid = DiscGrid::of(points, radii, gap);
    let mut moves = vec![Point::default(); points.len()];
    let mut any = false;
    for (number, (&middle, &radius)) in points.iter().zip(radii).enumerate() {
        for (other, disc) in grid
            .near(Disc { middle, radius }, 0.0)
            .filter(|(other, _)| *other > number)
        {
            let apart = radius + disc.radius + gap;
            let between = disc.middle.minus(middle);
            if between.square() >= apart * apart {
                continue;
            }
            any = true;
            let distance = between.length();
            // Two in the same place part to the left and right.
            let way = if distance < 1e-9 {
                Point { x: 1.0, y: 0.0 }
            } else {
                Point::default().plus(between, 1.0 / distance)
            };
            let missing = apart * EASE - distance;
            let share = (disc.radius + gap) / (radius + disc.radius + 2.0 * gap);
            moves[number] = moves[number].plus(way, -missing * share);
            moves[other] = moves[other].plus(way, missing * (1.0 - share));
        }
    }
    for (point, step) in points.iter_mut().zip(moves) {
        *point = point.plus(step, 1.0);
    }
    any
}

/// The large ones first: they find no place between others.
fn settle_strictly(points: &mut [Point], radii: &[f64], gap: f64) {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|&a, &b| radii[b].total_cmp(&radii[a]).then(a.cmp(&b)));
    let mut grid = DiscGrid::new(points, largest(radii), gap);
    for member in order {
        points[member] = grid.settle(Disc {
            middle: points[member],
            radius: radii[member],
        });
    }
}
