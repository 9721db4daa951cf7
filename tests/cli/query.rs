//! `query`: formats, the query from the input, values of parameters, and the plan.

use std::io::Write;
use std::process::Command;
use std::process::Stdio;

use crate::support::program::PROGRAM;
use crate::support::program::run;
use crate::support::server::get;

#[test]
fn a_query_is_read_from_the_input() {
    let query = "MATCH (a:person)\nWHERE a.name STARTS WITH $first\nRETURN count(a) AS n";
    let mut child = Command::new(PROGRAM)
        .args(["query", "-", "--param", "first=N", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("its input is piped");
    input
        .write_all(query.as_bytes())
        .expect("it reads its input");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    let read = String::from_utf8(output.stdout).unwrap();
    let given = run(&["query", query, "--param", "first:N", "--format", "json"]).assert_code(0);
    assert_eq!(read, given.output);
    assert_ne!(given.json()["rows"][0]["cells"][0]["value"], 0);
}

#[tokio::test]
async fn a_table_is_that_of_the_server() {
    let query = "MATCH (a)-[r:spied_on]->(b) RETURN a, b, r.when LIMIT 4";
    let table = run(&["query", query, "--format", "csv"]).assert_code(0);
    let encoded = query.replace(' ', "%20").replace('>', "%3E");
    let reply = get(&format!("/api/query.csv?q={encoded}")).await;
    assert_eq!(table.output, reply.text());
    let other = run(&["find", "Ezhov", "--format", "csv"]).assert_code(2);
    assert!(other.errors.contains("not a table"), "{}", other.errors);
}

#[test]
fn the_plan_is_told_and_nothing_is_asked() {
    let query = "MATCH (a:person)-[:spied_on]->(b) RETURN $missing, a, b";
    let plan = run(&["query", query, "--explain"]).assert_code(0);
    assert!(plan.output.contains("make columns"), "{}", plan.output);
    let fault = run(&["query", "MATCH (a:persn) RETURN a", "--explain"]).assert_code(2);
    assert!(
        fault.errors.contains("line 1, column 10"),
        "{}",
        fault.errors
    );
}

#[test]
fn a_table_that_is_not_whole_is_not_printed() {
    let query = "UNWIND range(1, 50000) AS i RETURN i";
    let cut = run(&["query", query, "--format", "csv"]).assert_code(2);
    assert!(cut.output.is_empty(), "{}", cut.output);
    assert!(
        cut.errors.contains("the limit of 20000 rows"),
        "{}",
        cut.errors
    );
    let some = run(&["query", query, "--format", "csv", "--limit", "20"]).assert_code(0);
    assert_eq!(some.output.lines().count(), 21);
}

#[test]
fn what_is_to_be_told_stands_beside_a_table() {
    let misspelt = [
        "query",
        "MATCH (a:person) RETURN a.nam LIMIT 2",
        "--format",
        "csv",
    ];
    let table = run(&misspelt).assert_code(0);
    assert!(
        table.errors.contains("no entity has a column `nam`"),
        "{}",
        table.errors
    );
    assert!(!table.output.contains("Note"), "{}", table.output);
    let none = [
        "query",
        "MATCH (a {name: 'nobody'}) RETURN count(a)",
        "--format",
        "csv",
    ];
    let none = run(&none).assert_code(0);
    let told = &none.errors;
    assert!(
        told.starts_with("Note: line 1, column 17: no entity"),
        "{told}"
    );
    assert!(told.contains("\nWhy: "), "{told}");
}

#[test]
fn a_parameter_that_is_not_used_is_told() {
    let asked = "RETURN $x AS x";
    for further in [&["--format", "csv"][..], &["--explain"]] {
        let unused = ["query", asked, "--param", "x=1", "--param", "y=2"];
        let unused = run(&[&unused[..], further].concat()).assert_code(0);
        assert!(
            unused.errors.contains("`$y` has a value"),
            "{}",
            unused.errors
        );
        assert!(!unused.errors.contains("`$x`"), "{}", unused.errors);
    }
}

#[tokio::test]
async fn lines_are_those_of_the_server() {
    let query = "MATCH (a)-[r:spied_on]->(b) RETURN a, b, r.when LIMIT 4";
    let lines = run(&["query", query, "--format", "ndjson"]).assert_code(0);
    let encoded = query.replace(' ', "%20").replace('>', "%3E");
    let reply = get(&format!("/api/query.ndjson?q={encoded}")).await;
    assert_eq!(lines.output, reply.text());
    assert_eq!(lines.output.lines().count(), 6);
    let none = "MATCH (a:person {name: 'nobody'}) RETURN a";
    let none = run(&["query", none, "--format", "ndjson"]).assert_code(1);
    assert_eq!(none.output.lines().count(), 2);
    let late = "UNWIND [1, 'x'] AS x RETURN abs(x)";
    let late = run(&["query", late, "--format", "ndjson"]).assert_code(2);
    assert!(late.output.contains("\"fault\":\""), "{}", late.output);
    let early = run(&["query", "RETURN abs('x')", "--format", "ndjson"]).assert_code(2);
    assert!(early.errors.contains("line 1"), "{}", early.errors);
    let other = run(&["show", "nkvd", "--format", "ndjson"]).assert_code(0);
    assert_eq!(other.output.lines().count(), 1);
}

#[test]
fn a_question_that_takes_too_long_is_cut_short_and_says_how_to_allow_more() {
    let query = "MATCH (a), (b), (c), (d) WHERE a.name + b.name = c.name + d.name RETURN a";
    let cut = run(&["query", query, "--deadline", "1"]);
    let said = cut.output.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("the limit of time was reached"), "{said}");
    assert!(cut.errors.contains("--deadline 0"), "{}", cut.errors);
    let lines = run(&["query", query, "--deadline", "1", "--format", "ndjson"]);
    assert!(
        lines.output.contains("the limit of time was reached"),
        "{}",
        lines.output
    );
    assert!(lines.errors.contains("--deadline 0"), "{}", lines.errors);
    let whole = run(&["query", "RETURN 1 AS n", "--deadline", "0"]).assert_code(0);
    assert!(whole.errors.is_empty(), "{}", whole.errors);
    run(&["path", "Ezhov", "Stalin", "--deadline", "soon"]).assert_code(2);
}

#[test]
fn lines_of_a_page_say_how_many_were_asked_for() {
    let query = "UNWIND range(1, 9) AS n RETURN n";
    let page = [
        "query", query, "--format", "ndjson", "--limit", "1", "--page", "2",
    ];
    let lines = run(&page).assert_code(0);
    assert!(lines.output.contains("\"value\":2"), "{}", lines.output);
    assert!(
        lines
            .output
            .contains("the limit of 1 row was reached. Ask for page 3"),
        "{}",
        lines.output
    );
}

#[test]
fn a_map_as_json_is_a_map() {
    let query = "RETURN $x.a AS a, $x.`b c`[1].d AS d, $y AS y, keys($z) AS z";
    let given = [
        "query",
        query,
        "--format",
        "json",
        "--param",
        "x={\"a\": \"a: \\\"b\\\"\", \"b c\": [1, {\"d\": \"\\/e\"}]}",
        "--param",
        "y:{\"a\"",
        "--param",
        "z:{a: 1}",
    ];
    let cells = run(&given).assert_code(0).json()["rows"][0]["cells"].clone();
    assert_eq!(cells[0]["value"], "a: \"b\"");
    assert_eq!(cells[1]["value"], "/e");
    assert_eq!(cells[2]["value"], "{\"a\"");
    assert_eq!(cells[3]["value"][0]["value"], "a");
}
