//! Limits: a question answers the same under a small budget, or says that it gave up; never
//! something else.

use std::fmt::Debug;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use prosopograph::graph::NetworkGraph;
use prosopograph::model::EntityIndex;
use prosopograph::model::RelationTypeIndex;
use prosopograph::model::SideWay;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Limits;
use prosopograph::query::PathMethod;
use prosopograph::query::PathQuestion;
use prosopograph::query::QueryError;
use prosopograph::query::TriangleQuestion;
use prosopograph::query::around;
use prosopograph::query::path;
use prosopograph::query::triangles;

use crate::properties::cases;
use crate::support::random_network::scopes;
use crate::support::random_network::sketches;

/// Asks with ever more steps, until they suffice: each time the full answer or the limit, and once
/// enough, always enough.
fn same_or_given_up<A: PartialEq + Debug>(
    ask: impl Fn(&Limits) -> Result<A, QueryError>,
) -> Result<(), TestCaseError> {
    let full = ask(&Limits::default()).expect("the network is small");
    let mut enough = false;
    for steps in (0..60).chain([100, 200, 400, 1_000]) {
        match ask(&Limits {
            steps,
            ..Limits::default()
        }) {
            Ok(answer) => {
                prop_assert_eq!(&answer, &full);
                enough = true;
            }
            Err(error) => {
                prop_assert_eq!(error, QueryError::LimitReached { steps });
                prop_assert!(!enough, "{steps} steps did not suffice, fewer did");
            }
        }
    }
    let stopped = ask(&Limits {
        stop: Some(Arc::new(AtomicBool::new(true))),
        ..Limits::default()
    });
    let is_honest = match &stopped {
        Ok(answer) => *answer == full,
        Err(error) => matches!(error, QueryError::Stopped { .. }),
    };
    prop_assert!(is_honest, "{stopped:?}");
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_path_is_the_same_or_given_up(
        sketch in sketches(), scope in scopes(), from in 0u32..5, to in 0u32..5, method in select(PathMethod::ALL.to_vec()),
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let (from, to) = (EntityIndex::new(from), EntityIndex::new(to));
        let question = PathQuestion { from, to, method: method.counting(3), scope };
        same_or_given_up(|limits| path(&graph, &question, limits))?;
    }

    #[test]
    fn a_neighbourhood_is_the_same_or_given_up(sketch in sketches(), scope in scopes(), middle in 0u32..5, hops in 0usize..4) {
        let graph = NetworkGraph::build(sketch.network());
        let question = AroundQuestion { entity: EntityIndex::new(middle), hops, scope };
        same_or_given_up(|limits| around(&graph, &question, limits))?;
    }

    #[test]
    fn triangles_are_the_same_or_given_up(sketch in sketches(), scope in scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let side = Some(vec![RelationTypeIndex::new(0)]);
        let question = TriangleQuestion { sides: [side, None, None], ways: [SideWay::Any; 3], involving: None, scope };
        same_or_given_up(|limits| triangles(&graph, &question, limits))?;
    }
}
