//! The promises about speed and memory, as ratios measured in one run: `cargo run --profile dist
//! --example ratios`, with `searching` or `loading` behind `--` for one half of them.
//!
//! Everything compared is measured in turn, round by round, so that a noisy machine disturbs all of
//! it alike; medians are shown: of searches the time this thread had a processor, of loading the
//! time by the clock too, since ours uses two threads where the other can use one. The other
//! programs are petgraph as its users use it, `csv` with `serde` into a `StableGraph`, and plain
//! flat arrays.

#[path = "../support/generator.rs"]
mod generator;
#[path = "../support/peers.rs"]
#[allow(dead_code, reason = "the benches use more of it")]
mod peers;

use std::alloc::System;
use std::collections::HashMap;
use std::error::Error;
use std::hint::black_box;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use cap::Cap;
use cpu_time::ProcessTime;
use cpu_time::ThreadTime;
use petgraph::graph::NodeIndex;
use petgraph::stable_graph::StableGraph;
use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::load;
use prosopograph::graph::NetworkGraph;
use prosopograph::graph::Period;
use prosopograph::graph::Scope;
use prosopograph::graph::ScopedGraph;
use prosopograph::model::EntityIndex;
use prosopograph::model::HistoricalDate;
use prosopograph::model::Modality;
use prosopograph::model::Network;
use prosopograph::query;
use prosopograph::query::Budget;
use prosopograph::query::Ends;
use prosopograph::query::Limits;
use serde::Deserialize;

#[global_allocator]
static ALLOCATED: Cap<System> = Cap::new(System, usize::MAX);

/// Pairs of ends a round asks for, and rounds.
const PAIRS: usize = 1_000;
const ROUNDS: usize = 25;
const LOADS: usize = 5;
const LARGE: usize = 1_000_000;
/// What a process is told that is to load once.
const LOADERS: [&str; 2] = ["load-ours", "load-with-serde"];

type Failure = Box<dyn Error>;

fn main() -> Result<(), Failure> {
    let chosen = std::env::args().nth(1).unwrap_or_default();
    if let Some(loader) = LOADERS.into_iter().find(|loader| *loader == chosen) {
        return load_once(loader);
    }
    println!(
        "{:<58}{:>12}{:>12}{:>9}  promise",
        "", "ours", "other", "ratio"
    );
    if chosen != "searching" {
        memory(&generator::dataset(LARGE))?;
        loading()?;
    }
    if chosen != "loading" {
        searching(&open(&generator::dataset(100_000))?)?;
    }
    Ok(())
}

fn row(what: &str, [ours, other]: [String; 2], ratio: f64, promise: &str) {
    println!("{what:<58}{ours:>12}{other:>12}{ratio:>9.2}  {promise}");
}

fn open(files: &DatasetFiles) -> Result<NetworkGraph, Failure> {
    let loaded = load(files);
    let network = loaded.network.ok_or("the made-up dataset is faulty")?;
    Ok(NetworkGraph::build(network))
}

/// Bytes on the heap after loading a million relations, and at the worst moment of it.
fn memory(files: &DatasetFiles) -> Result<(), Failure> {
    let before = ALLOCATED.allocated();
    let graph = open(files)?;
    let ours = [
        ALLOCATED.allocated() - before,
        ALLOCATED.max_allocated().saturating_sub(before),
    ];
    drop(graph);
    let before = ALLOCATED.allocated();
    let graph = load_with_serde(files)?;
    let other = [
        ALLOCATED.allocated() - before,
        ALLOCATED.max_allocated().saturating_sub(before),
    ];
    drop(graph);
    let megabytes = |bytes: usize| format!("{} MB", bytes / 1_000_000);
    let names = [
        "memory, 1 million relations, after loading",
        "memory, 1 million relations, at most while loading",
    ];
    for ((name, promise), (ours, other)) in names
        .into_iter()
        .zip([">= 4", ""])
        .zip(ours.into_iter().zip(other))
    {
        row(
            name,
            [megabytes(ours), megabytes(other)],
            ratio(other, ours),
            promise,
        );
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a ratio for display")]
fn ratio(above: usize, below: usize) -> f64 {
    above as f64 / below as f64
}

/// Each load happens in a process of its own: what one leaves of the heap would slow the next.
fn loading() -> Result<(), Failure> {
    let (mut ours, mut other) = (Vec::new(), Vec::new());
    for _ in 0..LOADS {
        ours.push(load_apart(LOADERS[0])?);
        other.push(load_apart(LOADERS[1])?);
    }
    let names = [
        "loading 1 million relations, against csv and serde",
        "the same, processor time of all threads",
    ];
    for (position, (name, promise)) in names.into_iter().zip([">= 2", ""]).enumerate() {
        let [ours, other] =
            [&ours, &other].map(|times| median(times.iter().map(|pair| pair[position]).collect()));
        let shown = [ours, other].map(|time| format!("{} ms", time.as_millis()));
        row(name, shown, other.div_duration_f64(ours), promise);
    }
    Ok(())
}

/// The time by the clock and that of all processors, as [`load_once`] prints them in a process of
/// its own.
fn load_apart(loader: &str) -> Result<[Duration; 2], Failure> {
    let output = Command::new(std::env::current_exe()?)
        .arg(loader)
        .stderr(Stdio::inherit())
        .output()?;
    let text = String::from_utf8(output.stdout)?;
    let mut times = text
        .split_whitespace()
        .map(str::parse)
        .map(|nanoseconds| nanoseconds.map(Duration::from_nanos));
    let mut time = || times.next().ok_or("the load said nothing");
    Ok([time()??, time()??])
}

fn load_once(loader: &str) -> Result<(), Failure> {
    let files = generator::dataset(LARGE);
    let [clock, processors] = if loader == LOADERS[0] {
        watch(|| open(&files))?
    } else {
        watch(|| load_with_serde(&files))?
    };
    println!("{} {}", clock.as_nanos(), processors.as_nanos());
    Ok(())
}

/// How long something takes by the clock, and how much time of all processors.
fn watch<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<[Duration; 2], Failure> {
    let (clock, processors) = (Instant::now(), ProcessTime::now());
    let made = black_box(work()?);
    let times = [clock.elapsed(), processors.elapsed()];
    drop(made);
    Ok(times)
}

/// An entity as a program keeps it that reads the format with serde.
#[derive(Deserialize)]
#[allow(dead_code, reason = "kept as a program would that shows it")]
struct EntityRecord {
    id: String,
    kind: String,
    name: String,
    variants: String,
}

/// A relation as such a program keeps it: one field for each column of the format.
#[derive(Default, Deserialize)]
#[serde(default)]
#[allow(dead_code, reason = "kept as a program would that shows it")]
struct RelationRecord {
    id: String,
    from: String,
    #[serde(rename = "type")]
    relation_type: String,
    to: String,
    when: String,
    when_verbatim: String,
    status: String,
    certainty: String,
    asserted_by: String,
    quantity: String,
    place: String,
    source: String,
    locus: String,
    note: String,
    flag: String,
}

fn load_with_serde(
    files: &DatasetFiles,
) -> Result<StableGraph<EntityRecord, RelationRecord>, Failure> {
    let mut graph = StableGraph::new();
    let mut nodes: HashMap<String, NodeIndex> = HashMap::new();
    for record in
        csv::Reader::from_reader(files.get("entities.csv").unwrap_or_default()).deserialize()
    {
        let record: EntityRecord = record?;
        nodes.insert(record.id.clone(), graph.add_node(record));
    }
    for record in
        csv::Reader::from_reader(files.get("relations.csv").unwrap_or_default()).deserialize()
    {
        let record: RelationRecord = record?;
        let (from, to) = (nodes[&record.from], nodes[&record.to]);
        graph.add_edge(from, to, record);
    }
    Ok(graph)
}

/// What a search is called, how it answers one pair, and how many row entries it looked at in a
/// round.
struct Contender<'a> {
    name: &'static str,
    ask: Box<dyn FnMut((u32, u32)) -> u64 + 'a>,
    times: Vec<Duration>,
    entries: u64,
}

fn searching(graph: &NetworkGraph) -> Result<(), Failure> {
    let network = graph.network();
    let mut flat = peers::FlatArrays::of(network);
    let peer = peers::stable_graph(network);
    let (all, typed) = (Scope::everything(), typed_and_dated(network)?);
    let most = Scope::default();
    let [all, most, typed] = [&all, &most, &typed].map(|scope| graph.within(scope, &[]));
    let mut contenders = [
        contender("shortest", |ends| shortest(&all, ends)),
        contender("most", |ends| shortest(&most, ends)),
        contender("typed", |ends| shortest(&typed, ends)),
        contender("flat", |ends| {
            flat.shortest_route(ends)
                .map_or(0, |route| route.len() as u64)
        }),
        contender("petgraph", |ends| {
            peers::petgraph_bidirectional(&peer, ends).map_or(0, u64::from)
        }),
    ];
    let pairs = generator::pairs(PAIRS, network.entity_count());
    for _ in 0..ROUNDS {
        for contender in &mut contenders {
            // Whoever was asked before has filled the caches with other things.
            for &ends in &pairs[..PAIRS / 10] {
                black_box((contender.ask)(ends));
            }
            let ask = || {
                Ok(pairs
                    .iter()
                    .map(|&ends| black_box((contender.ask)(ends)))
                    .sum())
            };
            contender.times.push(time(ask, &mut contender.entries)?);
        }
    }
    report_searches(
        contenders.map(|contender| (contender.name, median(contender.times), contender.entries)),
    );
    Ok(())
}

fn contender<'a>(name: &'static str, ask: impl FnMut((u32, u32)) -> u64 + 'a) -> Contender<'a> {
    Contender {
        name,
        ask: Box::new(ask),
        times: Vec::new(),
        entries: 0,
    }
}

fn report_searches([ours, most, typed, flat, petgraph]: [(&str, Duration, u64); 5]) {
    let shown = |a: Duration, b: Duration| {
        [a, b].map(|time| format!("{} ns", time.as_nanos() / PAIRS as u128))
    };
    let against = |other: Duration| other.div_duration_f64(ours.1);
    row(
        "shortest route, against petgraph (length only)",
        shown(ours.1, petgraph.1),
        against(petgraph.1),
        ">= 40",
    );
    row(
        "shortest route, against flat arrays",
        shown(ours.1, flat.1),
        ours.1.div_duration_f64(flat.1),
        "<= 2",
    );
    for (name, (_, time, entries)) in [
        ("all but denied claims", most),
        ("half the types, 26 of 61 years", typed),
    ] {
        let plain = time.div_duration_f64(ours.1);
        row(
            &format!("filter: {name}, against none"),
            shown(time, ours.1),
            plain,
            "<= 3",
        );
        #[expect(clippy::cast_precision_loss, reason = "a ratio for display")]
        let size = entries as f64 / ours.2 as f64;
        row(
            &format!("filter: {name}, by entry looked at ({size:.2} ×)"),
            shown(time, ours.1),
            plain / size,
            "<= 3",
        );
    }
}

/// How many row entries the search looked at.
fn shortest(scoped: &ScopedGraph<'_>, (from, to): (u32, u32)) -> u64 {
    let mut budget = Budget::new(&Limits::default());
    let ends = Ends {
        from: EntityIndex::new(from),
        to: EntityIndex::new(to),
    };
    let _ = black_box(query::shortest_route(scoped, ends, usize::MAX, &mut budget));
    budget.spent()
}

fn typed_and_dated(network: &Network) -> Result<Scope, Failure> {
    let types = network
        .schema()
        .types()
        .map(|(index, _)| index)
        .take(6)
        .collect();
    let window = HistoricalDate::parse("1920/1945")?.span();
    Ok(Scope {
        types: Some(types),
        period: Some(Period {
            window,
            modality: Modality::Possible,
            sure: None,
        }),
        ..Scope::everything()
    })
}

fn time<T>(work: impl FnOnce() -> Result<T, Failure>, made: &mut T) -> Result<Duration, Failure> {
    let begin = ThreadTime::now();
    *made = work()?;
    Ok(begin.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
