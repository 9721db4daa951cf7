//! networkx says the same of journeys over exact dates: its answers on forty networks unfolded in
//! time, written by `tests/fixtures/journeys.py`.

use prosopograph::graph::Direction;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::Day;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;
use prosopograph::model::Verdict;
use prosopograph::query::Journey;
use prosopograph::query::JourneyAim;
use prosopograph::query::JourneyAnswer;
use prosopograph::query::JourneyQuestion;
use prosopograph::query::Limits;
use prosopograph::query::journey;
use serde_json::Value;

use crate::support::dated_network::dated_network;

fn number(value: &Value) -> i64 {
    value.as_i64().expect("a number")
}

fn small(value: &Value) -> u32 {
    u32::try_from(number(value)).expect("a small number")
}

/// Days of June 1937, as the fixture counts them.
fn written(day: i64) -> String {
    format!("1937-06-{day:02}")
}

fn day_of(day: Day) -> i64 {
    i64::from(day.number() - Day::from_civil(1937, 5, 31).number())
}

fn network_of(case: &Value) -> Network {
    let ties: Vec<(u32, u32, bool, String)> = case["ties"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|tie| {
            let (first, last) = (number(&tie[2]), number(&tie[3]));
            let when = if first == last {
                written(first)
            } else {
                format!("{}/{}", written(first), written(last))
            };
            (small(&tie[0]), small(&tie[1]), first != last, when)
        })
        .collect();
    let ties: Vec<(u32, u32, bool, &str)> = ties
        .iter()
        .map(|tie| (tie.0, tie.1, tie.2, tie.3.as_str()))
        .collect();
    dated_network(small(&case["entities"]), &ties)
}

fn ask(graph: &NetworkGraph, answer: &Value, aim: JourneyAim) -> JourneyAnswer {
    let question = JourneyQuestion {
        from: EntityIndex::new(small(&answer["from"])),
        to: EntityIndex::new(small(&answer["to"])),
        aim,
        leaving: Some(Day::from_civil(1937, 6, 1)),
        arriving: None,
        scope: Scope {
            direction: Direction::Out,
            ..Scope::default()
        },
    };
    journey(graph, &question, &Limits::default()).expect("the network is small")
}

/// What a journey makes of an aim, read off the dates of its ties.
fn outcome(graph: &NetworkGraph, journey: &Journey, aim: JourneyAim) -> i64 {
    let bounds: Vec<_> = journey
        .hops
        .iter()
        .map(|hop| graph.network().bounds(hop.relation))
        .collect();
    let last_start = bounds
        .iter()
        .map(|bounds| day_of(bounds.start_latest))
        .max()
        .unwrap_or(1)
        .max(1);
    let first_end = bounds
        .iter()
        .map(|bounds| day_of(bounds.end_earliest))
        .min()
        .unwrap_or(30);
    match aim {
        JourneyAim::EarliestArrival => last_start,
        JourneyAim::LatestDeparture => first_end,
        JourneyAim::Fastest => (last_start - first_end).max(0),
        JourneyAim::FewestHops { .. } => i64::try_from(journey.hops.len()).expect("it is short"),
    }
}

#[test]
fn journeys_over_exact_dates_are_those_of_networkx() {
    let cases: Value = serde_json::from_str(include_str!("../fixtures/journeys.json"))
        .expect("the fixture is JSON");
    let aims = [
        (JourneyAim::EarliestArrival, "earliest"),
        (JourneyAim::LatestDeparture, "latest"),
        (
            JourneyAim::FewestHops {
                most_hops: usize::MAX,
            },
            "hops",
        ),
        (JourneyAim::Fastest, "days"),
    ];
    let mut compared = 0;
    for case in cases.as_array().expect("a list") {
        let graph = NetworkGraph::build(network_of(case));
        for expected in case["answers"].as_array().expect("a list") {
            for (aim, name) in aims {
                let answer = ask(&graph, expected, aim);
                assert_eq!(
                    answer.certain.is_some(),
                    answer.possible.is_some(),
                    "exact dates leave no doubt"
                );
                let found = answer.certain.map(|journey| outcome(&graph, &journey, aim));
                assert_eq!(found, expected[name].as_i64(), "{name} in {expected}");
                assert_eq!(answer.verdict == Verdict::Never, found.is_none());
                compared += usize::from(found.is_some());
            }
        }
    }
    assert!(compared > 1_000, "only {compared} journeys were compared");
}
