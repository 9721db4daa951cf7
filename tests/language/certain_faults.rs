//! What is certainly wrong is told before a query runs, though no row may ever arrive; and what lies
//! beyond the calendar, or is too long to be counted, is a fault that names the value.

use prosopograph::language::FaultClass;
use prosopograph::language::Limits;
use prosopograph::language::Meter;
use prosopograph::language::Parameters;
use prosopograph::language::Prepared;
use prosopograph::language::Value;

use super::property_graph::PropertyGraph;

/// A query that finds nothing, the piece of it that is wrong, and a part of what is said.
const CERTAIN: [(&str, &str, &str); 90] = [
    (
        "MATCH (a) WHERE a.name =~ 'S.*' RETURN a",
        "a.name =~ 'S.*'",
        "STARTS WITH, ENDS WITH or CONTAINS",
    ),
    (
        "MATCH (a) RETURN date('x')",
        "date('x')",
        "`x` is not a date",
    ),
    (
        "MATCH (a) RETURN time('25:00')",
        "time('25:00')",
        "`25:00` is not",
    ),
    (
        "MATCH (a) WHERE a.d > date({year: 1937, month: 13}) RETURN a",
        "date({year: 1937, month: 13})",
        "`month` must be a whole number from 1 to 12",
    ),
    (
        "MATCH (a) RETURN date({month: 5})",
        "date({month: 5})",
        "needs a year",
    ),
    (
        "MATCH (a) RETURN CASE WHEN a.x THEN duration('P1X') ELSE 1 END",
        "duration('P1X')",
        "`P1X` is not a length of time",
    ),
    (
        "MATCH (a) RETURN duration({yeers: 1})",
        "duration({yeers: 1})",
        "Did you mean `years`?",
    ),
    (
        "MATCH (a) RETURN date()",
        "date()",
        "do not look at the clock",
    ),
    (
        "MATCH (a) RETURN datetime.realtime()",
        "datetime.realtime()",
        "do not look at the clock",
    ),
    (
        "MATCH (a) RETURN date(1937)",
        "1937",
        "such as '1937' or {year: 1937}",
    ),
    ("MATCH (a) RETURN edtf('193x7')", "'193x7'", "is not a date"),
    (
        "MATCH ()-[r]->() WHERE during(r, '193x7') RETURN r",
        "'193x7'",
        "`193x7` is not a date",
    ),
    (
        "MATCH ()-[r]->() WHERE before(r, 'soon') RETURN r",
        "'soon'",
        "`soon` is not a date",
    ),
    (
        "MATCH ()-[r]->() WHERE same_time(r, r, 'x') RETURN r",
        "'x'",
        "`x` is not a date",
    ),
    (
        "MATCH ()-[r]->() WHERE during(r, 1937) RETURN r",
        "1937",
        "Write a year as a text, such as '1937'",
    ),
    (
        "MATCH (a) WHERE during(a, '1937') RETURN a",
        "a",
        "such as a.begin",
    ),
    ("MATCH ()-[r]->() RETURN earliest(r)", "r", "such as r.when"),
    (
        "MATCH (a) RETURN date(edtf('1937'))",
        "edtf('1937')",
        "earliest(edtf('1937'))",
    ),
    (
        "MATCH (a) RETURN duration.between('1937-01-01', a.d)",
        "'1937-01-01'",
        "date('1937-01-01')",
    ),
    (
        "MATCH (a) RETURN date.truncate('yeer', date(a.d))",
        "'yeer'",
        "Did you mean `year`?",
    ),
    (
        "MATCH (a) RETURN date(a.d).yeer",
        "yeer",
        "Did you mean `year`?",
    ),
    (
        "MATCH (a) RETURN duration({days: a.n}).hour",
        "hour",
        "Did you mean `hours`?",
    ),
    (
        "MATCH (a) WHERE a CALLED 5 RETURN a",
        "5",
        "in quotation marks",
    ),
    (
        "MATCH ()-[r]->() WHERE r CALLED 'x' RETURN r",
        "r",
        "a node is expected",
    ),
    ("MATCH (a) RETURN 1 / 0", "1 / 0", "divided by zero"),
    (
        "MATCH (a) RETURN 9223372036854775807 + 1",
        "9223372036854775807 + 1",
        "too large for a whole number",
    ),
    (
        "MATCH (a) RETURN percentileCont(a.x, 1.5)",
        "1.5",
        "from 0 to 1",
    ),
    (
        "MATCH (a) RETURN percentileDisc(a.x, -1)",
        "-1",
        "from 0 to 1",
    ),
    (
        "MATCH (a) RETURN cuont(a)",
        "cuont",
        "Did you mean `count`?",
    ),
    ("MACTH (a) RETURN a", "MACTH", "Did you mean `MATCH`?"),
    (
        "MATCH (a) SET a.x = 1",
        "SET a.x = 1",
        "nothing was changed. To change the data, edit the files",
    ),
    ("PUT (a)", "PUT", "PUT is not available here"),
    ("INSERT (a)", "INSERT", "INSERT is not available here"),
    ("SELECT a", "SELECT", "not SQL"),
    (
        "MATCH (a) RETURN DISTINCT a.x AS x ORDER BY a.y",
        "a",
        "sees only the columns",
    ),
    (
        "MATCH (a) RETURN a.x AS x, count(*) AS n ORDER BY a.y",
        "a",
        "`a` cannot be seen any more",
    ),
    (
        "MATCH (a) RETURN date('1937-01-01') + duration({years: 9223372036854775807})",
        "duration({years: 9223372036854775807})",
        "`years: 9223372036854775807` is too long",
    ),
    (
        "MATCH (a) RETURN date('1937-01-01') + duration({days: 9223372036854775807})",
        "date('1937-01-01') + duration({days: 9223372036854775807})",
        "`1937-01-01` moved by `P9223372036854775807D` lies beyond the calendar",
    ),
    (
        "MATCH (a) RETURN duration({months: 9223372036854775807}) + duration({months: 1})",
        "duration({months: 9223372036854775807}) + duration({months: 1})",
        "the result is too long",
    ),
    (
        "MATCH (a) RETURN duration({days: 1}) * 9223372036854775807 * 10",
        "duration({days: 1}) * 9223372036854775807",
        "the result is too long",
    ),
    (
        "MATCH (a) RETURN duration({hours: 9223372036854775807})",
        "duration({hours: 9223372036854775807})",
        "`hours: 9223372036854775807` is too long",
    ),
    (
        "MATCH (a) RETURN duration('P99999999999999999999Y')",
        "duration('P99999999999999999999Y')",
        "`P99999999999999999999Y` is too long",
    ),
    (
        "MATCH (a) RETURN localdatetime('+999999-12-31T23:00') + duration({hours: 2})",
        "localdatetime('+999999-12-31T23:00') + duration({hours: 2})",
        "from the year -999999 to 999999",
    ),
    (
        "MATCH (a) RETURN datetime.fromepochmillis(9223372036854775807)",
        "datetime.fromepochmillis(9223372036854775807)",
        "beyond the calendar",
    ),
    (
        "MATCH (a) RETURN date('1937-01-02') - date('1937-01-01')",
        "date('1937-01-02') - date('1937-01-01')",
        "Write duration.between(…)",
    ),
    ("MATCH (a)->(b) RETURN a", ">", "`-->`, `<--` or `--`"),
    ("MATCH (a)-(b) RETURN a", "(", "`-->`, `<--` or `--`"),
    (
        "MATCH (a) WHERE a.x LIKE 'S%' RETURN a",
        "LIKE",
        "CONTAINS, STARTS WITH",
    ),
    (
        "MATCH (a) WHERE a.x BETWEEN 1 AND 3 RETURN a",
        "BETWEEN",
        "1 <= x <= 3",
    ),
    (
        "MATCH (a) GROUP BY a.x RETURN a",
        "GROUP",
        "counts are for each value",
    ),
    (
        "MATCH (a) RETURN a HAVING count(a) > 1",
        "HAVING",
        "WITH a, count(*) AS n WHERE",
    ),
    (
        "MATCH (a) RETURN a, count(*) AS n WHERE n > 1",
        "WHERE",
        "those on counts behind WITH",
    ),
    ("MATCH (a) RETURN a LIMIT 1 SKIP 1", "SKIP", "before LIMIT"),
    (
        "MATCH (a) WHERE a.x NOT NULL RETURN a",
        "NOT",
        "IS NOT NULL",
    ),
    ("RETURN 1; RETURN 2", "RETURN", "one query at a time"),
    (
        "RETURN 'it''s'",
        "'s'",
        "for a quotation mark within a text",
    ),
    ("PROFILE MATCH (a) RETURN a", "PROFILE", "EXPLAIN"),
    ("CALL db.labels()", "db.labels", "in the vocabulary"),
    (
        "MATCH ()-[r]->() RETURN year(r.when)",
        "year",
        "earliest(r.when).year",
    ),
    (
        "MATCH (a)-->(b) RETURN a - b",
        "a",
        "such as a.name or r.when",
    ),
    (
        "RETURN earliest(edtf('Y170000000'))",
        "earliest(edtf('Y170000000'))",
        "`Y170000000` lies beyond the calendar",
    ),
    (
        "RETURN time('12:00[Europe/Rome]')",
        "time('12:00[Europe/Rome]')",
        "named time zones are not supported",
    ),
    (
        "MATCH (a)-[r*1..2]->(b) WHERE r.x = 1 RETURN a",
        "r",
        "write all(x IN r WHERE x.x …)",
    ),
    (
        "MATCH (a) WHERE a.x CONTAINS 5 RETURN a",
        "5",
        "in quotation marks",
    ),
    (
        "MATCH (a) RETURN avg(a)",
        "a",
        "`avg` takes numbers, not a node",
    ),
    (
        "MATCH ()-[r]->() RETURN stDev(r)",
        "r",
        "Write count(r) for how many there are",
    ),
    (
        "MATCH p = (a)-->() RETURN percentileCont(p, 0.5)",
        "p",
        "not a path",
    ),
    (
        "MATCH (a) RETURN sum(toString(a.n))",
        "toString(a.n)",
        "sum(toFloat(toString(a.n)))",
    ),
    (
        "MATCH (a) RETURN sum(a.n > 1)",
        "a.n > 1",
        "count_bounds(a.n > 1)",
    ),
    (
        "MATCH (a) RETURN avg(edtf(a.d))",
        "edtf(a.d)",
        "avg(earliest(edtf(a.d)).year)",
    ),
    ("MATCH (a) RETURN sum_bounds(a)", "a", "takes numbers"),
    (
        "MATCH (a) RETURN sum(collect(a))",
        "collect(a)",
        "cannot be gathered again",
    ),
    (
        "MATCH (a) RETURN substring('abc', -1)",
        "-1",
        "must not be negative",
    ),
    (
        "MATCH (a) RETURN left(a.name, -2)",
        "-2",
        "Positions begin with 0",
    ),
    (
        "MATCH (a) RETURN [1, 2]['a']",
        "'a'",
        "0 for the first member",
    ),
    (
        "MATCH (a) RETURN [1, 2][1.5]",
        "1.5",
        "is a whole number, not a number",
    ),
    (
        "MATCH (a) RETURN 'abc'[0]",
        "'abc'",
        "substring('abc', 0, 1)",
    ),
    (
        "MATCH (a) RETURN {x: 1}[0]",
        "0",
        "Write the key in quotation marks",
    ),
    ("MATCH (a) RETURN a[0]", "0", "such as ['name']"),
    ("MATCH (a:!person) RETURN a", "!", "`WHERE NOT a:person`"),
    ("MATCH (a:person&!x) RETURN a", "!", "`WHERE NOT a:x`"),
    ("MATCH ()-[r:!x]->() RETURN r", "!", "`WHERE NOT r:x`"),
    ("MATCH (a)-[r]->(b:!x) RETURN r", "!", "`WHERE NOT b:x`"),
    ("MATCH (:!x) RETURN 1", "!", "`WHERE NOT a:x`"),
    ("MATCH (a:%) RETURN a", "%", "Leave it out"),
    ("MATCH (a) WHERE !a.x RETURN a", "!", "Write NOT"),
    (
        "MATCH (a) RETURN COLLECT { MATCH (a)-->(b) RETURN b.name } AS all",
        "COLLECT",
        "[(a)-->(b) WHERE b.name <> '' | b.name]",
    ),
    (
        "MATCH ALL SHORTEST p = (a)-[*]->(b) RETURN p",
        "p",
        "Write `p = ALL SHORTEST`",
    ),
    (
        "MATCH SHORTEST 3 ACYCLIC way = (a)-[*]->(b) RETURN way",
        "way",
        "Write `way = SHORTEST 3 ACYCLIC`",
    ),
    (
        "MATCH (a)-[r*]->(b) RETURN collect(r)[0].when",
        "collect(r)[0]",
        "It stands for several",
    ),
];

#[test]
fn what_is_certainly_wrong_is_told_though_no_row_arrives() {
    let graph = PropertyGraph::default();
    let mut otherwise = Vec::new();
    for (text, piece, said) in CERTAIN {
        let Err(fault) = Prepared::read(text, &graph) else {
            otherwise.push(format!("`{text}` is read without a fault"));
            continue;
        };
        let whole = fault.to_string();
        let is_told = fault.piece == piece && whole.contains(said) && !fault.advice.is_empty();
        if !is_told {
            otherwise.push(format!("{text}: {whole}"));
        }
    }
    assert!(otherwise.is_empty(), "{}", otherwise.join("\n"));
}

#[test]
fn a_range_that_does_not_get_on_is_told_when_it_is_asked_though_no_row_arrives() {
    let graph = PropertyGraph::default();
    let text = "MATCH (a)\nRETURN range(1, 10, 0)";
    let query = Prepared::read(text, &graph).expect("openCypher finds it when it runs");
    let meter = Meter::new(Limits::default(), None);
    let fault = query.run(&Parameters::new(), &meter);
    let fault = fault.expect_err("the step is 0");
    assert_eq!(fault.class, FaultClass::ArgumentError, "{fault}");
    assert_eq!(
        (fault.line, fault.column, &*fault.piece),
        (2, 21, "0"),
        "{fault}"
    );
}

#[test]
fn what_may_be_right_is_not_refused() {
    let graph = PropertyGraph::default();
    for text in [
        "MATCH (a) RETURN sum(a.n), avg(a.n), min(a), max(toString(a.n)), collect(a)",
        "MATCH (a) RETURN sum_bounds('300/400'), count_bounds(a.n > 1)",
        "MATCH (a) RETURN [1, 2][a.n], {x: 1}[a.key], a['name'], [1, 2][-1], null['x']",
        "MATCH (a) RETURN substring(a.name, a.n), range(1, 10, -1)",
        "MATCH (a WHERE NOT a:person)-[r WHERE NOT r:arrested]->() RETURN a",
        "MATCH (collect) RETURN collect {.name}, collect {match: 1}",
    ] {
        if let Err(fault) = Prepared::read(text, &graph) {
            panic!("{text}: {fault}");
        }
    }
}

#[test]
fn a_parameter_without_a_value_is_told_though_no_row_arrives() {
    let graph = PropertyGraph::default();
    let text = "MATCH (a)\nWHERE a.name = $x\nRETURN a LIMIT $most";
    let query = Prepared::read(text, &graph).expect("it is a query");
    let meter = Meter::new(Limits::default(), None);
    let mut given = Parameters::new();
    for (name, line) in [("x", 2), ("most", 3)] {
        let fault = query.run(&given, &meter).expect_err("a value is missing");
        assert_eq!(fault.class, FaultClass::ParameterMissing, "{fault}");
        assert_eq!(
            [fault.line, fault.piece.len()],
            [line, name.len() + 1],
            "{fault}"
        );
        given.insert(name.to_owned(), Value::Integer(1));
    }
    query.run(&given, &meter).expect("every value is given");
    let plan = Prepared::read("EXPLAIN MATCH (a) RETURN $x", &graph).expect("it is a query");
    plan.run(&Parameters::new(), &meter)
        .expect("a plan needs no values");
}

#[test]
fn what_is_beyond_the_calendar_in_a_row_is_a_fault_there() {
    let graph = PropertyGraph::default();
    for (text, said) in [
        (
            "UNWIND [1, 9223372036854775807] AS n RETURN duration({quarters: n})",
            "`quarters: 9223372036854775807` is too long",
        ),
        (
            "UNWIND [duration({days: 1})] AS d RETURN d * 1e300",
            "the result is too long",
        ),
        (
            "UNWIND [duration({days: 1})] AS d RETURN d / 0",
            "the result is too long",
        ),
        (
            "UNWIND [date('-999999-01-01')] AS d RETURN d - duration({days: 1})",
            "`-999999-01-01` moved by `P1D` lies beyond the calendar",
        ),
        (
            "UNWIND ['P9223372036854775807-1-1'] AS d RETURN duration(d)",
            "`P9223372036854775807-1-1` is",
        ),
        (
            "UNWIND [duration({seconds: 9223372036854775807})] AS d RETURN d.nanoseconds",
            "too large for a whole number",
        ),
    ] {
        let query = Prepared::read(text, &graph).expect("it is a query");
        let meter = Meter::new(Limits::default(), None);
        let fault = query.run(&Parameters::new(), &meter);
        let fault = fault.expect_err(text).to_string();
        assert!(fault.contains(said), "{text}: {fault}");
    }
}

#[test]
fn the_ends_of_the_calendar_can_be_reached() {
    let graph = PropertyGraph::default();
    for (text, wanted) in [
        (
            "RETURN toString(date('+999998-12-31') + duration({years: 1}))",
            "+999999-12-31",
        ),
        (
            "RETURN toString(date('-999998-01-01') - duration({months: 12}))",
            "-999999-01-01",
        ),
        (
            "RETURN toString(duration({months: 9223372036854775806}) + duration({months: 1}))",
            "P768614336404564650Y7M",
        ),
        (
            "RETURN toString(duration.between(date('-999999-01-01'), date('+999999-12-31')))",
            "P1999998Y11M30D",
        ),
    ] {
        let query = Prepared::read(text, &graph).expect("it is a query");
        let meter = Meter::new(Limits::default(), None);
        let answer = query.run(&Parameters::new(), &meter).expect(text);
        assert_eq!(answer.rows[0].values, [Value::text(wanted)], "{text}");
    }
}
