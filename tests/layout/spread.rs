//! Spreading: what hangs together stands together, a path is long, pieces stand beside each other.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use prosopograph::graph::Budget;
use prosopograph::graph::Limits;
use prosopograph::graph::StopSignal;
use prosopograph::layout::Point;

use crate::support::unhurried::spread;

fn path(members: usize) -> Vec<(usize, usize)> {
    (1..members).map(|member| (member - 1, member)).collect()
}

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

fn extent(points: &[Point]) -> (f64, f64) {
    let range = |of: fn(&Point) -> f64| {
        let values = points.iter().map(of);
        values.clone().fold(f64::MIN, f64::max) - values.fold(f64::MAX, f64::min)
    };
    (range(|point| point.x), range(|point| point.y))
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let values: Vec<f64> = values.collect();
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).expect("few"))
}

/// A grid of streets, whose crossings are numbered along the rows.
fn streets(side: usize) -> Vec<(usize, usize)> {
    let along = (0..side * side)
        .filter(|at| at % side > 0)
        .map(|at| (at - 1, at));
    along
        .chain((side..side * side).map(|at| (at - side, at)))
        .collect()
}

#[test]
fn a_path_is_long_and_lies() {
    let (width, height) = extent(&spread(&path(20), &[5.0; 20]));
    assert!(width > 3.0 * height, "{width} by {height}");
}

#[test]
fn a_row_keeps_its_order() {
    let points = spread(&path(12), &[5.0; 12]);
    let places: Vec<f64> = points.iter().map(|point| point.x).collect();
    assert!(
        places.is_sorted() || places.iter().rev().is_sorted(),
        "{places:?}"
    );
}

#[test]
fn the_tied_are_nearer_than_the_untied() {
    let ties = streets(12);
    let points = spread(&ties, &[4.0; 144]);
    let near = mean(ties.iter().map(|&(a, b)| distance(points[a], points[b])));
    let all = mean(
        (0..144)
            .flat_map(|a| (0..a).map(move |b| (a, b)))
            .map(|(a, b)| distance(points[a], points[b])),
    );
    assert!(near * 3.0 < all, "{near} against {all}");
}

#[test]
fn the_largest_piece_comes_first_and_pieces_do_not_mix() {
    let mut ties = vec![(0, 1)];
    ties.extend(path(9).into_iter().map(|(a, b)| (a + 2, b + 2)));
    let points = spread(&ties, &[5.0; 13]);
    let lowest_of_largest = points[2..11]
        .iter()
        .map(|point| point.y)
        .fold(f64::MIN, f64::max);
    for other in [0, 1, 11, 12] {
        assert!(
            points[other].y > lowest_of_largest,
            "{other} stands at {:?}",
            points[other]
        );
    }
    assert!(distance(points[0], points[1]) < distance(points[2], points[10]));
}

#[test]
fn nobody_and_somebody_alone_have_a_picture() {
    assert!(spread(&[], &[]).is_empty());
    assert_eq!(spread(&[(0, 0)], &[5.0]), [Point::default()]);
}

#[test]
fn ties_with_oneself_repeated_ones_and_unknown_ends_change_nothing() {
    let radii = [5.0, 6.0, 7.0, 5.0];
    let plain = spread(&[(0, 1), (1, 2), (2, 3)], &radii);
    assert_eq!(
        spread(
            &[(2, 1), (3, 3), (1, 0), (0, 1), (3, 2), (1, 2), (2, 9)],
            &radii
        ),
        plain
    );
}

/// A signal that is raised after so many steps, because the time is over.
#[derive(Debug)]
struct Over(AtomicU64);

impl StopSignal for Over {
    fn is_raised(&self, steps: u64) -> bool {
        let spend = |left: u64| Some(left.saturating_sub(steps));
        let before = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, spend);
        before.is_ok_and(|before| before < steps)
    }

    fn is_for_time(&self) -> bool {
        true
    }
}

#[test]
fn without_time_to_come_to_rest_nobody_covers_another() {
    let (ties, radii) = (streets(12), [4.0; 144]);
    for steps in [0, 1_000, 10_000, 100_000, u64::MAX] {
        let limits = Limits {
            stop: Some(Arc::new(Over(AtomicU64::new(steps)))),
            ..Limits::default()
        };
        let mut budget = Budget::new(&limits);
        let points = prosopograph::layout::spread(&ties, &radii, &mut budget);
        let points = points.expect("somebody waits");
        assert_eq!(budget.is_late(), steps < u64::MAX, "{steps}");
        for (a, b) in (0..144).flat_map(|a| (0..a).map(move |b| (a, b))) {
            assert!(
                distance(points[a], points[b]) >= 8.0,
                "{steps}: {a} and {b}"
            );
        }
    }
}

#[test]
fn discs_without_a_radius_stand_apart() {
    let points = spread(&[(0, 1), (1, 2), (2, 0)], &[0.0; 5]);
    for (a, b) in (0..5).flat_map(|a| (0..a).map(move |b| (a, b))) {
        assert!(distance(points[a], points[b]) > 0.5);
    }
}

/// The number is that of the first machine, optimised or not; whoever changes the layout on purpose
/// writes the new one.
#[test]
fn the_picture_is_the_same_on_every_machine() {
    let tree = (1..300_usize).map(|member| (member, member * 7_919 % member.div_ceil(2)));
    let ties: Vec<(usize, usize)> = tree
        .chain((0..300).map(|member| (member, (member * 31 + 7) % 300)))
        .collect();
    let mixed = |sum: u64, point: &Point| {
        sum.rotate_left(5) ^ point.x.to_bits() ^ point.y.to_bits().rotate_left(9)
    };
    assert_eq!(
        spread(&ties, &[5.0; 300]).iter().fold(0, mixed),
        0x8FAF_7F09_E87D_713E
    );
}
