//! Queries as text on a network: conflicting kinds, columns that nothing has, evidence, and why there
//! are no rows.

use std::sync::OnceLock;

use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::builtin;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::QueryAnswer;
use prosopograph::explorer::QueryQuestion;
use prosopograph::graph::Scope;
use prosopograph::language::Value;
use prosopograph::query::Answer;
use prosopograph::query::Limits;

use crate::support::letters::LETTERS;

fn known() -> &'static Explorer {
    static EXPLORER: OnceLock<Explorer> = OnceLock::new();
    EXPLORER.get_or_init(|| Explorer::open(&builtin()).expect("the network opens"))
}

fn letters() -> Explorer {
    let files = LETTERS.map(|(name, text)| (name, text.as_bytes()));
    Explorer::open(&DatasetFiles::from_memory("letters", files)).expect("it opens")
}

fn ask(explorer: &Explorer, text: &str) -> Result<QueryAnswer, String> {
    let question = QueryQuestion::of(text.to_owned(), Scope::default());
    let answer = explorer.ask(&question, &Limits::default());
    answer.map_err(|error| error.to_string())
}

#[test]
fn a_date_that_is_compared_with_a_text_or_a_number_is_a_fault() {
    let letters = letters();
    for (condition, said) in [
        ("r.when < '1833'", "Write edtf('1833')"),
        ("r.when = '1833'", "Write edtf('1833')"),
        ("'1833' <> r.when", "Write edtf('1833')"),
        ("r.when < 1833", "Write edtf('1833')"),
        ("edtf('1830') < r.when < '1833'", "Write edtf('1833')"),
        ("r.when < 'soon'", "such as edtf('1937')"),
        ("earliest(r.when) > '1833'", "Write edtf('1833')"),
        ("r.when CONTAINS '1833'", "toString(r.when)"),
        ("r.when IN ['1833']", "cannot be compared with a text"),
        ("r.when.year = 1833", "earliest(r.when).year"),
        ("r.when + 1 > edtf('1833')", "earliest(r.when) + duration"),
        ("a.begin > '1800'", "Write edtf('1800')"),
        ("a.name = 5", "Write '5'"),
        ("a = 'Anna'", "a CALLED 'Anna'"),
    ] {
        let text = format!("MATCH (a)-[r:wrote_to]->(b) WHERE {condition} RETURN r");
        let fault = ask(&letters, &text).expect_err(&text);
        assert!(fault.contains(said), "{text}: {fault}");
        assert!(fault.contains("line 1, column "), "{text}: {fault}");
    }
    let text = "MATCH (a)-[r {when: '1833'}]->(b) RETURN r";
    let fault = ask(&letters, text).expect_err(text);
    assert!(fault.contains("Write edtf('1833')"), "{fault}");
    let text = "MATCH ()-[r]->() WITH r.when AS day WHERE day < '1833' RETURN day";
    let fault = ask(&letters, text).expect_err(text);
    assert!(fault.contains("Write edtf('1833')"), "{fault}");
}

#[test]
fn what_can_be_compared_is_no_fault() {
    let letters = letters();
    for (condition, rows) in [
        ("r.when < edtf('1833')", 2),
        ("r.when < date('1833-01-01')", 2),
        ("earliest(r.when) > date('1840-01-01')", 1),
        ("earliest(r.when).year = 1834", 1),
        ("'in ' + r.when = 'in 1834'", 1),
        ("toString(r.when) CONTAINS '183'", 4),
        ("r.when IN [edtf('1834'), edtf('1850')]", 0),
        ("a.name < 'B'", 2),
        ("a.name IN a.variants OR a.name <> b.name", 5),
        ("a <> b", 5),
    ] {
        let text = format!("MATCH (a)-[r:wrote_to]->(b) WHERE {condition} RETURN r");
        let answer = ask(&letters, &text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
        assert_eq!(answer.rows.len(), rows, "{text}");
    }
}

#[test]
fn a_column_that_nothing_has_is_noted_and_changes_nothing() {
    let letters = letters();
    let answer = ask(
        &letters,
        "MATCH (a:person)-[r {sort: 'x'}]->() RETURN a.nmae, r.wehn",
    )
    .unwrap();
    let notes = answer.notes.join("\n");
    for said in [
        "no claim has a column `sort`",
        "line 1, column 47: no entity has a column `nmae`; did you mean `name`?",
        "no claim has a column `wehn`; did you mean `when`?",
    ] {
        assert!(notes.contains(said), "{said}: {notes}");
    }
    assert!(answer.rows.is_empty());
    let answer = ask(&letters, "MATCH (a:person) RETURN a.nmae, a.note, a.kind").unwrap();
    assert_eq!(answer.notes.len(), 1, "{:?}", answer.notes);
    assert_eq!(answer.rows.len(), 5);
}

#[test]
fn a_group_rests_on_all_claims_of_its_rows() {
    let count = |answer: &QueryAnswer| match answer.rows[0].values[0] {
        Value::Integer(count) => usize::try_from(count).expect("it is not negative"),
        _ => panic!("it is a number"),
    };
    for text in [
        "MATCH ()-[r]->() RETURN count(r)",
        // Each claim comes twice, and not in order.
        "MATCH ()-[r]-() RETURN count(DISTINCT r)",
        "MATCH (a)-[r]->() WITH a, count(r) AS claims RETURN sum(claims)",
    ] {
        let answer = ask(known(), text).unwrap();
        assert!(count(&answer) > 1_000, "{text}");
        assert_eq!(answer.relations().len(), count(&answer), "{text}");
        assert_eq!(answer.rows[0].evidence.count(), count(&answer), "{text}");
        assert_eq!(answer.rows[0].evidence.relations.len(), 100, "{text}");
    }
}

#[test]
fn a_source_that_is_cited_twice_stands_once_in_the_list() {
    let twice = "MATCH ()-[r]->() UNWIND r.sources AS source WITH r, source, count(*) AS times \
                 WHERE times > 1 RETURN r, source";
    assert_eq!(ask(known(), twice).unwrap().rows.len(), 0);
    let cited = "MATCH ()-[r]->() WHERE size(r.loci) > size(r.sources) RETURN r LIMIT 1";
    assert_eq!(ask(known(), cited).unwrap().rows.len(), 1);
}

#[test]
fn no_node_is_blamed_of_which_there_are_some() {
    let answer = ask(
        known(),
        "MATCH (a:person)-[r:arrested]->(b:person) RETURN a",
    )
    .unwrap();
    let why = answer.why_empty.expect("there are no rows").to_string();
    assert!(!why.contains("no node is like"), "{why}");
    assert!(why.contains("(a:person)-[r:arrested]->"), "{why}");
}

#[test]
fn a_type_that_is_named_counts_whatever_its_layer() {
    let text = "MATCH ()-[r:wrote_study]->() RETURN r";
    assert_eq!(ask(known(), text).unwrap().rows.len(), 4);
    let unnamed = "MATCH ()-[r]->() WHERE type(r) = 'wrote_study' RETURN r";
    let why = ask(known(), unnamed).unwrap().why_empty;
    let why = why.expect("there are no rows").to_string();
    assert!(why.contains("ask with layer=both"), "{why}");
}

#[test]
fn a_type_that_is_named_brings_no_tie_into_other_patterns() {
    for (alone, named_besides) in [
        (
            "MATCH ()-[r]->() RETURN count(r) AS n",
            "MATCH ()-[r]->() RETURN count(r) AS n, EXISTS { ()-[:published]->() } AS is_so",
        ),
        (
            "MATCH ()-[r]->() RETURN count(r) AS n",
            "MATCH ()-[r]->() RETURN count(r) AS n, count(CASE WHEN r:concerns THEN 1 END) AS m",
        ),
        (
            "MATCH (x {id: 'japan'}) RETURN COUNT { (x)--() } AS n",
            "MATCH (x {id: 'japan'}) RETURN COUNT { (x)--() } AS n, EXISTS { (x)<-[:concerns]-(:document) } AS m",
        ),
        (
            "MATCH (d:document)-[r]-(x) WITH d, count(r) AS m RETURN sum(m) AS n",
            "MATCH (d:document)-[r]-(x) WITH d, count(r) AS m \
             OPTIONAL MATCH (d)-[:kept_in]->(k) WITH d, m, count(k) AS k RETURN sum(m) AS n",
        ),
    ] {
        let first = |text: &str| {
            let answer = ask(known(), text).unwrap_or_else(|fault| panic!("{text}: {fault}"));
            answer
                .rows
                .into_iter()
                .next()
                .and_then(|row| row.values.into_iter().next())
        };
        assert_eq!(first(alone), first(named_besides), "{named_besides}");
    }
}

#[test]
fn what_the_statuses_leave_out_is_said() {
    let text = "MATCH (a)-[r:lives_in]->() WHERE r.status = 'denied' RETURN a";
    let why = ask(&letters(), text).unwrap().why_empty;
    let why = why.expect("there are no rows").to_string();
    assert!(
        why.contains("ask with status=") && why.contains("denied"),
        "{why}"
    );
    let text = "MATCH (a)-[r:lives_in]->() WHERE r.note = 'nothing of the sort' RETURN a";
    let why = ask(&letters(), text).unwrap().why_empty;
    assert!(why.expect("there are no rows").wider.is_none());
}

#[test]
fn bounds_can_be_promised() {
    let text = "MATCH ()-[r:wrote_to]->() RETURN count_bounds(r.when < edtf('1833-06'))";
    let answer = ask(&letters(), text).unwrap();
    assert_eq!(
        answer.values(),
        Some(vec![vec!["certainly: 2, possibly: 3".to_owned()]])
    );
}
