//! Communities: everyone has one, each hangs together, and the modularity is what the definition
//! says.

use std::collections::BTreeSet;

use crate::support::unhurried::communities;
use crate::support::unhurried::communities_of_ties;
use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::analysis::Communities;
use prosopograph::graph::NetworkGraph;

use crate::properties::cases;
use crate::support::random_network::scopes;
use crate::support::random_network::sketches;

type Tie = (usize, usize, f64);

fn ties() -> impl Strategy<Value = (usize, Vec<Tie>)> {
    (1_usize..30).prop_flat_map(|count| {
        let ties = vec((0..count, 0..count, 1_u8..4), 0..80);
        ties.prop_map(move |ties| {
            (
                count,
                ties.into_iter()
                    .map(|(a, b, weight)| (a, b, f64::from(weight)))
                    .collect(),
            )
        })
    })
}

/// The sum over all pairs of a community: the weight between them, less what their strengths alone
/// would give.
fn modularity(count: usize, ties: &[Tie], found: &Communities) -> f64 {
    let mut weights = vec![vec![0.0; count]; count];
    for &(a, b, weight) in ties {
        weights[a][b] += weight;
        weights[b][a] += weight;
    }
    let strengths: Vec<f64> = weights.iter().map(|row| row.iter().sum()).collect();
    let total: f64 = strengths.iter().sum();
    if total <= 0.0 {
        return 0.0;
    }
    let pairs = (0..count).flat_map(|a| (0..count).map(move |b| (a, b)));
    let together = pairs.filter(|&(a, b)| found.community_of[a] == found.community_of[b]);
    together
        .map(|(a, b)| weights[a][b] - strengths[a] * strengths[b] / total)
        .sum::<f64>()
        / total
}

/// How many members can be reached from the first of a community without leaving it.
fn reached(community: usize, ties: &[(usize, usize)], found: &Communities) -> usize {
    let is_in = |member: usize| found.community_of[member] == Some(community);
    let mut reached: BTreeSet<usize> = (0..found.community_of.len())
        .find(|member| is_in(*member))
        .into_iter()
        .collect();
    loop {
        let before = reached.len();
        for &(a, b) in ties.iter().filter(|&&(a, b)| is_in(a) && is_in(b)) {
            if reached.contains(&a) || reached.contains(&b) {
                reached.extend([a, b]);
            }
        }
        if reached.len() == before {
            return before;
        }
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn everyone_has_one_and_each_hangs_together((count, ties) in ties()) {
        let found = communities_of_ties(count, &ties);
        let plain: Vec<(usize, usize)> = ties.iter().map(|&(a, b, _)| (a, b)).collect();
        prop_assert_eq!(found.community_of.len(), count);
        prop_assert_eq!(found.sizes.iter().sum::<usize>(), count);
        prop_assert!(found.sizes.is_sorted_by(|a, b| a >= b));
        for (community, &size) in found.sizes.iter().enumerate() {
            prop_assert_eq!(found.community_of.iter().filter(|of| **of == Some(community)).count(), size);
            prop_assert_eq!(reached(community, &plain, &found), size);
        }
    }

    #[test]
    fn the_modularity_is_what_the_definition_says((count, ties) in ties()) {
        let found = communities_of_ties(count, &ties);
        prop_assert!((found.modularity - modularity(count, &ties, &found)).abs() < 1e-9);
        prop_assert!(found.modularity > -1e-9, "all in one community would be better");
        prop_assert_eq!(&found, &communities_of_ties(count, &ties));
    }

    #[test]
    fn a_scope_parts_those_it_admits_along_its_ties(sketch in sketches(), scope in scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let scoped = graph.within(&scope, &[]);
        let found = communities(&scoped);
        for (entity, _) in graph.network().entities() {
            prop_assert_eq!(found.of(entity).is_some(), scoped.admits(entity));
        }
        let ties = scoped.entities().flat_map(|entity| scoped.neighbours_both(entity).map(move |other| (entity.get(), other.get())));
        let ties: Vec<(usize, usize)> = ties.collect();
        for (community, &size) in found.sizes.iter().enumerate() {
            prop_assert_eq!(reached(community, &ties, &found), size);
        }
    }
}
