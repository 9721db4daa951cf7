//! How long queries take, the whole way from text to rows: `cargo run --release --no-default-features
//! --example queries`.
//!
//! 20,000 entities of 4 kinds with 100,000 relations of 4 types, ends drawn evenly. The network is left as
//! two tables in a folder of the target directory, and the medians beside them.

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use cpu_time::ThreadTime;
use prosopograph::dataset::DatasetFiles;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::explorer::QUERY;
use prosopograph::explorer::QueryQuestion;

const ENTITIES: u64 = 20_000;
const RELATIONS: u64 = 100_000;
const KINDS: u64 = 4;
const TYPES: u64 = 4;
/// Ends that are asked for in turn, and rounds of each question.
const PAIRS: u64 = 200;
const ROUNDS: usize = 15;

/// A question, what it is called, and how many milliseconds it may take. `$a` and `$b` are two ids.
const QUESTIONS: [(&str, &str, f64); 7] = [
    (
        "nodes within 3 hops",
        "MATCH (a {id: '$a'})-[*1..3]->(b) RETURN count(DISTINCT b)",
        0.1,
    ),
    (
        "shortest path",
        "MATCH p = ANY SHORTEST (a {id: '$a'})-[*]->(b {id: '$b'}) RETURN length(p)",
        0.05,
    ),
    (
        "all shortest paths",
        "MATCH p = ALL SHORTEST (a {id: '$a'})-[*]->(b {id: '$b'}) RETURN count(p)",
        0.1,
    ),
    (
        "3-cycles",
        "MATCH (a)-->(b)-->(c)-->(a) RETURN count(*)",
        10.0,
    ),
    (
        "relations by type",
        "MATCH ()-[r]->() RETURN type(r), count(*)",
        10.0,
    ),
    (
        "pairs of kinds",
        "MATCH (a)-[r]->(b) RETURN a.kind, b.kind, count(*)",
        40.0,
    ),
    (
        "most ties",
        "MATCH (a)-[r]->() RETURN a, count(r) AS ties ORDER BY ties DESC LIMIT 10",
        20.0,
    ),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/queries");
    fs::create_dir_all(&folder)?;
    let [entities, relations] = tables();
    fs::write(folder.join("entities.csv"), &entities)?;
    fs::write(folder.join("relations.csv"), &relations)?;
    let mut files = DatasetFiles::default();
    files.insert("entities.csv", Cow::Owned(entities.into_bytes()));
    files.insert("relations.csv", Cow::Owned(relations.into_bytes()));
    let explorer = Explorer::open(&files)?;
    let mut medians = String::from("question,milliseconds\n");
    println!("{:<24}{:>12}{:>12}{:>9}", "", "ms", "wanted, ms", "ratio");
    let only = std::env::args().nth(1).unwrap_or_default();
    for (name, text, wanted) in QUESTIONS.into_iter().filter(|one| one.0.contains(&only)) {
        let taken = median(&explorer, text)?;
        writeln!(medians, "{name},{taken:.4}")?;
        println!(
            "{name:<24}{taken:>12.3}{wanted:>12.2}{:>9.2}",
            wanted / taken
        );
    }
    fs::write(folder.join("medians.csv"), medians)?;
    Ok(())
}

/// The median of a question in milliseconds of this thread's time.
fn median(explorer: &Explorer, text: &str) -> Result<f64, Box<dyn Error>> {
    let has_ends = text.contains('$');
    let mut times = Vec::new();
    for round in 0..ROUNDS as u64 {
        let asked = if has_ends { PAIRS } else { 1 };
        let texts: Vec<String> = (0..asked)
            .map(|pair| with_ends(text, round * PAIRS + pair))
            .collect();
        let began = ThreadTime::now();
        for text in &texts {
            let mut parameters = Parameters::default();
            parameters.set(&QUERY, text);
            let asked = explorer.read::<QueryQuestion>("/query", parameters)?;
            let answer = explorer.ask(&asked.question, &asked.request.limits)?;
            assert!(
                answer.incomplete.is_none(),
                "{text}: {:?}",
                answer.incomplete
            );
            black_box(answer);
        }
        times.push(
            began
                .elapsed()
                .div_f64(Duration::from_secs(asked).as_secs_f64()),
        );
    }
    times.sort_unstable();
    Ok(times[times.len() / 2].as_secs_f64() * 1000.0)
}

fn with_ends(text: &str, number: u64) -> String {
    let ends = [2 * number, 2 * number + 1].map(|seed| format!("e{:05}", mixed(seed) % ENTITIES));
    text.replace("$a", &ends[0]).replace("$b", &ends[1])
}

/// Entities and relations as tables.
fn tables() -> [String; 2] {
    let mut entities = String::from("id,kind,name\n");
    for number in 0..ENTITIES {
        let _ = writeln!(
            entities,
            "e{number:05},kind{},Name {number}",
            number % KINDS
        );
    }
    let mut relations = String::from("from,type,to\n");
    for number in 0..RELATIONS {
        let [from, to, kind] = [0, 1, 2].map(|part| mixed(number * 3 + part + 1_000_000));
        let (from, to) = (from % ENTITIES, to % ENTITIES);
        let _ = writeln!(relations, "e{from:05},type{},e{to:05}", kind % TYPES);
    }
    [entities, relations]
}

/// Spreads numbers evenly (splitmix64).
fn mixed(number: u64) -> u64 {
    let mut bits = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}
