//! JSON files that cannot be read, and files that ask for too much.

use crate::exchange::json::outcome;

#[test]
fn bad_files_are_refused_with_the_line() {
    let cases = [
        (
            "{\"directed\": true,\n\"nodes\": [{\"id\": \"a\"},\n{\"id\": \"b\"",
            "x:3: the text ends within an object; the file may have been cut off",
        ),
        (
            "{\"nodes\": [{\"id\": \"a\",\n\"w\": NaN}], \"links\": []}",
            "x:2: invalid JSON at column 6: expected value; NaN and Infinity are not valid JSON, write null instead",
        ),
        (
            "{\"nodes\": [{\"id\": \"a\"},\n], \"links\": []}",
            "x:2: invalid JSON at column 1: expected value",
        ),
        (
            "{\"directed\": true,\n\"nodes\": 5, \"links\": []}",
            "x:2: \"nodes\" is not a list",
        ),
        (
            "{\"nodes\": [{\"id\": \"a\"}]} {}",
            "x:1: invalid JSON at column 26: trailing characters",
        ),
        (
            "{\"graph\": {\"prosopograph\": {\"about\": [\n1e999]}}, \"nodes\": [{\"id\": \"a\"}]}",
            "x:1: the vocabulary (\"prosopograph\") in the file is not valid JSON: number out of range at line 2 column 5; export the file again",
        ),
        (
            "{\"type\": \"gephi-lite\", \"graphDataset\": {}}",
            "x: the Gephi Lite file has no \"fullGraph\"",
        ),
        (
            "{\"elements\": {\"nodes\": [{\"data\": {\"id\": \"a\tb\"}}]}}",
            "x:1: invalid JSON at column 42: control character (\\u0000-\\u001F) found while parsing a string",
        ),
        ("{\"graphs\": [5]}", "x:1: it is not an object"),
    ];
    for (text, expected) in cases {
        assert_eq!(outcome(text), expected, "{text}");
    }
}

#[test]
fn no_depth_and_no_width_of_a_value_is_too_much() {
    let deep = format!(
        "{{\"directed\": true, \"nodes\": [{{\"id\": \"a\", \"d\": {}{}}}]}}",
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    assert!(outcome(&deep).starts_with("id=a · kind=entity · name=a · d=[[["));
    let open = format!("{{\"nodes\": {}", "[".repeat(50_000));
    assert_eq!(
        outcome(&open),
        "x:1: the text ends within a list; the file may have been cut off"
    );
    let fields: Vec<String> = (0..20_000)
        .map(|number| format!("\"k{number}\": {number}, "))
        .collect();
    let fields = fields.concat();
    let wide = format!("{{\"directed\": true, \"nodes\": [{{{fields}\"id\": \"a\"}}]}}");
    let shown = outcome(&wide);
    assert!(
        shown.starts_with("id=a · kind=entity · name=a · k0=0 · k1=1 · "),
        "{shown}"
    );
    assert!(
        shown.ends_with("cells of further columns were dropped"),
        "{shown}"
    );
    let repeated = format!(
        "{{\"directed\": true, \"nodes\": [{{{}\"id\": \"a\"}}]}}",
        "\"k\": 1, ".repeat(20_000)
    );
    assert!(
        outcome(&repeated)
            .ends_with("1: changed: \"k\" occurs more than once; the last value is used")
    );
}

#[test]
fn a_few_bytes_a_row_make_no_table_of_gigabytes() {
    let fields: Vec<String> = (0..950).map(|number| format!("\"k{number}\": 1")).collect();
    let rows = "{\"id\":1},".repeat(100_000);
    let text = format!(
        "{{\"directed\": true, \"nodes\": [{rows}{{\"id\": 2, {}}}], \"links\": []}}",
        fields.join(", ")
    );
    let expected =
        "100001 entities with 951 different attributes make 95 million cells, more than the limit";
    assert!(
        outcome(&text).starts_with(expected),
        "{}",
        outcome(&text).chars().take(300).collect::<String>()
    );
}

#[test]
fn half_a_character_is_an_unknown_one() {
    let text = r#"{"directed": true, "nodes": [{"id": "a", "name": "\ud83d\ude00 \ud83d"}, {"\ud800": 1}]}"#;
    let expected = "id=a · kind=entity · name=😀 \u{fffd}\n0: note: no relations were found\n\
        1: refused: number 2 of \"nodes\": invalid JSON at column 9: unexpected end of hex escape";
    assert_eq!(outcome(text), expected);
}
