//! Settling: newcomers come to stand near the one who brought them in, on the free side.

use crate::support::unhurried::settle;
use prosopograph::layout::Newcomer;
use prosopograph::layout::Point;

const RADIUS: f64 = 5.0;

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

/// Places of a grid, ten a row, so far apart.
fn grid(count: usize, apart: f64) -> Vec<Point> {
    let at = |place: usize| f64::from(u32::try_from(place).expect("few")) * apart;
    (0..count)
        .map(|number| Point {
            x: at(number % 10),
            y: at(number / 10),
        })
        .collect()
}

fn star(
    placed: usize,
    count: usize,
    around: usize,
) -> (Vec<Newcomer>, Vec<(usize, usize)>, Vec<f64>) {
    let ties = (placed..placed + count)
        .map(|newcomer| (around, newcomer))
        .collect();
    (
        vec![Newcomer { around }; count],
        ties,
        vec![RADIUS; placed + count],
    )
}

#[test]
fn around_a_single_one_they_stand_on_all_sides() {
    let (newcomers, ties, radii) = star(1, 8, 0);
    let points = settle(&[Point::default()], &newcomers, &ties, &radii);
    for way in [
        |point: &Point| point.x,
        |point: &Point| -point.x,
        |point: &Point| point.y,
        |point: &Point| -point.y,
    ] {
        assert!(points.iter().any(|point| way(point) > RADIUS), "{points:?}");
    }
    assert!(
        points
            .iter()
            .all(|point| distance(*point, points[0]) < 12.0 * RADIUS)
    );
}

#[test]
fn they_come_to_stand_on_the_free_side() {
    let placed = grid(30, 30.0);
    let (newcomers, ties, radii) = star(30, 6, 9);
    let points = settle(&placed, &newcomers, &ties, &radii);
    let home = points[9];
    for newcomer in &points[30..] {
        assert!(
            newcomer.x > home.x || newcomer.y < home.y,
            "{newcomer:?} is between the others"
        );
        assert!(
            distance(*newcomer, home) < 80.0,
            "{newcomer:?} is far from {home:?}"
        );
    }
}

#[test]
fn five_hundred_find_room() {
    let placed = grid(100, 14.0);
    let (newcomers, ties, radii) = star(100, 500, 55);
    let points = settle(&placed, &newcomers, &ties, &radii);
    assert_eq!(points[..100], placed);
    assert!(
        points[100..]
            .iter()
            .all(|point| distance(*point, points[55]) < 600.0)
    );
}

#[test]
fn whoever_is_tied_to_another_stands_on_that_side() {
    let placed = [
        Point::default(),
        Point { x: 0.0, y: 200.0 },
        Point { x: 0.0, y: -200.0 },
    ];
    let newcomers = [Newcomer { around: 0 }; 2];
    let points = settle(
        &placed,
        &newcomers,
        &[(0, 3), (3, 1), (4, 0), (2, 4)],
        &[RADIUS; 5],
    );
    assert!(
        distance(points[3], points[1]) < distance(points[3], points[2]),
        "{points:?}"
    );
    assert!(
        distance(points[4], points[2]) < distance(points[4], points[1]),
        "{points:?}"
    );
}

#[test]
fn a_newcomer_may_bring_in_another() {
    let newcomers = [
        Newcomer { around: 0 },
        Newcomer { around: 1 },
        Newcomer { around: 2 },
    ];
    let points = settle(
        &[Point::default()],
        &newcomers,
        &[(0, 1), (1, 2), (2, 3)],
        &[RADIUS; 4],
    );
    let steps: Vec<f64> = (1..4)
        .map(|member| distance(points[member - 1], points[member]))
        .collect();
    assert!(
        steps
            .iter()
            .all(|step| (2.0 * RADIUS..10.0 * RADIUS).contains(step)),
        "{steps:?}"
    );
}

#[test]
fn without_newcomers_nothing_happens() {
    assert_eq!(
        settle(&grid(4, 20.0), &[], &[(0, 1)], &[RADIUS; 4]),
        grid(4, 20.0)
    );
    assert!(settle(&[], &[], &[], &[]).is_empty());
}
