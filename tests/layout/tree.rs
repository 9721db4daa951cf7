//! A tree to both sides: its sides are about equally tall, whatever the order of its branches.

use crate::properties::cases_or;
use proptest::prelude::*;
use prosopograph::layout::Spacing;
use prosopograph::layout::two_sided_tree;

const SPACING: Spacing = Spacing {
    layer: 100.0,
    row: 10.0,
    side: 50.0,
    edge: 20.0,
};

/// The parents of a root with branches of so many leaves each.
fn parents(branches: &[usize]) -> Vec<Option<usize>> {
    let mut parents = vec![None];
    parents.extend(branches.iter().map(|_| Some(0)));
    for (branch, leaves) in branches.iter().enumerate() {
        parents.extend((0..*leaves).map(|_| Some(branch + 1)));
    }
    parents
}

/// The fewest rows of the taller side, of all ways to part the branches.
fn fewest_rows(branches: &[usize]) -> usize {
    let rows = |chosen: u32| {
        let sides = branches
            .iter()
            .enumerate()
            .fold([0, 0], |mut sides, (branch, leaves)| {
                sides[usize::from(chosen >> branch & 1 == 1)] += (*leaves).max(1);
                sides
            });
        sides.into_iter().max().unwrap_or(0)
    };
    (0..1_u32 << branches.len()).map(rows).min().unwrap_or(0)
}

proptest! {
    #![proptest_config(cases_or(256))]

    #[test]
    fn the_taller_side_is_little_taller_than_it_must_be(branches in prop::collection::vec(0..40_usize, 1..10)) {
        let placed = two_sided_tree(&parents(&branches), SPACING);
        let rows = (placed.height - 2.0 * SPACING.edge) / SPACING.row + 1.0;
        let fewest = f64::from(u32::try_from(fewest_rows(&branches)).expect("few"));
        prop_assert!(rows >= fewest && rows <= fewest * 7.0 / 6.0, "{rows} rows, {fewest} would do");
    }

    #[test]
    fn no_two_share_a_place(branches in prop::collection::vec(0..12_usize, 1..10)) {
        let placed = two_sided_tree(&parents(&branches), SPACING);
        let mut places: Vec<(u64, u64)> = placed
            .points
            .iter()
            .map(|at| (at.x.to_bits(), at.y.to_bits()))
            .collect();
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), placed.points.len());
    }
}
