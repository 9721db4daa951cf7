//! Reach: the journey to each entity, asked one by one, says the same; those are proved against every
//! world that the dates allow.

use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::select;
use prosopograph::graph::Direction;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::Day;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;
use prosopograph::model::Verdict;
use prosopograph::query::JourneyQuestion;
use prosopograph::query::Limits;
use prosopograph::query::ReachQuestion;
use prosopograph::query::ReachWay;
use prosopograph::query::WithinReach;
use prosopograph::query::journey;
use prosopograph::query::reach;

use crate::properties::cases;
use crate::support::dated_network::DatedTie;
use crate::support::dated_network::dated_network;
use crate::support::dated_network::dated_ties;
use crate::support::dated_network::day;
use crate::support::dated_network::days;
use crate::support::server::explorer;

fn network_of(ties: &[DatedTie]) -> Network {
    let rows: Vec<(u32, u32, bool, &str)> = ties
        .iter()
        .map(|tie| (tie.from, tie.to, tie.is_state, tie.when))
        .collect();
    dated_network(4, &rows)
}

fn questions() -> impl Strategy<Value = ReachQuestion> {
    let directions = select(vec![Direction::Both, Direction::Out, Direction::In]);
    let ways = select(ReachWay::ALL.to_vec());
    ((0u32..4), ways, directions, days(), days()).prop_map(
        |(entity, way, direction, leaving, arriving)| ReachQuestion {
            way,
            leaving: leaving.map(day),
            arriving: arriving.map(day),
            scope: Scope {
                direction,
                ..Scope::default()
            },
            ..ReachQuestion::new(EntityIndex::new(entity))
        },
    )
}

/// The journey between the entity of a question and another.
fn journey_of(question: &ReachQuestion, other: EntityIndex) -> JourneyQuestion {
    let (from, to) = match question.way {
        ReachWay::From => (question.entity, other),
        ReachWay::To => (other, question.entity),
    };
    JourneyQuestion {
        leaving: question.leaving,
        arriving: question.arriving,
        scope: question.scope.clone(),
        ..JourneyQuestion::new(from, to)
    }
}

/// The journey that must be over by a day, or may not begin before it.
fn bounded(question: &JourneyQuestion, way: ReachWay, day: Day) -> JourneyQuestion {
    let mut bounded = question.clone();
    match way {
        ReachWay::From => bounded.arriving = Some(day),
        ReachWay::To => bounded.leaving = Some(day),
    }
    bounded
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn reach_is_the_journey_to_each(ties in dated_ties(), question in questions(), listed in any::<u8>()) {
        let graph = NetworkGraph::build(network_of(&ties));
        let limits = Limits::default();
        let answer = reach(&graph, &question, &limits).expect("the network is small");
        prop_assert_eq!(answer.others, 3);
        prop_assert_eq!(answer.absence.is_some(), answer.reached.is_empty());
        for other in (0..4).map(EntityIndex::new).filter(|it| *it != question.entity) {
            let asked = journey_of(&question, other);
            let verdict = |asked: &JourneyQuestion| {
                journey(&graph, asked, &limits).expect("the network is small").verdict
            };
            let found = answer.reached.iter().find(|it| it.entity == other);
            let said = found.map_or(Verdict::Never, WithinReach::verdict);
            prop_assert_eq!(said, verdict(&asked), "{:?}", other);
            let Some(found) = found else { continue };
            let days = [(Some(found.possible), Verdict::Possible), (found.certain, Verdict::Certain)];
            for (touch, least) in days {
                let Some(touch) = touch.filter(|touch| !touch.day.is_open()) else { continue };
                prop_assert!(verdict(&bounded(&asked, question.way, touch.day)) >= least);
                let better = match question.way {
                    ReachWay::From => touch.day.plus(-1),
                    ReachWay::To => touch.day.plus(1),
                };
                let is_allowed = match question.way {
                    ReachWay::From => question.leaving.is_none_or(|leaving| leaving <= better),
                    ReachWay::To => question.arriving.is_none_or(|arriving| better <= arriving),
                };
                if is_allowed {
                    prop_assert!(verdict(&bounded(&asked, question.way, better)) < least);
                }
            }
        }
        let few = Limits { results: usize::from(listed % 3), ..Limits::default() };
        let shorter = reach(&graph, &question, &few).expect("the network is small");
        prop_assert_eq!(&shorter.reached, &answer.reached);
        prop_assert!(answer.reached.starts_with(shorter.on_page()));
    }
}

#[test]
fn those_who_pass_nothing_on_are_reached_all_the_same() {
    let explorer = explorer();
    let graph = explorer.graph();
    let limits = Limits::default();
    let mut passive = 0;
    for (name, way) in [
        ("torashiro-kawabe", ReachWay::From),
        ("joseph-stalin", ReachWay::To),
    ] {
        let question = ReachQuestion {
            way,
            ..ReachQuestion::new(explorer.entity(name).expect("it is there"))
        };
        let answer = reach(graph, &question, &limits).expect("it is found");
        for (other, entity) in graph.network().entities() {
            if other == question.entity {
                continue;
            }
            let asked = journey_of(&question, other);
            let verdict = journey(graph, &asked, &limits)
                .expect("it is found")
                .verdict;
            let found = answer.reached.iter().find(|it| it.entity == other);
            let said = found.map_or(Verdict::Never, WithinReach::verdict);
            assert_eq!(said, verdict, "{} {}", way.name(), entity.id);
            let carries = graph.network().schema().kind(entity.kind).carries;
            passive += usize::from(found.is_some() && !carries);
        }
    }
    assert!(passive > 0);
}
