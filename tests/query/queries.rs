//! Queries on the built-in network: what the other questions answer and what brute force finds, the
//! query language finds too.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use prosopograph::explorer::Explorer;
use prosopograph::explorer::PAGE;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use prosopograph::explorer::QueryAnswer;
use prosopograph::explorer::QueryQuestion;
use prosopograph::graph::Scope;
use prosopograph::language::Value;
use prosopograph::model::Claim;
use prosopograph::model::EntityIndex;
use prosopograph::model::HistoricalDate;
use prosopograph::query::Answer;
use prosopograph::query::Remains;

use crate::support::server::explorer;

fn answer(explorer: &Explorer, query: &str, scope: &str) -> QueryAnswer {
    let mut parameters = Parameters::from_query(scope);
    parameters.set(&QUERY, query);
    let asked = explorer.read::<QueryQuestion>("/query", parameters);
    let asked = asked.unwrap_or_else(|error| panic!("{query}: {error}"));
    let answer = explorer.ask(&asked.question, &asked.request.limits);
    answer.unwrap_or_else(|error| panic!("{query}: {error}"))
}

/// The only value of the only row.
fn value(explorer: &Explorer, query: &str, scope: &str) -> Value {
    let answer = answer(explorer, query, scope);
    assert_eq!(answer.rows.len(), 1, "{query}");
    answer.rows[0].values[0].clone()
}

fn number(explorer: &Explorer, query: &str, scope: &str) -> u64 {
    match value(explorer, query, scope) {
        Value::Integer(number) => u64::try_from(number).unwrap(),
        other => panic!("{query}: {other:?}"),
    }
}

/// What another question answers.
fn other(explorer: &Explorer, address: &str) -> Box<dyn Answer> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let asked = explorer.read_any(path, Parameters::from_query(query));
    let asked = asked.unwrap_or_else(|error| panic!("{address}: {error}"));
    asked.answer(explorer, &asked.request().limits).unwrap()
}

#[test]
fn a_count_of_none_says_why_and_how_there_would_be_some() {
    let denied = answer(
        explorer(),
        "MATCH ()-[r {status: 'denied'}]->() RETURN count(r)",
        "",
    );
    let why = denied.why_empty.expect("it is told").to_string();
    assert!(
        why.contains("status: 'denied'") && why.contains("ask with status="),
        "{why}"
    );
    let some = answer(
        explorer(),
        "MATCH ()-[r {status: 'documented'}]->() RETURN count(r)",
        "",
    );
    assert_eq!(some.why_empty, None);
}

#[test]
fn counts_are_those_of_the_lists() {
    let explorer = explorer();
    let pairs = [
        ("MATCH ()-[r]->() RETURN count(*)", "", "/claims"),
        (
            "MATCH ()-[r:spied_on]->() RETURN count(r)",
            "",
            "/claims?types=spied_on",
        ),
        (
            "MATCH ()-[r:Spied_On]->() RETURN count(r)",
            "",
            "/claims?types=spied_on",
        ),
        (
            "MATCH ()-[r:espionage]->() RETURN count(r)",
            "",
            "/claims?classes=espionage",
        ),
        (
            "MATCH ()-[r {class: 'espionage'}]->() RETURN count(r)",
            "",
            "/claims?classes=espionage",
        ),
        (
            "MATCH ()-[r]->() RETURN count(r)",
            "status=denied",
            "/claims?status=denied",
        ),
        (
            "MATCH ()-[r]->() RETURN count(r)",
            "since=1937&dates=certain",
            "/claims?since=1937&dates=certain",
        ),
        (
            "MATCH (a:person) RETURN count(a)",
            "",
            "/entities?kinds=person",
        ),
        (
            "MATCH (a:Persons) RETURN count(a)",
            "",
            "/entities?kinds=person",
        ),
    ];
    for (query, scope, address) in pairs {
        let found = number(explorer, query, scope);
        assert!(found > 0, "{query}");
        assert_eq!(found, other(explorer, address).count(), "{query}");
    }
}

#[test]
fn directed_pairs_are_those_of_brute_force() {
    let explorer = explorer();
    let network = explorer.network();
    let scoped = explorer.graph().within(&Scope::default(), &[]);
    let person = network.schema().find_kind("person").unwrap();
    let claims = network
        .claims()
        .filter(|claim| scoped.counts(claim.index()));
    let pairs = claims.map(|claim| (claim.from(), claim.to()));
    let pairs =
        pairs.filter(|&(from, to)| [from, to].iter().all(|&end| network.kind_of(end) == person));
    let wanted: BTreeSet<(EntityIndex, EntityIndex)> = pairs.collect();
    let found = answer(
        explorer,
        "MATCH (a:person)-[r]->(b:person) RETURN DISTINCT a, b",
        "",
    );
    let pairs = found.rows.iter().map(|row| match row.values[..] {
        [Value::Node(from), Value::Node(to)] => (EntityIndex::new(from.0), EntityIndex::new(to.0)),
        ref other => panic!("{other:?}"),
    });
    assert!(!wanted.is_empty());
    assert_eq!(found.rows.len(), wanted.len());
    assert_eq!(pairs.collect::<BTreeSet<_>>(), wanted);
}

#[test]
fn neighbours_and_shortest_paths_are_those_of_their_questions() {
    let explorer = explorer();
    let found = answer(
        explorer,
        "MATCH (a {id: 'ogpu'})-[*1..2]-(b) WHERE b <> a RETURN DISTINCT b",
        "",
    );
    let around = other(explorer, "/around?entity=ogpu&hops=2&limit=1000");
    let own = explorer.entity("ogpu").unwrap();
    let members = around
        .entities()
        .into_iter()
        .filter(|entity| *entity != own);
    let members: BTreeSet<EntityIndex> = members.collect();
    assert_eq!(
        found.entities().into_iter().collect::<BTreeSet<_>>(),
        members
    );

    let hops = number(
        explorer,
        "MATCH p = ANY SHORTEST (a {id: 'torashiro-kawabe'})-[*]-(b {id: 'joseph-stalin'}) RETURN length(p)",
        "",
    );
    let path = other(explorer, "/path?from=torashiro-kawabe&to=joseph-stalin");
    assert_eq!(hops + 1, path.routes()[0].len() as u64);
}

#[test]
fn names_are_exact_or_called_in_any_spelling() {
    let explorer = explorer();
    let ezhov = explorer.entity("nikolai-ezhov").unwrap();
    let name = &explorer.network().entity(ezhov).name;
    let by_name = format!("MATCH (a {{name: '{name}'}}) RETURN a");
    assert_eq!(answer(explorer, &by_name, "").entities(), [ezhov]);
    let other_spelling = "MATCH (a {name: 'Николай Ежов'}) RETURN a";
    assert!(answer(explorer, other_spelling, "").rows.is_empty());
    for spelling in [
        "Nikolai Yezhov",
        "Николай Ежов",
        "Nikolaj Ježov",
        "nikolai-ezhov",
    ] {
        let query = format!("MATCH (a:person) WHERE a CALLED '{spelling}' RETURN a");
        assert_eq!(
            answer(explorer, &query, "").entities(),
            [ezhov],
            "{spelling}"
        );
    }
}

#[test]
fn dates_are_compared_within_their_bounds() {
    let explorer = explorer();
    let network = explorer.network();
    let scoped = explorer.graph().within(&Scope::default(), &[]);
    let year = HistoricalDate::read("1937").unwrap().date.span();
    let (mut certain, mut possible) = (0, 0);
    for claim in network
        .claims()
        .filter(|claim| scoped.counts(claim.index()))
    {
        let span = claim.when().map(HistoricalDate::span);
        certain += u64::from(span.is_some_and(|span| span.last < year.first));
        possible += u64::from(span.is_none_or(|span| span.first < year.last));
    }
    let query = "MATCH ()-[r]->() WHERE r.when < edtf('1937') RETURN count(*)";
    assert_eq!(number(explorer, query, ""), certain);
    let query = "MATCH ()-[r]->() WHERE possibly(r.when < edtf('1937')) RETURN count(*)";
    assert_eq!(number(explorer, query, ""), possible);
    assert!(0 < certain && certain < possible);
}

#[test]
fn the_evidence_is_what_the_pattern_found() {
    let explorer = explorer();
    let found = answer(explorer, "MATCH (a)-[:spied_on]->(b) RETURN a.name", "");
    let claims = other(explorer, "/claims?types=spied_on&limit=1000");
    let wanted: BTreeSet<_> = claims.relations().into_iter().collect();
    assert_eq!(
        found.relations().into_iter().collect::<BTreeSet<_>>(),
        wanted
    );
    assert!(
        found
            .rows
            .iter()
            .all(|row| row.evidence.relations.len() == 1)
    );
}

#[test]
fn figures_are_numbers_and_what_is_not_given_is_missing() {
    let explorer = explorer();
    let network = explorer.network();
    let figures = network.claims().filter_map(Claim::quantity);
    let exact = figures.filter(|figure| figure.least == figure.most);
    let largest = exact.filter_map(|figure| figure.least).fold(0.0, f64::max);
    let query = "MATCH ()-[r]->() WHERE r.quantity >= 0 WITH r.unit AS unit, max(r.quantity) AS most \
        RETURN max(toFloatOrNull(most))";
    let scope = "status=documented,alleged,charged,rumour,not%20stated,denied&layer=both";
    assert_eq!(value(explorer, query, scope), Value::Float(largest));
    let query = "MATCH (a:person) WHERE a.no_such_column IS NOT NULL RETURN count(a)";
    assert_eq!(number(explorer, query, ""), 0);
    let query =
        "MATCH (a {id: 'nikolai-ezhov'}) RETURN 'kind' IN keys(a) AND NOT 'loci' IN labels(a)";
    assert_eq!(value(explorer, query, ""), Value::Boolean(true));
}

#[test]
fn a_limit_that_is_reached_is_told() {
    let explorer = explorer();
    let found = answer(explorer, "MATCH (a), (b) RETURN a, b", "limit=7");
    assert_eq!(found.rows.len(), 7);
    let told = found.incomplete.unwrap();
    assert!(
        told.contains("incomplete: the limit of 7 rows was reached"),
        "{told}"
    );
}

#[test]
fn the_pages_of_an_answer_are_all_of_it_once() {
    let explorer = explorer();
    let query = "MATCH (a:person)-[r]->(b) RETURN a, r, b";
    let whole = answer(explorer, query, "limit=1000");
    assert!(whole.rows.len() > 200, "{}", whole.rows.len());
    let mut rows = Vec::new();
    for page in 1..=whole.rows.len().div_ceil(100) {
        let found = answer(explorer, query, &format!("limit=100&page={page}"));
        assert_eq!((found.all, found.before), (whole.rows.len(), rows.len()));
        rows.extend(found.rows);
    }
    assert_eq!(rows, whole.rows);
    let beyond = answer(explorer, query, "limit=100&page=99");
    assert_eq!((beyond.all, beyond.rows.len()), (rows.len(), 0));
    assert_eq!((beyond.incomplete, beyond.why_empty), (None, None));
}

#[test]
fn figures_and_ranges_are_summed_within_a_unit() {
    let explorer = explorer();
    let mut sums: BTreeMap<Option<&str>, [Option<f64>; 2]> = BTreeMap::new();
    let statuses = "documented,alleged,charged,rumour,not stated,denied";
    let claims = explorer.network().claims();
    let claims = claims.filter(|claim| statuses.split(',').any(|one| one == claim.status().name()));
    for (unit, figure) in claims.filter_map(|claim| Some((claim.unit(), claim.quantity()?))) {
        let [least, most] = sums.entry(unit).or_insert([Some(0.0); 2]);
        *least = least.zip(figure.least).map(|(one, other)| one + other);
        *most = most.zip(figure.most).map(|(one, other)| one + other);
    }
    assert!(sums.values().any(|[least, most]| least != most), "{sums:?}");
    let scope = format!("status={statuses}&layer=both");
    let query = "MATCH ()-[r]->() WHERE r.quantity IS NOT NULL WITH r.unit AS unit, \
                 sum_bounds(r.quantity) AS figures RETURN unit, figures.least, figures.most";
    let found = answer(explorer, query, &scope);
    assert_eq!(found.rows.len(), sums.len());
    for row in &found.rows {
        let unit = match &row.values[0] {
            Value::Text(unit) => Some(&**unit),
            _ => None,
        };
        let figure = |end: Option<f64>| end.map_or(Value::Null, Value::Float);
        assert_eq!(row.values[1..], sums[&unit].map(figure), "{unit:?}");
    }
    let fault = "UNWIND ['some', 3] AS figure RETURN sum_bounds(figure)";
    let asked = QueryQuestion::of(fault.to_owned(), Scope::default());
    let told = explorer.ask(&asked, &explorer.usual_limits()).unwrap_err();
    assert!(
        told.to_string().contains("\u{201c}some\u{201d} is neither"),
        "{told}"
    );
}

#[test]
fn ranges_of_figures_are_compared_within_their_bounds() {
    let explorer = explorer();
    let network = explorer.network();
    let scope = Scope::default();
    let figures = || {
        let claims = network.claims();
        let claims = claims.filter(|claim| scope.statuses.contains(&claim.status()));
        claims.filter_map(Claim::quantity)
    };
    let least = figures().filter(|figure| figure.least.is_some_and(|least| least > 1000.0));
    let most = figures().filter(|figure| figure.most.is_none_or(|most| most > 1000.0));
    let (certain, possible) = (least.count() as u64, most.count() as u64);
    assert!(certain < possible, "{certain} {possible}");
    let count = |condition: &str| {
        let query = format!("MATCH ()-[r]->() WHERE {condition} RETURN count(r)");
        number(explorer, &query, "layer=both")
    };
    assert_eq!(count("r.quantity > 1000"), certain);
    assert_eq!(count("certainly(r.quantity > 1000)"), certain);
    let listed = other(explorer, "/claims?where=quantity:1000.1..&layer=both");
    assert_eq!(listed.count(), possible);
    let stated = "r.quantity IS NOT NULL AND";
    assert_eq!(
        count(&format!("{stated} possibly(r.quantity > 1000)")),
        possible
    );
    assert_eq!(
        count(&format!("{stated} possibly(NOT r.quantity > 1000)")) + certain,
        figures().count() as u64
    );
}

#[test]
fn rows_of_a_union_rest_on_the_claims_of_all_its_parts() {
    let explorer = explorer();
    let part = |type_: &str| format!("MATCH (a)-[r:{type_}]->(b) RETURN a.kind AS kind");
    let rows = |query: &str| {
        let rows = answer(explorer, query, "").rows.into_iter();
        let kinds = rows.map(|row| (format!("{:?}", row.values[0]), row.evidence.all().count()));
        kinds.collect::<BTreeMap<String, usize>>()
    };
    let mut both = rows(&part("arrested").replace("RETURN", "RETURN DISTINCT"));
    for (kind, claims) in rows(&part("executed").replace("RETURN", "RETURN DISTINCT")) {
        *both.entry(kind).or_insert(0) += claims;
    }
    let united = rows(&format!("{} UNION {}", part("arrested"), part("executed")));
    assert_eq!(united, both);
    assert!(united.values().any(|claims| *claims > 10), "{united:?}");
}

#[test]
fn what_remains_under_a_doubt_is_counted_on_all_pages() {
    let explorer = explorer();
    let mut parameters = Parameters::from_query("limit=20&page=2");
    parameters.set(&QUERY, "MATCH (a)-[r]->(b) RETURN a, r, b");
    let asked = explorer.read::<QueryQuestion>("/query", parameters);
    let asked = asked.unwrap();
    let limits = asked.request.limits.clone();
    let found = explorer.ask(&asked.question, &limits).unwrap();
    let doubts = explorer.what_if(&asked, &found, &limits);
    let documented = "MATCH (a)-[r]->(b) WHERE r.status = 'documented' RETURN count(r)";
    let wanted = number(explorer, documented, "");
    let remains: Vec<Option<Remains>> = doubts.iter().map(|doubt| doubt.remains.clone()).collect();
    let mut kept = remains.iter().map(|remains| match remains {
        Some(Remains::Rows(rows)) => rows.kept as u64,
        _ => 0,
    });
    assert!(kept.any(|kept| kept == wanted), "{remains:?}");
    assert!(
        doubts
            .iter()
            .all(|doubt| doubt.parameters.first(&PAGE).is_none())
    );
}

#[test]
fn equal_rows_are_one_that_rests_on_the_claims_of_each() {
    let explorer = explorer();
    let all = "MATCH (a {id: 'nkvd'})-[r]-(b) RETURN b, count(r) ORDER BY b";
    let each = "MATCH (a {id: 'nkvd'})-[r]-(b) RETURN DISTINCT b ORDER BY b";
    let rest = |query: &str| -> Vec<(Value, usize)> {
        let rows = answer(explorer, query, "").rows.into_iter();
        let rows = rows.map(|row| (row.values[0].clone(), row.evidence.count()));
        rows.collect()
    };
    let (all, each) = (rest(all), rest(each));
    assert_eq!(all, each);
    assert!(each.iter().any(|(_, claims)| *claims > 1), "{each:?}");
}

#[test]
fn faults_are_told_with_their_place() {
    let explorer = explorer();
    let faults = [
        (
            "MATCH (a:persn) RETURN a",
            "line 1, column 10, at `persn`",
            "`person`",
        ),
        (
            "MATCH ()-[r:spied_onn]->()\nRETURN r",
            "line 1, column 13",
            "`spied_on`",
        ),
        ("MATCH (a)\nRETURN b", "line 2, column 8", "b"),
        ("CREATE (a)", "line 1, column 1", "CREATE"),
    ];
    for (query, place, word) in faults {
        let mut parameters = Parameters::default();
        parameters.set(&QUERY, query);
        let error = explorer.read::<QueryQuestion>("/query", parameters);
        let told = error.unwrap_err().to_string();
        assert!(
            told.starts_with("q: ") && told.contains(place) && told.contains(word),
            "{told}"
        );
    }
}
