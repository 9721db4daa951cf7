//! Measures of any small network: what is counted one by one, and what must hold of every network.

use proptest::collection::vec;
use proptest::prelude::*;
use prosopograph::analysis::Balance;
use prosopograph::analysis::BalanceRule;
use prosopograph::analysis::BrokerageRole;
use prosopograph::analysis::DAMPING;
use prosopograph::analysis::Loss;
use prosopograph::analysis::SignedPair;
use prosopograph::analysis::SimpleGraph;
use prosopograph::analysis::Triad;
use prosopograph::analysis::Ways;
use prosopograph::analysis::WeightedTie;
use prosopograph::analysis::balance;
use prosopograph::analysis::betweenness;
use prosopograph::analysis::brokerage;
use prosopograph::analysis::constraint;
use prosopograph::analysis::core_numbers;
use prosopograph::analysis::distances;
use prosopograph::analysis::in_degrees;
use prosopograph::analysis::out_degrees;
use prosopograph::analysis::page_rank;
use prosopograph::analysis::ranks;
use prosopograph::analysis::survival;
use prosopograph::analysis::triad_census;
use prosopograph::graph::Budget;

use crate::properties::cases;

const MEMBERS: usize = 9;
const ENOUGH: &str = "the usual limits are enough";

fn ties() -> impl Strategy<Value = Vec<WeightedTie>> {
    let tie = (0..MEMBERS, 0..MEMBERS, 1..4_u8).prop_map(|(one, other, weight)| WeightedTie {
        one,
        other,
        weight: f64::from(weight),
    });
    vec(tie, 0..30)
}

fn ways() -> impl Strategy<Value = Ways> {
    prop_oneof![Just(Ways::Directed), Just(Ways::Undirected)]
}

fn pairs() -> impl Iterator<Item = (usize, usize)> {
    (0..MEMBERS).flat_map(|one| (one + 1..MEMBERS).map(move |other| (one, other)))
}

fn triples() -> impl Iterator<Item = [usize; 3]> {
    pairs().flat_map(|(one, other)| (other + 1..MEMBERS).map(move |third| [one, other, third]))
}

/// The ties with the members numbered the other way round.
fn turned_round(ties: &[WeightedTie]) -> Vec<WeightedTie> {
    let number = |member: usize| MEMBERS - 1 - member;
    let ties = ties.iter().map(|tie| WeightedTie {
        one: number(tie.one),
        other: number(tie.other),
        ..*tie
    });
    ties.collect()
}

fn assert_close(ours: &[f64], theirs: impl Iterator<Item = f64>) {
    for (our, their) in ours.iter().zip(theirs) {
        assert!((our - their).abs() < 1e-9, "{our} and {their}");
    }
}

/// The type of three by trying all orders of them on the definition of each type.
fn triad_of(graph: &SimpleGraph, three: [usize; 3]) -> Triad {
    let [a, b, c] = three;
    let tied = |from, to| u8::from(graph.leads(from, to));
    let arcs = [(a, b), (b, a), (a, c), (c, a), (b, c), (c, b)];
    let count: u8 = arcs.iter().map(|&(from, to)| tied(from, to)).sum();
    let mutual = [(a, b), (a, c), (b, c)]
        .iter()
        .filter(|&&(one, other)| graph.leads(one, other) && graph.leads(other, one))
        .count();
    let sends_two = three.iter().any(|&from| {
        three
            .iter()
            .filter(|&&to| to != from && graph.leads(from, to) && !graph.leads(to, from))
            .count()
            == 2
    });
    let gets_two = three.iter().any(|&to| {
        three
            .iter()
            .filter(|&&from| to != from && graph.leads(from, to) && !graph.leads(to, from))
            .count()
            == 2
    });
    match (count, mutual) {
        (0, _) => Triad::T003,
        (1, _) => Triad::T012,
        (2, 1) => Triad::T102,
        (2, _) if sends_two => Triad::T021D,
        (2, _) if gets_two => Triad::T021U,
        (2, _) => Triad::T021C,
        (3, 1) => {
            // Whether the tie that is not returned leads to one of the mutual pair.
            let enters = arcs.iter().any(|&(from, to)| {
                let third = a + b + c - from - to;
                graph.leads(from, to)
                    && !graph.leads(to, from)
                    && graph.leads(to, third)
                    && graph.leads(third, to)
            });
            if enters { Triad::T111D } else { Triad::T111U }
        }
        (3, _) if sends_two => Triad::T030T,
        (3, _) => Triad::T030C,
        (4, 2) => Triad::T201,
        (4, _) if sends_two => Triad::T120D,
        (4, _) if gets_two => Triad::T120U,
        (4, _) => Triad::T120C,
        (5, _) => Triad::T210,
        _ => Triad::T300,
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_census_counts_every_three_once(ties in ties()) {
        let graph = SimpleGraph::new(MEMBERS, &ties, Ways::Directed);
        let found = triad_census(&graph, &mut Budget::default()).expect(ENOUGH);
        for triad in Triad::ALL {
            let one_by_one = triples().filter(|&three| triad_of(&graph, three) == triad).count();
            prop_assert_eq!(found.count(triad), one_by_one as u64, "{}", triad.name());
        }
    }

    #[test]
    fn balance_counts_every_signed_three_once(signs in vec(prop::option::of(any::<bool>()), 36)) {
        let signed: Vec<SignedPair> = pairs()
            .zip(&signs)
            .filter_map(|((one, other), sign)| Some(SignedPair { one, other, is_positive: (*sign)? }))
            .collect();
        let sign = |one: usize, other: usize| {
            let found = signed.iter().find(|pair| (pair.one, pair.other) == (one, other));
            found.map(|pair| pair.is_positive)
        };
        let mut expected = Balance::default();
        let mut listed = 0;
        for [a, b, c] in triples() {
            if let (Some(ab), Some(ac), Some(bc)) = (sign(a, b), sign(a, c), sign(b, c)) {
                let negative = [ab, ac, bc].iter().filter(|is_positive| !**is_positive).count();
                expected.triads[negative] += 1;
            }
        }
        let found = balance(MEMBERS, &signed, &mut Budget::default(), |triad| {
            listed += 1;
            let product = [(0, 1), (0, 2), (1, 2)].iter().fold(true, |so_far, &(one, other)| {
                so_far == sign(triad.corners[one], triad.corners[other]).expect("it is tied")
            });
            assert_eq!(product, triad.is_balanced(BalanceRule::Strict));
        });
        prop_assert_eq!(found.expect(ENOUGH), expected.clone());
        prop_assert_eq!(listed, expected.triads.iter().sum::<u64>());
    }

    #[test]
    fn brokers_stand_between_those_who_are_not_tied(ties in ties(), groups in vec(0..3_usize, MEMBERS)) {
        let graph = SimpleGraph::new(MEMBERS, &ties, Ways::Directed);
        let found = brokerage(&graph, &groups, &mut Budget::default()).expect(ENOUGH);
        for broker in 0..MEMBERS {
            for role in BrokerageRole::ALL {
                let ordered = (0..MEMBERS).flat_map(|first| (0..MEMBERS).map(move |last| (first, last)));
                let between = ordered.filter(|&(first, last)| {
                    let is_open = first != last && !graph.leads(first, last);
                    is_open && graph.leads(first, broker) && graph.leads(broker, last)
                });
                let (own, is) = (groups[broker], |member: usize| groups[member]);
                let expected = between.filter(|&(first, last)| match role {
                    BrokerageRole::Coordinator => is(first) == own && is(last) == own,
                    BrokerageRole::Itinerant => is(first) == is(last) && is(first) != own,
                    BrokerageRole::Gatekeeper => is(first) != own && is(last) == own,
                    BrokerageRole::Representative => is(first) == own && is(last) != own,
                    BrokerageRole::Liaison => is(first) != own && is(last) != own && is(first) != is(last),
                });
                prop_assert_eq!(found[broker].count(role), expected.count() as u64);
            }
        }
    }

    #[test]
    fn other_numbers_change_no_measure(ties in ties(), ways in ways()) {
        let graph = SimpleGraph::new(MEMBERS, &ties, ways);
        let other = SimpleGraph::new(MEMBERS, &turned_round(&ties), ways);
        let budget = || Budget::default();
        let all = |graph: &SimpleGraph| [
            betweenness(graph, usize::MAX, &mut budget()).expect(ENOUGH).values,
            distances(graph, &mut budget()).expect(ENOUGH).harmonic,
            page_rank(graph, DAMPING, &mut budget()).expect(ENOUGH).values,
            constraint(graph, &mut budget()).expect(ENOUGH).into_iter().map(Option::unwrap_or_default).collect(),
        ];
        for (one, two) in all(&graph).into_iter().zip(all(&other)) {
            assert_close(&one, two.into_iter().rev());
        }
        let cores = core_numbers(&other, &mut budget()).expect(ENOUGH);
        prop_assert_eq!(core_numbers(&graph, &mut budget()).expect(ENOUGH), cores.into_iter().rev().collect::<Vec<_>>());
    }

    #[test]
    fn a_copy_beside_it_changes_no_betweenness(ties in ties(), ways in ways()) {
        let graph = SimpleGraph::new(MEMBERS, &ties, ways);
        let copied = ties.iter().map(|tie| WeightedTie { one: tie.one + MEMBERS, other: tie.other + MEMBERS, ..*tie });
        let both: Vec<WeightedTie> = ties.iter().copied().chain(copied).collect();
        let doubled = SimpleGraph::new(2 * MEMBERS, &both, ways);
        let one = betweenness(&graph, usize::MAX, &mut Budget::default()).expect(ENOUGH).values;
        let two = betweenness(&doubled, usize::MAX, &mut Budget::default()).expect(ENOUGH).values;
        assert_close(&two, one.iter().chain(&one).copied());
    }

    #[test]
    fn degrees_count_others_once(ties in ties(), ways in ways()) {
        let graph = SimpleGraph::new(MEMBERS, &ties, ways);
        let leads = |from: usize, to: usize| from != to && ties.iter().any(|tie| {
            (tie.one, tie.other) == (from, to) || (ways == Ways::Undirected && (tie.other, tie.one) == (from, to))
        });
        let out: Vec<usize> = (0..MEMBERS).map(|one| (0..MEMBERS).filter(|&other| leads(one, other)).count()).collect();
        let into: Vec<usize> = (0..MEMBERS).map(|one| (0..MEMBERS).filter(|&other| leads(other, one)).count()).collect();
        prop_assert_eq!(out_degrees(&graph), out);
        prop_assert_eq!(in_degrees(&graph), into);
    }

    #[test]
    fn without_a_loss_every_order_survives(ties in ties(), samples in 1..5_usize) {
        let loss = Loss { share: 0.0, samples, seed: 1 };
        let found = survival_of(&ties, loss);
        let order = order_of(&degrees_of(&ties, &vec![true; ties.len()]));
        let values = degrees_of(&ties, &vec![true; ties.len()]);
        for (kept, pair) in found.order_kept.iter().zip(order.windows(2)) {
            let is_above = values[pair[0]] > values[pair[1]];
            prop_assert_eq!(*kept, if is_above { samples } else { 0 });
        }
        for (range, rank) in found.ranks.iter().zip(ranks(&values)) {
            prop_assert_eq!((range.best, range.worst), (rank, rank));
        }
    }

    #[test]
    fn samples_lose_just_the_share(ties in ties(), share in 0.0..1.0_f64) {
        let loss = Loss { share, samples: 7, seed: 3 };
        let mut drawn = 0;
        let order: Vec<usize> = (0..MEMBERS).collect();
        let found = survival(ties.len(), &order, &[loss], |left| {
            drawn += 1;
            assert_eq!(left.iter().filter(|is_left| !**is_left).count(), loss.of(ties.len()));
            Ok(degrees_of(&ties, left))
        });
        prop_assert_eq!(found.expect(ENOUGH)[0].samples, drawn);
    }
}

/// How many claims each member has among those that are left.
fn degrees_of(ties: &[WeightedTie], is_left: &[bool]) -> Vec<f64> {
    let mut degrees = vec![0.0; MEMBERS];
    for (tie, _) in ties.iter().zip(is_left).filter(|(_, is_left)| **is_left) {
        degrees[tie.one] += 1.0;
        degrees[tie.other] += 1.0;
    }
    degrees
}

fn order_of(values: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
    order
}

fn survival_of(ties: &[WeightedTie], loss: Loss) -> prosopograph::analysis::Survival {
    let order = order_of(&degrees_of(ties, &vec![true; ties.len()]));
    let found = survival(ties.len(), &order, &[loss], |left| {
        Ok(degrees_of(ties, left))
    });
    found.expect(ENOUGH).remove(0)
}
