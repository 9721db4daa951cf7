//! The backbone of a network: the best connected, each with a line to another one of them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::query::Limits;
use prosopograph::query::backbone;

use crate::properties::cases;
use crate::support::plain_network::plain_network;

const PEOPLE: u32 = 24;

/// The `count` that the most claims tie to others, found one by one.
fn best_connected(ties: &[(u32, u32)], count: usize) -> BTreeSet<u32> {
    let claims = |person: u32| {
        let of = |tie: &&(u32, u32)| tie.0 != tie.1 && (tie.0 == person || tie.1 == person);
        ties.iter().filter(of).count()
    };
    let mut people: Vec<u32> = (0..PEOPLE).filter(|person| claims(*person) > 0).collect();
    people.sort_by_key(|person| (Reverse(claims(*person)), *person));
    people.into_iter().take(count).collect()
}

/// Those of some who are tied to another one of them.
fn tied(ties: &[(u32, u32)], among: &BTreeSet<u32>) -> BTreeSet<u32> {
    let inside =
        |tie: &&(u32, u32)| tie.0 != tie.1 && among.contains(&tie.0) && among.contains(&tie.1);
    let ends = ties.iter().filter(inside);
    ends.flat_map(|tie| [tie.0, tie.1]).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn nobody_stands_in_it_without_a_line(
        ties in vec((0..PEOPLE, 0..PEOPLE), 1..60),
        count in 2..12_usize,
    ) {
        let graph = NetworkGraph::build(plain_network(PEOPLE, &ties));
        let found = backbone(&graph, &Scope::default(), count, &Limits::default()).expect("it is small");
        let chosen: BTreeSet<u32> = found.entities.iter().map(|one| one.entity.raw()).collect();
        let lined: BTreeSet<usize> = found.ties.iter().flat_map(|tie| [tie.one, tie.other]).collect();
        prop_assert_eq!(lined.len(), chosen.len());
        prop_assert_eq!(&tied(&ties, &chosen), &chosen);
        prop_assert!(chosen.len() <= count);
        let best = best_connected(&ties, count);
        let kept = tied(&ties, &best);
        prop_assert!(chosen.is_superset(&kept), "{kept:?} are the best connected");
        if kept == best {
            prop_assert_eq!(chosen, best);
        }
    }
}

#[test]
fn where_all_are_tied_to_all_only_the_strongest_ties_are_kept_and_all_hang_together() {
    let count: u32 = 20;
    let mut ties = Vec::new();
    for one in 0..count {
        for other in one + 1..count {
            let claims = 3 + (one * 7 + other * 5) % 11;
            ties.extend((0..claims).map(|_| (one, other)));
        }
    }
    let graph = NetworkGraph::build(plain_network(PEOPLE, &ties));
    let found = backbone(&graph, &Scope::default(), 20, &Limits::default()).expect("it is small");
    assert_eq!(found.entities.len(), 20);
    assert!(
        found.ties.len() <= 30,
        "{} ties are drawn",
        found.ties.len()
    );
    assert_eq!(found.ties.len() + found.left_out, 190);
    let mut reached = BTreeSet::from([0_usize]);
    for _ in 0..count {
        for tie in &found.ties {
            if reached.contains(&tie.one) || reached.contains(&tie.other) {
                reached.extend([tie.one, tie.other]);
            }
        }
    }
    assert_eq!(reached.len(), 20, "all hang together");
}
