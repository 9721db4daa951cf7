//! A query that would run for years ends within its budget, and says so.

use prosopograph::language::Answer;
use prosopograph::language::FaultCode;
use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::Parameters;
use prosopograph::language::Patience;
use prosopograph::language::Prepared;
use prosopograph::language::Value;

use super::loader::graph_of;
use super::property_graph::PropertyGraph;

/// Every node is tied to every other.
fn dense(size: usize) -> PropertyGraph {
    graph_of(&format!(
        "UNWIND range(1, {size}) AS i CREATE (n:N {{i: i}}) WITH collect(n) AS all \
         UNWIND all AS a UNWIND all AS b WITH a, b WHERE a.i < b.i CREATE (a)-[:T]->(b)"
    ))
}

fn ask(text: &str, graph: &PropertyGraph, limits: Limits) -> Answer {
    let query = Prepared::read(text, graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let answer = query.run(&Parameters::new(), &Meter::new(limits, None));
    answer.unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

const SMALL: Limits = Limits {
    steps: 200_000,
    rows: 1000,
    values: 100_000,
};

#[test]
fn endless_work_ends_at_a_limit_that_is_named() {
    let graph = dense(30);
    let endless = [
        (
            "MATCH (a), (b), (c), (d), (e), (f) RETURN count(*)",
            "steps",
        ),
        ("MATCH (a), (b), (c) RETURN a", "rows"),
        ("MATCH (a)-[*]-(b) RETURN count(*)", "steps"),
        ("MATCH (a), (b), (c), (d) RETURN a ORDER BY a", "in memory"),
        ("MATCH (a)-[*]->(b)-[*]->(c) WHERE a.i > 1000 RETURN a", ""),
        (
            "UNWIND range(1, 30000) AS i UNWIND range(1, 30000) AS j RETURN count(*)",
            "steps",
        ),
        ("UNWIND range(1, 1000000) AS i RETURN collect(i)", ""),
        (
            "RETURN reduce(t = 'a', i IN range(1, 100) | t + t) AS t",
            "",
        ),
        (
            "RETURN reduce(t = [1], i IN range(1, 100) | t + t) AS t",
            "",
        ),
        (
            "RETURN reduce(t = [], i IN range(1, 1000) | [t]) AS t",
            "levels deep",
        ),
        (
            "RETURN [i IN range(1, 100000) | [j IN range(1, 100000) | j]]",
            "",
        ),
        ("RETURN range(1, 1000000000000)", "members"),
        (
            "MATCH (a) WHERE EXISTS { MATCH (b)-[*]-(c)-[*]-(d) WHERE d.i < 0 } RETURN a",
            "steps",
        ),
        (
            "CALL { MATCH (a), (b), (c), (d), (e), (f) RETURN a } RETURN count(*)",
            "steps",
        ),
    ];
    for (text, limit) in endless {
        let answer = ask(text, &graph, SMALL);
        let Some(fault) = answer.incomplete else {
            // What a filter makes small may end in time.
            assert!(limit.is_empty(), "{text} ends");
            continue;
        };
        let is_limit = matches!(
            fault.code,
            FaultCode::LimitReached | FaultCode::ValuesTooLarge
        );
        assert!(is_limit && !fault.advice.is_empty(), "{text}: {fault}");
        assert!(fault.to_string().contains(limit), "{text}: {fault}");
        assert!(answer.rows.len() <= SMALL.rows, "{text}");
    }
}

#[test]
fn all_values_that_are_held_are_counted_wherever_they_stand() {
    let graph = PropertyGraph::default();
    let held = [
        // Lists within lists, which are short themselves.
        "RETURN size([x IN range(1, 50) | range(1, 9000)]) AS n",
        "UNWIND range(1, 50) AS x WITH x, range(1, 9000) AS l WITH collect(l) AS all RETURN size(all)",
        "UNWIND range(1, 50) AS x RETURN x, range(1, 9000) AS l",
        "UNWIND range(1, 50) AS x WITH x, range(1, 9000) AS l ORDER BY x RETURN size(l)",
        "UNWIND range(1, 50) AS x WITH DISTINCT [x] + range(1, 9000) AS l RETURN size(l)",
        "RETURN reduce(all = [], x IN range(1, 50) | all + [range(1, 9000)]) AS n",
        "RETURN reduce(s = [1], x IN range(1, 60) | s + s) AS s",
        "RETURN [x IN range(1, 50) | {all: range(1, 9000)}] AS maps",
        "RETURN [x IN range(1, 50) | tail(range(1, 9000))] AS tails",
        "RETURN [x IN range(1, 50) | range(1, 9000)[1..]] AS parts",
        "RETURN size([x IN range(1, 40000) | [x, x, x]]) AS n",
        // Texts take as much room as they are long.
        "RETURN size([x IN range(1, 900) | reduce(s = 'abcde', y IN range(1, 12) | s + s) + x]) AS n",
        "UNWIND range(1, 900) AS x WITH reduce(s = 'abcde', y IN range(1, 12) | s + s) + x AS s \
         RETURN size(collect(s)) AS n",
        "UNWIND range(1, 900) AS x RETURN reduce(s = 'abcde', y IN range(1, 12) | s + s) + x AS s",
        "RETURN size(split(reduce(s = 'a,', y IN range(1, 20) | s + s), ',')) AS n",
    ];
    for text in held {
        let query = Prepared::read(text, &graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        let meter = Meter::new(
            Limits {
                steps: 50_000_000,
                ..SMALL
            },
            None,
        );
        let answer = query.run(&Parameters::new(), &meter).unwrap();
        let told = answer.incomplete.map(|fault| fault.to_string());
        let told = told.unwrap_or_else(|| panic!("{text}: nothing is said"));
        let is_named = told.contains("100000 values in memory") && told.contains("Narrow");
        assert!(is_named, "{text}: {told}");
        // Of what was refused there was one list at most.
        assert!(meter.held() < 2 * SMALL.values, "{text}: {}", meter.held());
    }
}

#[test]
fn values_that_are_let_go_are_counted_no_more() {
    let graph = PropertyGraph::default();
    let let_go = [
        "UNWIND range(1, 200) AS x WITH range(1, 9000) AS l RETURN sum(size(l)) AS n",
        "RETURN reduce(n = 0, x IN range(1, 200) | n + size(range(1, 9000))) AS n",
        "UNWIND range(1, 200) AS x CALL { WITH x UNWIND range(1, 900) AS y RETURN collect(x + y) AS l } \
         RETURN sum(size(l)) AS n",
        "UNWIND range(1, 50000) AS x RETURN count(DISTINCT x % 7) AS n",
    ];
    for text in let_go {
        let query = Prepared::read(text, &graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        let meter = Meter::new(
            Limits {
                steps: 50_000_000,
                ..SMALL
            },
            None,
        );
        let answer = query.run(&Parameters::new(), &meter).unwrap();
        assert_eq!(answer.incomplete, None, "{text}");
        assert!(meter.held() < 100, "{text}: {}", meter.held());
    }
}

#[test]
fn a_long_list_is_no_trouble() {
    let numbers: Vec<String> = (0..2500).map(|number| number.to_string()).collect();
    let text = format!("RETURN size([{}]) AS size", numbers.join(","));
    assert!(text.len() > 10_000);
    let answer = ask(&text, &PropertyGraph::default(), Limits::default());
    assert_eq!(answer.rows[0].values, [Value::Integer(2500)]);
}

#[test]
fn the_deepest_query_that_is_read_can_be_run() {
    let graph = graph_of("CREATE (:A)-[:T]->(:B)");
    let deep = format!("RETURN {}1{} AS x", "[".repeat(60), "]".repeat(60));
    assert!(ask(&deep, &graph, Limits::default()).incomplete.is_none());
    let open = "EXISTS { MATCH (a) WHERE ".repeat(30);
    let text = format!("MATCH (a) WHERE {open} true {} RETURN a", "}".repeat(30));
    assert_eq!(ask(&text, &graph, Limits::default()).rows.len(), 2);
    let text = format!("{} RETURN count(*)", "MATCH (a:A) ".repeat(120));
    assert_eq!(ask(&text, &graph, Limits::default()).rows.len(), 1);
    let text = format!("WITH 1 AS a {} RETURN a", "WITH a ".repeat(200));
    assert_eq!(ask(&text, &graph, Limits::default()).rows.len(), 1);
}

#[test]
fn a_limit_stops_the_work_before_it() {
    let graph = dense(30);
    let answer = ask("MATCH (a), (b), (c), (d) RETURN a LIMIT 3", &graph, SMALL);
    assert_eq!((answer.rows.len(), answer.incomplete), (3, None));
    assert!(answer.steps < 200, "{} steps", answer.steps);
}

#[test]
fn nobody_who_left_is_waited_for() {
    struct Gone;
    impl Patience for Gone {
        fn is_over(&self, _: u64) -> bool {
            true
        }
    }
    let graph = dense(30);
    let query = Prepared::read("MATCH (a), (b), (c), (d) RETURN count(*)", &graph).unwrap();
    let meter = Meter::new(Limits::default(), Some(&Gone));
    let answer = query.run(&Parameters::new(), &meter).unwrap();
    let fault = answer.incomplete.expect("it was stopped");
    assert_eq!(fault.code, FaultCode::Cancelled);
    assert!(meter.steps() < 10_000, "{} steps", meter.steps());
}

#[test]
fn a_row_carries_what_it_rests_on() {
    let graph = graph_of("CREATE (a:A)-[:T]->(b:B)-[:T]->(c:C), (a)-[:U]->(c)");
    let answer = ask(
        "MATCH (:A)-[:T]->(b)-->(c) RETURN c",
        &graph,
        Limits::default(),
    );
    let relations: Vec<u32> = answer.rows[0]
        .evidence
        .relations
        .iter()
        .map(|one| one.0)
        .collect();
    assert_eq!(relations, [0, 1]);
    let answer = ask(
        "MATCH (a)-[r]->() RETURN count(*)",
        &graph,
        Limits::default(),
    );
    assert_eq!(answer.rows[0].evidence.relations.len(), 3);
    let answer = ask("MATCH (:A)-[:T*2]->(c) RETURN c", &graph, Limits::default());
    assert_eq!(answer.rows[0].evidence.relations.len(), 2);
}

#[test]
fn searches_and_their_reasons_end_at_a_limit_that_is_named() {
    let graph = dense(30);
    let free = "COST (r | 0)";
    let endless = [
        "MATCH p = SHORTEST 1000000 (a)-[*]-(b) RETURN count(p)".to_owned(),
        format!("MATCH p = ALL SHORTEST WALK {free} (a {{i: 1}})-[*]-(b {{i: 2}}) RETURN count(p)"),
        format!("MATCH p = SHORTEST 1000000 {free} (a)-[*]-(b) RETURN count(p)"),
        "MATCH p = (a)-[*]-(b) IN TIME RETURN count(p)".to_owned(),
        "MATCH ((a)--(b)--(c))+ RETURN count(*)".to_owned(),
        "MATCH (a)--(b)--(c)--(d)--(e)--(a) RETURN count(*)".to_owned(),
        "MATCH ()-[r]-(), ()-[s]-(), ()-[t]-() RETURN count(*)".to_owned(),
        "MATCH (a), (b), (c), (d) WHERE a.i + b.i + c.i + d.i < 0 RETURN a".to_owned(),
    ];
    for text in endless {
        let answer = ask(&text, &graph, SMALL);
        let fault = answer.incomplete.unwrap_or_else(|| panic!("{text} ends"));
        assert!(
            fault.what.starts_with("incomplete: the limit of"),
            "{text}: {fault}"
        );
        assert!(
            answer.steps <= SMALL.steps + 10_000,
            "{text}: {} steps",
            answer.steps
        );
    }
}

#[test]
fn what_shares_its_parts_is_as_long_as_all_that_it_says() {
    let graph = dense(3);
    let endless = [
        (
            "RETURN reduce(s = [1], i IN range(1, 60) | [s, s]) AS s",
            "in memory",
        ),
        (
            "RETURN reduce(s = 1, i IN range(1, 60) | {a: s, b: s}) AS s",
            "in memory",
        ),
        (
            "WITH range(1, 5000) AS l UNWIND l AS a RETURN collect(l) AS x",
            "in memory",
        ),
        (
            "WITH range(1, 9000) AS l UNWIND l AS a RETURN count(DISTINCT l) AS x",
            "steps",
        ),
        (
            "WITH range(1, 9000) AS l UNWIND l AS a RETURN max(l) AS x",
            "steps",
        ),
        (
            "WITH range(1, 9000) AS l UNWIND l AS a WITH l, count(*) AS n RETURN n",
            "steps",
        ),
        (
            "WITH range(1, 9000) AS l UNWIND l AS a RETURN a ORDER BY l",
            "steps",
        ),
        (
            "WITH range(1, 9000) AS l UNWIND l AS a WITH l, a WHERE l = l RETURN a",
            "steps",
        ),
        (
            "WITH reduce(t = 'a', i IN range(1, 20) | t + t) AS t UNWIND range(1, 9000) AS i \
             RETURN count(reverse(t)) AS n",
            "steps",
        ),
    ];
    for (text, limit) in endless {
        let answer = ask(text, &graph, SMALL);
        let fault = answer.incomplete.unwrap_or_else(|| panic!("{text} ended"));
        assert!(fault.what.contains(limit), "{text}: {fault}");
    }
}
