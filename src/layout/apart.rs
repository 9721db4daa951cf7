//! Rectangles that overlap are pushed apart, for discs with their names.
//!
//! Each pass moves every overlapping pair along the way that is shorter, half of it each (after
//! Misue, Eades, Lai and Sugiyama 1995). Where there is too little room some still overlap at the
//! end; whoever draws them leaves out names.

use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::layout::point::Point;
use crate::layout::rectangle::Rectangle;

const PASSES: usize = 300;
/// A little more than needed, so that pushing comes to an end.
const EASE: f64 = 0.25;

/// Moves points so that the rectangles around them overlap less and stay within the frame, if there
/// is one; `filled` are the rectangles around the origin.
///
/// Time quadratic in the number of points, for each pass.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before that; it is asked once a point and pass.
pub(crate) fn push_apart(
    points: &mut [Point],
    filled: &[Rectangle],
    frame: Option<Rectangle>,
    budget: &mut Budget,
) -> Result<(), Interruption> {
    for _ in 0..PASSES {
        let mut is_done = true;
        for one in 0..points.len() {
            budget.spend(points.len())?;
            for other in one + 1..points.len() {
                let first = filled.at(one).moved(points.at(one));
                let second = filled.at(other).moved(points.at(other));
                if first.meets(second) {
                    is_done = false;
                    let step = step(first, second);
                    points.update(one, |point| point.plus(step, -0.5));
                    points.update(other, |point| point.plus(step, 0.5));
                }
            }
        }
        if let Some(frame) = frame {
            for (point, filled) in points.iter_mut().zip(filled) {
                *point = kept_inside(*point, *filled, frame);
            }
        }
        if is_done {
            break;
        }
    }
    Ok(())
}

/// How far the second rectangle must move away from the first.
fn step(first: Rectangle, second: Rectangle) -> Point {
    let right = first.right - second.left;
    let left = second.right - first.left;
    let down = first.bottom - second.top;
    let up = second.bottom - first.top;
    let across = if right <= left { right } else { -left };
    let along = if down <= up { down } else { -up };
    if across.abs() <= along.abs() {
        Point {
            x: across + EASE * across.signum(),
            y: 0.0,
        }
    } else {
        Point {
            x: 0.0,
            y: along + EASE * along.signum(),
        }
    }
}

/// The nearest point around which the rectangle is within the frame.
fn kept_inside(point: Point, filled: Rectangle, frame: Rectangle) -> Point {
    Point {
        x: point
            .x
            .min(frame.right - filled.right)
            .max(frame.left - filled.left),
        y: point
            .y
            .min(frame.bottom - filled.bottom)
            .max(frame.top - filled.top),
    }
}
