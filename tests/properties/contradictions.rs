//! Contradictions, against comparing every two claims.

use std::collections::BTreeSet;

use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::graph::NetworkGraph;
use prosopograph::model::Aspect;
use prosopograph::model::Claim;
use prosopograph::model::DateBounds;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;
use prosopograph::model::RelationIndex;
use prosopograph::model::Sign;
use prosopograph::model::Status;
use prosopograph::model::Verdict;
use prosopograph::query::ContradictionsAnswer;
use prosopograph::query::ContradictionsQuestion;
use prosopograph::query::Disagreement;
use prosopograph::query::Limits;
use prosopograph::query::contradictions;

use crate::properties::cases;
use crate::support::brute_force::Model;
use crate::support::random_network::graded_scopes;
use crate::support::random_network::sketches;

/// The ends of a claim, in the order of their ids if it leads neither way.
fn ends(claim: Claim<'_>) -> (EntityIndex, EntityIndex) {
    let (from, to) = (claim.from(), claim.to());
    if claim.relation_type().symmetric {
        (from.min(to), from.max(to))
    } else {
        (from, to)
    }
}

/// Whether no moment belongs to both of two dates, whatever the doubts about them.
fn are_apart(one: Claim<'_>, other: Claim<'_>, network: &Network) -> bool {
    let bounds = [one, other].map(|claim| network.bounds(claim.index()));
    DateBounds::at_once(&bounds) == Verdict::Never
}

/// Why two claims contradict each other.
fn disagreement(network: &Network, one: Claim<'_>, other: Claim<'_>) -> Option<Disagreement> {
    let denied = [one, other].map(|claim| claim.status() == Status::Denied);
    let same_type = one.relation_type().id == other.relation_type().id;
    if same_type && ends(one) == ends(other) {
        match denied {
            [true, false] | [false, true] if !are_apart(one, other, network) => {
                return Some(Disagreement::AssertedAndDenied);
            }
            [false, false] if one.relation_type().once && are_apart(one, other, network) => {
                return Some(Disagreement::DatedApart);
            }
            _ => {}
        }
    }
    let stated = [
        Status::Documented,
        Status::NotStated,
        Status::Intercepted,
        Status::Alleged,
    ];
    let is_state = |claim: Claim<'_>| {
        let found = claim.relation_type();
        found.symmetric && found.aspect == Aspect::State && stated.contains(&claim.status())
    };
    let signs = [one, other].map(|claim| claim.relation_type().sign);
    let bounds = [one, other].map(|claim| network.bounds(claim.index()));
    let opposed = signs.contains(&Sign::Friendly)
        && signs.contains(&Sign::Hostile)
        && is_state(one)
        && is_state(other)
        && ends(one) == ends(other)
        && DateBounds::at_once(&bounds) == Verdict::Certain;
    opposed.then_some(Disagreement::OpposedStates)
}

/// The claims that disagree with some other by a rule.
fn listed(answer: &ContradictionsAnswer, by: Disagreement) -> BTreeSet<RelationIndex> {
    let found = answer.contradictions.iter();
    let found = found.filter(|found| found.disagreement == by);
    found.flat_map(|found| found.relations.clone()).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_two_claims_that_disagree_are_found_and_no_others(sketch in sketches(), scope in graded_scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let network = graph.network();
        let question = ContradictionsQuestion { entity: None, scope: scope.clone() };
        let limits = Limits { results: 1_000, ..Limits::default() };
        let answer = contradictions(&graph, &question, &limits).expect("the network is small");
        let model = Model::new(network, &scope, &[]);
        let entities = model.entities();
        let counts = |claim: &Claim<'_>| model.counts(*claim) && entities.contains(&claim.from()) && entities.contains(&claim.to());
        let all: Vec<Claim<'_>> = network.claims().filter(counts).collect();
        for by in [Disagreement::AssertedAndDenied, Disagreement::DatedApart, Disagreement::OpposedStates] {
            let disagrees = |one: &&Claim<'_>| all.iter().any(|other| {
                one.index() != other.index() && disagreement(network, **one, *other) == Some(by)
            });
            let expected: BTreeSet<RelationIndex> = all.iter().filter(disagrees).map(|claim| claim.index()).collect();
            prop_assert_eq!(listed(&answer, by), expected, "{:?}", by);
        }
        prop_assert_eq!(answer.total, answer.contradictions.len());
        prop_assert_eq!(answer.absence.is_some(), answer.total == 0);
    }

    #[test]
    fn those_of_an_entity_are_those_in_which_it_has_a_part(sketch in sketches(), entity in 0u32..5) {
        let graph = NetworkGraph::build(sketch.network());
        let entity = EntityIndex::new(entity);
        let all = contradictions(&graph, &ContradictionsQuestion::default(), &Limits::default()).expect("the network is small");
        let question = ContradictionsQuestion { entity: Some(entity), ..ContradictionsQuestion::default() };
        let own = contradictions(&graph, &question, &Limits::default()).expect("the network is small");
        let has_part = |relation: &RelationIndex| {
            let claim = graph.network().claim(*relation);
            claim.from() == entity || claim.to() == entity
        };
        let mut expected = all.contradictions;
        expected.retain(|found| found.relations.iter().any(has_part));
        prop_assert!(own.contradictions == expected);
    }
}
