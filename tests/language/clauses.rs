//! What the TCK does not ask for: called queries, counted patterns, and what other dialects have.

use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::Value;

use super::loader::graph_of;
use super::property_graph::PropertyGraph;

fn graph() -> PropertyGraph {
    graph_of(
        "CREATE (a:Person {name: 'Ada', i: 1}), (b:Person {name: 'Bo', i: 2}), (c:Place {name: 'Cork', i: 3}), \
         (a)-[:KNOWS {since: 1930}]->(b), (a)-[:KNOWS {since: 1940}]->(b), (b)-[:LIVES_IN]->(c)",
    )
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Boolean(truth) => truth.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::List(list) => {
            let members: Vec<String> = list.members().iter().map(shown).collect();
            format!("[{}]", members.join(" "))
        }
        Value::Map(map) => {
            let entries = map.entries().iter();
            let entries: Vec<String> = entries
                .map(|(key, value)| format!("{key}:{}", shown(value)))
                .collect();
            format!("{{{}}}", entries.join(" "))
        }
        other => format!("{other:?}"),
    }
}

/// The rows of an answer, a line each.
fn rows(text: &str) -> Vec<String> {
    let graph = graph();
    let query = Prepared::read(text, &graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let answer = query.run(&Parameters::new(), &Meter::new(Limits::default(), None));
    let answer = answer.unwrap_or_else(|fault| panic!("{text}: {fault}"));
    assert_eq!(answer.incomplete, None, "{text}");
    let rows = answer.rows.iter().map(|row| {
        let values: Vec<String> = row.values.iter().map(shown).collect();
        values.join(" | ")
    });
    rows.collect()
}

const CASES: [(&str, &[&str]); 24] = [
    (
        "MATCH (p:Person) CALL { WITH p MATCH (p)-[r]->() RETURN count(r) AS n } RETURN p.name, n ORDER BY n",
        &["Bo | 1", "Ada | 2"],
    ),
    (
        "MATCH (p:Person) CALL (p) { MATCH (p)-[:LIVES_IN]->(c) RETURN c.name AS c UNION RETURN 'none' AS c } RETURN p.name, c ORDER BY c",
        &["Bo | Cork", "Ada | none", "Bo | none"],
    ),
    (
        "CALL { MATCH (a) RETURN a ORDER BY a.i LIMIT 1 } RETURN a.name",
        &["Ada"],
    ),
    (
        "MATCH (p) RETURN p.name, COUNT { (p)-->() } AS n ORDER BY p.i",
        &["Ada | 2", "Bo | 1", "Cork | 0"],
    ),
    (
        "MATCH (p) WHERE COUNT { MATCH (p)-[r]->() WHERE r.since > 1935 } = 1 RETURN p.name",
        &["Ada"],
    ),
    (
        "MATCH (p) WHERE NOT EXISTS { (p)-->() } RETURN p.name",
        &["Cork"],
    ),
    ("MATCH (p) WHERE NOT (p)-->() RETURN p.name", &["Cork"]),
    (
        "MATCH (p:Person|Place WHERE p.i > 1) RETURN p.name ORDER BY p.i",
        &["Bo", "Cork"],
    ),
    (
        "MATCH (a)-[r WHERE r.since < 1935]->(b) RETURN b.name",
        &["Bo"],
    ),
    (
        "MATCH (a:Person {i: 1}) RETURN a{.name, twice: a.i * 2}",
        &["{name:Ada twice:2}"],
    ),
    (
        "MATCH (a:Person {i: 1}) RETURN a{.*, i: 0}",
        &["{i:0 name:Ada}"],
    ),
    ("RETURN reduce(t = 0, x IN [1, 2, 3] | t + x)", &["6"]),
    (
        "RETURN [x IN range(1, 5) WHERE x % 2 = 1 | x * x]",
        &["[1 9 25]"],
    ),
    (
        "UNWIND [3, 1, 2] AS x WITH x ORDER BY x SKIP 1 LIMIT 1 RETURN x",
        &["2"],
    ),
    (
        "UNWIND [1, 1, 2] AS x RETURN DISTINCT x UNION ALL RETURN 1 AS x",
        &["1", "2", "1"],
    ),
    (
        "UNWIND [1, 1, 2] AS x RETURN x UNION RETURN 1 AS x",
        &["1", "2"],
    ),
    (
        "RETURN CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' ELSE 'c' END",
        &["b"],
    ),
    (
        "MATCH (a {i: 1}) OPTIONAL MATCH (a)-[:LIVES_IN]->(c) RETURN c IS NULL",
        &["true"],
    ),
    (
        "MATCH (a)-[r:KNOWS]->(b) WITH a, b, collect(r.since) AS years RETURN size(years)",
        &["2"],
    ),
    (
        "MATCH REPEATABLE ELEMENTS (a)-[r]->(b), (c)-[s:LIVES_IN]->(d), (e)-[t:LIVES_IN]->(f) RETURN count(*)",
        &["3"],
    ),
    (
        "MATCH (a)-[r]->(b), (c)-[s:LIVES_IN]->(d), (e)-[t:LIVES_IN]->(f) RETURN count(*)",
        &["0"],
    ),
    ("MATCH (a)-[:KNOWS]->{1,2}(b) RETURN count(*)", &["2"]),
    (
        "MATCH (a)<-[:LIVES_IN]-(b)<-[:KNOWS*1..2]-(c) RETURN DISTINCT c.name",
        &["Ada"],
    ),
    (
        "MATCH (a:Person)-->(b) WITH b, count(*) AS n WHERE n > 1 MATCH (b)-->(c) RETURN c.name, n",
        &["Cork | 2"],
    ),
];

#[test]
fn every_clause_does_what_it_says() {
    for (text, expected) in CASES {
        assert_eq!(rows(text), expected, "{text}");
    }
}

#[test]
fn a_called_query_sees_only_what_it_asks_for() {
    let graph = graph();
    let text = "MATCH (p) CALL { MATCH (p)-->(q) RETURN q } RETURN count(*)";
    let query = Prepared::read(text, &graph).unwrap();
    let answer = query.run(&Parameters::new(), &Meter::new(Limits::default(), None));
    // Inside, `p` is another node.
    assert_eq!(answer.unwrap().rows[0].values, [Value::Integer(9)]);
    let text = "MATCH (p) CALL (q) { RETURN 1 AS x } RETURN x";
    assert!(Prepared::read(text, &graph).is_err());
}

#[test]
fn a_plan_begins_where_there_is_least() {
    let graph = graph();
    let text = "MATCH (a:Person)-[:LIVES_IN]->(c:Place) WHERE a.name = 'Bo' RETURN a";
    let plan = Prepared::read(text, &graph).unwrap().explain().join("\n");
    assert!(plan.contains("look a node up by a property"), "{plan}");
    let text = "MATCH (a:Person)-[:LIVES_IN]->(c:Place) RETURN a";
    let plan = Prepared::read(text, &graph).unwrap().explain().join("\n");
    assert!(plan.contains("go through the 1 nodes"), "{plan}");
}
