//! What a query is told that hardly means what it says, and what its figures rest on.

use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use prosopograph::explorer::QueryAnswer;
use prosopograph::explorer::QueryQuestion;
use prosopograph::language::Value;

use crate::support::server::explorer;

/// An answer, or what is said instead.
fn answer(explorer: &Explorer, query: &str, scope: &str) -> Result<QueryAnswer, String> {
    let mut parameters = Parameters::from_query(scope);
    parameters.set(&QUERY, query);
    let asked = explorer.read::<QueryQuestion>("/query", parameters);
    let asked = asked.map_err(|error| error.to_string())?;
    let answer = explorer.ask(&asked.question, &asked.request.limits);
    answer.map_err(|error| error.to_string())
}

fn refusal(query: &str) -> String {
    let refused = answer(explorer(), query, "").map(|found| found.rows);
    refused.expect_err(query)
}

#[test]
fn what_never_compares_is_refused_of_the_functions_of_this_language_too() {
    let cases = [
        "MATCH (a) WHERE measure(a, 'degree') > '5' RETURN a",
        "MATCH ()-[r]->() WHERE during(r, '1937') = 'yes' RETURN r",
    ];
    for query in cases {
        assert!(refusal(query).contains("cannot be compared"), "{query}");
    }
}

#[test]
fn a_fault_says_what_to_do() {
    let inverse = refusal("MATCH ()-[:`was arrested by`]->() RETURN count(*)");
    assert!(inverse.contains("write <-[:arrested]-"), "{inverse}");
    let unknown = refusal("MATCH (a) RETURN foo(a)");
    assert!(unknown.contains("lists all functions"), "{unknown}");
    let missing = refusal("RETURN $x");
    assert!(missing.contains("--param x="), "{missing}");
}

#[test]
fn a_name_that_somebody_bears_in_other_words_leads_to_called() {
    let explorer = explorer();
    let notes = |query: &str| answer(explorer, query, "").expect(query).notes.join(" ");
    for query in [
        "MATCH (a:person) WHERE a.name = 'Yezhov' RETURN a",
        "MATCH (a:person {name: 'Yezhov'}) RETURN a",
    ] {
        let told = notes(query);
        assert!(told.contains("CALLED 'Yezhov' finds it"), "{told}");
    }
    let exact = "MATCH (a:person) WHERE a.name = 'Joseph Stalin' RETURN a";
    assert_eq!(notes(exact), "");
}

#[test]
fn a_name_that_nobody_bears_is_noted_with_the_nearest() {
    for (query, given, hint) in [
        (
            "MATCH (a) WHERE a.name = 'Nobody' RETURN a",
            "",
            "line 1, column 26: no entity is called `Nobody`; a part of a name is found by CONTAINS",
        ),
        (
            "MATCH (a {name: $name}) RETURN a",
            "param=name:Qqqq",
            "no entity is called `Qqqq`",
        ),
        (
            "MATCH (a) WHERE a CALLED 'Qqqq' RETURN a",
            "",
            "line 1, column 26: no entity is called `Qqqq`; a part of a name is found by CONTAINS",
        ),
        (
            "MATCH (a) WHERE a CALLED $name RETURN a",
            "param=name:Joseph Staliin Dzhugashvili",
            "no entity is called `Joseph Staliin Dzhugashvili`; did you mean ",
        ),
        (
            "MATCH (a {id: $x}) RETURN a",
            "param=x:joseph-stalim",
            "`id` is an id, and none is `joseph-stalim`; did you mean `joseph-stalin`",
        ),
        (
            "MATCH ()-[r]->() WHERE r.place = 'moscou' RETURN r",
            "",
            "`place` is an id, and none is `moscou`; ",
        ),
    ] {
        let notes = answer(explorer(), query, given)
            .expect(query)
            .notes
            .join(" ");
        assert!(notes.contains(hint), "{query}: {notes}");
    }
    for known in ["Yezhov", "nikolai-ezhov", "Joseph Stalin"] {
        let query = format!("MATCH (a) WHERE a CALLED '{known}' RETURN a");
        assert_eq!(answer(explorer(), &query, "").expect(known).notes, [""; 0]);
    }
}

#[test]
fn so_many_texts_that_nothing_has_are_noted_and_no_more() {
    let ids: Vec<String> = (0..200).map(|number| format!("'x{number}'")).collect();
    let written = format!("MATCH (a) WHERE a.id IN [{}] RETURN a", ids.join(", "));
    assert_eq!(
        answer(explorer(), &written, "")
            .expect("written")
            .notes
            .len(),
        20
    );
    let given = format!("param=all:[{}]", ids.join(","));
    let asked = "MATCH (a) WHERE a.id IN $all RETURN a";
    assert_eq!(
        answer(explorer(), asked, &given)
            .expect("given")
            .notes
            .len(),
        20
    );
}

#[test]
fn a_text_that_no_column_has_is_noted_with_what_was_meant() {
    let cases = [
        (
            "MATCH ()-[r]->() WHERE r.status = 'documentd' RETURN r",
            "did you mean `documented`?",
        ),
        (
            "MATCH ()-[r {class: 'Espionage'}]->() RETURN r",
            "did you mean `espionage`?",
        ),
        (
            "MATCH ()-[r]->() WHERE 'Moscow' = r.place RETURN r",
            "`place` is an id",
        ),
        (
            "MATCH ()-[r]->() WHERE r.status <> 'Charged' RETURN count(r)",
            "did you mean `charged`?",
        ),
        (
            "MATCH ()-[r]->() WHERE NOT r.status IN ['charged', 'rumor'] RETURN count(r)",
            "did you mean `rumour`?",
        ),
        (
            "MATCH ()-[r]->() RETURN sum(CASE r.status WHEN 'Charged' THEN 1 ELSE 0 END)",
            "did you mean `charged`?",
        ),
        (
            "MATCH ()-[r]->() WHERE type(r) IN ['spied_on', 'Arrested'] RETURN count(r)",
            "did you mean `arrested`?",
        ),
        (
            "MATCH ()-[r]->() WHERE type(r) = 'espionage' RETURN count(r)",
            "a class of types",
        ),
        (
            "MATCH ()-[r]->() WHERE r.type = 'was spied on by' RETURN count(r)",
            "did you mean `spied_on`?",
        ),
        (
            "MATCH (a) WHERE 'Person' IN labels(a) RETURN count(a)",
            "did you mean `person`?",
        ),
        (
            "MATCH ()-[r]->() WHERE r.unit = 'person' RETURN count(r)",
            "did you mean `persons`?",
        ),
        (
            "MATCH ()-[r]->() WHERE r.status = 'zzz' RETURN r",
            "known: `alleged`, ",
        ),
        (
            "MATCH ()-[r]->() WHERE r.archive_reference = 'RGASPI 359' RETURN r",
            "no `archive_reference` is `RGASPI 359`; did you mean `RGASPI 359/1/3`?",
        ),
        (
            "MATCH ()-[r {archive_reference: 'GARF 73/3'}]->() RETURN r",
            "known: `RGASPI 73/3/364, f. 58`, ",
        ),
        (
            "MATCH ()-[r]->() WHERE r.source = 'lectur' RETURN r",
            "no `source` is `lectur`; did you mean `lecture`?",
        ),
        (
            "MATCH ()-[r]->() WHERE 'snyder' IN r.sources RETURN r",
            "did you mean `snyder-2005`",
        ),
        (
            "MATCH ()-[r]->() WHERE r.id = 'r00001' RETURN r",
            "no `id` is `r00001`; did you mean `r0001`?",
        ),
    ];
    for (query, hint) in cases {
        let notes = answer(explorer(), query, "").unwrap().notes;
        assert!(
            notes.iter().any(|note| note.contains(hint)),
            "{query}: {notes:?}"
        );
    }
    for known in [
        "MATCH ()-[r]->() WHERE r.status = 'documented' RETURN count(r)",
        "MATCH ()-[r]->() WHERE r.status IN ['documented', 'charged'] RETURN count(r)",
        "MATCH ()-[r]->() WHERE type(r) <> 'spied_on' RETURN count(r)",
        "MATCH (a) WHERE 'person' IN labels(a) RETURN count(a)",
        "WITH ['x'] AS list RETURN 'Charged' IN list",
    ] {
        assert_eq!(answer(explorer(), known, "").unwrap().notes, [""; 0]);
    }
}

#[test]
fn a_parameter_that_no_column_has_is_noted_as_if_it_were_written_out() {
    for (query, given, hint) in [
        (
            "MATCH (a) WHERE a.kind = $kind RETURN a",
            "param=kind:persn",
            "line 1, column 26: no `kind` is `persn`; did you mean `person`?",
        ),
        (
            "MATCH ()-[r {status: $status}]->() RETURN r",
            "param=status:Charged",
            "did you mean `charged`?",
        ),
        (
            "MATCH ()-[r]->() WHERE r.status IN $all RETURN r",
            "param=all:['charged', 'rumor']",
            "did you mean `rumour`?",
        ),
        (
            "MATCH ()-[r]->() WHERE r.status IN ['charged', $one] RETURN r",
            "param=one:rumor",
            "did you mean `rumour`?",
        ),
        (
            "MATCH (a:person {name: $name}) RETURN a",
            "param=name:Yezhov",
            "CALLED 'Yezhov' finds it",
        ),
    ] {
        let notes = answer(explorer(), query, given).expect(query).notes;
        let [note] = &notes[..] else {
            panic!("{query}: {notes:?}");
        };
        assert!(note.contains(hint), "{query}: {note}");
    }
    let known = "MATCH (a) WHERE a.kind = $kind RETURN count(a)";
    for given in ["param=kind:person", "param=kind:1937", "param=kind:null"] {
        assert_eq!(
            answer(explorer(), known, given).expect(known).notes,
            [""; 0]
        );
    }
}

#[test]
fn a_list_that_is_compared_as_a_text_is_noted_with_what_asks_its_members() {
    for (query, hint) in [
        (
            "MATCH (a) WHERE a.variants CONTAINS 'Beria' RETURN a",
            "any(x IN a.variants WHERE x CONTAINS 'Beria')",
        ),
        (
            "MATCH (a) WHERE a.variants STARTS WITH 'Beria' RETURN a",
            "any(x IN a.variants WHERE x STARTS WITH 'Beria')",
        ),
        (
            "MATCH ()-[r]->() WHERE r.sources = 'snyder-2005' RETURN r",
            "write 'snyder-2005' IN r.sources",
        ),
        (
            "MATCH ()-[r]->() WHERE 'snyder-2005' <> r.sources RETURN r",
            "write NOT 'snyder-2005' IN r.sources",
        ),
    ] {
        let notes = answer(explorer(), query, "").expect(query).notes.join(" ");
        assert!(notes.contains(hint), "{query}: {notes}");
        let instead = query.split_once("WHERE ").expect(query).0;
        let asked = format!(
            "{instead}WHERE {} RETURN count(*)",
            hint.trim_start_matches("write ")
        );
        assert_eq!(answer(explorer(), &asked, "").expect(&asked).notes, [""; 0]);
    }
}

#[test]
fn what_a_column_holds_is_known_before_a_query_runs() {
    for (query, said) in [
        (
            "MATCH ()-[r]->() RETURN r.asserted_by.name",
            "write MATCH (x {id: r.asserted_by}), and then x.name",
        ),
        ("MATCH (a) RETURN a.name.first", "not a text"),
        ("MATCH (a) RETURN sum(a.name)", "Write count(a.name)"),
        (
            "MATCH ()-[r]->() RETURN avg(r.when)",
            "avg(earliest(r.when).year)",
        ),
        ("MATCH (a) RETURN a.name[0]", "substring(a.name, 0, 1)"),
    ] {
        let told = refusal(query);
        assert!(
            told.contains("line 1, column") && told.contains(said),
            "{told}"
        );
    }
    let followed = "MATCH ()-[r]->() WHERE r.asserted_by IS NOT NULL \
        MATCH (x {id: r.asserted_by}) RETURN count(x.name)";
    let found = answer(explorer(), followed, "").expect(followed);
    assert_ne!(found.rows[0].values, [Value::Integer(0)]);
    let figures = "MATCH ()-[r]->() RETURN sum(r.sign), avg(r.sign), r.sources[0] LIMIT 1";
    answer(explorer(), figures, "").expect(figures);
}

#[test]
fn an_empty_answer_says_what_the_scope_left_out() {
    let signed = "MATCH ()-[r:signed]->() RETURN r";
    let of_stalin = "MATCH (a {id: 'joseph-stalin'})-[r]->(b) RETURN b";
    for (query, scope, left_out) in [
        (signed, "during=1850", "without during, since and until"),
        (signed, "sources=snyder-2005", "without sources"),
        (signed, "types=spied_on", "without types and classes"),
        (
            of_stalin,
            "avoid=joseph-stalin",
            "without kinds, avoid_kinds and avoid",
        ),
        (of_stalin, "where=unit:nobody", "without where"),
        (
            of_stalin,
            "where=unit:nobody&sources=snyder-2005",
            "without narrowing the scope",
        ),
    ] {
        let why = answer(explorer(), query, scope).expect(query).why_empty;
        let why = why.expect(query).to_string();
        assert!(
            why.starts_with("there would be rows if") && why.contains(left_out),
            "{query} {scope}: {why}"
        );
    }
    let nobody = answer(
        explorer(),
        "MATCH (a:person {id: 'x'}) RETURN a",
        "during=1850",
    );
    let why = nobody
        .expect("an answer")
        .why_empty
        .expect("why")
        .to_string();
    assert!(!why.contains("there would be rows"), "{why}");
}

#[test]
fn arrows_say_which_way_relations_are_followed_and_a_note_says_so() {
    let query = "MATCH (a {id: 'japan'})-[r]-(b) RETURN count(*)";
    let both = answer(explorer(), query, "").unwrap();
    let out = answer(explorer(), query, "direction=out").unwrap();
    assert_eq!(both.rows[0].values, out.rows[0].values);
    assert!(out.notes[0].contains("arrows"), "{:?}", out.notes);
}

#[test]
fn entities_that_nothing_passes_through_are_there_all_the_same() {
    let query = "MATCH (a:country) RETURN count(a)";
    let all = answer(explorer(), query, "").unwrap();
    let carriers = answer(explorer(), query, "passing=carriers").unwrap();
    assert_eq!(all.rows[0].values, carriers.rows[0].values);
    assert_ne!(all.rows[0].values, [Value::Integer(0)]);
    assert!(carriers.notes[0].contains("passes"), "{:?}", carriers.notes);
}

#[test]
fn figures_of_a_subquery_rest_on_what_it_found() {
    let query = "MATCH (a {id: 'nikolai-ezhov'}) RETURN [(a)-[r:signed]->(b) | b.id] AS all, \
        COUNT { (a)-[:signed]->() } AS n, a.id";
    let found = answer(explorer(), query, "").unwrap();
    let Value::List(all) = &found.rows[0].values[0] else {
        panic!("a list");
    };
    assert!(!all.members().is_empty());
    assert_eq!(found.rows[0].evidence.count(), all.members().len());
    // What one row rests on, the next does not.
    let each = "UNWIND ['nikolai-ezhov', 'adolf-hitler'] AS id MATCH (a {id: id}) \
        RETURN id, COUNT { (a)-[:signed]->() } AS n";
    for row in answer(explorer(), each, "").unwrap().rows {
        let counted = i64::try_from(row.evidence.count()).unwrap();
        assert_eq!(row.values[1], Value::Integer(counted));
    }
    let without = "MATCH (a:person)-[r]->() WHERE COUNT { (a)-->() } > 3 RETURN a, r";
    assert!(
        answer(explorer(), without, "")
            .unwrap()
            .rows
            .iter()
            .all(|row| row.evidence.count() == 1)
    );
}
