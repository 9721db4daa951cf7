//! Explained absence: the changes that are named work, no part of them does, and no smaller change does.

use std::collections::BTreeSet;

use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::test_runner::TestCaseError;
use prosopograph::graph::Direction;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Period;
use prosopograph::graph::Scope;
use prosopograph::model::Certainty;
use prosopograph::model::Day;
use prosopograph::model::EntityIndex;
use prosopograph::model::Modality;
use prosopograph::model::Network;
use prosopograph::model::SideWay;
use prosopograph::model::Status;
use prosopograph::model::Window;
use prosopograph::query::Absence;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Change;
use prosopograph::query::Limits;
use prosopograph::query::PathMethod;
use prosopograph::query::PathQuestion;
use prosopograph::query::TriangleQuestion;
use prosopograph::query::around;
use prosopograph::query::path;
use prosopograph::query::triangles;

use crate::properties::cases;
use crate::support::brute_force::Model;
use crate::support::random_network::graded_scopes;
use crate::support::random_network::sketches;

/// A scope and the longest route, as a question has them.
type Bounds = (Scope, usize);

/// The change carried out, as its words say.
fn changed((scope, most_hops): &Bounds, change: Change) -> Bounds {
    let mut scope = scope.clone();
    let mut most_hops = *most_hops;
    match change {
        Change::AdmitStatus(status) => scope.statuses.push(status),
        Change::AdmitCertainty(certainty) => scope.certainties.push(certainty),
        Change::AdmitType(relation_type) => scope.types.iter_mut().for_each(|types| types.push(relation_type)),
        Change::AdmitClass(class) => scope.classes.iter_mut().for_each(|classes| classes.push(class)),
        Change::AdmitKind(kind) => scope.kinds.iter_mut().for_each(|kinds| kinds.push(kind)),
        Change::NoLongerAvoidKind(kind) => scope.avoided_kinds.retain(|avoided| *avoided != kind),
        Change::NoLongerAvoid(entity) => scope.avoided.retain(|avoided| *avoided != entity),
        Change::FollowBothWays => scope.direction = Direction::Both,
        Change::AcceptPossibleDates => scope.period.iter_mut().for_each(|period| period.modality = Modality::Possible),
        Change::AnySince => scope.period.iter_mut().for_each(|period| period.window.first = Day::ALWAYS),
        Change::AnyUntil => scope.period.iter_mut().for_each(|period| period.window.last = Day::NEVER_ENDING),
        Change::AnyType => (scope.types, scope.classes) = (None, None),
        Change::AnySource => scope.sources = None,
        Change::AnyStrength => scope.at_least = None,
        Change::AnyLength => most_hops = usize::MAX,
        // A question that is not about a journey has none of these.
        Change::LeaveAnyTime | Change::ArriveAnyTime | Change::AnyOrder => {}
    }
    let all_time = |period: &Period| period.window == Window { first: Day::ALWAYS, last: Day::NEVER_ENDING };
    scope.period = scope.period.filter(|period| !all_time(period));
    (scope, most_hops)
}

/// Every change there is that could admit more.
fn every_change(network: &Network, (scope, _): &Bounds) -> Vec<Change> {
    let schema = network.schema();
    let mut changes: Vec<Change> = Status::ALL.map(Change::AdmitStatus).to_vec();
    changes.extend(Certainty::ALL.map(Change::AdmitCertainty));
    // Of the declared types only those in use can change anything.
    let used: BTreeSet<_> = network.relations().iter().map(|relation| relation.relation_type).collect();
    changes.extend(used.into_iter().map(Change::AdmitType));
    changes.extend(schema.classes().map(|(index, _)| Change::AdmitClass(index)));
    changes.extend(schema.kinds().map(|(index, _)| Change::AdmitKind(index)));
    changes.extend(scope.avoided_kinds.iter().map(|kind| Change::NoLongerAvoidKind(*kind)));
    changes.extend(scope.avoided.iter().map(|entity| Change::NoLongerAvoid(*entity)));
    changes.extend([Change::FollowBothWays, Change::AcceptPossibleDates, Change::AnySince, Change::AnyUntil]);
    changes.extend([Change::AnyType, Change::AnySource, Change::AnyStrength, Change::AnyLength]);
    changes
}

/// Checks an explanation; `answer` tells how long the best answer is under other bounds.
fn is_explained(
    (network, bounds): (&Network, &Bounds),
    absence: &Absence,
    answer: impl Fn(&Bounds) -> Option<usize>,
) -> Result<(), TestCaseError> {
    let anything = every_change(network, bounds).into_iter().fold(bounds.clone(), |bounds, change| changed(&bounds, change));
    match absence {
        Absence::Relaxation { changes, hops } => {
            let relaxed = changes.iter().fold(bounds.clone(), |bounds, change| changed(&bounds, *change));
            prop_assert_eq!(answer(&relaxed), Some(*hops), "{:?} does not work", changes);
            for left_out in changes {
                let rest = changes.iter().filter(|change| *change != left_out);
                let without = rest.fold(bounds.clone(), |bounds, change| changed(&bounds, *change));
                prop_assert_eq!(answer(&without), None, "{:?} work without {:?}", changes, left_out);
            }
            let every = every_change(network, bounds);
            prop_assert!(!any_set_works(&every, bounds, changes.len() - 1, &answer), "fewer changes do what {:?} do", changes);
            if changes.len() == 1 {
                let shorter = every.iter().find(|change| answer(&changed(bounds, **change)).is_some_and(|length| length < *hops));
                prop_assert_eq!(shorter, None, "{:?} does not give the shortest answer", changes);
            }
        }
        Absence::Nowhere | Absence::DifferentComponents { .. } => prop_assert_eq!(answer(&anything), None, "{:?}", absence),
    }
    Ok(())
}

/// Whether some set of `size` changes gives an answer. Changes that alter nothing are not tried.
fn any_set_works(every: &[Change], bounds: &Bounds, size: usize, answer: &impl Fn(&Bounds) -> Option<usize>) -> bool {
    if size == 0 {
        return answer(bounds).is_some();
    }
    every.iter().enumerate().any(|(position, change)| {
        let next = changed(bounds, *change);
        next != *bounds && any_set_works(&every[position + 1..], &next, size - 1, answer)
    })
}

/// Scopes that leave little, so that answers are often empty.
fn narrow_scopes() -> impl Strategy<Value = Scope> {
    (graded_scopes(), graded_scopes(), proptest::prelude::any::<bool>()).prop_map(|(scope, other, both)| {
        if !both {
            return scope;
        }
        let (types, period) = (scope.types.or(other.types), scope.period.or(other.period));
        Scope { types, period, direction: other.direction, ..scope }
    })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_missing_path_is_explained(
        sketch in sketches(), scope in narrow_scopes(), from in 0u32..5, to in 0u32..5, most_hops in 0usize..4,
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let (from, to) = (EntityIndex::new(from), EntityIndex::new(to));
        let most_hops = if most_hops == 0 { usize::MAX } else { most_hops };
        let question = PathQuestion { from, to, method: PathMethod::Shortest, count: 1, most_hops, scope: scope.clone() };
        let answer = path(&graph, &question, &Limits::default()).expect("the network is small");
        let network = graph.network();
        let length = |bounds: &Bounds| {
            let model = Model::new(network, &bounds.0, &[from, to]);
            model.distances(from, bounds.1).get(&to).copied()
        };
        if let Some(absence) = answer.absence {
            is_explained((network, &(scope, most_hops)), &absence, length)?;
            if let Absence::DifferentComponents { from_size, to_size } = absence {
                let everything = Scope::everything();
                let model = Model::new(network, &everything, &[]);
                prop_assert_eq!(from_size, model.distances(from, usize::MAX).len());
                prop_assert_eq!(to_size, model.distances(to, usize::MAX).len());
            }
        }
    }

    #[test]
    fn an_empty_neighbourhood_is_explained(sketch in sketches(), scope in narrow_scopes(), middle in 0u32..5) {
        let graph = NetworkGraph::build(sketch.network());
        let middle = EntityIndex::new(middle);
        let question = AroundQuestion { entity: middle, hops: 2, scope: scope.clone() };
        let answer = around(&graph, &question, &Limits::default()).expect("the network is small");
        if let Some(absence) = answer.absence {
            is_explained((graph.network(), &(scope, usize::MAX)), &absence, |bounds| {
                let model = Model::new(graph.network(), &bounds.0, &[middle]);
                Some(1).filter(|_| model.distances(middle, 1).len() > 1)
            })?;
        }
    }

    #[test]
    fn missing_triangles_are_explained(sketch in sketches(), scope in narrow_scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let sides = [None, None, None];
        let question = TriangleQuestion { sides: sides.clone(), ways: [SideWay::Any; 3], involving: None, scope: scope.clone() };
        let answer = triangles(&graph, &question, &Limits::default()).expect("the network is small");
        if let Some(absence) = answer.absence {
            is_explained((graph.network(), &(scope, usize::MAX)), &absence, |bounds| {
                let model = Model::new(graph.network(), &bounds.0, &[]);
                Some(0).filter(|_| !model.triangles(&sides, None).is_empty())
            })?;
        }
    }
}
