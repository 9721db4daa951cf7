//! Layouts of any network: nobody covers another, the old ones stay, and the same comes out to the
//! last digit.

use crate::support::unhurried::settle;
use crate::support::unhurried::spread;
use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::Index;
use prosopograph::layout::Newcomer;
use prosopograph::layout::Point;

use crate::properties::cases;

type Ties = Vec<(usize, usize)>;

/// Radii of members, and ties among them; parallel ones and ties with oneself among them.
fn networks() -> impl Strategy<Value = (Vec<f64>, Ties)> {
    vec(0.5_f64..20.0, 1..60).prop_flat_map(|radii| {
        let count = radii.len();
        vec((0..count, 0..count), 0..120).prop_map(move |ties| (radii.clone(), ties))
    })
}

/// Places, some of them equal; radii; whom newcomers are brought in by, and ties.
fn expansions() -> impl Strategy<Value = (Vec<Point>, Vec<Newcomer>, Vec<f64>, Ties)> {
    let corners = vec((-20_i8..20, -20_i8..20), 1..40);
    (corners, vec(proptest::prelude::any::<Index>(), 0..40)).prop_flat_map(|(corners, homes)| {
        let placed: Vec<Point> = corners
            .iter()
            .map(|&(x, y)| Point {
                x: f64::from(x) * 8.0,
                y: f64::from(y) * 8.0,
            })
            .collect();
        let home = |(number, index): (usize, &Index)| Newcomer {
            around: index.index(placed.len() + number),
        };
        let newcomers: Vec<Newcomer> = homes.iter().enumerate().map(home).collect();
        let count = placed.len() + newcomers.len();
        (vec(0.5_f64..12.0, count), vec((0..count, 0..count), 0..60))
            .prop_map(move |(radii, ties)| (placed.clone(), newcomers.clone(), radii, ties))
    })
}

/// The first two that overlap, of which one at least is numbered from `first` on.
fn overlapping(points: &[Point], radii: &[f64], first: usize) -> Option<(usize, usize)> {
    let pairs = (first..points.len()).flat_map(|a| (0..a).map(move |b| (a, b)));
    let mut overlaps = pairs.filter(|&(a, b)| {
        let (dx, dy) = (points[a].x - points[b].x, points[a].y - points[b].y);
        dx.hypot(dy) < radii[a] + radii[b]
    });
    overlaps.next()
}

fn bits(points: &[Point]) -> Vec<(u64, u64)> {
    points
        .iter()
        .map(|point| (point.x.to_bits(), point.y.to_bits()))
        .collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn spread_out_nobody_covers_another((radii, ties) in networks()) {
        let points = spread(&ties, &radii);
        prop_assert_eq!(points.len(), radii.len());
        prop_assert!(points.iter().all(|point| point.x.is_finite() && point.y.is_finite()));
        prop_assert_eq!(overlapping(&points, &radii, 0), None);
    }

    #[test]
    fn spread_out_again_it_is_the_same((radii, ties) in networks()) {
        prop_assert_eq!(bits(&spread(&ties, &radii)), bits(&spread(&ties, &radii)));
    }

    #[test]
    fn when_newcomers_settle_the_old_ones_stay((placed, newcomers, radii, ties) in expansions()) {
        let points = settle(&placed, &newcomers, &ties, &radii);
        prop_assert_eq!(points.len(), radii.len());
        prop_assert_eq!(bits(&points[..placed.len()]), bits(&placed));
        prop_assert_eq!(overlapping(&points, &radii, placed.len()), None);
        prop_assert_eq!(bits(&points), bits(&settle(&placed, &newcomers, &ties, &radii)));
    }
}
