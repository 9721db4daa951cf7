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
