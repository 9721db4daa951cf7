//! Counts and lists against a second, slow reading: claim by claim, year by year.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::sample::select;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Scope;
use prosopograph::model::Claim;
use prosopograph::model::DateBounds;
use prosopograph::model::Day;
use prosopograph::model::EntityIndex;
use prosopograph::model::Modality;
use prosopograph::model::Network;
use prosopograph::model::RelationIndex;
use prosopograph::model::Verdict;
use prosopograph::model::Window;
use prosopograph::query::About;
use prosopograph::query::ClaimOrder;
use prosopograph::query::ClaimsQuestion;
use prosopograph::query::CountAnswer;
use prosopograph::query::CountQuestion;
use prosopograph::query::Counted;
use prosopograph::query::Dimension;
use prosopograph::query::EntitiesQuestion;
use prosopograph::query::EntityOrder;
use prosopograph::query::Key;
use prosopograph::query::Limits;
use prosopograph::query::claims;
use prosopograph::query::count;
use prosopograph::query::entities;

use crate::properties::cases;
use crate::support::brute_force::Model;
use crate::support::random_network::scopes;
use crate::support::random_network::sketches;

/// The scope without what it wants of entities.
fn of_claims(scope: &Scope) -> Scope {
    Scope {
        kinds: None,
        avoided: Vec::new(),
        avoided_kinds: Vec::new(),
        ..scope.clone()
    }
}

fn wants(network: &Network, scope: &Scope, entity: EntityIndex) -> bool {
    let kinds = scope.kinds.as_ref();
    kinds.is_none_or(|kinds| kinds.contains(&network.kind_of(entity)))
}

fn avoids(network: &Network, scope: &Scope, entity: EntityIndex) -> bool {
    scope.avoided.contains(&entity) || scope.avoided_kinds.contains(&network.kind_of(entity))
}

/// The claims that a scope lists.
fn listed(network: &Network, scope: &Scope) -> Vec<RelationIndex> {
    let inner = of_claims(scope);
    let model = Model::new(network, &inner, &[]);
    let is_listed = |claim: &Claim<'_>| {
        let ends = [claim.from(), claim.to()];
        model.counts(*claim)
            && ends.iter().any(|&end| wants(network, scope, end))
            && !ends.iter().any(|&end| avoids(network, scope, end))
    };
    let claims = network.claims().filter(is_listed);
    claims.map(Claim::index).collect()
}

/// The years of the network, and whether a claim falls into one, within the period of the scope.
fn in_year(bounds: DateBounds, year: i64, scope: &Scope) -> Verdict {
    let mut window = Window {
        first: Day::from_civil(year, 1, 1),
        last: Day::from_civil(year, 12, 31),
    };
    if let Some(period) = scope.period {
        window.first = window.first.max(period.window.first);
        window.last = window.last.min(period.window.last);
    }
    if bounds == DateBounds::UNDATED || window.first > window.last {
        return Verdict::Never;
    }
    let held = bounds.during(window);
    let wants_certain = scope
        .period
        .is_some_and(|period| period.modality == Modality::Certain);
    if wants_certain && held == Verdict::Possible {
        return Verdict::Never;
    }
    held
}

type Cells = BTreeMap<(Key, Key), (u64, u64)>;

fn cells_of(answer: &CountAnswer) -> Cells {
    let cells = answer.cells().filter(|(_, _, figure)| figure.possible > 0);
    let cells = cells.map(|(row, column, figure)| {
        let column = column.cloned().unwrap_or(Key::Nothing);
        ((row.clone(), column), (figure.certain, figure.possible))
    });
    cells.collect()
}

fn verdict(network: &Network, scope: &Scope, relation: RelationIndex) -> Verdict {
    let bounds = network.bounds(relation);
    let period = scope.period;
    period.map_or(Verdict::Certain, |period| bounds.during(period.window))
}

fn add(cells: &mut Cells, cell: (Key, Key), verdict: Verdict) {
    let known = cells.entry(cell).or_default();
    known.0 += u64::from(verdict == Verdict::Certain);
    known.1 += u64::from(verdict >= Verdict::Possible);
}

/// What is counted, each with its claims.
fn units(network: &Network, scope: &Scope, counted: Counted) -> Vec<Vec<RelationIndex>> {
    match counted {
        Counted::Claims => listed(network, scope)
            .into_iter()
            .map(|claim| vec![claim])
            .collect(),
        Counted::Entities => {
            let inner = of_claims(scope);
            let model = Model::new(network, &inner, &[]);
            let all = network.entities().map(|(entity, _)| entity);
            let all = all.filter(|&it| wants(network, scope, it) && !avoids(network, scope, it));
            all.map(|entity| {
                let others = network.entities().map(|(other, _)| other);
                let others = others.filter(|&it| !avoids(network, scope, it) && it != entity);
                let mut own: BTreeSet<RelationIndex> =
                    others.flat_map(|other| model.step(entity, other)).collect();
                let with_itself = network.claims().filter(|claim| {
                    claim.from() == entity && claim.to() == entity && model.counts(*claim)
                });
                own.extend(with_itself.map(Claim::index));
                own.into_iter().collect()
            })
            .collect()
        }
    }
}

fn expected(network: &Network, question: &CountQuestion) -> Cells {
    let scope = &question.scope;
    let mut cells = Cells::new();
    for claims in units(network, scope, question.counted) {
        let mut own: BTreeMap<(Key, Key), Verdict> = BTreeMap::new();
        for relation in claims {
            let claim = network.claim(relation);
            let keys = |by: &Dimension| -> Vec<(Key, Verdict)> {
                if *by == Dimension::Year {
                    let years = 1900..2000;
                    let bounds = network.bounds(relation);
                    years
                        .map(|year| (Key::Year(year), in_year(bounds, year, scope)))
                        .filter(|(_, verdict)| *verdict > Verdict::Never)
                        .collect()
                } else {
                    let keys = by.of_claim(network, claim).into_iter();
                    let verdict = verdict(network, scope, relation);
                    keys.map(|key| (key, verdict)).collect()
                }
            };
            let columns = question.by.get(1);
            let columns = columns.map_or(vec![(Key::Nothing, Verdict::Certain)], keys);
            for (row, in_row) in keys(&question.by[0]) {
                for (column, in_column) in &columns {
                    let verdict = if question.by.len() == 1 || question.by[0] == Dimension::Year {
                        in_row
                    } else {
                        *in_column
                    };
                    let cell = own.entry((row.clone(), column.clone())).or_insert(verdict);
                    *cell = (*cell).max(verdict);
                }
            }
        }
        for (cell, verdict) in own {
            add(&mut cells, cell, verdict);
        }
    }
    cells.retain(|_, (_, possible)| *possible > 0);
    cells
}

fn shapes() -> Vec<Vec<Dimension>> {
    vec![
        vec![Dimension::Year],
        vec![Dimension::Class],
        vec![Dimension::Year, Dimension::Class],
        vec![Dimension::Type, Dimension::Year],
        vec![Dimension::Status, Dimension::Source],
        vec![Dimension::Kind, Dimension::Certainty],
    ]
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_figure_is_what_counting_one_by_one_gives(
        sketch in sketches(), scope in scopes(), by in select(shapes()), counted in select(Counted::ALL.to_vec()),
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let network = graph.network();
        // Kinds of entities are their own, those of claims are of their ends.
        if counted == Counted::Entities && by.contains(&Dimension::Kind) {
            return Ok(());
        }
        let question = CountQuestion { counted, by, about: About::Anybody, scope };
        let limits = Limits { results: 100_000, ..Limits::default() };
        let answer = count(&graph, &question, &limits).expect("the network is small");
        let mut found = cells_of(&answer);
        if answer.columns.is_empty() && question.by.len() > 1 {
            // No claim has a date: rows without columns.
            found.clear();
        }
        let mut wanted = expected(network, &question);
        // Years far from all known days are not shown.
        let known = |cells: &mut Cells| cells.retain(|(row, column), _| {
            [row, column].into_iter().all(|key| !matches!(key, Key::Year(year) if !(1935..=1938).contains(year)))
        });
        known(&mut found);
        known(&mut wanted);
        let rows = answer.rows.iter().map(|row| &row.key);
        let shown: BTreeSet<&Key> = rows.chain(&answer.columns).collect();
        let is_shown = |key: &Key| !matches!(key, Key::Year(_)) || shown.contains(key);
        wanted.retain(|(row, column), _| is_shown(row) && is_shown(column));
        prop_assert_eq!(found, wanted);
        // The total of a row is that of the row alone, whatever makes the columns.
        if question.by[0] != Dimension::Year {
            let alone = CountQuestion { by: vec![question.by[0].clone()], ..question.clone() };
            let totals = answer.rows.iter().filter(|row| row.total.possible > 0);
            let totals: Cells = totals
                .map(|row| ((row.key.clone(), Key::Nothing), (row.total.certain, row.total.possible)))
                .collect();
            prop_assert_eq!(totals, expected(network, &alone));
        }
    }

    #[test]
    fn a_list_has_every_claim_once_whatever_its_order_and_pages(
        sketch in sketches(), scope in scopes(), order in select(ClaimOrder::BUILT_IN.to_vec()), on_page in 1usize..7,
    ) {
        let graph = NetworkGraph::build(sketch.network());
        let limits = Limits { results: on_page, ..Limits::default() };
        let mut question = ClaimsQuestion { scope, ..ClaimsQuestion::new(order) };
        let mut all = Vec::new();
        loop {
            let page = claims(&graph, &question, &limits).expect("the network is small");
            prop_assert_eq!(page.total.possible, listed(graph.network(), &question.scope).len() as u64);
            prop_assert_eq!(page.absence.is_some(), page.total.possible == 0);
            if page.relations.is_empty() {
                break;
            }
            prop_assert_eq!(page.before, all.len());
            all.extend(page.relations);
            question.page.page += 1;
        }
        all.sort_unstable();
        prop_assert_eq!(all, listed(graph.network(), &question.scope));
    }

    #[test]
    fn the_entities_of_a_list_have_the_ties_that_are_counted(sketch in sketches(), scope in scopes()) {
        let graph = NetworkGraph::build(sketch.network());
        let question = EntitiesQuestion { scope, ..EntitiesQuestion::new(EntityOrder::Ties) };
        let limits = Limits { results: 1_000, ..Limits::default() };
        let list = entities(&graph, &question, &limits).expect("the network is small");
        prop_assert!(list.entities.is_sorted_by_key(|listed| std::cmp::Reverse(listed.ties.possible)));
        let mut ties: Vec<u64> = units(graph.network(), &question.scope, Counted::Entities)
            .iter()
            .map(|claims| claims.len() as u64)
            .collect();
        ties.sort_unstable();
        let mut found: Vec<u64> = list.entities.iter().map(|listed| listed.ties.possible).collect();
        found.sort_unstable();
        // A scope that wants something of claims leaves out who has none.
        if found.len() < ties.len() {
            ties.retain(|ties| *ties > 0);
        }
        prop_assert_eq!(found, ties);
    }
}
