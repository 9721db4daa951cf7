//! What queries cost, in counted steps: plans that begin at the right end and stop when they are done.

use std::ops::ControlFlow;

use prosopograph::language::Answer;
use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::NodeNumber;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::RelationEnds;
use prosopograph::language::Value;

use super::property_graph::Properties;
use super::property_graph::PropertyGraph;

fn ask(text: &str, graph: &PropertyGraph) -> Answer {
    let query = Prepared::read(text, graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let answer = query.run(&Parameters::new(), &Meter::new(Limits::default(), None));
    let answer = answer.unwrap_or_else(|fault| panic!("{text}: {fault}"));
    assert_eq!(answer.incomplete, None, "{text}");
    answer
}

/// Nodes with these arrows between them; the name of each is its number.
fn graph(size: u32, arrows: impl Iterator<Item = (u32, u32)>) -> PropertyGraph {
    let mut graph = PropertyGraph::default();
    for number in 0..size {
        let properties = Properties::from([("id".into(), Value::text(number.to_string()))]);
        graph.add_node(vec!["N".into()], properties);
    }
    for (from, to) in arrows {
        let ends = RelationEnds {
            from: NodeNumber(from),
            to: NodeNumber(to),
        };
        graph.add_relation(ends, "T".into(), Properties::new());
    }
    graph
}

/// A tree whose arrows lead from the root, 0, to 1,023 leaves and more.
fn tree() -> PropertyGraph {
    graph(2047, (1..2047).map(|node| ((node - 1) / 2, node)))
}

#[test]
fn ends_that_can_be_looked_up_are_looked_up_before_the_search() {
    let tree = tree();
    for ends in [
        "(a {id: '0'})-[*]->(b {id: '2046'})",
        "(a {id: '0'})-[*]->({id: '2046'})",
        "(a WHERE a.id = '0')-[*]->(b WHERE '2046' = b.id)",
        "(a {id: '2046'})<-[*]-(b {id: '0'})",
        "(a {id: '0'})-[*]->(b) WHERE b.id IN ['2046', '2046', 'nobody']",
        "(a {id: '0'}) ((x)-[r]->(y))+ (b {id: '2046'})",
    ] {
        for selector in ["ANY SHORTEST", "ANY", "ALL SHORTEST"] {
            let (pattern, condition) = ends.split_once(" WHERE b.id IN").unwrap_or((ends, ""));
            let condition = if condition.is_empty() {
                String::new()
            } else {
                format!("WHERE b.id IN{condition}")
            };
            let text = format!("MATCH p = {selector} {pattern} {condition} RETURN length(p)");
            let answer = ask(&text, &tree);
            assert_eq!(answer.rows.len(), 1, "{text}");
            assert_eq!(answer.rows[0].values, [Value::Integer(10)], "{text}");
            assert!(answer.steps < 200, "{text}: {} steps", answer.steps);
        }
    }
    let old = "MATCH p = shortestPath((a {id: '0'})-[*]->(b)) WHERE b.id = '2046' RETURN length(p)";
    assert!(ask(old, &tree).steps < 200);
}

#[test]
fn a_search_from_one_end_looks_at_each_relationship_once() {
    let tree = tree();
    let text = "MATCH p = ANY SHORTEST (a {id: '0'})-[*]->(b) RETURN count(*)";
    let answer = ask(text, &tree);
    assert_eq!(answer.rows[0].values, [Value::Integer(2046)]);
    // Each path is written down, of at most ten relationships.
    assert!(answer.steps < 2047 * 20, "{} steps", answer.steps);
}

#[test]
fn paths_that_are_many_are_not_all_kept_to_find_one() {
    // Thirty diamonds one behind the other: a thousand million shortest paths.
    let diamonds = (0..30).flat_map(|number| {
        let first = number * 3;
        let sides = [first + 1, first + 2];
        sides
            .into_iter()
            .flat_map(move |side| [(first, side), (side, first + 3)])
    });
    let graph = graph(91, diamonds);
    for pattern in [
        "(a {id: '0'})-[*]->(b {id: '90'})",
        "(a {id: '0'})-[*]-(b {id: '90'})",
    ] {
        let text = format!("MATCH p = ANY SHORTEST {pattern} RETURN length(p)");
        let answer = ask(&text, &graph);
        assert_eq!(answer.rows[0].values, [Value::Integer(60)]);
        assert!(answer.steps < 1000, "{text}: {} steps", answer.steps);
        let text = format!("MATCH p = ALL SHORTEST {pattern} RETURN p LIMIT 3");
        let answer = ask(&text, &graph);
        assert_eq!(answer.rows.len(), 3);
        assert!(answer.steps < 2000, "{text}: {} steps", answer.steps);
    }
}

/// Among nodes with a hundred relationships between each two, one path from a node back to itself is
/// found without trying each relationship with each other one.
/// Twelve nodes all tied to each other and to 0, from where a chain leads to 4: trails through the twelve
/// are millions, but only those that come back in time can reach the end.
#[test]
fn the_next_longer_paths_are_found_without_following_what_leads_away() {
    let chain = (0..4).map(|node| (node, node + 1));
    let others = (5..17).flat_map(|from| (from + 1..17).map(move |to| (from, to)));
    let crowd = graph(17, chain.chain(others).chain((5..17).map(|node| (0, node))));
    for selector in [
        "SHORTEST 2 GROUPS",
        "SHORTEST 3",
        "ANY 3",
        "SHORTEST 3 WALK",
    ] {
        let text = format!(
            "MATCH p = {selector} (a {{id: '0'}})-[*]-(b {{id: '4'}}) RETURN length(p) AS n ORDER BY n DESC"
        );
        let answer = ask(&text, &crowd);
        let longest = if selector.contains("WALK") { 6 } else { 7 };
        assert_eq!(answer.rows[0].values, [Value::Integer(longest)], "{text}");
        assert!(answer.steps < 40_000, "{text}: {} steps", answer.steps);
    }
}

#[test]
fn a_way_back_is_found_among_parallel_relationships() {
    let pairs = (0..6).flat_map(|from| (0..6).map(move |to| (from, to)));
    let arrows = pairs.filter(|(from, to)| from < to);
    let parallel = graph(6, arrows.flat_map(|pair| [pair; 100]));
    for selector in ["ANY SHORTEST", "ANY"] {
        let text = format!("MATCH p = {selector} (a {{id: '0'}})-[*]-(b) RETURN b, length(p)");
        let answer = ask(&text, &parallel);
        assert_eq!(answer.rows.len(), 6, "{text}");
        // Each of 500 relationships with each of the next 500 would be 250,000 paths.
        assert!(answer.steps < 100_000, "{text}: {} steps", answer.steps);
    }
}

#[test]
fn a_triangle_is_closed_by_running_through_sorted_rows() {
    // Everybody writes to the middle, and the middle to everybody: a million ways in and out of it.
    let ways = (1..1001).flat_map(|node| [(node, 0), (0, node)]);
    let graph = graph(1001, ways.chain([(1, 2)]));
    for text in [
        "MATCH (a)-->(b)-->(c)-->(a) RETURN count(*)",
        "MATCH (a)-->(b), (b)-->(c), (a)<--(c) RETURN count(*)",
    ] {
        let answer = ask(text, &graph);
        assert_eq!(answer.rows[0].values, [Value::Integer(3)], "{text}");
        assert!(answer.steps < 30_000, "{text}: {} steps", answer.steps);
    }
}

#[test]
fn relationships_are_counted_by_going_through_them_once() {
    let graph = graph(1001, (1..1001).flat_map(|node| [(node, 0), (0, node)]));
    let answer = ask("MATCH ()-[r]->() RETURN type(r), count(*)", &graph);
    assert_eq!(answer.rows[0].values[1], Value::Integer(2000));
    assert!(answer.steps < 2000 * 5, "{} steps", answer.steps);
}

#[test]
fn a_row_is_given_away_as_soon_as_it_is_found() {
    let tree = tree();
    let work = |text: &str| {
        let query = Prepared::read(text, &tree).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        let meter = Meter::new(Limits::default(), None);
        let mut steps = Vec::new();
        let ending = query.stream(&Parameters::new(), &meter, &mut |_| {
            steps.push(meter.steps());
            ControlFlow::Continue(())
        });
        let ending = ending.unwrap_or_else(|fault| panic!("{text}: {fault}"));
        assert_eq!((ending.rows, ending.incomplete), (steps.len(), None));
        (steps[0], steps[steps.len() - 1])
    };
    for text in [
        "MATCH (a)-->(b)-->(c) RETURN a, c",
        "MATCH p = (a {id: '0'})-[*]->(b) RETURN p",
        "MATCH (a)-->(b) WITH a, b SKIP 3 MATCH (b)-->(c) RETURN c UNION ALL MATCH (c) RETURN c",
    ] {
        let (first, last) = work(text);
        assert!(first * 10 < last, "{text}: {first} of {last} steps");
    }
    for text in [
        "MATCH (a)-->(b)-->(c) RETURN a, c ORDER BY c.id",
        "MATCH (a)-->(b) RETURN a, count(*)",
        // Equal rows are one, which rests on the claims of all.
        "MATCH (a) RETURN DISTINCT a.id AS id",
        "MATCH (a)-->(b) WITH a, b SKIP 3 MATCH (b)-->(c) RETURN c UNION MATCH (c) RETURN c",
    ] {
        let (first, last) = work(text);
        assert!(first * 10 >= last, "{text}: {first} of {last} steps");
    }
}

#[test]
fn nothing_is_done_for_whoever_has_enough() {
    let tree = tree();
    let query = Prepared::read("MATCH (a), (b), (c) RETURN a", &tree).unwrap();
    let meter = Meter::new(Limits::default(), None);
    let mut left = 3;
    let ending = query.stream(&Parameters::new(), &meter, &mut |_| {
        left -= 1;
        if left == 0 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    let ending = ending.unwrap();
    assert_eq!((ending.rows, ending.incomplete), (3, None));
    assert!(meter.steps() < 10_000, "{} steps", meter.steps());
}

#[test]
fn a_value_is_no_wider_than_a_text_needs() {
    // Each row has one for every name, and each step moves some.
    assert_eq!(size_of::<Value>(), 24);
}
