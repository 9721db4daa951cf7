//! Contradictions, against comparing every two claims.

use std::collections::BTreeSet;

use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::graph::NetworkGraph;
use prosopograph::model::Claim;
use prosopograph::model::Network;
use prosopograph::model::RelationIndex;
use prosopograph::model::Status;
use prosopograph::query::Budget;
use prosopograph::query::Disagreement;
use prosopograph::query::contradictions;

use crate::properties::cases;
use crate::support::random_network::sketches;

/// Whether two claims say the same of the same two.
fn are_parallel(network: &Network, one: RelationIndex, other: RelationIndex) -> bool {
    let (one, other) = (network.claim(one), network.claim(other));
    let same = (one.from(), one.to()) == (other.from(), other.to());
    let turned =
        one.relation_type().symmetric && (one.from(), one.to()) == (other.to(), other.from());
    one.relation_type().id == other.relation_type().id && (same || turned)
}

/// Whether no moment belongs to both of two dates, whatever the doubts about them.
fn are_apart(network: &Network, one: RelationIndex, other: RelationIndex) -> bool {
    let (one, other) = (network.bounds(one), network.bounds(other));
    one.end_latest < other.start_earliest || other.end_latest < one.start_earliest
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_two_claims_that_disagree_are_found_and_no_others(sketch in sketches()) {
        let graph = NetworkGraph::build(sketch.network());
        let network = graph.network();
        let all: Vec<RelationIndex> = network.claims().map(Claim::index).collect();
        let denied = |relation: RelationIndex| network.claim(relation).status() == Status::Denied;
        let pairs = || all.iter().flat_map(|&one| all.iter().map(move |&other| (one, other)));
        let parallel = || pairs().filter(|(one, other)| one != other && are_parallel(network, *one, *other));
        let found = contradictions(&graph, &mut Budget::default()).expect("the network is small");
        let listed = |disagreement: Disagreement| -> BTreeSet<RelationIndex> {
            found.iter().filter(|found| found.disagreement == disagreement).flat_map(|found| found.relations.clone()).collect()
        };
        let opposed: BTreeSet<RelationIndex> = parallel().filter(|(one, other)| denied(*one) != denied(*other)).map(|pair| pair.0).collect();
        // The whole group is shown: who agrees with whom is part of the story.
        let opposed: BTreeSet<RelationIndex> =
            all.iter().copied().filter(|&one| opposed.iter().any(|&other| one == other || are_parallel(network, one, other))).collect();
        prop_assert_eq!(listed(Disagreement::AssertedAndDenied), opposed);
        let apart = parallel().filter(|(one, other)| !denied(*one) && !denied(*other) && are_apart(network, *one, *other));
        prop_assert_eq!(listed(Disagreement::DatedApart), apart.map(|pair| pair.0).collect::<BTreeSet<_>>());
    }
}
