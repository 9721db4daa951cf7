//! networkx says the same: its answers on eight random multigraphs, written by
//! `tests/fixtures/networks.py`.

use prosopograph::graph::Direction;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::EntityIndex;
use prosopograph::model::SideWay;
use prosopograph::query::Absence;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Limits;
use prosopograph::query::PathAnswer;
use prosopograph::query::PathMethod;
use prosopograph::query::PathQuestion;
use prosopograph::query::TriangleQuestion;
use prosopograph::query::around;
use prosopograph::query::path;
use prosopograph::query::triangles;
use serde_json::Value;

use crate::support::plain_network::plain_network;

struct Case {
    graph: NetworkGraph,
    answers: Value,
}

/// Every graph with the answers of networkx.
fn all_cases() -> Vec<Case> {
    let fixtures: Value = serde_json::from_str(include_str!("../fixtures/networks.json"))
        .expect("the fixture is JSON");
    let cases = list(&fixtures).iter().map(|answers| {
        let edges: Vec<(u32, u32)> = list(&answers["edges"])
            .iter()
            .map(|edge| (number(&edge[0]), number(&edge[1])))
            .collect();
        Case {
            graph: NetworkGraph::build(plain_network(number(&answers["nodes"]), &edges)),
            answers: answers.clone(),
        }
    });
    cases.collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn number(value: &Value) -> u32 {
    value
        .as_u64()
        .and_then(|number| u32::try_from(number).ok())
        .expect("a small number")
}

fn entity(value: &Value) -> EntityIndex {
    EntityIndex::new(number(value))
}

fn scope(direction: &str) -> Scope {
    let direction = if direction == "directed" {
        Direction::Out
    } else {
        Direction::Both
    };
    Scope {
        direction,
        ..Scope::default()
    }
}

fn ask(graph: &NetworkGraph, direction: &str, ends: &Value, method: PathMethod) -> PathAnswer {
    let question = PathQuestion {
        from: entity(&ends[0]),
        to: entity(&ends[1]),
        method: method.counting(12),
        scope: scope(direction),
    };
    path(
        graph,
        &question,
        &Limits {
            results: 10_000,
            ..Limits::default()
        },
    )
    .expect("the network is small")
}

#[test]
fn shortest_paths_and_their_sets_agree() {
    for (case, direction) in all_cases()
        .iter()
        .flat_map(|case| ["undirected", "directed"].map(|direction| (case, direction)))
    {
        for expected in list(&case.answers[direction]) {
            let shortest = ask(
                &case.graph,
                direction,
                &expected["ends"],
                PathMethod::ALL[0],
            );
            let length = shortest.routes.first().map(|route| route.hops.len() as u64);
            assert_eq!(
                length,
                expected["length"].as_u64(),
                "{direction} {}",
                expected["ends"]
            );

            let all = ask(
                &case.graph,
                direction,
                &expected["ends"],
                PathMethod::ALL[1],
            );
            let found: Vec<Vec<u32>> = all
                .routes
                .iter()
                .map(|route| route.entities.iter().map(|entity| entity.raw()).collect())
                .collect();
            let theirs: Vec<Vec<u32>> = list(&expected["all_shortest"])
                .iter()
                .map(|route| list(route).iter().map(number).collect())
                .collect();
            assert_eq!(found, theirs);
            assert_eq!(all.total, Some(theirs.len() as u64));
            assert_eq!(shortest.routes.first(), all.routes.first());
        }
    }
}

#[test]
fn the_k_shortest_simple_paths_have_the_same_lengths() {
    for (case, direction) in all_cases()
        .iter()
        .flat_map(|case| ["undirected", "directed"].map(|direction| (case, direction)))
    {
        for expected in list(&case.answers[direction]) {
            let answer = ask(
                &case.graph,
                direction,
                &expected["ends"],
                PathMethod::ALL[2],
            );
            let lengths: Vec<u32> = answer
                .routes
                .iter()
                .map(|route| u32::try_from(route.hops.len()).expect("short"))
                .collect();
            assert_eq!(
                lengths,
                list(&expected["k_lengths"])
                    .iter()
                    .map(number)
                    .collect::<Vec<_>>(),
                "{direction} {}",
                expected["ends"]
            );
        }
    }
}

#[test]
fn triangles_agree_in_all_and_at_each_node() {
    for case in all_cases() {
        let question = |involving| TriangleQuestion {
            sides: [None, None, None],
            ways: [SideWay::Any; 3],
            involving,
            shape: None,
            scope: Scope::default(),
        };
        let count = |involving| {
            triangles(&case.graph, &question(involving), &Limits::default())
                .expect("the network is small")
                .total
        };
        assert_eq!(count(None), u64::from(number(&case.answers["triangles"])));
        for (node, expected) in (0u32..).zip(list(&case.answers["triangles_at"])) {
            assert_eq!(
                count(Some(EntityIndex::new(node))),
                u64::from(number(expected)),
                "at {node}"
            );
        }
    }
}

#[test]
fn ego_networks_and_degrees_agree() {
    for case in all_cases() {
        for expected in list(&case.answers["around"]) {
            for (direction, size) in [("undirected", &expected[2]), ("directed", &expected[3])] {
                let question = AroundQuestion {
                    entity: entity(&expected[0]),
                    hops: number(&expected[1]) as usize,
                    scope: scope(direction),
                };
                let answer = around(&case.graph, &question, &Limits::default())
                    .expect("the network is small");
                assert_eq!(
                    answer.members.len(),
                    number(size) as usize,
                    "{direction} {expected}"
                );
                assert_eq!(
                    answer.count_by_distance.iter().sum::<usize>(),
                    answer.members.len()
                );
            }
        }
        for (node, expected) in (0u32..).zip(list(&case.answers["degrees"])) {
            assert_eq!(
                case.graph.degree(EntityIndex::new(node)),
                number(expected) as usize
            );
        }
    }
}

#[test]
fn components_agree() {
    for case in all_cases() {
        let sizes: Vec<usize> = list(&case.answers["component_sizes"])
            .iter()
            .map(|size| number(size) as usize)
            .collect();
        for expected in list(&case.answers["undirected"])
            .iter()
            .filter(|expected| expected["length"].is_null())
        {
            let ends = &expected["ends"];
            let absence = ask(&case.graph, "undirected", ends, PathMethod::default()).absence;
            let (from_size, to_size) = (
                sizes[number(&ends[0]) as usize],
                sizes[number(&ends[1]) as usize],
            );
            assert_eq!(
                absence,
                Some(Absence::DifferentComponents { from_size, to_size })
            );
        }
    }
}
