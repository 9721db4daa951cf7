//! What is wrong with a query is said before it runs: where, which piece, and what to do.

use proptest::prelude::prop;
use proptest::prelude::proptest;
use prosopograph::language::FaultCode;
use prosopograph::language::Prepared;
use prosopograph::language::QueryFault;
use prosopograph::language::syntax::parse;

use super::property_graph::PropertyGraph;
use crate::properties::cases_or;

fn fault(text: &str) -> QueryFault {
    let graph = PropertyGraph::default();
    match Prepared::read(text, &graph) {
        Ok(_) => panic!("`{text}` is read without a fault"),
        Err(fault) => fault,
    }
}

/// A query, where its fault is, the piece that is meant, the code, and a part of what is said.
const FAULTS: [(&str, [usize; 2], &str, FaultCode, &str); 36] = [
    (
        "MATCH (a) RETRUN a",
        [1, 11],
        "RETRUN",
        FaultCode::UnexpectedSyntax,
        "the end of the query",
    ),
    (
        "MATCH (a) RETRUN a",
        [1, 11],
        "RETRUN",
        FaultCode::UnexpectedSyntax,
        "Did you mean `RETURN`?",
    ),
    (
        "MTACH (a) RETURN a",
        [1, 1],
        "MTACH",
        FaultCode::UnexpectedSyntax,
        "Did you mean `MATCH`?",
    ),
    (
        "MATCH (a) RETURN a LIMT 5",
        [1, 20],
        "LIMT",
        FaultCode::UnexpectedSyntax,
        "Did you mean `LIMIT`?",
    ),
    (
        "MATCH (a) RETURN a ORDER a.name",
        [1, 26],
        "a",
        FaultCode::UnexpectedSyntax,
        "Write ORDER BY",
    ),
    (
        "MATCH (a) WHERE a.x == 1 RETURN a",
        [1, 22],
        "=",
        FaultCode::UnexpectedSyntax,
        "Write one `=`",
    ),
    (
        "MATCH (a) WHERE a.x != 1 RETURN a",
        [1, 21],
        "!",
        FaultCode::UnexpectedSyntax,
        "Write `<>`",
    ),
    (
        "MATCH (a) WHERE a.x = 'x' AND RETURN a",
        [1, 31],
        "RETURN",
        FaultCode::UnexpectedSyntax,
        "Something is missing before it",
    ),
    (
        "MATCH (a) RETURN cout(a)",
        [1, 18],
        "cout",
        FaultCode::UnknownFunction,
        "Did you mean `count`?",
    ),
    (
        "MATCH (b) WHERE b = 'NKVD' RETURN b",
        [1, 17],
        "b = 'NKVD'",
        FaultCode::InvalidArgumentType,
        "b CALLED 'NKVD'",
    ),
    (
        "MATCH ()-[r]->() WHERE r IN ['x'] RETURN r",
        [1, 24],
        "r IN ['x']",
        FaultCode::InvalidArgumentType,
        "such as r.type",
    ),
    (
        "MATCH (a:Person RETURN a",
        [1, 17],
        "RETURN",
        FaultCode::UnexpectedSyntax,
        "expected `)`",
    ),
    (
        "RETURN 1 +",
        [1, 11],
        "",
        FaultCode::UnexpectedSyntax,
        "the query ends where a value",
    ),
    (
        "",
        [1, 1],
        "",
        FaultCode::UnexpectedSyntax,
        "begins with MATCH",
    ),
    (
        "MATCH (a)\nRETURN b",
        [2, 8],
        "b",
        FaultCode::UndefinedVariable,
        "`b` is not defined",
    ),
    (
        "MATCH (person) RETURN persn",
        [1, 23],
        "persn",
        FaultCode::UndefinedVariable,
        "Did you mean `person`?",
    ),
    (
        "RETURN 'abc",
        [1, 8],
        "'abc",
        FaultCode::UnexpectedSyntax,
        "Close it",
    ),
    (
        "RETURN 'a\\q'",
        [1, 10],
        "\\q",
        FaultCode::UnexpectedSyntax,
        "unknown escape",
    ),
    (
        "RETURN “a”",
        [1, 8],
        "“",
        FaultCode::InvalidUnicodeCharacter,
        "plain quotation marks",
    ),
    (
        "RETURN 42 — 41",
        [1, 11],
        "—",
        FaultCode::InvalidUnicodeCharacter,
        "plain hyphen",
    ),
    (
        "RETURN 12abc",
        [1, 8],
        "12abc",
        FaultCode::InvalidNumberLiteral,
        "Numbers are written",
    ),
    (
        "RETURN 9223372036854775808",
        [1, 8],
        "9223372036854775808",
        FaultCode::IntegerOverflow,
        "decimal point",
    ),
    (
        "RETURN lenght('a')",
        [1, 8],
        "lenght",
        FaultCode::UnknownFunction,
        "Did you mean `length`?",
    ),
    (
        "RETURN size()",
        [1, 8],
        "size",
        FaultCode::InvalidNumberOfArguments,
        "takes 1 argument,",
    ),
    (
        "RETURN size(1)",
        [1, 13],
        "1",
        FaultCode::InvalidArgumentType,
        "a text or a list",
    ),
    (
        "RETURN NOT 'a'",
        [1, 12],
        "'a'",
        FaultCode::InvalidArgumentType,
        "not a text",
    ),
    (
        "CREATE (a)",
        [1, 1],
        "CREATE (a)",
        FaultCode::ReadOnly,
        "CREATE is not available here",
    ),
    (
        "MATCH (a) DETACH DELETE a",
        [1, 11],
        "DETACH DELETE a",
        FaultCode::ReadOnly,
        "DETACH DELETE is not available here",
    ),
    (
        "MATCH (a)",
        [1, 1],
        "MATCH (a)",
        FaultCode::InvalidClauseComposition,
        "must end with RETURN",
    ),
    (
        "RETURN 1 AS a RETURN 2 AS b",
        [1, 1],
        "RETURN 1 AS a",
        FaultCode::InvalidClauseComposition,
        "Use WITH",
    ),
    (
        "MATCH (a) WHERE count(a) > 1 RETURN a",
        [1, 17],
        "count(a)",
        FaultCode::InvalidAggregation,
        "in WITH",
    ),
    (
        "RETURN count(count(1))",
        [1, 14],
        "count(1)",
        FaultCode::NestedAggregation,
        "in WITH",
    ),
    (
        "MATCH (a) WITH a.x RETURN 1",
        [1, 16],
        "a.x",
        FaultCode::NoExpressionAlias,
        "with AS",
    ),
    (
        "MATCH (a)-[r]->(r) RETURN a",
        [1, 12],
        "r",
        FaultCode::VariableTypeConflict,
        "cannot be a relationship",
    ),
    (
        "UNWIND [1] AS a UNWIND [2] AS a RETURN a",
        [1, 31],
        "a",
        FaultCode::VariableAlreadyBound,
        "another name",
    ),
    (
        "RETURN (a)-->()",
        [1, 8],
        "(a)-->()",
        FaultCode::UnexpectedSyntax,
        "EXISTS",
    ),
];

#[test]
fn every_fault_says_where_it_is_and_what_to_do() {
    for (text, place, piece, code, said) in FAULTS {
        let fault = fault(text);
        let whole = fault.to_string();
        assert_eq!([fault.line, fault.column], place, "{text}: {whole}");
        assert_eq!(fault.piece, piece, "{text}: {whole}");
        assert_eq!(fault.code, code, "{text}: {whole}");
        assert!(whole.contains(said), "{text}: {whole}");
    }
}

#[test]
fn nesting_ends_in_a_fault_and_not_in_a_crash() {
    let deep = [
        ("(", "1", ")"),
        ("[", "1", "]"),
        ("{a: ", "1", "}"),
        ("NOT ", "true", ""),
        ("-", "1", ""),
        ("(a {x: ", "1", "})"),
        ("[(a)-->(b) | ", "1", "]"),
        ("CASE WHEN true THEN ", "1", " END"),
        ("EXISTS { MATCH (a) WHERE ", "true", " RETURN a }"),
        ("all(x IN [1] WHERE ", "true", ")"),
        ("((", "a", "))"),
        ("((a)-->(b) ", "", ")*"),
    ];
    for (open, inside, close) in deep {
        for depth in [70, 5000] {
            let text = format!(
                "RETURN {}{inside}{}",
                open.repeat(depth),
                close.repeat(depth)
            );
            let fault = parse(&text).expect_err("too deep");
            let is_refused = matches!(
                fault.code,
                FaultCode::NestingTooDeep | FaultCode::UnexpectedSyntax
            );
            assert!(is_refused, "{open}: {:?}", fault.code);
        }
    }
}

#[test]
fn a_long_chain_is_not_deep() {
    for operator in ["+", " OR ", " AND ", "*", " = ", "^"] {
        let number = if operator.len() > 3 { "true" } else { "1" };
        let text = format!(
            "RETURN {number}{}",
            format!("{operator}{number}").repeat(3000)
        );
        let graph = PropertyGraph::default();
        assert!(Prepared::read(&text, &graph).is_ok(), "{operator}");
    }
    let text = format!("RETURN {{}}{}", ".a".repeat(3000));
    assert_eq!(fault(&text).code, FaultCode::NestingTooDeep);
}

#[test]
fn a_query_of_many_clauses_is_refused() {
    let text = format!("{} RETURN 1", "MATCH (a) ".repeat(3000));
    assert_eq!(fault(&text).code, FaultCode::NestingTooDeep);
    let text = format!("MATCH (a){} RETURN 1", "-->()".repeat(3000));
    assert_eq!(fault(&text).code, FaultCode::NestingTooDeep);
}

const PIECES: [&str; 48] = [
    "MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "AS", "ORDER", "BY", "LIMIT", "CALL",
    "UNION", "ALL", "EXISTS", "COUNT", "CASE", "WHEN", "THEN", "END", "NOT", "AND", "IN", "(", ")",
    "[", "]", "{", "}", "-", ">", "<", "*", "+", "|", ":", ",", ".", "..", "=", "a", "b", "r", "1",
    "0x", "'t'", "$p", "count(*)", "SHORTEST",
];

proptest! {
    #![proptest_config(cases_or(256))]

    #[test]
    fn no_text_makes_the_parser_panic(text in ".{0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_row_of_words_makes_the_reading_panic(words in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..40)) {
        let graph = PropertyGraph::default();
        let _ = Prepared::read(&words.join(" "), &graph);
    }
}
