//! Explained absence: the changes that are named work, no part of them does, and no smaller change
//! does.

use std::collections::BTreeSet;

use proptest::prelude::Strategy;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::strategy::ValueTree;
use proptest::test_runner::Config;
use proptest::test_runner::RngAlgorithm;
use proptest::test_runner::TestCaseError;
use proptest::test_runner::TestRng;
use proptest::test_runner::TestRunner;
use prosopograph::dataset::DatasetReport;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Question;
use prosopograph::graph::Direction;
use prosopograph::graph::Layers;
use prosopograph::graph::Passing;
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
use prosopograph::query::Answer;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Change;
use prosopograph::query::Lanes;
use prosopograph::query::Limits;
use prosopograph::query::PathMethod;
use prosopograph::query::PathQuestion;
use prosopograph::query::ShowQuestion;
use prosopograph::query::TimelineQuestion;
use prosopograph::query::TriangleQuestion;

use crate::properties::absence_checks::CHECKS;
use crate::properties::cases;
use crate::support::random_network::Sketch;
use crate::support::random_network::graded_scopes;
use crate::support::random_network::sketches;

/// A scope and the longest route, as a question has them.
pub type Bounds = (Scope, usize);

/// The change carried out, as its words say.
pub fn changed((scope, most_hops): &Bounds, change: Change) -> Bounds {
    let mut scope = scope.clone();
    let mut most_hops = *most_hops;
    match change {
        Change::AdmitStatus(status) => scope.statuses.push(status),
        Change::AdmitCertainty(certainty) => scope.certainties.push(certainty),
        Change::AdmitType(relation_type) => scope
            .types
            .iter_mut()
            .for_each(|types| types.push(relation_type)),
        Change::AdmitClass(class) => scope
            .classes
            .iter_mut()
            .for_each(|classes| classes.push(class)),
        Change::AdmitKind(kind) => scope.kinds.iter_mut().for_each(|kinds| kinds.push(kind)),
        Change::NoLongerAvoidKind(kind) => scope.avoided_kinds.retain(|avoided| *avoided != kind),
        Change::NoLongerAvoid(entity) => scope.avoided.retain(|avoided| *avoided != entity),
        Change::FollowBothWays => scope.direction = Direction::Both,
        Change::PassAnything => scope.passing = Passing::Anything,
        Change::AnyLayer => scope.layers = Layers::Both,
        Change::AcceptPossibleDates => scope
            .period
            .iter_mut()
            .for_each(|period| period.modality = Modality::Possible),
        Change::AnySince => scope
            .period
            .iter_mut()
            .for_each(|period| period.window.first = Day::ALWAYS),
        Change::AnyUntil => scope
            .period
            .iter_mut()
            .for_each(|period| period.window.last = Day::NEVER_ENDING),
        Change::AnyType => {
            if scope.types.is_some() {
                scope.layers = Layers::Both;
            }
            (scope.types, scope.classes) = (None, None);
        }
        Change::AnySource => scope.sources = None,
        Change::AnyPlace => scope.places = None,
        Change::AnyClaimant => scope.claimants = None,
        Change::AnyValue => {
            scope.relation_conditions.clear();
            scope.entity_conditions.clear();
        }
        Change::AnyStrength => scope.at_least = None,
        Change::AnyLength => most_hops = usize::MAX,
        // A question that is not about a journey has none of these.
        Change::LeaveAnyTime | Change::ArriveAnyTime | Change::AnyOrder => {}
    }
    let all_time = |period: &Period| {
        period.window
            == Window {
                first: Day::ALWAYS,
                last: Day::NEVER_ENDING,
            }
    };
    scope.period = scope.period.filter(|period| !all_time(period));
    (scope, most_hops)
}

/// Every change there is that could admit more.
pub fn every_change(network: &Network, (scope, _): &Bounds) -> Vec<Change> {
    let schema = network.schema();
    let mut changes: Vec<Change> = Status::ALL.map(Change::AdmitStatus).to_vec();
    changes.extend(Certainty::ALL.map(Change::AdmitCertainty));
    // Of the declared types only those in use can change anything.
    let used: BTreeSet<_> = network
        .relations()
        .iter()
        .map(|relation| relation.relation_type)
        .collect();
    changes.extend(used.into_iter().map(Change::AdmitType));
    changes.extend(schema.classes().map(|(index, _)| Change::AdmitClass(index)));
    changes.extend(schema.kinds().map(|(index, _)| Change::AdmitKind(index)));
    changes.extend(
        scope
            .avoided_kinds
            .iter()
            .map(|kind| Change::NoLongerAvoidKind(*kind)),
    );
    changes.extend(
        scope
            .avoided
            .iter()
            .map(|entity| Change::NoLongerAvoid(*entity)),
    );
    changes.extend([
        Change::FollowBothWays,
        Change::PassAnything,
        Change::AnyLayer,
        Change::AcceptPossibleDates,
        Change::AnySince,
        Change::AnyUntil,
    ]);
    changes.extend([
        Change::AnyType,
        Change::AnySource,
        Change::AnyStrength,
        Change::AnyLength,
    ]);
    changes
}

/// Checks an explanation; `answer` tells how long the best answer is under other bounds.
pub fn is_explained(
    (network, bounds): (&Network, &Bounds),
    absence: &Absence,
    answer: impl Fn(&Bounds) -> Option<usize>,
) -> Result<(), TestCaseError> {
    let anything = every_change(network, bounds)
        .into_iter()
        .fold(bounds.clone(), |bounds, change| changed(&bounds, change));
    match absence {
        Absence::Relaxation { changes, hops } => {
            prop_assert!(!changes.is_empty(), "there is an answer without any change");
            let relaxed = changes
                .iter()
                .fold(bounds.clone(), |bounds, change| changed(&bounds, *change));
            prop_assert_eq!(answer(&relaxed), Some(*hops), "{:?} does not work", changes);
            for left_out in changes {
                let rest = changes.iter().filter(|change| *change != left_out);
                let without = rest.fold(bounds.clone(), |bounds, change| changed(&bounds, *change));
                prop_assert_eq!(
                    answer(&without),
                    None,
                    "{:?} work without {:?}",
                    changes,
                    left_out
                );
            }
            let every = every_change(network, bounds);
            prop_assert!(
                !any_set_works(&every, bounds, changes.len() - 1, &answer),
                "fewer changes do what {:?} do",
                changes
            );
            if changes.len() == 1 {
                let shorter = every.iter().find(|change| {
                    answer(&changed(bounds, **change)).is_some_and(|length| length < *hops)
                });
                prop_assert_eq!(
                    shorter,
                    None,
                    "{:?} does not give the shortest answer",
                    changes
                );
            }
        }
        Absence::Nowhere | Absence::DifferentComponents { .. } => {
            prop_assert_eq!(answer(&anything), None, "{:?}", absence);
        }
    }
    Ok(())
}

/// Whether some set of `size` changes gives an answer. Changes that alter nothing are not tried.
pub fn any_set_works(
    every: &[Change],
    bounds: &Bounds,
    size: usize,
    answer: &impl Fn(&Bounds) -> Option<usize>,
) -> bool {
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
    (
        graded_scopes(),
        graded_scopes(),
        proptest::prelude::any::<bool>(),
    )
        .prop_map(|(scope, other, both)| {
            if !both {
                return scope;
            }
            let (types, period) = (scope.types.or(other.types), scope.period.or(other.period));
            Scope {
                types,
                period,
                direction: other.direction,
                ..scope
            }
        })
}

/// A question of each kind, on one network and scope.
#[derive(Clone, Debug)]
pub struct Case {
    pub sketch: Sketch,
    pub scope: Scope,
    pub ends: (u32, u32),
    pub most_hops: usize,
}

impl Case {
    pub fn ends(&self) -> (EntityIndex, EntityIndex) {
        (EntityIndex::new(self.ends.0), EntityIndex::new(self.ends.1))
    }
}

fn any_case() -> impl Strategy<Value = Case> {
    (sketches(), narrow_scopes(), (0u32..5, 0u32..5), 0usize..4).prop_map(
        |(sketch, scope, ends, most_hops)| Case {
            sketch,
            scope,
            ends,
            most_hops: if most_hops == 0 {
                usize::MAX
            } else {
                most_hops
            },
        },
    )
}

#[test]
fn more_than_five_hundred_generated_empty_answers_are_explained() {
    // Of each kind; 560 in all.
    const WANTED: usize = 80;
    for (kind, check) in CHECKS {
        let mut runner = TestRunner::new_with_rng(
            Config::default(),
            TestRng::deterministic_rng(RngAlgorithm::ChaCha),
        );
        let mut empty = 0;
        for _ in 0..WANTED * 100 {
            let case = any_case()
                .new_tree(&mut runner)
                .expect("a case can be made")
                .current();
            match check(&case) {
                Ok(is_empty) => empty += usize::from(is_empty),
                Err(failure) => panic!("{kind}: {failure}\n{case:?}"),
            }
            if empty == WANTED {
                break;
            }
        }
        assert_eq!(empty, WANTED, "{kind}: too few answers are empty");
    }
}

/// How many results a question has.
fn count<Q: Question>(explorer: &Explorer, question: &Q) -> u64 {
    let answer = explorer.ask(question, &Limits::default());
    answer.expect("the network is small").count()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn whatever_is_missing_is_explained(case in any_case()) {
        for (_, check) in CHECKS {
            check(&case)?;
        }
    }

    #[test]
    fn a_wider_scope_loses_no_answer(case in any_case(), number in 0usize..200) {
        let (network, bounds) = (case.sketch.network(), (case.scope.clone(), case.most_hops));
        let every = every_change(&network, &bounds);
        let wider = changed(&bounds, every[number % every.len()]);
        let explorer = Explorer::of(network, DatasetReport::default());
        let (from, to) = case.ends();
        let counts = |(scope, most_hops): &Bounds| {
            let scope = || scope.clone();
            let sides = [None, None, None];
            [
                count(&explorer, &PathQuestion { from, to, method: PathMethod::Shortest { most_hops: *most_hops }, scope: scope() }),
                count(&explorer, &AroundQuestion { entity: from, hops: 2, scope: scope() }),
                count(&explorer, &TriangleQuestion { sides, ways: [SideWay::Any; 3], involving: None, shape: None, scope: scope() }),
                count(&explorer, &ShowQuestion { scope: scope(), ..ShowQuestion::new(from) }),
                count(&explorer, &TimelineQuestion { entity: None, lanes: Lanes::Class, scope: scope() }),
            ]
        };
        let (narrow, wide) = (counts(&bounds), counts(&wider));
        prop_assert!(narrow.iter().zip(&wide).all(|(narrow, wide)| narrow <= wide), "{:?} became {:?}", narrow, wide);
    }
}
