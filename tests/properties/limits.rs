//! Limits: a question answers the same under a small budget, or says that it gave up or was cut short;
//! what is cut short is a part of the whole, and never something else.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;

use proptest::option;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use prosopograph::graph::NetworkGraph;
use prosopograph::model::EntityIndex;
use prosopograph::model::RelationTypeIndex;
use prosopograph::model::SideWay;
use prosopograph::query::Answer;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Arrangement;
use prosopograph::query::ClaimOrder;
use prosopograph::query::ClaimsQuestion;
use prosopograph::query::ContradictionsQuestion;
use prosopograph::query::CountQuestion;
use prosopograph::query::CountRow;
use prosopograph::query::Counted;
use prosopograph::query::Cut;
use prosopograph::query::Dimension;
use prosopograph::query::EntitiesQuestion;
use prosopograph::query::EntityOrder;
use prosopograph::query::ExploreQuestion;
use prosopograph::query::ExploreStep;
use prosopograph::query::JourneyAim;
use prosopograph::query::JourneyQuestion;
use prosopograph::query::Lanes;
use prosopograph::query::Limits;
use prosopograph::query::Painting;
use prosopograph::query::PathMethod;
use prosopograph::query::PathQuestion;
use prosopograph::query::QueryError;
use prosopograph::query::Reach;
use prosopograph::query::StopSignal;
use prosopograph::query::TimelineQuestion;
use prosopograph::query::TriangleQuestion;
use prosopograph::query::around;
use prosopograph::query::canvas;
use prosopograph::query::claims;
use prosopograph::query::claims_before_others;
use prosopograph::query::contradictions;
use prosopograph::query::count;
use prosopograph::query::entities;
use prosopograph::query::journey;
use prosopograph::query::path;
use prosopograph::query::timeline;
use prosopograph::query::triangles;

use crate::properties::cases;
use crate::support::random_network::scopes;
use crate::support::random_network::sketches;

/// A signal that is raised once so many steps were done, because the time is over.
#[derive(Debug)]
struct Clock {
    steps_left: AtomicU64,
}

impl StopSignal for Clock {
    fn is_raised(&self, steps: u64) -> bool {
        let spend = |left: u64| Some(left.saturating_sub(steps));
        let before = self
            .steps_left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, spend);
        before.is_ok_and(|before| before < steps)
    }

    fn is_for_time(&self) -> bool {
        true
    }
}

fn of_steps(steps: u64) -> Limits {
    Limits {
        steps,
        ..Limits::default()
    }
}

fn of_time(steps: u64) -> Limits {
    let steps_left = AtomicU64::new(steps);
    Limits {
        stop: Some(Arc::new(Clock { steps_left })),
        ..Limits::default()
    }
}

/// Asks with ever more steps, until they suffice: each time the full answer, a part of it that says
/// so, or the limit, and once enough, always enough. So it is with the time.
fn same_or_a_part<A: Answer + PartialEq>(
    ask: impl Fn(&Limits) -> Result<A, QueryError>,
    is_part: impl Fn(&A, &A) -> bool,
) -> Result<(), TestCaseError> {
    let full = ask(&Limits::default()).expect("the network is small");
    let limits: [fn(u64) -> Limits; 2] = [of_steps, of_time];
    for limits in limits {
        let mut enough = false;
        for steps in (0..60).chain([100, 200, 400, 1_000]) {
            match ask(&limits(steps)) {
                Ok(answer) if answer.cut() == Some(Cut::Time) => {
                    prop_assert!(!enough, "{steps} steps did not suffice, fewer did");
                    prop_assert!(
                        answer.absence().is_none(),
                        "nobody knows that there is none"
                    );
                    prop_assert!(is_part(&answer, &full), "{answer:?} of {full:?}");
                }
                Ok(answer) => {
                    prop_assert_eq!(&answer, &full);
                    enough = true;
                }
                Err(QueryError::LimitReached { .. }) => {
                    prop_assert!(!enough, "{steps} steps did not suffice, fewer did");
                }
                Err(error) => prop_assert!(false, "{error}"),
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

/// Whether all the results of one answer are among those of another.
fn are_among<T: PartialEq>(some: &[T], all: &[T]) -> bool {
    some.iter().all(|one| all.contains(one))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_path_is_the_same_or_a_part(
        sketch in sketches(), scope in scopes(), from in 0u32..5, to in 0u32..5, method in select(PathMethod::ALL.to_vec()),
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let (from, to) = (EntityIndex::new(from), EntityIndex::new(to));
        let question = PathQuestion { from, to, method: method.counting(3), scope };
        same_or_a_part(|limits| path(&graph, &question, limits), |part, full| full.routes.starts_with(&part.routes))?;
    }

    #[test]
    fn a_neighbourhood_is_the_same_or_a_part(sketch in sketches(), scope in scopes(), middle in 0u32..5, hops in 0usize..4) {
        let graph = NetworkGraph::build(sketch.network());
        let question = AroundQuestion { entity: EntityIndex::new(middle), hops, scope };
        same_or_a_part(|limits| around(&graph, &question, limits), |part, full| {
            are_among(&part.members, &full.members) && are_among(&part.relations, &full.relations)
        })?;
    }

    #[test]
    fn a_canvas_is_the_same_or_a_part(
        sketch in sketches(), scope in scopes(), first in 0u32..5, second in 0u32..5, arrangement in select(vec![Arrangement::Ties, Arrangement::Years]),
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let (first, second) = (EntityIndex::new(first), EntityIndex::new(second));
        let steps = vec![
            ExploreStep::Show(vec![first]),
            ExploreStep::Expand { entity: first, reach: Reach::All },
            ExploreStep::Route { from: first, to: second },
            ExploreStep::Everybody,
        ];
        let question = ExploreQuestion { steps, arrangement, painting: Painting::default(), hidden: Vec::new(), scope };
        same_or_a_part(|limits| canvas(&graph, &question, &[], limits), |part, full| {
            let (gathered, places) = (&part.exploration.gathered, &part.layout.points);
            full.exploration.gathered.starts_with(gathered)
                && are_among(&part.exploration.relations, &full.exploration.relations)
                && part.exploration.outcomes.len() == full.exploration.outcomes.len()
                && places.len() == gathered.len()
                && places.iter().all(|place| place.x.is_finite() && place.y.is_finite())
        })?;
    }

    #[test]
    fn a_list_of_claims_is_the_same_or_a_part(sketch in sketches(), scope in scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let question = ClaimsQuestion { scope, ..ClaimsQuestion::new(ClaimOrder::Date) };
        for ask in [claims, claims_before_others] {
            same_or_a_part(|limits| ask(&graph, &question, limits), |part, full| {
                part.total.possible <= full.total.possible && are_among(&part.relations, &full.relations)
            })?;
        }
    }

    #[test]
    fn a_list_of_entities_is_the_same_or_a_part(sketch in sketches(), scope in scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let question = EntitiesQuestion { scope, ..EntitiesQuestion::new(EntityOrder::Ties) };
        same_or_a_part(|limits| entities(&graph, &question, limits), |part, full| {
            part.total.possible <= full.total.possible && are_among(&part.entities, &full.entities)
        })?;
    }

    #[test]
    fn counts_are_the_same_or_a_part(sketch in sketches(), scope in scopes(), counted in select(Counted::ALL.to_vec())) {
        let graph = NetworkGraph::build(sketch.network());
        let question = CountQuestion { scope, ..CountQuestion::new(counted, vec![Dimension::Class]) };
        same_or_a_part(|limits| count(&graph, &question, limits), |part, full| {
            let is_less = |row: &CountRow| {
                let mut whole = full.rows.iter().filter(|found| found.key == row.key);
                whole.any(|whole| row.total.possible <= whole.total.possible)
            };
            part.total.possible <= full.total.possible && part.rows.iter().all(is_less)
        })?;
    }

    #[test]
    fn a_timeline_is_the_same_or_a_part(sketch in sketches(), scope in scopes(), entity in option::of(0u32..5)) {
        let graph = NetworkGraph::build(sketch.network());
        let entity = entity.map(EntityIndex::new);
        let question = TimelineQuestion { entity, lanes: Lanes::Class, scope };
        same_or_a_part(|limits| timeline(&graph, &question, limits), |part, full| {
            part.total <= full.total && are_among(&part.relations, &full.relations)
        })?;
    }

    #[test]
    fn a_journey_that_was_cut_short_has_the_same_verdict(
        sketch in sketches(), scope in scopes(), from in 0u32..5, to in 0u32..5, aim in select(JourneyAim::ALL.to_vec()),
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let (from, to) = (EntityIndex::new(from), EntityIndex::new(to));
        let question = JourneyQuestion { aim, scope, ..JourneyQuestion::new(from, to) };
        same_or_a_part(|limits| journey(&graph, &question, limits), |part, full| {
            part.verdict == full.verdict && part.certain.is_some() == full.certain.is_some()
        })?;
    }

    #[test]
    fn triangles_are_the_same_or_a_part(sketch in sketches(), scope in scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let side = Some(vec![RelationTypeIndex::new(0)]);
        let question = TriangleQuestion { sides: [side, None, None], ways: [SideWay::Any; 3], involving: None, shape: None, scope };
        same_or_a_part(|limits| triangles(&graph, &question, limits), |part, full| {
            part.total <= full.total && are_among(&part.triangles, &full.triangles)
        })?;
    }

    #[test]
    fn contradictions_are_the_same_or_a_part(sketch in sketches(), scope in scopes(), entity in option::of(0u32..5)) {
        let graph = NetworkGraph::build(sketch.network());
        let question = ContradictionsQuestion { entity: entity.map(EntityIndex::new), scope };
        same_or_a_part(|limits| contradictions(&graph, &question, limits), |part, full| {
            part.total <= full.total && are_among(&part.contradictions, &full.contradictions) && are_among(&part.flagged, &full.flagged)
        })?;
    }
}
