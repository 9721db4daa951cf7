//! Queries and uncertain dates: under which reading they are answered, what is possible where nothing is
//! certain, and columns that mean more than they say.

use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use prosopograph::explorer::QueryAnswer;
use prosopograph::explorer::QueryQuestion;
use prosopograph::language::DateReading;
use prosopograph::query::Answer;
use prosopograph::query::Limits;
use prosopograph::query::QueryError;

use crate::support::letters::LETTERS;
use crate::support::server::explorer;

fn letters() -> Explorer {
    let files = LETTERS.map(|(name, text)| (name, text.as_bytes()));
    Explorer::open(&DatasetFiles::from_memory("letters", files)).expect("it opens")
}

fn asked(explorer: &Explorer, query: &str) -> QueryQuestion {
    let mut parameters = Parameters::default();
    parameters.set(&QUERY, query);
    let asked = explorer.read::<QueryQuestion>("/query", parameters);
    let asked = asked.unwrap_or_else(|error| panic!("{query}: {error}"));
    asked.question
}

fn try_answer(explorer: &Explorer, query: &str) -> Result<QueryAnswer, QueryError> {
    explorer.ask(&asked(explorer, query), &Limits::default())
}

fn answer(explorer: &Explorer, query: &str) -> QueryAnswer {
    try_answer(explorer, query).unwrap_or_else(|error| panic!("{query}: {error}"))
}

fn reading(explorer: &Explorer, query: &str) -> DateReading {
    asked(explorer, query).date_reading(explorer)
}

#[test]
fn rows_that_are_only_possible_are_counted_where_none_is_certain() {
    let letters = letters();
    let none = "MATCH (a)-[r:wrote_to]->(b)\nWHERE a.name <> 'x' AND (during(r, '1833-05') OR r.when < edtf('1800'))\nRETURN a, b";
    let empty = answer(&letters, none);
    assert!(empty.rows.is_empty() && empty.why_empty.is_some());
    let possible = empty.possible.expect("anna may have written in May");
    assert_eq!((possible.rows, possible.is_counted), (1, true));
    assert_eq!(
        answer(&letters, &possible.text).rows.len(),
        1,
        "{}",
        possible.text
    );
    // A row that is certain needs none of it, and what can never be is not possible.
    for query in [
        "MATCH (a)-[r:wrote_to]->(b) WHERE during(r, '1831') RETURN a",
        "MATCH (a)-[r:wrote_to]->(b) WHERE during(r, '1900') RETURN a",
        "MATCH (a)-[r:wrote_to]->(b) WHERE a.name = 'nobody' RETURN a",
    ] {
        assert_eq!(answer(&letters, query).possible, None, "{query}");
    }
}

#[test]
fn every_query_with_possibly_keeps_what_the_certain_one_keeps() {
    let letters = letters();
    for condition in [
        "during(r, '1833')",
        "r.when < edtf('1833-06')",
        "NOT r.when < edtf('1833-06')",
        "r.when IS NOT NULL AND before(r, '1834') AND a.begin < r.when",
        "during(r, '1831') XOR during(r, '1833-01')",
    ] {
        let query = format!("MATCH (a)-[r]->(b) WHERE {condition} RETURN a, b ORDER BY a, b");
        let certain = answer(&letters, &query);
        let text = reading(&letters, &query)
            .possible_text
            .expect("dates are compared");
        let possible = answer(&letters, &text);
        for row in &certain.rows {
            assert!(possible.rows.contains(row), "{text}: {row:?}");
        }
    }
}

#[test]
fn the_reading_of_dates_is_that_of_the_conditions() {
    let letters = letters();
    let cases = [
        ("RETURN r.when", [0, 0, 0]),
        ("WHERE r.when IS NULL RETURN r", [0, 0, 0]),
        ("WHERE during(r, '1833') RETURN r", [1, 1, 0]),
        (
            "WHERE r.when < edtf('1833') AND b.begin < r.when RETURN r",
            [1, 2, 0],
        ),
        ("WHERE possibly(during(r, '1833')) RETURN r", [1, 0, 1]),
        (
            "WHERE possibly(during(r, '1833')) AND b.end > r.when RETURN r",
            [1, 1, 1],
        ),
        ("WHERE certainly(during(r, '1833')) RETURN r", [1, 0, 0]),
        (
            "WHERE EXISTS { (b)-[s]->() WHERE before(r, s) } RETURN r",
            [1, 0, 0],
        ),
        ("RETURN count_bounds(during(r, '1833'))", [1, 0, 0]),
        ("WITH a, r WHERE before(r, '1900') RETURN a", [1, 1, 0]),
    ];
    for (rest, [compares, certain, possible]) in cases {
        let query = format!("MATCH (a)-[r]->(b) {rest}");
        let found = reading(&letters, &query);
        let numbers = [usize::from(found.compares), found.certain, found.possible];
        assert_eq!(numbers, [compares, certain, possible], "{query}");
        assert_eq!(found.possible_text.is_some(), certain > 0, "{query}");
    }
    let within = "MATCH (a)-[r WHERE during(r, '1833')]->(b) RETURN a";
    assert_eq!(
        reading(&letters, within).possible_text.as_deref(),
        Some("MATCH (a)-[r WHERE possibly(during(r, '1833'))]->(b) RETURN a")
    );
}

#[test]
fn figures_are_added_up_within_one_unit_only() {
    let explorer = explorer();
    for sum in [
        "sum_bounds(r.quantity)",
        "sum(r.quantity + 0)",
        "avg(r.quantity)",
    ] {
        let mixed = format!("MATCH ()-[r]->() WHERE r.quantity < 1000000000 RETURN {sum}");
        let error = try_answer(explorer, &mixed).unwrap_err().to_string();
        assert!(
            error.contains("different units are no sum"),
            "{sum}: {error}"
        );
    }
    let apart =
        "MATCH ()-[r]->() WHERE r.quantity IS NOT NULL RETURN r.unit, sum_bounds(r.quantity)";
    assert!(answer(explorer, apart).rows.len() > 3);
    let one = "MATCH ()-[r]->() WHERE r.unit = 'persons' RETURN sum_bounds(r.quantity)";
    assert_eq!(answer(explorer, one).notes, [""; 0]);
    let renamed = "MATCH ()-[r]->() WITH r.quantity AS q RETURN sum_bounds(q)";
    let notes = answer(explorer, renamed).notes;
    assert!(
        notes[0].contains("without a look at what they count"),
        "{notes:?}"
    );
}

#[test]
fn claimants_and_places_are_entities_and_the_first_source_says_so() {
    let explorer = explorer();
    let query = "MATCH ()-[r]->() WHERE r.asserted_by = 'joseph-stalin'\n\
        WITH r.asserted_by AS who, r RETURN DISTINCT who, collect(who)[..1], r.asserted_by";
    let found = answer(explorer, query);
    assert_eq!(found.rows.len(), 1);
    let stalin = explorer.network().find_entity("joseph-stalin").unwrap();
    assert_eq!(found.entities(), [stalin]);
    assert_eq!(found.values().expect("rows"), [["", "", ""]]);
    let source = "MATCH ()-[r]->() WHERE r.source = 'lecture' RETURN count(*)";
    let notes = answer(explorer, source).notes;
    assert!(notes[0].contains("`sources` has all of them"), "{notes:?}");
    let sources = "MATCH ()-[r]->() WHERE 'lecture' IN r.sources RETURN count(*)";
    assert_eq!(answer(explorer, sources).notes, [""; 0]);
}
