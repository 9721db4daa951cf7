//! What to write instead: every fault of these says it in a concrete form.

use prosopograph::language::Prepared;

use super::property_graph::PropertyGraph;

/// A query, the piece of it that is wrong, and what it is told to write.
const ADVICE: [(&str, &str, &str); 51] = [
    (
        "MATCH (a) RETURN toUpper()",
        "toUpper",
        "Write toUpper(a text), such as toUpper(a.name)",
    ),
    (
        "MATCH (a) RETURN substring(a.name)",
        "substring",
        "Write substring(a text, a whole number, [a whole number])",
    ),
    ("RETURN pi(1)", "pi", "Write pi()"),
    ("RETURN count()", "count", "Write count(*)"),
    ("RETURN sum()", "sum", "Write sum(r.quantity)"),
    ("RETURN toUpper(DISTINCT 'a')", "toUpper", "Leave it out"),
    ("RETURN 1 LIMIT -1", "-1", "such as LIMIT 10"),
    ("RETURN 1 LIMIT 1.5", "1.5", "such as LIMIT 10"),
    ("RETURN 1 SKIP 'a'", "'a'", "such as SKIP 10"),
    (
        "MATCH p = SHORTEST 0 (a)-[*]-(b) RETURN p",
        "0",
        "such as SHORTEST 3",
    ),
    (
        "MATCH p = ANY -2 (a)-[*]-(b) RETURN p",
        "-2",
        "such as SHORTEST 3",
    ),
    (
        "MATCH p = SHORTEST 99999999999 (a)-[*]-(b) RETURN p",
        "99999999999",
        "Write at most 4294967295",
    ),
    (
        "MATCH (a) RETURN TOP 3 a",
        "3",
        "RETURN a ORDER BY a.name LIMIT 3",
    ),
    (
        "MATCH (a) RETURN DISTINCT top $n a.name",
        "$n",
        "ORDER BY a.name LIMIT 3",
    ),
    (
        "MATCH (a) RETURN CASE WHEN a.x",
        "",
        "Write THEN and a value, and END at the end",
    ),
    (
        "MATCH (a) RETURN (CASE WHEN a.x THEN 1)",
        ")",
        "Write END where the CASE ends",
    ),
    ("RETURN CASE 1 THEN 2 END", "THEN", "Write WHEN"),
    ("RETURN CASE WHEN true THNE 2", "THNE", "`THEN`"),
    (
        "RETURN size(5)",
        "5",
        "toString(5) for its digits, or [5] for a list",
    ),
    ("MATCH (a) RETURN size(a)", "a", "such as a.name"),
    ("MATCH p = (a)-->() RETURN size(p)", "p", "length(p)"),
    ("RETURN length('abc')", "'abc'", "size('abc')"),
    ("RETURN toUpper(5)", "5", "toString(5)"),
    ("RETURN abs('5')", "'5'", "toFloat('5')"),
    ("MATCH ()-[r]->() RETURN labels(r)", "r", "startNode(r)"),
    ("MATCH (a) RETURN type(a)", "a", "such as the r of"),
    ("RETURN head(5)", "5", "such as [5]"),
    ("MATCH (a) WHERE a RETURN a", "a", "a IS NOT NULL"),
    ("MATCH ()-[r]->() WHERE NOT r RETURN r", "r", "r.type = '…'"),
    ("MATCH p = (a)-->() WHERE p RETURN p", "p", "length(p) > 1"),
    ("MATCH (a) WHERE 'x' RETURN a", "'x'", "a.name = 'x'"),
    ("MATCH (a) WHERE [1] RETURN a", "[1]", "size([1]) > 0"),
    (
        "MATCH (a) WHERE earliest(a.x) RETURN a",
        "earliest(a.x)",
        "earliest(a.x) IS NOT NULL",
    ),
    (
        "MATCH (a:x|y&!z) RETURN a",
        "&",
        "`WHERE a:x OR a:y AND NOT a:z`",
    ),
    (
        "MATCH (a:(x|y)&!z) RETURN a",
        "(",
        "`WHERE (a:x OR a:y) AND NOT a:z`",
    ),
    ("MATCH ()-[:x&y]->() RETURN 1", "&", "`WHERE r:x AND r:y`"),
    ("MATCH (a) WHERE a:x|y RETURN a", "|", "`WHERE a:x OR a:y`"),
    ("RETURN 1e400", "1e400", "between -1.7e308 and 1.7e308"),
    ("MATCH ()-->{3,1}() RETURN 1", "}", "Write {1,3}"),
    (
        "MATCH (a\nRETURN a",
        "RETURN",
        "The `(` of line 1, column 7 is not closed: write `)` before `RETURN`",
    ),
    (
        "RETURN\n  [1, 2",
        "",
        "The `[` of line 2, column 3 is not closed: write `]` where it ends",
    ),
    (
        "MATCH (a {id: 1) RETURN a",
        ")",
        "The `{` of line 1, column 10 is not closed: write `}` before `)`",
    ),
    (
        "MATCH (a)-[r-->(b) RETURN size([a])",
        "-",
        "The `[` of line 1, column 11 is not closed: write `]` before `-`",
    ),
    (
        "RETURN size(",
        "",
        "The `(` of line 1, column 12 is not closed",
    ),
    (
        "RETURN 'abc",
        "'abc",
        "Close it with another `'`, as it begins with that of line 1, column 8",
    ),
    ("RETURN \"abc", "\"abc", "Close it with another `\"`"),
    (
        "RETURN `abc",
        "`abc",
        "as it begins with that of line 1, column 8",
    ),
    ("RETURN (1 2)", "2", "missing between `1` and `2`"),
    ("RETURN 1 LIMIT", "", "missing behind `LIMIT`"),
    (
        "MATCH (a)-[*99999999999]->() RETURN a",
        "99999999999",
        "Write at most 4294967295",
    ),
    (
        "MATCH (a) WHERE (a.x) RETURN a b",
        "b",
        "missing between `a` and `b`",
    ),
];

#[test]
fn every_fault_says_what_to_write_instead() {
    let graph = PropertyGraph::default();
    let mut otherwise = Vec::new();
    for (text, piece, advice) in ADVICE {
        let Err(fault) = Prepared::read(text, &graph) else {
            otherwise.push(format!("`{text}` is read without a fault"));
            continue;
        };
        if fault.piece != piece || !fault.advice.contains(advice) {
            otherwise.push(format!("{text}: {fault}"));
        }
    }
    assert!(otherwise.is_empty(), "{}", otherwise.join("\n"));
}

#[test]
fn a_range_that_no_length_lies_in_is_noted_with_the_one_that_was_meant() {
    let graph = PropertyGraph::default();
    for (text, meant) in [
        ("MATCH ()-[*3..1]->() RETURN 1", "did you mean *1..3?"),
        ("MATCH ()-[*..0]->() RETURN 1", "did you mean *0..0?"),
        (
            "MATCH p = ANY SHORTEST (a)-[*3..1]->(b) RETURN p",
            "did you mean *1..3?",
        ),
    ] {
        let query = Prepared::read(text, &graph).expect("openCypher allows it");
        let notes = query.notes().join("\n");
        assert!(notes.contains(meant), "{text}: {notes}");
    }
    let query = Prepared::read("MATCH ()-[*1..3]->(), ()-[*0..0]-() RETURN 1", &graph);
    assert_eq!(query.expect("a query").notes(), [""; 0]);
}
