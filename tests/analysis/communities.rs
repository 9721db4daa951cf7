//! Communities: as good as those of networkx, whose modularity `tests/fixtures/communities.py`
//! wrote, and a few by hand.

use crate::support::unhurried::communities;
use crate::support::unhurried::communities_of_ties;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::EntityIndex;
use serde_json::Value;

use crate::support::plain_network::plain_network;

/// How much worse than the best of twenty tries of networkx a parting may be.
const TOLERANCE: f64 = 0.01;

type Tie = (usize, usize, f64);

fn number(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|number| usize::try_from(number).ok())
        .expect("a count")
}

fn tie(value: &Value) -> Tie {
    (
        number(&value[0]),
        number(&value[1]),
        value[2].as_f64().expect("a weight"),
    )
}

/// Everyone tied to everyone.
fn clique(members: std::ops::Range<usize>) -> Vec<Tie> {
    let higher = |member| (member + 1..members.end).map(move |other| (member, other, 1.0));
    members.clone().flat_map(higher).collect()
}

#[test]
fn networkx_finds_nothing_better() {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/communities.json"))
        .expect("the fixture is JSON");
    for case in fixtures.as_array().expect("a list") {
        let ties: Vec<Tie> = case["ties"]
            .as_array()
            .expect("a list")
            .iter()
            .map(tie)
            .collect();
        let found = communities_of_ties(number(&case["members"]), &ties);
        let theirs = case["modularity"].as_f64().expect("a number");
        assert!(
            found.modularity >= theirs - TOLERANCE,
            "{}: {} is less than {theirs}",
            case["name"],
            found.modularity
        );
    }
}

#[test]
fn two_cliques_with_a_bridge_are_two_communities() {
    let mut ties = clique(0..5);
    ties.extend(clique(5..11));
    ties.push((4, 5, 1.0));
    let found = communities_of_ties(11, &ties);
    let expected: Vec<Option<usize>> = (0..11)
        .map(|member| Some(usize::from(member < 5)))
        .collect();
    assert_eq!(found.community_of, expected);
    assert_eq!(found.sizes, [6, 5]);
}

#[test]
fn weights_decide_where_ties_do_not() {
    let ring = [(0, 1, 9.0), (1, 2, 1.0), (2, 3, 9.0), (3, 0, 1.0)];
    assert_eq!(
        communities_of_ties(4, &ring).community_of,
        [Some(0), Some(0), Some(1), Some(1)]
    );
}

#[test]
fn parallel_ties_add_up_and_senseless_ones_are_ignored() {
    let ties = [
        (0, 1, 4.0),
        (1, 0, 5.0),
        (1, 2, 1.0),
        (2, 3, 9.0),
        (3, 0, 1.0),
        (0, 2, f64::NAN),
        (0, 2, -3.0),
        (0, 9, 1.0),
    ];
    assert_eq!(
        communities_of_ties(4, &ties).community_of,
        [Some(0), Some(0), Some(1), Some(1)]
    );
}

#[test]
fn whoever_has_no_ties_is_a_community_of_one() {
    let found = communities_of_ties(4, &[(1, 2, 1.0)]);
    assert_eq!(found.community_of, [Some(1), Some(0), Some(0), Some(2)]);
    assert!(found.modularity.abs() < 1e-12);
    assert_eq!(communities_of_ties(0, &[]).count(), 0);
    assert_eq!(communities_of_ties(3, &[]).sizes, [1, 1, 1]);
}

#[test]
fn several_claims_of_one_pair_are_one_tie() {
    let once = plain_network(6, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]);
    let often = plain_network(
        6,
        &[
            (0, 1),
            (1, 2),
            (2, 0),
            (2, 3),
            (3, 2),
            (2, 3),
            (2, 3),
            (3, 4),
            (4, 5),
            (5, 3),
            (1, 1),
        ],
    );
    let [once, often] = [once, often]
        .map(|network| communities(&NetworkGraph::build(network).within(&Scope::default(), &[])));
    assert_eq!(once, often);
    assert_eq!(once.sizes, [3, 3]);
}

#[test]
fn an_entity_outside_the_scope_has_no_community() {
    let graph = NetworkGraph::build(plain_network(3, &[(0, 1), (1, 2)]));
    let scope = Scope {
        avoided: vec![EntityIndex::new(1)],
        ..Scope::default()
    };
    let found = communities(&graph.within(&scope, &[]));
    assert_eq!(
        [0, 1, 2].map(|entity| found.of(EntityIndex::new(entity))),
        [Some(0), None, Some(1)]
    );
}
