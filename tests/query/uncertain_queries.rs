//! Queries and uncertain dates: under which reading they are answered, what is possible where nothing is
//! certain, and columns that mean more than they say.

use std::collections::BTreeSet;

use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use prosopograph::explorer::QueryAnswer;
use prosopograph::explorer::QueryQuestion;
use prosopograph::language::DateReading;
use prosopograph::model::HistoricalDate;
use prosopograph::model::RelationIndex;
use prosopograph::model::Verdict;
use prosopograph::query::Answer;
use prosopograph::query::ClaimsQuestion;
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
}

#[test]
fn a_figure_knows_its_unit_however_it_is_read() {
    let explorer = explorer();
    let all = "MATCH ()-[r]->() WHERE r.quantity < 1000000000";
    let both = "MATCH ()-[r]->(), ()-[s]->() WHERE r.unit = 'persons' AND s.unit <> 'persons' \
        AND r.quantity < 1000000000 AND s.quantity < 1000000000";
    for refused in [
        format!("{all} WITH r.quantity AS q RETURN sum(q)"),
        format!("{all} RETURN sum(r['quantity'])"),
        format!("{all} RETURN sum(properties(r).quantity * 2)"),
        format!("{all} UNWIND [r.quantity] AS q RETURN sum(q)"),
        format!("{all} WITH collect(r) AS all RETURN reduce(t = 0, x IN all | t + x.quantity)"),
        format!("{all} RETURN max(r.quantity)"),
        format!("{all} RETURN min(round(r.quantity))"),
        format!("{all} RETURN stDev(r.quantity)"),
        format!("{all} RETURN percentileCont(r.quantity, 0.5)"),
        format!("{both} RETURN r.quantity + s.quantity LIMIT 1"),
        format!(
            "{both} WITH collect(r)[0].quantity AS a, collect(s)[0].quantity AS b RETURN a - b"
        ),
    ] {
        let error = try_answer(explorer, &refused).map(|found| found.rows);
        let error = error.expect_err(&refused).to_string();
        assert!(error.contains("different units"), "{refused}: {error}");
    }
    let compared = format!("{both} AND r.quantity > s.quantity RETURN r, s");
    let compared = answer(explorer, &compared);
    assert!(compared.rows.is_empty());
    assert!(
        compared.notes[0].contains("different units"),
        "{:?}",
        compared.notes
    );
    for allowed in [
        format!("{all} RETURN r.unit, max(r.quantity), sum_bounds(r['quantity'])"),
        format!("{both} RETURN r.quantity / s.quantity, r.quantity = 5, -r.quantity LIMIT 1"),
        format!(
            "{all} RETURN coalesce(r.quantity, 0), toString(r.quantity), sum(coalesce(r.sign, 0)) LIMIT 1"
        ),
    ] {
        let found = answer(explorer, &allowed);
        assert_eq!(found.notes, [""; 0], "{allowed}");
        assert!(!found.rows.is_empty(), "{allowed}");
    }
    let sorted = format!("{all} RETURN r.unit AS unit ORDER BY r.quantity");
    let units: Vec<String> = answer(explorer, &sorted).values().expect("rows").concat();
    let mut apart = units.clone();
    apart.dedup();
    let different: BTreeSet<&String> = units.iter().collect();
    assert_eq!(apart.len(), different.len(), "{apart:?}");
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

/// The claims of a list in the scope of these parameters.
fn claims(explorer: &Explorer, scope: &str) -> BTreeSet<RelationIndex> {
    let read = explorer.read::<ClaimsQuestion>("/claims", Parameters::from_query(scope));
    let read = read.unwrap_or_else(|error| panic!("{scope}: {error}"));
    let every = Limits {
        results: 10_000,
        ..Limits::default()
    };
    let found = explorer.ask(&read.question, &every);
    let found = found.expect("it is small").relations;
    found.into_iter().collect()
}

#[test]
fn a_period_of_which_the_days_are_not_certain_certainly_has_only_what_met_every_reading() {
    let explorer = explorer();
    let network = explorer.network();
    let all = claims(explorer, "");
    let mut differ = 0;
    for period in [
        "1937?",
        "1936~/1938",
        "1937",
        "1937-07?",
        "1936/1938",
        "19X7",
    ] {
        let asked_for = HistoricalDate::parse(period).expect("it is a date");
        let expected = |least: Verdict| -> BTreeSet<RelationIndex> {
            let met = |claim: &RelationIndex| asked_for.met_by(network.bounds(*claim)) >= least;
            all.iter().copied().filter(met).collect()
        };
        let certain = claims(explorer, &format!("during={period}&dates=certain"));
        assert_eq!(certain, expected(Verdict::Certain), "{period}");
        let possible = claims(explorer, &format!("during={period}&dates=possible"));
        assert_eq!(possible, expected(Verdict::Possible), "{period}");
        let days = asked_for.span();
        let mut touched = all.iter().map(|claim| network.bounds(*claim).during(days));
        let is_more = touched
            .by_ref()
            .filter(|it| *it == Verdict::Certain)
            .count()
            > certain.len();
        differ += usize::from(is_more);
    }
    assert!(differ > 2, "{differ}");
}

#[test]
fn since_and_until_a_day_that_is_not_certain_are_certain_only_beyond_it() {
    let explorer = explorer();
    for (vague, certain) in [
        (
            "since=1937?&dates=certain",
            "since=1938-12-31&dates=certain",
        ),
        (
            "until=1937?&dates=certain",
            "until=1936-01-01&dates=certain",
        ),
        ("since=1937?", "since=1936"),
        ("until=1937?", "until=1938"),
        (
            "during=1930/1939&since=1937?&dates=certain",
            "during=1930/1939&since=1938-12-31&dates=certain",
        ),
    ] {
        let found = claims(explorer, vague);
        assert_eq!(found, claims(explorer, certain), "{vague}");
        assert!(!found.is_empty(), "{vague}");
    }
}
