//! Neighbourhoods: who is how far, and which relations are among them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::graph::NetworkGraph;
use prosopograph::model::Claim;
use prosopograph::model::EntityIndex;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Limits;
use prosopograph::query::around;

use crate::properties::cases;
use crate::support::brute_force::Model;
use crate::support::random_network::graded_scopes;
use crate::support::random_network::sketches;

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn everybody_within_reach_is_listed_nearest_first_with_all_relations_among_them(
        sketch in sketches(), scope in graded_scopes(), middle in 0u32..5, hops in 0usize..5, most in 1usize..9,
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let middle = EntityIndex::new(middle);
        let model = Model::new(graph.network(), &scope, &[middle]);
        let question = AroundQuestion { entity: middle, hops, scope: scope.clone() };
        let answer = around(&graph, &question, &Limits { results: most, ..Limits::default() }).expect("the network is small");

        let distances = model.distances(middle, hops);
        let mut expected: Vec<(usize, EntityIndex)> = distances.iter().map(|(entity, distance)| (*distance, *entity)).collect();
        expected.sort_unstable();
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for (distance, _) in &expected {
            *counts.entry(*distance).or_default() += 1;
        }
        expected.truncate(most + 1);
        let listed: Vec<(usize, EntityIndex)> = answer.members.iter().map(|member| (member.distance, member.entity)).collect();
        prop_assert_eq!(&listed, &expected);
        prop_assert_eq!(&answer.count_by_distance, &counts.into_values().collect::<Vec<_>>());
        let members: BTreeSet<EntityIndex> = listed.into_iter().map(|(_, entity)| entity).collect();
        prop_assert_eq!(answer.relations, model.relations_among(&members).into_iter().collect::<Vec<_>>());
        prop_assert_eq!(answer.absence.is_some(), distances.len() == 1 && hops > 0);
    }

    #[test]
    fn neighbours_come_once_in_the_order_of_ids(sketch in sketches(), scope in graded_scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let model = Model::new(graph.network(), &scope, &[]);
        let scoped = graph.within(&scope, &[]);
        prop_assert_eq!(scoped.entities().collect::<Vec<_>>(), model.entities());
        for a in model.entities() {
            let onward = model.entities().into_iter().filter(|&b| !model.step(a, b).is_empty());
            prop_assert_eq!(scoped.neighbours(a).collect::<Vec<_>>(), onward.collect::<Vec<_>>());
            let before = model.entities().into_iter().filter(|&b| !model.step(b, a).is_empty());
            prop_assert_eq!(scoped.neighbours_against(a).collect::<Vec<_>>(), before.collect::<Vec<_>>());
            let tied = model.entities().into_iter().filter(|&b| !model.tie(a, b).is_empty());
            prop_assert_eq!(scoped.neighbours_both(a).collect::<Vec<_>>(), tied.collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_dossier_shows_every_relation_the_scope_admits(sketch in sketches(), scope in graded_scopes(), middle in 0u32..5) {
        let graph = NetworkGraph::build(sketch.network());
        let middle = EntityIndex::new(middle);
        let model = Model::new(graph.network(), &scope, &[middle]);
        let scoped = graph.within(&scope, &[middle]);
        for relation in graph.relations_at(middle) {
            let claim = graph.network().claim(relation);
            let other = if claim.from() == middle { claim.to() } else { claim.from() };
            let expected = if other == middle {
                model.counts(claim)
            } else {
                model.entities().contains(&other) && model.step(middle, other).contains(&relation)
            };
            prop_assert_eq!(scoped.leads_from(middle, relation), expected);
        }
        let at_middle = graph.network().claims().filter(|claim| claim.from() == middle || claim.to() == middle);
        prop_assert_eq!(graph.relations_at(middle), at_middle.map(Claim::index).collect::<Vec<_>>());
        prop_assert!(graph.degree(middle) < graph.network().entity_count());
    }
}
