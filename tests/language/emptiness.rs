//! Why there are no rows, and the plan as rows.

use prosopograph::language::Answer;
use prosopograph::language::Blocker;
use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::Value;

use super::loader::graph_of;
use super::property_graph::PropertyGraph;

fn network() -> PropertyGraph {
    graph_of(
        "CREATE (a:Person {name: 'Ada', born: 1815})-[:WROTE {year: 1835}]->(b:Person {name: 'Bo', born: 1820})\
         -[:WROTE {year: 1840}]->(c:Person {name: 'Cy', born: 1800}), (a)-[:MET]->(c)",
    )
}

fn ask(graph: &PropertyGraph, text: &str) -> Answer {
    let query = Prepared::read(text, graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let answer = query.run(&Parameters::new(), &Meter::new(Limits::default(), None));
    answer.unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

#[test]
fn what_is_gathered_of_nothing_says_what_nothing_came_through() {
    let graph = network();
    let told = |text: &str| ask(&graph, text).blockages.len();
    for text in [
        "MATCH (a:Person {name: 'Dee'}) RETURN count(a)",
        "MATCH ()-[r:WROTE]->() WHERE r.year > 1900 RETURN collect(r)",
        "MATCH ()-[r:WROTE]->() WHERE r.year > 1900 WITH count(r) AS n, max(r.year) AS last RETURN n, last",
    ] {
        assert_eq!(told(text), 1, "{text}");
    }
    for text in [
        "MATCH (a:Person) RETURN count(a)",
        "MATCH (a:Person) RETURN sum(a.born - a.born)",
        "MATCH (a:Person) OPTIONAL MATCH (a)-[r:LEFT]->() RETURN count(r)",
        "MATCH (a:Person) RETURN a LIMIT 1",
    ] {
        assert_eq!(told(text), 0, "{text}");
    }
}

#[test]
fn an_empty_answer_says_what_nothing_came_through() {
    let graph = network();
    let cases = [
        (
            "MATCH (a:Ghost) RETURN a",
            Blocker::Node,
            "(a:Ghost)",
            [1, 7],
        ),
        (
            "MATCH (a:Person)\nWHERE a.name = 'Dee' RETURN a",
            Blocker::Condition,
            "a.name = 'Dee'",
            [2, 7],
        ),
        (
            "MATCH (a:Person {name: 'Dee'}) RETURN a",
            Blocker::Condition,
            "name: 'Dee'",
            [1, 18],
        ),
        (
            "MATCH (a:Person {name: 'Cy'})-[r:WROTE]->(b) RETURN b",
            Blocker::Relationship,
            "-[r:WROTE]->",
            [1, 30],
        ),
        (
            "MATCH (a:Person {name: 'Ada'})-[r:WROTE]->(b) WHERE r.year > 1836 RETURN b",
            Blocker::Condition,
            "r.year > 1836",
            [1, 53],
        ),
        (
            "MATCH (a)-[:WROTE]->(b)-[:WROTE]->(c)-[:MET]->(a) RETURN a",
            Blocker::Relationship,
            "-[:WROTE]->",
            [1, 24],
        ),
        (
            "MATCH p = ANY SHORTEST (a {name: 'Cy'})-[*]->(b {name: 'Ada'}) RETURN p",
            Blocker::Path,
            "p = ANY SHORTEST (a {name: 'Cy'})-[*]->(b {name: 'Ada'})",
            [1, 7],
        ),
        (
            "MATCH (a) UNWIND [] AS x RETURN x",
            Blocker::List,
            "[]",
            [1, 18],
        ),
        (
            "MATCH (a) WITH a.born AS born WHERE born > 1900 RETURN born",
            Blocker::Condition,
            "born > 1900",
            [1, 37],
        ),
        ("MATCH (a) RETURN a LIMIT 0", Blocker::Cut, "0", [1, 26]),
        ("MATCH (a) RETURN a SKIP 10", Blocker::Cut, "10", [1, 25]),
        (
            "MATCH (a)-[r]->(b) WITH b, count(r) AS n WHERE n > 1 MATCH (b)-[:MET]->(c) RETURN c",
            Blocker::Relationship,
            "-[:MET]->",
            [1, 63],
        ),
    ];
    for (text, blocker, piece, [line, column]) in cases {
        let answer = ask(&graph, text);
        assert!(answer.rows.is_empty(), "{text}");
        let [found] = answer.blockages.as_slice() else {
            panic!("{text} is empty without one reason: {answer:?}");
        };
        let place = [found.line, found.column];
        assert_eq!(
            (found.blocker, &*found.piece, place),
            (blocker, piece, [line, column]),
            "{text}"
        );
        let sentence = found.to_string();
        assert!(
            sentence.contains(piece) && sentence.contains(&format!("line {line}, column {column}")),
            "{sentence}"
        );
    }
    assert_eq!(ask(&graph, "MATCH (a) RETURN a").blockages, []);
    let called = ask(&graph, "CALL { MATCH (a:Ghost) RETURN a } RETURN a");
    assert_eq!(called.blockages.len(), 1);
    assert_eq!(called.blockages[0].blocker, Blocker::Subquery);
}

#[test]
fn each_part_of_a_union_is_explained() {
    let graph = network();
    let text = "MATCH (a:Ghost) RETURN a UNION MATCH (a:Person) WHERE a.born > 1900 RETURN a \
                UNION MATCH (b:Person {name: 'Cy'})-[:WROTE]->(a) RETURN a";
    let blockages = ask(&graph, text).blockages;
    let pieces: Vec<&str> = blockages.iter().map(|one| one.piece.as_str()).collect();
    assert_eq!(pieces, ["(a:Ghost)", "a.born > 1900", "-[:WROTE]->"]);
    let some = "MATCH (a:Ghost) RETURN a UNION MATCH (a:Person) RETURN a";
    assert_eq!(ask(&graph, some).blockages, []);
}

#[test]
fn to_find_the_reason_costs_no_more_than_the_question() {
    let graph = network();
    let text = "MATCH (a), (b), (c) WHERE a.born + b.born + c.born = 0 RETURN a";
    let query = Prepared::read(text, &graph).unwrap();
    let meter = Meter::new(Limits::default(), None);
    let whole = query.run(&Parameters::new(), &meter).unwrap().steps;
    // With just enough for the question there is no reason, and the answer is complete all the same.
    let limits = Limits {
        steps: whole / 2 + 5,
        ..Limits::default()
    };
    let answer = query
        .run(&Parameters::new(), &Meter::new(limits, None))
        .unwrap();
    assert_eq!(answer.incomplete, None);
    assert!(answer.rows.is_empty());
}

#[test]
fn explain_gives_the_plan_as_rows() {
    let graph = network();
    let text = " explain\nMATCH (a:Person {name: 'Ada'})-[:WROTE]->(b) RETURN b";
    let query = Prepared::read(text, &graph).unwrap();
    let answer = ask(&graph, text);
    assert_eq!(answer.columns.len(), 1);
    assert_eq!(&*answer.columns[0], "step");
    let steps = answer.rows.iter().map(|row| match &row.values[0] {
        Value::Text(step) => step.to_string(),
        other => panic!("{other:?}"),
    });
    let steps: Vec<String> = steps.collect();
    assert_eq!(steps, query.explain());
    assert!(
        steps
            .iter()
            .any(|step| step.contains("look a node up by a property")),
        "{steps:?}"
    );
    // What is wrong is told in its place.
    let fault = Prepared::read("EXPLAIN\nMATCH (a) RETURN b", &graph)
        .err()
        .unwrap();
    assert_eq!((fault.line, fault.column), (2, 18));
    assert!(Prepared::read("EXPLAINMATCH (a) RETURN a", &graph).is_err());
}
