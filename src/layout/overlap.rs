//! Discs that overlap are moved apart, as little as possible, until none overlaps another.
//!
//! Passes over a grid push each overlapping pair apart. What still overlaps after them is placed
//! one after the other on the nearest free place. So the picture keeps its shape, and the promise
//! holds for every input.

use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::layout::discs::Disc;
use crate::layout::discs::DiscGrid;
use crate::layout::discs::largest;
use crate::layout::point::Point;

const PASSES: usize = 60;
/// A little more than needed, so that pushing comes to an end.
const EASE: f64 = 1.02;

/// Moves discs until there is at least `gap` between any two of them. If there is no time for all passes,
/// the picture keeps less of its shape.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before that; it is asked once a disc and pass.
pub(crate) fn without_overlap(
    points: &mut [Point],
    radii: &[f64],
    gap: f64,
    budget: &mut Budget,
) -> Result<(), Interruption> {
    for _ in 0..PASSES {
        if !budget.has_time_for(points.len())? {
            break;
        }
        let moves = moves_apart(points, radii, gap, budget)?;
        let Some(moves) = moves else {
            return Ok(());
        };
        for (point, step) in points.iter_mut().zip(moves) {
            *point = point.plus(step, 1.0);
        }
    }
    settle_strictly(points, radii, gap, budget)
}

/// The steps that move overlapping discs apart; `None` if no discs overlap.
fn moves_apart(
    points: &[Point],
    radii: &[f64],
    gap: f64,
    budget: &mut Budget,
) -> Result<Option<Vec<Point>>, Interruption> {
    let grid = DiscGrid::of(points, radii, gap);
    let mut moves = vec![Point::default(); points.len()];
    let mut any = false;
    for (number, (&middle, &radius)) in points.iter().zip(radii).enumerate() {
        budget.spend(0)?;
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
            moves.update(number, |step| step.plus(way, -missing * share));
            moves.update(other, |step| step.plus(way, missing * (1.0 - share)));
        }
    }
    Ok(any.then_some(moves))
}

/// Gives every disc the nearest free place; large discs first, because they find no place between
/// others.
fn settle_strictly(
    points: &mut [Point],
    radii: &[f64],
    gap: f64,
    budget: &mut Budget,
) -> Result<(), Interruption> {
    let mut order: Vec<(f64, usize)> = radii.iter().copied().zip(0..points.len()).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut grid = DiscGrid::new(points, largest(radii), gap);
    for (radius, member) in order {
        let middle = points.at(member);
        let place = grid.settle(Disc { middle, radius }, budget)?;
        points.put(member, place);
    }
    Ok(())
}
