//! The layout of a whole network or any part of it: tied members are near each other, and no disc
//! covers another.
//!
//! ties → components → forces → principal axis horizontal → size → **no overlap** → rows
//!
//! A pure function of the ties, the radii and the order of the members, to the last digit: only
//! sums, products and square roots, no clock, no chance, one thread.

use crate::graph::Budget;
use crate::graph::ByNumber;
use crate::graph::Interruption;
use crate::layout::components::Component;
use crate::layout::components::components;
use crate::layout::discs::gap;
use crate::layout::force::at_rest;
use crate::layout::overlap::without_overlap;
use crate::layout::pack::Frame;
use crate::layout::pack::in_rows;
use crate::layout::point::Point;
use crate::layout::point::coordinate;

/// At most a quarter of all ties may be shorter than this many times both radii.
const SHORT_TIE: f64 = 1.5;
/// The part of a component's surface that discs may cover.
const COVERED: f64 = 0.16;
/// The distance between components, in gaps between discs.
const BETWEEN_COMPONENTS: f64 = 6.0;

/// Places the members of a network so that no two discs of these radii overlap; there are as many
/// members as radii.
///
/// Components stand beside each other, the largest first. All of it is centred on the origin. A
/// tie of a member with itself is ignored, and one that repeats another counts once.
///
/// Time `O(rounds × (n log n + ties))`, the rounds falling from 600 to 90 as the network grows.
///
/// # Errors
///
/// [`Interruption`] if the budget ended before every member had its place.
///
/// ```
/// use prosopograph::graph::Budget;
/// use prosopograph::layout::spread;
///
/// let points = spread(&[(0, 1), (1, 2)], &[5.0; 3], &mut Budget::default())?;
/// let again = spread(&[(1, 0), (2, 1), (1, 2)], &[5.0; 3], &mut Budget::default())?;
/// assert_eq!(points, again);
/// # Ok::<(), prosopograph::graph::Interruption>(())
/// ```
pub fn spread(
    ties: &[(usize, usize)],
    radii: &[f64],
    budget: &mut Budget,
) -> Result<Vec<Point>, Interruption> {
    budget.spend(radii.len() + ties.len())?;
    let gap = gap(radii);
    let components = components(radii.len(), ties);
    let mut frames = Vec::with_capacity(components.len());
    let mut placed = Vec::with_capacity(components.len());
    for component in &components {
        let radii: Vec<f64> = component
            .members
            .iter()
            .map(|&member| radii.at(member))
            .collect();
        let points = component_at_rest(component, &radii, gap, budget)?;
        frames.push(Frame::of_discs(&points, &radii));
        placed.push(points);
    }
    let mut points = vec![Point::default(); radii.len()];
    for ((component, placed), step) in components
        .iter()
        .zip(placed)
        .zip(in_rows(&frames, gap * BETWEEN_COMPONENTS))
    {
        for (&member, point) in component.members.iter().zip(placed) {
            points.put(member, point.plus(step, 1.0));
        }
    }
    Ok(points)
}

/// Places the members of a component around the origin, in the units of the radii.
fn component_at_rest(
    component: &Component,
    radii: &[f64],
    gap: f64,
    budget: &mut Budget,
) -> Result<Vec<Point>, Interruption> {
    if radii.len() == 1 {
        return Ok(vec![Point::default()]);
    }
    let mut points = at_rest(component, budget)?;
    lay_down(&mut points);
    let scale = scale(&points, component, radii, gap);
    for point in &mut points {
        *point = Point::default().plus(*point, scale);
    }
    without_overlap(&mut points, radii, gap, budget)?;
    Ok(points)
}

/// Moves the middle to the origin and turns the principal axis to the horizontal.
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

/// How much larger the picture of the forces must be, so that there is room for the discs and ties
/// can be seen.
fn scale(points: &[Point], component: &Component, radii: &[f64], gap: f64) -> f64 {
    let mut needed: Vec<f64> = component
        .ties
        .iter()
        .map(|&(a, b)| {
            let length = points.at(a).minus(points.at(b)).length();
            (radii.at(a) + radii.at(b) + gap) * SHORT_TIE / length.max(1e-6)
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
