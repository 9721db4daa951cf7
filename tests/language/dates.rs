//! Uncertain dates: a comparison is true, false or unknown over every day that they allow.

use std::sync::Arc;

use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::NodeNumber;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::RelationEnds;
use prosopograph::language::Value;
use prosopograph::model::HistoricalDate;

use super::property_graph::Properties;
use super::property_graph::PropertyGraph;

fn first(graph: &PropertyGraph, text: &str) -> Vec<Value> {
    let query = Prepared::read(text, graph).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let answer = query.run(&Parameters::new(), &Meter::new(Limits::default(), None));
    let answer = answer.unwrap_or_else(|fault| panic!("{text}: {fault}"));
    answer
        .rows
        .into_iter()
        .map(|mut row| row.values.remove(0))
        .collect()
}

const TRUE: Value = Value::Boolean(true);
const FALSE: Value = Value::Boolean(false);
const UNKNOWN: Value = Value::Null;

#[test]
fn a_comparison_holds_for_every_day_for_none_or_is_unknown() {
    let graph = PropertyGraph::default();
    let cases = [
        ("edtf('1936') < edtf('1937')", TRUE),
        ("edtf('1938') < edtf('1937')", FALSE),
        ("edtf('1937-05') < edtf('1937')", UNKNOWN),
        ("edtf('1937') = edtf('1937')", UNKNOWN),
        ("edtf('1937-05-01') = edtf('1937-05-01')", TRUE),
        (
            "edtf('1937-05-01') = date({year: 1937, month: 5, day: 1})",
            TRUE,
        ),
        ("edtf('1937-05-01') <> edtf('1937-06')", TRUE),
        ("edtf('1937-05-01') <= edtf('1937-05')", TRUE),
        ("edtf('1937-05-31') >= edtf('1937-05')", TRUE),
        ("edtf('1937-05-31') > edtf('1937-05')", UNKNOWN),
        ("edtf('1930/1935') < edtf('1936')", TRUE),
        ("edtf('1936') < null", UNKNOWN),
        ("edtf('1936') < coalesce('x')", UNKNOWN),
        ("possibly(edtf('1937-05') < edtf('1937'))", TRUE),
        ("certainly(edtf('1937-05') < edtf('1937'))", FALSE),
        (
            "edtf('1937') < edtf('1937') OR NOT edtf('1937') < edtf('1937')",
            UNKNOWN,
        ),
        ("during(edtf('1937-05'), '1937')", TRUE),
        ("during('1937', '1937-05')", UNKNOWN),
        ("during('1936', '1937')", FALSE),
        ("before('1936', '1937')", TRUE),
        // A text is all its days, as in during; an uncertain date is one of them.
        ("before('1937-07-30', '1937')", FALSE),
        ("before(edtf('1937-07'), '1937')", FALSE),
        ("before(edtf('1936/1938'), '1937')", UNKNOWN),
        ("before(edtf('1937-07-30'), edtf('1937'))", UNKNOWN),
        ("overlaps('1936', '1937')", FALSE),
        ("same_time('1937-05', '1937', '1937-05-01')", UNKNOWN),
    ];
    for (expression, expected) in cases {
        let found = first(&graph, &format!("RETURN {expression}"));
        assert_eq!(found, [expected], "{expression}");
    }
    let bounds = first(
        &graph,
        "RETURN toString(earliest(edtf('1937-02'))) + ' ' + latest(edtf('1937-02'))",
    );
    assert_eq!(bounds, [Value::text("1937-02-01 1937-02-28")]);
    let unsound = "UNWIND ['yesterday'] AS day RETURN edtf(day)";
    let unsound = Prepared::read(unsound, &graph).unwrap();
    let fault = unsound.run(&Parameters::new(), &Meter::new(Limits::default(), None));
    let fault = fault.expect_err("no date").to_string();
    assert!(fault.contains("`yesterday` is not a date"), "{fault}");
}

#[test]
fn where_keeps_what_is_certain_and_counts_are_bounds() {
    let mut graph = PropertyGraph::default();
    for _ in 0..2 {
        graph.add_node(vec!["N".into()], Properties::new());
    }
    for when in ["1936", "1937", "1937-05", "1936/1938", "1939"] {
        let date = HistoricalDate::parse(when).unwrap();
        let ends = RelationEnds {
            from: NodeNumber(0),
            to: NodeNumber(1),
        };
        let properties = Properties::from([("when".into(), Value::Date(Arc::new(date)))]);
        graph.add_relation(ends, "T".into(), properties);
    }
    let count = |condition: &str| {
        let text = format!("MATCH ()-[r]->() WHERE {condition} RETURN count(*)");
        first(&graph, &text)
    };
    assert_eq!(count("during(r, '1937')"), [Value::Integer(2)]);
    assert_eq!(count("possibly(during(r, '1937'))"), [Value::Integer(3)]);
    assert_eq!(count("r.when < edtf('1937')"), [Value::Integer(1)]);
    let bounds = "MATCH ()-[r]->() WITH count_bounds(during(r, '1937')) AS n RETURN n.certainly * 10 + n.possibly";
    assert_eq!(first(&graph, bounds), [Value::Integer(23)]);
    let sorted = "MATCH ()-[r]->() RETURN toString(r.when) AS w ORDER BY r.when DESC LIMIT 1";
    assert_eq!(first(&graph, sorted), [Value::text("1939")]);
}
