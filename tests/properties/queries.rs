//! Other questions written as queries: on random networks and scopes the answers are the same.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use proptest::prop_assert_eq;
use proptest::proptest;
use prosopograph::dataset::DatasetReport;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::QueryAnswer;
use prosopograph::explorer::QueryQuestion;
use prosopograph::graph::Direction;
use prosopograph::graph::Passing;
use prosopograph::graph::Scope;
use prosopograph::language::Value;
use prosopograph::model::EntityIndex;
use prosopograph::model::Network;
use prosopograph::model::Verdict;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Budget;
use prosopograph::query::Ends;
use prosopograph::query::JourneyAim;
use prosopograph::query::JourneyQuestion;
use prosopograph::query::Limits;
use prosopograph::query::Paging;
use prosopograph::query::TriangleQuestion;
use prosopograph::query::all_shortest_routes;
use prosopograph::query::around;
use prosopograph::query::journey;
use prosopograph::query::shortest_route;
use prosopograph::query::triangles;

use crate::properties::cases;
use crate::support::dated_network::dated_network;
use crate::support::dated_network::dated_ties;
use crate::support::random_network::graded_scopes;
use crate::support::random_network::sketches;

fn limits() -> Limits {
    Limits {
        results: 100_000,
        ..Limits::default()
    }
}

fn explorer(network: Network) -> Explorer {
    Explorer::of(network, DatasetReport::default())
}

fn ask(explorer: &Explorer, scope: &Scope, text: &str) -> QueryAnswer {
    let question = QueryQuestion {
        text: text.to_owned(),
        bindings: prosopograph::language::Parameters::default(),
        scope: scope.clone(),
        page: Paging::FIRST,
    };
    let answer = explorer.ask(&question, &limits());
    let answer = answer.unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(answer.incomplete, None, "{text}");
    answer
}

/// The rows as numbers: those of nodes, relationships and whole numbers.
fn numbers(answer: &QueryAnswer) -> Vec<Vec<u64>> {
    let number = |value: &Value| match value {
        Value::Node(node) => u64::from(node.0),
        Value::Relation(relation) => u64::from(relation.0),
        Value::Integer(number) => u64::try_from(*number).unwrap(),
        other => panic!("{other:?}"),
    };
    let rows = answer.rows.iter();
    rows.map(|row| row.values.iter().map(number).collect())
        .collect()
}

fn id(explorer: &Explorer, entity: EntityIndex) -> String {
    explorer.network().entity(entity).id.clone()
}

/// A scope as a query sees it: whom a question passes through its pattern says.
fn as_in_a_query(scope: Scope) -> Scope {
    Scope {
        passing: Passing::Anything,
        ..scope
    }
}

fn both_ways(scope: Scope) -> Scope {
    Scope {
        direction: Direction::Both,
        ..as_in_a_query(scope)
    }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn lists_and_counts_are_those_of_the_scope(sketch in sketches(), scope in graded_scopes()) {
        let explorer = explorer(sketch.network());
        let network = explorer.network();
        let scope = as_in_a_query(scope);
        let scoped = explorer.graph().within(&scope, &[]);
        let listed: Vec<Vec<u64>> = scoped.entities().map(|entity| vec![u64::from(entity.raw())]).collect();
        prop_assert_eq!(numbers(&ask(&explorer, &scope, "MATCH (a) RETURN a ORDER BY id(a)")), listed);

        let counted = || network.claims().filter(|claim| scoped.counts(claim.index()));
        let claims: Vec<Vec<u64>> = counted().map(|claim| vec![u64::from(claim.index().raw())]).collect();
        prop_assert_eq!(numbers(&ask(&explorer, &scope, "MATCH ()-[r]->() RETURN r")), claims);

        let mut by_type: BTreeMap<String, i64> = BTreeMap::new();
        let mut by_ends: BTreeMap<(u32, u32), u64> = BTreeMap::new();
        for claim in counted() {
            *by_type.entry(claim.relation_type().id.clone()).or_default() += 1;
            *by_ends.entry((claim.from().raw(), claim.to().raw())).or_default() += 1;
        }
        let found = ask(&explorer, &scope, "MATCH ()-[r]->() RETURN type(r), count(*)");
        let found = found.rows.iter().map(|row| match row.values.as_slice() {
            [Value::Text(name), Value::Integer(count)] => (name.to_string(), *count),
            other => panic!("{other:?}"),
        });
        prop_assert_eq!(found.collect::<BTreeMap<_, _>>(), by_type);
        let found = numbers(&ask(&explorer, &scope, "MATCH (a)-[r]->(b) RETURN a, b, count(r) ORDER BY id(a), id(b)"));
        let ends = by_ends.into_iter().map(|((from, to), count)| vec![u64::from(from), u64::from(to), count]);
        prop_assert_eq!(found, ends.collect::<Vec<_>>());
    }

    #[test]
    fn neighbourhoods_are_those_of_their_question(sketch in sketches(), scope in graded_scopes(), middle in 0u32..5, hops in 1usize..4) {
        let explorer = explorer(sketch.network());
        let (scope, middle) = (both_ways(scope), EntityIndex::new(middle));
        // A query sees what the scope admits; the question admits whom it names in any case.
        if explorer.graph().within(&scope, &[]).admits(middle) {
            let question = AroundQuestion { entity: middle, hops, scope: scope.clone() };
            let answer = around(explorer.graph(), &question, &limits()).expect("the network is small");
            let members: BTreeSet<u64> = answer.members.iter().map(|member| u64::from(member.entity.raw())).collect();
            let text = format!("MATCH (a {{id: '{}'}})-[*0..{hops}]-(b) RETURN DISTINCT b", id(&explorer, middle));
            let found = numbers(&ask(&explorer, &scope, &text));
            prop_assert_eq!(found.len(), members.len());
            prop_assert_eq!(found.into_iter().flatten().collect::<BTreeSet<_>>(), members.clone());
            let text = format!("MATCH ANY SHORTEST (a {{id: '{}'}})-[*0..{hops}]-(b) RETURN b", id(&explorer, middle));
            let found = numbers(&ask(&explorer, &scope, &text));
            prop_assert_eq!(found.len(), members.len());
        }
    }

    #[test]
    fn paths_are_those_of_their_question(sketch in sketches(), scope in graded_scopes(), from in 0u32..5, to in 0u32..5) {
        let explorer = explorer(sketch.network());
        let scope = both_ways(scope);
        let scoped = explorer.graph().within(&scope, &[]);
        let ends = Ends { from: EntityIndex::new(from), to: EntityIndex::new(to) };
        if from != to && scoped.admits(ends.from) && scoped.admits(ends.to) {
            let [start, goal] = [ends.from, ends.to].map(|end| id(&explorer, end));
            let budget = || Budget::new(&limits());
            let best = shortest_route(&scoped, ends, usize::MAX, &mut budget()).expect("the network is small");
            let text = format!("MATCH p = ANY SHORTEST (a {{id: '{start}'}})-[*]-(b {{id: '{goal}'}}) RETURN length(p)");
            let found = numbers(&ask(&explorer, &scope, &text)).concat();
            let length = best.map(|route| route.len() as u64 - 1);
            prop_assert_eq!(found.first().copied(), length);

            let routes = all_shortest_routes(&scoped, ends, usize::MAX, 10_000, &mut budget()).expect("the network is small");
            let routes: BTreeSet<Vec<u32>> = routes.listed.into_iter().map(|route| route.into_iter().map(EntityIndex::raw).collect()).collect();
            let text = format!("MATCH p = ALL SHORTEST (a {{id: '{start}'}})-[*]-(b {{id: '{goal}'}}) RETURN DISTINCT nodes(p)");
            let found = ask(&explorer, &scope, &text);
            let found = found.rows.iter().map(|row| match &row.values[0] {
                Value::List(nodes) => nodes.members().iter().map(|node| match node {
                    Value::Node(node) => node.0,
                    other => panic!("{other:?}"),
                }).collect(),
                other => panic!("{other:?}"),
            });
            // Parallel relations are different paths along the same route.
            prop_assert_eq!(found.collect::<BTreeSet<Vec<u32>>>(), routes);
        }
    }

    // In a network of which nothing is part of anything else: the question has rules of its own for parts.
    #[test]
    fn triangles_are_those_of_their_question(ties in dated_ties(), more in dated_ties()) {
        let rows: Vec<(u32, u32, bool, &str)> = ties.iter().chain(&more).map(|tie| (tie.from, tie.to, tie.is_state, tie.when)).collect();
        let explorer = explorer(dated_network(4, &rows));
        let scope = both_ways(Scope::everything());
        let question = TriangleQuestion { scope: scope.clone(), ..TriangleQuestion::default() };
        let answer = triangles(explorer.graph(), &question, &limits()).expect("the network is small");
        let text = "MATCH (a)--(b)--(c)--(a) WHERE id(a) < id(b) AND id(b) < id(c) RETURN DISTINCT a, b, c";
        prop_assert_eq!(ask(&explorer, &scope, text).rows.len() as u64, answer.total);
    }

    #[test]
    fn journeys_are_those_of_their_question(ties in dated_ties(), from in 0u32..4, away in 1u32..4) {
        let rows: Vec<(u32, u32, bool, &str)> = ties.iter().map(|tie| (tie.from, tie.to, tie.is_state, tie.when)).collect();
        let explorer = explorer(dated_network(4, &rows));
        let scope = both_ways(Scope::everything());
        let (from, to) = (EntityIndex::new(from), EntityIndex::new((from + away) % 4));
        let question = JourneyQuestion {
            aim: JourneyAim::FewestHops { most_hops: 12 },
            scope: scope.clone(),
            ..JourneyQuestion::new(from, to)
        };
        let answer = journey(explorer.graph(), &question, &limits()).expect("the network is small");
        let [start, goal] = [from, to].map(|end| id(&explorer, end));
        let paths = format!("(a {{id: '{start}'}})-[*]-(b {{id: '{goal}'}}) IN TIME");
        let found = numbers(&ask(&explorer, &scope, &format!("MATCH p = ANY SHORTEST {paths} RETURN length(p)"))).concat();
        let possible = answer.possible.as_ref().map(|journey| journey.hops.len() as u64);
        prop_assert_eq!(found.first().copied(), possible);
        let text = format!("MATCH p = {paths} WHERE verdict(p) = 'certain' RETURN length(p) ORDER BY length(p) LIMIT 1");
        let found = numbers(&ask(&explorer, &scope, &text)).concat();
        let certain = answer.certain.as_ref().map(|journey| journey.hops.len() as u64);
        prop_assert_eq!(found.first().copied(), certain);
        let text = format!("MATCH p = {paths} RETURN DISTINCT verdict(p)");
        let verdicts: BTreeSet<String> = ask(&explorer, &scope, &text).rows.iter().map(|row| match &row.values[0] {
            Value::Text(word) => word.to_string(),
            other => panic!("{other:?}"),
        }).collect();
        let best = [Verdict::Certain, Verdict::Possible].into_iter().find(|verdict| verdicts.contains(verdict.name()));
        prop_assert_eq!(best.unwrap_or(Verdict::Never), answer.verdict);
    }
}
