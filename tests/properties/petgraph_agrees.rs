//! petgraph's own algorithms, run on a scoped graph, agree with ours.

use std::collections::BTreeSet;

use petgraph::algo::astar;
use petgraph::algo::dijkstra;
use petgraph::visit::Bfs;
use petgraph::visit::EdgeRef;
use petgraph::visit::IntoEdgeReferences;
use petgraph::visit::NodeCount;
use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::graph::NetworkGraph;
use prosopograph::model::EntityIndex;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Budget;
use prosopograph::query::Ends;
use prosopograph::query::Limits;
use prosopograph::query::around;
use prosopograph::query::shortest_route;

use crate::properties::cases;
use crate::support::brute_force::Model;
use crate::support::random_network::graded_scopes;
use crate::support::random_network::sketches;

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn breadth_first_and_dijkstra_reach_the_neighbourhood(sketch in sketches(), scope in graded_scopes(), middle in 0u32..5) {
        let graph = NetworkGraph::build(sketch.network());
        let middle = EntityIndex::new(middle);
        let scoped = graph.within(&scope, &[middle]);
        let question = AroundQuestion { entity: middle, hops: usize::MAX, scope: scope.clone() };
        let ours = around(&graph, &question, &Limits::default()).expect("the network is small");

        let mut search = Bfs::new(&scoped, middle);
        let reached: BTreeSet<EntityIndex> = std::iter::from_fn(|| search.next(&scoped)).collect();
        prop_assert_eq!(&reached, &ours.members.iter().map(|member| member.entity).collect::<BTreeSet<_>>());

        let distances = dijkstra(&scoped, middle, None, |_| 1usize);
        prop_assert_eq!(distances.len(), ours.members.len());
        for member in &ours.members {
            prop_assert_eq!(distances.get(&member.entity), Some(&member.distance));
        }
    }

    #[test]
    fn a_star_finds_the_same_length(sketch in sketches(), scope in graded_scopes(), from in 0u32..5, to in 0u32..5) {
        let graph = NetworkGraph::build(sketch.network());
        let (from, to) = (EntityIndex::new(from), EntityIndex::new(to));
        let scoped = graph.within(&scope, &[from, to]);
        let theirs = astar(&scoped, from, |entity| entity == to, |_| 1usize, |_| 0).map(|(length, _)| length);
        let mut budget = Budget::new(&Limits::default());
        let ours = shortest_route(&scoped, Ends { from, to }, usize::MAX, &mut budget).expect("the network is small");
        prop_assert_eq!(ours.map(|route| route.len() - 1), theirs);
    }

    #[test]
    fn edges_are_the_claims_that_may_be_followed(sketch in sketches(), scope in graded_scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let model = Model::new(graph.network(), &scope, &[]);
        let scoped = graph.within(&scope, &[]);
        let theirs: BTreeSet<_> = (&scoped).edge_references().map(|edge| (edge.source(), edge.target(), edge.id())).collect();
        let entities = model.entities();
        let pairs = entities.iter().flat_map(|&a| entities.iter().map(move |&b| (a, b)));
        let ours: BTreeSet<_> = pairs.flat_map(|(a, b)| model.step(a, b).into_iter().map(move |relation| (a, b, relation))).collect();
        prop_assert_eq!(theirs, ours);
        prop_assert_eq!(scoped.node_count(), entities.len());
    }
}
