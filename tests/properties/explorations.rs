//! Explorations: what the steps gather, that later steps disturb nothing, and which relations are
//! among those gathered.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::prop_oneof;
use proptest::proptest;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Passing;
use prosopograph::graph::Scope;
use prosopograph::model::EntityIndex;
use prosopograph::query::Arrangement;
use prosopograph::query::Exploration;
use prosopograph::query::ExploreQuestion;
use prosopograph::query::ExploreStep;
use prosopograph::query::Limits;
use prosopograph::query::Painting;
use prosopograph::query::Reach;
use prosopograph::query::explore;

use crate::properties::cases;
use crate::support::brute_force::Model;
use crate::support::random_network::graded_scopes;
use crate::support::random_network::sketches;

fn steps() -> impl Strategy<Value = Vec<ExploreStep>> {
    let entity = || (0u32..5).prop_map(EntityIndex::new);
    let step = prop_oneof![
        vec(entity(), 0..3).prop_map(ExploreStep::Show),
        (
            entity(),
            prop_oneof![
                proptest::strategy::Just(Reach::Usual),
                proptest::strategy::Just(Reach::All)
            ]
        )
            .prop_map(|(entity, reach)| ExploreStep::Expand { entity, reach }),
        (entity(), entity()).prop_map(|(from, to)| ExploreStep::Route { from, to }),
        vec(vec(entity(), 0..4), 0..3).prop_map(ExploreStep::Along),
        proptest::strategy::Just(ExploreStep::Everything),
        proptest::strategy::Just(ExploreStep::Arrange),
    ];
    vec(step, 0..5)
}

fn gather(graph: &NetworkGraph, steps: &[ExploreStep], scope: &Scope, most: usize) -> Exploration {
    let question = ExploreQuestion {
        steps: steps.to_vec(),
        arrangement: Arrangement::Ties,
        painting: Painting::default(),
        hidden: Vec::new(),
        scope: scope.clone(),
    };
    explore(
        graph,
        &question,
        &Limits {
            results: most,
            ..Limits::default()
        },
    )
    .expect("the network is small")
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_further_step_leaves_what_was_gathered_as_it_was(
        sketch in sketches(), scope in graded_scopes(), steps in steps(), most in 1usize..9,
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let whole = gather(&graph, &steps, &scope, most);
        prop_assert!(whole.gathered.len() <= most);
        prop_assert_eq!(whole.outcomes.len(), steps.len());
        let distinct: BTreeSet<EntityIndex> = whole.gathered.iter().map(|gathered| gathered.entity).collect();
        prop_assert_eq!(distinct.len(), whole.gathered.len());
        for count in 0..steps.len() {
            // Whoever a question names is admitted, so fewer steps may name fewer; scopes without
            // kinds show the promise.
            let all = Scope { kinds: None, avoided: Vec::new(), avoided_kinds: Vec::new(), passing: Passing::Anything, ..scope.clone() };
            let before = gather(&graph, &steps[..count], &all, most);
            let after = gather(&graph, &steps, &all, most);
            prop_assert_eq!(&after.gathered[..before.gathered.len()], &before.gathered[..]);
        }
    }

    #[test]
    fn the_relations_are_all_those_among_the_gathered(sketch in sketches(), scope in graded_scopes(), steps in steps()) {
        let graph = NetworkGraph::build(sketch.network());
        let answer = gather(&graph, &steps, &scope, 100);
        let named: Vec<EntityIndex> = steps.iter().flat_map(ExploreStep::named).collect();
        let model = Model::new(graph.network(), &scope, &named);
        let members: BTreeSet<EntityIndex> = answer.gathered.iter().map(|gathered| gathered.entity).collect();
        prop_assert_eq!(answer.relations, model.relations_among(&members).into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn an_expansion_brings_the_neighbours_and_nobody_else(sketch in sketches(), scope in graded_scopes(), middle in 0u32..5) {
        let graph = NetworkGraph::build(sketch.network());
        let middle = EntityIndex::new(middle);
        let model = Model::new(graph.network(), &scope, &[middle]);
        let answer = gather(&graph, &[ExploreStep::Expand { entity: middle, reach: Reach::All }], &scope, 100);
        let brought: BTreeSet<EntityIndex> = answer.gathered.iter().map(|gathered| gathered.entity).collect();
        let near: BTreeSet<EntityIndex> = model.distances(middle, 1).into_keys().collect();
        prop_assert_eq!(brought, near);
        let bringers = answer.gathered.iter().skip(1).map(|gathered| gathered.reached_from);
        prop_assert!(bringers.clone().all(|from| from == Some(middle)));
    }
}
