//! Paths: each of the five methods against all routes there are.

use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::test_runner::TestCaseError;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::EntityIndex;
use prosopograph::model::Strength;
use prosopograph::query::Limits;
use prosopograph::query::PathAnswer;
use prosopograph::query::PathMethod;
use prosopograph::query::PathQuestion;
use prosopograph::query::path;

use crate::properties::cases;
use crate::support::brute_force::Ids;
use crate::support::brute_force::Model;
use crate::support::random_network::Sketch;
use crate::support::random_network::graded_scopes;
use crate::support::random_network::sketches;

/// Two ends among the first five entities, which every network has.
fn ends() -> impl Strategy<Value = (EntityIndex, EntityIndex)> {
    (0u32..5, 0u32..5).prop_map(|(from, to)| (EntityIndex::new(from), EntityIndex::new(to)))
}

/// The longest route looked at: mostly any.
fn most_hops() -> impl Strategy<Value = usize> {
    (0usize..6, any::<bool>()).prop_map(|(hops, limited)| if limited { hops } else { usize::MAX })
}

/// A graph, a question, and what trying everything says of it.
struct Case<'a> {
    model: &'a Model<'a>,
    routes: Vec<Ids>,
    answer: PathAnswer,
}

fn check(
    (sketch, scope, ends, most_hops): (&Sketch, &Scope, (EntityIndex, EntityIndex), usize),
    method: PathMethod,
    promise: impl Fn(&Case<'_>) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    let graph = NetworkGraph::build(sketch.network());
    let model = Model::new(graph.network(), scope, &[ends.0, ends.1]);
    let question = PathQuestion {
        from: ends.0,
        to: ends.1,
        method: method.within(most_hops),
        scope: scope.clone(),
    };
    let answer = path(&graph, &question, &Limits::default()).expect("the network is small");
    let hops_that_count = if method == PathMethod::Specific {
        usize::MAX
    } else {
        most_hops
    };
    let case = Case {
        model: &model,
        routes: model.routes(ends.0, ends.1, hops_that_count),
        answer,
    };
    prop_assert_eq!(case.answer.routes.is_empty(), case.routes.is_empty());
    prop_assert_eq!(case.answer.absence.is_some(), case.routes.is_empty());
    evidence_is_complete(&case)?;
    promise(&case)
}

/// Every hop shows exactly the claims that carry it, the best attested first.
fn evidence_is_complete(case: &Case<'_>) -> Result<(), TestCaseError> {
    for route in &case.answer.routes {
        prop_assert_eq!(route.hops.len() + 1, route.entities.len());
        for (hop, ends) in route.hops.iter().zip(route.entities.windows(2)) {
            prop_assert_eq!([hop.from, hop.to], ends);
            let mut expected = case.model.step(hop.from, hop.to);
            expected.sort_by_key(|&relation| (u8::MAX - case.model.best(&[relation]), relation));
            prop_assert_eq!(&hop.relations, &expected);
        }
    }
    Ok(())
}

fn entities(answer: &PathAnswer) -> Vec<Ids> {
    answer
        .routes
        .iter()
        .map(|route| route.entities.clone())
        .collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn the_shortest_route_is_minimal_and_first_by_ids(
        sketch in sketches(), scope in graded_scopes(), ends in ends(), hops in most_hops(),
    ) {
        check((&sketch, &scope, ends, hops), PathMethod::ALL[0], |case| {
            prop_assert_eq!(entities(&case.answer), case.routes.iter().take(1).cloned().collect::<Vec<_>>());
            Ok(())
        })?;
    }

    #[test]
    fn all_shortest_routes_are_found_counted_and_ordered(
        sketch in sketches(), scope in graded_scopes(), ends in ends(), hops in most_hops(),
    ) {
        check((&sketch, &scope, ends, hops), PathMethod::ALL[1], |case| {
            let shortest = case.routes.first().map_or(0, Vec::len);
            let expected: Vec<Ids> = case.routes.iter().filter(|route| route.len() == shortest).cloned().collect();
            prop_assert_eq!(case.answer.total, Some(expected.len() as u64));
            prop_assert_eq!(entities(&case.answer), expected);
            Ok(())
        })?;
    }

    #[test]
    fn the_k_shortest_routes_are_the_first_of_all_routes(
        sketch in sketches(), scope in graded_scopes(), ends in ends(), hops in most_hops(), count in 1usize..30,
    ) {
        check((&sketch, &scope, ends, hops), PathMethod::ALL[2].counting(count), |case| {
            prop_assert_eq!(entities(&case.answer), case.routes.iter().take(count).cloned().collect::<Vec<_>>());
            Ok(())
        })?;
    }

    #[test]
    fn the_best_attested_route_has_the_strongest_weakest_hop(
        sketch in sketches(), scope in graded_scopes(), ends in ends(), hops in most_hops(),
    ) {
        check((&sketch, &scope, ends, hops), PathMethod::ALL[3], |case| {
            let strongest = case.routes.iter().map(|route| case.model.weakest_hop(route)).max();
            let expected = case.routes.iter().find(|route| Some(case.model.weakest_hop(route)) == strongest);
            prop_assert_eq!(case.answer.weakest.map(Strength::rank), strongest);
            prop_assert_eq!(entities(&case.answer), expected.into_iter().cloned().collect::<Vec<_>>());
            Ok(())
        })?;
    }

    #[test]
    fn the_specific_route_has_the_least_product_of_degrees(
        sketch in sketches(), scope in graded_scopes(), ends in ends(), hops in most_hops(),
    ) {
        check((&sketch, &scope, ends, hops), PathMethod::Specific, |case| {
            let least = case.routes.iter().map(|route| case.model.toll(route)).min();
            let expected = case.routes.iter().find(|route| Some(case.model.toll(route)) == least);
            prop_assert_eq!(entities(&case.answer), expected.into_iter().cloned().collect::<Vec<_>>());
            #[expect(clippy::cast_precision_loss, reason = "at most seven to the sixth")]
            let digits = least.map(|product| (product as f64).log2());
            let close = digits.zip(case.answer.cost).is_none_or(|(expected, cost)| (expected - cost).abs() < 1e-5);
            prop_assert!(close, "{digits:?} digits, {:?} answered", case.answer.cost);
            Ok(())
        })?;
    }
}
