//! Labels beside lines: never on a disc or on another label, on lines only where there is no other
//! place.
//!
//! Each label tries places along its line on both sides of it, and takes the one that covers the
//! fewest lines and is nearest to the middle (after the slider model of map lettering; Strijk and
//! van Kreveld 2002). No place is taken that another line is as near to as the label's own. A label
//! without any free place is left out.

use crate::layout::curve::Curve;
use crate::layout::point::Point;
use crate::layout::rectangle::Rectangle;

/// The places along a line that are tried.
const PLACES: [f64; 13] = [
    0.5, 0.43, 0.57, 0.36, 0.64, 0.29, 0.71, 0.22, 0.78, 0.16, 0.84, 0.1, 0.9,
];
/// The least distance of a label from its line, and the further ones that are tried.
const GAP: f64 = 4.0;
const FARTHER: [f64; 3] = [0.0, 9.0, 20.0];
/// What it costs to cover a point of a line, to be away from the middle, to be on the side that is
/// not preferred, to be a step farther, and to stand on the own line.
const COVERING: f64 = 3.0;
const OFF_MIDDLE: f64 = 8.0;
const OTHER_SIDE: f64 = 1.5;
const FAR: f64 = 0.2;
const ON_LINE: f64 = 30.0;
/// By how much its own line is nearer to a label than every other.
const NEARER: f64 = 2.0;

/// A label that belongs to a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BesideLine {
    /// The line.
    pub curve: Curve,
    /// The width of the label.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// What is already in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Surroundings {
    /// What no label may cover.
    pub taken: Vec<Rectangle>,
    /// The lines, which labels rather leave free.
    pub lines: Vec<Curve>,
    /// Where labels may be.
    pub frame: Rectangle,
}

/// The middle of each label, in the order given; `None` where there is no free place.
///
/// Time linear in the number of labels, times what is around them.
#[must_use]
pub fn beside_lines(labels: &[BesideLine], around: Surroundings) -> Vec<Option<Point>> {
    let Surroundings {
        mut taken,
        lines,
        frame,
    } = around;
    let points: Vec<(Curve, Point)> = lines
        .iter()
        .flat_map(|line| line.points().map(|point| (*line, point)))
        .collect();
    let mut places = Vec::with_capacity(labels.len());
    for label in labels {
        let free = candidates(label).filter(|candidate| {
            let room = candidate.filled.with_margin(1.5);
            frame.encloses(candidate.filled)
                && taken.iter().all(|other| !other.meets(room))
                && is_nearest(candidate.filled, label.curve, &points)
        });
        let cost = |candidate: &Candidate| {
            // Another line between a label and its own would make the label that other one's.
            let seized = candidate
                .filled
                .with(Rectangle::of_disc(candidate.point, 1.0));
            let is_covered = |(line, point): &&(Curve, Point)| {
                let is_own = *line == label.curve;
                (if is_own { candidate.filled } else { seized }).holds(*point)
            };
            let covered = points.iter().filter(is_covered).count();
            candidate.cost + COVERING * f64::from(u32::try_from(covered).unwrap_or(u32::MAX))
        };
        let best = free
            .map(|candidate| (cost(&candidate), candidate))
            .min_by(|one, other| one.0.total_cmp(&other.0));
        places.push(best.map(|(_, candidate)| {
            taken.push(candidate.filled);
            candidate.middle
        }));
    }
    places
}

/// Whether a label at a place is nearer to its own line than to any other.
fn is_nearest(filled: Rectangle, own: Curve, points: &[(Curve, Point)]) -> bool {
    let (own, others): (Vec<_>, Vec<_>) = points.iter().partition(|(line, _)| *line == own);
    let nearest = |some: &[&(Curve, Point)]| {
        let distances = some.iter().map(|(_, point)| filled.distance_to(*point));
        distances.fold(f64::INFINITY, f64::min)
    };
    nearest(&own) + NEARER <= nearest(&others)
}

/// A place for a label.
struct Candidate {
    /// The point of the line that it is beside.
    point: Point,
    middle: Point,
    filled: Rectangle,
    /// What speaks against it whatever is around it.
    cost: f64,
}

fn candidates(label: &BesideLine) -> impl Iterator<Item = Candidate> {
    let BesideLine {
        curve,
        width,
        height,
    } = *label;
    let outwards = outwards(curve);
    PLACES.into_iter().flat_map(move |place| {
        let (point, across) = (curve.at(place), curve.across(place));
        let reach = f64::midpoint(across.x.abs() * width, across.y.abs() * height) + GAP;
        let off_middle = OFF_MIDDLE * (place - 0.5).abs();
        let beside = [1.0, -1.0].into_iter().flat_map(move |side: f64| {
            FARTHER.into_iter().map(move |farther| {
                let is_preferred = side * outwards >= 0.0;
                let cost = off_middle + FAR * farther + if is_preferred { 0.0 } else { OTHER_SIDE };
                (point.plus(across, side * (reach + farther)), cost)
            })
        });
        let on_line = std::iter::once((point, off_middle + ON_LINE));
        beside.chain(on_line).map(move |(middle, cost)| Candidate {
            point,
            middle,
            filled: Rectangle::around(middle, width, height),
            cost,
        })
    })
}

/// On which side of a line its label is better: where the line bows to; above a straight one.
fn outwards(curve: Curve) -> f64 {
    let across = curve.across(0.5);
    let bow = curve.bend.minus(curve.begin.beside_middle(curve.end, 0.0));
    let bowed = bow.x * across.x + bow.y * across.y;
    if bowed.abs() > 1.0 { bowed } else { -across.y }
}
