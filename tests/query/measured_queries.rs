//! Measures in queries: the values of the rankings, taken once for all rows.

use std::sync::Arc;

use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use prosopograph::explorer::QueryAnswer;
use prosopograph::explorer::QueryQuestion;
use prosopograph::graph::Scope;
use prosopograph::language::Value;
use prosopograph::query::Limits;
use prosopograph::query::Measure;
use prosopograph::query::MeasuresQuestion;

use crate::support::server::explorer;

fn asked(explorer: &Explorer, query: &str, scope: &str, limits: &Limits) -> QueryAnswer {
    let mut parameters = Parameters::from_query(scope);
    parameters.set(&QUERY, query);
    let asked = explorer.read::<QueryQuestion>("/query", parameters);
    let asked = asked.unwrap_or_else(|error| panic!("{query}: {error}"));
    let answer = explorer.ask(&asked.question, limits);
    answer.unwrap_or_else(|error| panic!("{query}: {error}"))
}

fn every_row() -> Limits {
    Limits {
        results: 10_000,
        ..Limits::default()
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Float(number) => Some(*number),
        Value::Null => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn values_are_those_of_the_rankings() {
    let explorer = explorer();
    for scope in [
        "",
        "kinds=person",
        "direction=out&classes=espionage",
        "status=documented",
    ] {
        let read = explorer.read::<MeasuresQuestion>("/measures", Parameters::from_query(scope));
        let ranking = MeasuresQuestion {
            also: Measure::ALL.to_vec(),
            ..read.expect("it is a question").question
        };
        let ranked = explorer.ask(&ranking, &every_row()).expect("it is small");
        assert_eq!(ranked.measures.len(), Measure::ALL.len());
        for (place, measure) in ranked.measures.iter().enumerate() {
            let query = format!("MATCH (a) RETURN a, measure(a, '{}')", measure.name());
            let found = asked(explorer, &query, scope, &every_row());
            assert_eq!(found.rows.len(), ranked.total + ranked.isolated, "{scope}");
            let mut compared = 0;
            for row in &found.rows {
                let Value::Node(node) = row.values[0] else {
                    panic!("a node stands there");
                };
                let is_it = |entity: u32| entity == node.0;
                let of = ranked.entities.iter().find(|it| is_it(it.entity.raw()));
                let expected = of.map_or(measure.of_untied(), |of| of.values[place]);
                assert_eq!(number(&row.values[1]), expected, "{query} {scope}");
                compared += usize::from(of.is_some());
            }
            assert_eq!(compared, ranked.total);
        }
    }
}

#[test]
fn a_degree_is_what_the_pattern_counts() {
    let explorer = explorer();
    let query = "MATCH (a) OPTIONAL MATCH (a)-[r]-(b) WHERE b <> a \
                 RETURN measure(a, 'degree') AS degree, count(DISTINCT b) AS others, \
                 measure(a, 'claims') AS claims, count(DISTINCT r) AS ties, a";
    let found = asked(explorer, query, "", &every_row());
    assert!(found.rows.len() > 100);
    for row in &found.rows {
        assert_eq!(row.values[0], row.values[1]);
        assert_eq!(row.values[2], row.values[3]);
    }
}

#[test]
fn a_measure_that_is_not_known_is_a_fault_with_its_place() {
    let explorer = explorer();
    let refused = |query: &str| {
        let mut parameters = Parameters::default();
        parameters.set(&QUERY, query);
        explorer
            .read::<QueryQuestion>("/query", parameters)
            .expect_err(query)
            .to_string()
    };
    let said = refused("MATCH (a)\nRETURN measure(a, 'betweeness')");
    assert!(said.contains("line 2, column 19"), "{said}");
    assert!(said.contains("Did you mean `betweenness`?"), "{said}");
    let said = refused("MATCH (a)-[r]->() RETURN measure(r, 'degree')");
    assert!(said.contains("a node"), "{said}");
}

#[test]
fn a_measure_is_kept_for_its_scope_and_its_limits() {
    let explorer = explorer();
    let (scope, limits) = (Scope::default(), Limits::default());
    let take = |scope: &Scope, measure, limits: &Limits| {
        explorer
            .measure(scope, measure, limits)
            .expect("it is small")
    };
    let first = take(&scope, Measure::Core, &limits);
    assert!(Arc::ptr_eq(&first, &take(&scope, Measure::Core, &limits)));
    let other_scope = Scope::everything();
    assert!(!Arc::ptr_eq(
        &first,
        &take(&other_scope, Measure::Core, &limits)
    ));
    let fewer = Limits {
        steps: limits.steps - 1,
        ..limits.clone()
    };
    assert!(!Arc::ptr_eq(&first, &take(&scope, Measure::Core, &fewer)));
    assert!(!Arc::ptr_eq(
        &first,
        &take(&scope, Measure::Degree, &limits)
    ));
}

#[test]
fn what_there_was_no_time_for_is_said() {
    let explorer = explorer();
    let query = "MATCH (a) RETURN a, measure(a, 'betweenness')";
    let few = Limits {
        steps: 300,
        ..every_row()
    };
    let found = asked(explorer, query, "", &few);
    assert!(found.rows.is_empty());
    let said = found.incomplete.expect("it is not complete");
    assert!(said.contains("limit of work"), "{said}");
    let some = Limits {
        steps: 100_000,
        ..every_row()
    };
    let found = asked(explorer, query, "", &some);
    assert_eq!(found.notes.len(), 1, "{:?}", found.notes);
    assert!(found.notes[0].contains("sample"), "{:?}", found.notes);
    let all = asked(explorer, query, "", &every_row());
    assert_eq!((all.notes.len(), all.rows.len()), (0, found.rows.len()));
}

#[test]
fn a_note_says_where_arrows_do_not_count() {
    let explorer = explorer();
    for (measure, scope, is_noted) in [
        ("in", "", true),
        ("out", "", true),
        ("in", "direction=out", false),
        ("degree", "", false),
    ] {
        let query = format!("MATCH (a:person) RETURN a, measure(a, '{measure}') AS m");
        let answer = asked(explorer, &query, scope, &every_row());
        let mut notes = answer.notes.iter();
        let is_told = notes.any(|note| note.contains("arrows do not count"));
        assert_eq!(is_told, is_noted, "{measure} {scope}: {:?}", answer.notes);
    }
}
