//! How fast questions are answered, beside petgraph and plain flat arrays on the same network.
//!
//! `cargo bench --bench questions` measures everything; a word behind `--` chooses, as in `--
//! 100000/shortest`.

#[path = "../support/generator.rs"]
mod generator;
#[path = "names.rs"]
mod names;
#[path = "../support/peers.rs"]
mod peers;
// Written for tests, where a faulty table may well break everything off.
#[expect(
    clippy::expect_used,
    reason = "a table of the tests that is faulty must not be measured"
)]
#[path = "../names/romanisation/table.rs"]
mod table;

use std::hint::black_box;
use std::time::Duration;

use criterion::BenchmarkGroup;
use criterion::Criterion;
use criterion::criterion_group;
use criterion::criterion_main;
use criterion::measurement::WallTime;
use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::load;
use prosopograph::graph::NameForm;
use prosopograph::graph::NameIndex;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Period;
use prosopograph::graph::Scope;
use prosopograph::graph::ScopedGraph;
use prosopograph::graph::Standing;
use prosopograph::model::EntityIndex;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Modality;
use prosopograph::model::Network;
use prosopograph::model::SideWay;
use prosopograph::query;
use prosopograph::query::AroundQuestion;
use prosopograph::query::Budget;
use prosopograph::query::Ends;
use prosopograph::query::JourneyAim;
use prosopograph::query::JourneyQuestion;
use prosopograph::query::Limits;
use prosopograph::query::TriangleQuestion;

/// How many pairs of ends are asked for in turn.
const PAIRS: usize = 500;

type Group<'a> = BenchmarkGroup<'a, WallTime>;

fn questions(criterion: &mut Criterion) {
    for relations in [1_000, 100_000, 1_000_000] {
        let files = generator::dataset(relations);
        let graph = open(&files);
        let mut group = criterion.benchmark_group(relations.to_string());
        group
            .sample_size(10)
            .warm_up_time(Duration::from_millis(300))
            .measurement_time(Duration::from_secs(1));
        bench_shortest(&mut group, &graph);
        bench_lists(&mut group, &graph);
        bench_around(&mut group, &graph);
        bench_journeys(&mut group, &graph);
        bench_names(&mut group, graph.network());
        bench_triangles(&mut group, &graph);
        group.bench_function("load", |bencher| bencher.iter(|| open(black_box(&files))));
        group.finish();
    }
}

fn open(files: &DatasetFiles) -> NetworkGraph {
    let loaded = load(files);
    let first = loaded.report.problems().first().map(ToString::to_string);
    match loaded.network {
        Some(network) => NetworkGraph::build(network),
        None => panic!("the made-up dataset is faulty: {first:?}"),
    }
}

/// Asks for the next pair in every round, so that no answer lies in the cache because it was asked
/// just before.
fn over_pairs<T>(
    group: &mut Group<'_>,
    name: &str,
    entities: usize,
    mut ask: impl FnMut((u32, u32)) -> T,
) {
    let pairs = generator::pairs(PAIRS, entities);
    let mut next = pairs.iter().copied().cycle();
    group.bench_function(name, |bencher| bencher.iter(|| next.next().map(&mut ask)));
}

fn bench_shortest(group: &mut Group<'_>, graph: &NetworkGraph) {
    let entities = graph.network().entity_count();
    let everything = Scope::everything();
    for (name, scope) in [
        ("shortest", &everything),
        (
            "shortest, type and years",
            &typed_and_dated(graph.network()),
        ),
    ] {
        let scoped = graph.within(scope, &[]);
        over_pairs(group, name, entities, |ends| shortest(&scoped, ends));
    }
    let mut flat = peers::FlatArrays::of(graph.network());
    over_pairs(group, "shortest, flat arrays", entities, |ends| {
        flat.shortest_route(ends)
    });
    let peer = peers::stable_graph(graph.network());
    over_pairs(
        group,
        "shortest, petgraph bidirectional",
        entities,
        |ends| peers::petgraph_bidirectional(&peer, ends),
    );
    if entities <= 20_000 {
        over_pairs(group, "shortest, petgraph astar", entities, |ends| {
            peers::petgraph_astar(&peer, ends)
        });
        over_pairs(group, "shortest, petgraph bfs", entities, |ends| {
            peers::petgraph_walk(&peer, ends)
        });
    }
}

fn shortest(scoped: &ScopedGraph<'_>, ends: (u32, u32)) -> Option<Vec<EntityIndex>> {
    let mut budget = Budget::new(&Limits::default());
    query::shortest_route(scoped, entities(ends), usize::MAX, &mut budget)
        .ok()
        .flatten()
}

fn entities((from, to): (u32, u32)) -> Ends {
    Ends {
        from: EntityIndex::new(from),
        to: EntityIndex::new(to),
    }
}

/// Half of the types, and the years from 1920 to 1945.
fn typed_and_dated(network: &Network) -> Scope {
    let types = network
        .schema()
        .types()
        .map(|(index, _)| index)
        .take(6)
        .collect();
    let window = HistoricalDate::parse("1920/1945")
        .ok()
        .map(|date| date.span());
    let period = window.map(|window| Period {
        window,
        modality: Modality::Possible,
        sure: None,
    });
    Scope {
        types: Some(types),
        period,
        ..Scope::everything()
    }
}

fn bench_lists(group: &mut Group<'_>, graph: &NetworkGraph) {
    let scope = Scope::everything();
    let scoped = graph.within(&scope, &[]);
    let limits = Limits::default();
    let count = graph.network().entity_count();
    over_pairs(group, "all shortest", count, |ends| {
        query::all_shortest_routes(
            &scoped,
            entities(ends),
            usize::MAX,
            200,
            &mut Budget::new(&limits),
        )
    });
    over_pairs(group, "10 shortest", count, |ends| {
        query::k_shortest_routes(
            &scoped,
            entities(ends),
            usize::MAX,
            10,
            &mut Budget::new(&limits),
        )
    });
}

fn bench_around(group: &mut Group<'_>, graph: &NetworkGraph) {
    let limits = Limits::default();
    for hops in [2, 3] {
        over_pairs(
            group,
            &format!("around, {hops} hops"),
            graph.network().entity_count(),
            |(entity, _)| {
                let question = AroundQuestion {
                    entity: EntityIndex::new(entity),
                    hops,
                    scope: Scope::everything(),
                };
                query::around(graph, &question, &limits)
            },
        );
    }
}

/// Journeys over all ties, of which nine in ten are dated; and over those that may have held from
/// 1920 to 1945.
fn bench_journeys(group: &mut Group<'_>, graph: &NetworkGraph) {
    let limits = Limits::default();
    let day = |text: &str| HistoricalDate::parse(text).ok().map(|date| date.span());
    let (leaving, arriving) = (
        day("1920").map(|span| span.first),
        day("1945").map(|span| span.last),
    );
    for (name, aim) in [
        ("journey, earliest arrival", JourneyAim::EarliestArrival),
        (
            "journey, fewest hops",
            JourneyAim::FewestHops { most_hops: 12 },
        ),
    ] {
        over_pairs(group, name, graph.network().entity_count(), |(from, to)| {
            let Ends { from, to } = entities((from, to));
            let scope = Scope::everything();
            query::journey(
                graph,
                &JourneyQuestion {
                    from,
                    to,
                    aim,
                    leaving,
                    arriving,
                    scope,
                },
                &limits,
            )
        });
    }
}

fn bench_triangles(group: &mut Group<'_>, graph: &NetworkGraph) {
    let question = TriangleQuestion {
        sides: [None, None, None],
        ways: [SideWay::Any; 3],
        involving: None,
        shape: None,
        scope: Scope::everything(),
    };
    let limits = Limits::default();
    group.bench_function("triangles", |bencher| {
        bencher.iter(|| query::triangles(graph, &question, &limits));
    });
}

fn bench_names(group: &mut Group<'_>, network: &Network) {
    group.bench_function("names, build", |bencher| {
        bencher.iter(|| name_index(network));
    });
    let index = name_index(network);
    let names: Vec<String> = network
        .entities()
        .step_by(7)
        .take(PAIRS)
        .map(|(_, entity)| entity.name.clone())
        .collect();
    let with_typo = |name: &String| {
        let mut letters: Vec<char> = name.chars().collect();
        let last = letters.len() - 2;
        letters.swap(last, last - 1);
        letters.into_iter().collect::<String>()
    };
    let typos: Vec<String> = names.iter().map(with_typo).collect();
    for (name, texts) in [("names, exact", &names), ("names, typing error", &typos)] {
        let mut next = texts.iter().cycle();
        group.bench_function(name, |bencher| {
            bencher.iter(|| next.next().map(|text| index.search(text, 20)));
        });
    }
}

fn name_index(network: &Network) -> NameIndex {
    NameIndex::build(network.entities().flat_map(|(entity, row)| {
        let preferred = NameForm {
            entity,
            text: &row.name,
            language: None,
            standing: Standing::Preferred,
        };
        let variants = row.variants().iter().map(move |variant| NameForm {
            entity,
            text: &variant.text,
            language: None,
            standing: Standing::Variant,
        });
        std::iter::once(preferred).chain(variants)
    }))
}

criterion_group!(benches, questions, names::names);
criterion_main!(benches);
