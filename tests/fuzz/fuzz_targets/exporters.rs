//! Any small network in any format that is written: each file is well formed, and what our own
//! reader makes of it is the same network.
//!
//! A byte 0xFE, which UTF-8 never has, separates records, 0xFF the cells of one. The first record says
//! what is taken away, by its first byte in which format, and names two columns; each other one is an
//! entity or a tie by its first byte. One format a run makes ten times as many runs an hour as all.

#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use oxttl::TurtleParser;
use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::guarded;
use prosopograph::dataset::load;
use prosopograph::exchange::Exporter;
use prosopograph::exchange::Extract;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;
use prosopograph::explorer::Explorer;
use prosopograph::explorer::Parameters;
use prosopograph::model::Network;
use prosopograph::query::Limits;

/// What is taken away beside the whole network.
const ADDRESSES: [(&str, &str); 12] = [
    ("/", "status=documented,alleged"),
    ("/relations/r0", ""),
    ("/entities/e0", ""),
    ("/around", "entity=e0"),
    ("/path", "from=e0&to=e1"),
    ("/journey", "from=e0&to=e1"),
    ("/timeline", ""),
    ("/triangles", ""),
    ("/contradictions", ""),
    ("/claims", ""),
    ("/explore", "steps=all"),
    ("/query", "q=MATCH (a)-[r]->(b) RETURN a, r, b"),
];

const KINDS: &[u8] = b"kind,label\nperson,Person\ngroup,\"A \"\"group\"\"\"\nplace,Place\n";
const TYPES: &[u8] = b"type,label,class,sign,aspect,symmetric\n\
    spied_on,spied on,espionage,-1,state,false\nwrote_to,wrote to,letters,0,event,false\nallied,was allied with,letters,1,state,true\n";
const SOURCES: &[u8] = b"id,title,year\nbook,\"A {book} \\ \"\"& more\",1937\narchive,=An archive,\n";

const KIND_NAMES: [&str; 3] = ["person", "group", "place"];
const TYPE_NAMES: [&str; 3] = ["spied_on", "wrote_to", "allied"];
const STATUSES: [&str; 5] = ["documented", "alleged", "charged", "denied", "rumour"];

/// The files that the input stands for.
fn files_of(bytes: &[u8]) -> DatasetFiles {
    let mut records = bytes.split(|&byte| byte == 0xFE);
    let head = cells(records.next().unwrap_or_default());
    let column = |number: usize| head.get(number).map_or("other", |name| &**name);
    let mut entities = line(["id", "kind", "name", "variants", "begin", "note", "same_as", column(1)]);
    let mut relations = line([
        "from", "type", "to", "id", "status", "source", "when", "when_verbatim", "locus", "note", column(2),
    ]);
    let (entity_records, ties): (Vec<&[u8]>, Vec<&[u8]>) =
        records.take(24).filter(|record| !record.is_empty()).partition(|record| record[0] % 2 == 0);
    for (number, record) in entity_records.iter().enumerate() {
        let kind = KIND_NAMES[usize::from(record[0] / 2) % 3];
        let cells = cells(&record[1..]);
        let cell = |number: usize| cells.get(number).map_or("", |cell| &**cell);
        entities += &line([&format!("e{number}"), kind, cell(0), cell(1), cell(2), cell(3), cell(4), cell(5)]);
    }
    for (number, record) in ties.iter().enumerate() {
        let end = |at: usize| {
            let byte = record.get(at).copied().map_or(0, usize::from);
            format!("e{}", byte % entity_records.len().max(1))
        };
        let how = usize::from(record[0] / 2);
        let cells = cells(record.get(3..).unwrap_or_default());
        let cell = |number: usize| cells.get(number).map_or("", |cell| &**cell);
        let source = ["book", "archive", "book|archive"][how % 3];
        let id = if how % 2 == 0 { format!("r{number}") } else { String::new() };
        relations += &line([
            &end(1), TYPE_NAMES[how / 3 % 3], &end(2), &id, STATUSES[how / 9 % 5], source, cell(0), cell(1), cell(2),
            cell(3), cell(4),
        ]);
    }
    let mut files = DatasetFiles::from_memory("fuzzed", []);
    for (name, content) in [("kinds.csv", KINDS), ("relation_types.csv", TYPES), ("sources.csv", SOURCES)] {
        files.insert(name, Cow::Borrowed(content));
    }
    files.insert("entities.csv", Cow::Owned(entities.into_bytes()));
    files.insert("relations.csv", Cow::Owned(relations.into_bytes()));
    files
}

fn cells(record: &[u8]) -> Vec<Cow<'_, str>> {
    record.split(|&byte| byte == 0xFF).map(String::from_utf8_lossy).collect()
}

fn line<const N: usize>(cells: [&str; N]) -> String {
    let quoted = cells.map(|cell| format!("\"{}\"", guarded(cell).replace('"', "\"\"")));
    quoted.join(",") + "\n"
}

fn written(exporter: &dyn Exporter, extract: &Extract<'_>) -> Vec<InputFile> {
    let one = |file: &'static str| {
        let mut bytes = Vec::new();
        exporter.write(extract, file, &mut bytes).expect("memory can be written to");
        InputFile { name: file.to_owned(), bytes }
    };
    exporter.files(extract).into_iter().map(one).collect()
}

fn text(file: &InputFile) -> &str {
    std::str::from_utf8(&file.bytes).expect("files are UTF-8")
}

/// What our own reader makes of files, if the format has one.
fn read_back(format: &Format, files: &[InputFile]) -> Option<Network> {
    if format.name() == "dataset" {
        let mut dataset = DatasetFiles::from_memory("again", []);
        for file in files {
            dataset.insert(&file.name, Cow::Owned(file.bytes.clone()));
        }
        let loaded = load(&dataset);
        let problems = loaded.report.problems();
        return Some(loaded.network.unwrap_or_else(|| panic!("{}", problems[0])));
    }
    format.importer()?;
    let imported = import(files, &ImportOptions::default(), &Unwatched);
    let imported = imported.unwrap_or_else(|error| panic!("{}: {error}", format.name()));
    let (entities, relations) = (imported.report.entities, imported.report.relations);
    let lost = entities.refused + entities.changed + relations.refused + relations.changed;
    assert_eq!(lost, 0, "{}: {}", format.name(), imported.report);
    Some(imported.network)
}

/// Whether files are what other programs take for their format.
fn assert_well_formed(format: &Format, files: &[InputFile], extract: &Extract<'_>) {
    for file in files {
        let text = text(file);
        match format.name() {
            "dataset" | "csv" if file.name.ends_with(".csv") => assert_no_formula(text),
            "json-ld" | "csl-json" | "node-link" | "cytoscape" => {
                serde_json::from_str::<serde_json::Value>(text).expect("it is JSON");
            }
            "turtle" => assert!(TurtleParser::new().for_slice(text).all(|triple| triple.is_ok()), "{text}"),
            "dot" => assert_eq!(edges_of_dot(text), extract.relations().len(), "{text}"),
            "ris" => {
                let is_tag = |line: &str| line.is_empty() || line.get(2..6) == Some("  - ");
                assert!(text.lines().all(is_tag), "{text}");
            }
            "bibtex" => assert_eq!(depth_of_braces(text), 0, "{text}"),
            _ => {}
        }
    }
}

fn assert_no_formula(text: &str) {
    let mut table = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let mut width = None;
    for row in table.records() {
        let row = row.expect("it is CSV");
        assert_eq!(*width.get_or_insert(row.len()), row.len(), "{text}");
        for cell in &row {
            // What is protected begins with an apostrophe.
            assert!(cell.starts_with('\'') || guarded(cell) == cell, "{cell:?} may be run");
        }
    }
}

/// How many edges a file of DOT has; its strings are well formed.
fn edges_of_dot(text: &str) -> usize {
    let (mut is_quoted, mut letters, mut edges) = (false, text.chars().peekable(), 0);
    while let Some(letter) = letters.next() {
        match letter {
            '\\' if is_quoted => drop(letters.next()),
            '"' => is_quoted = !is_quoted,
            '-' if !is_quoted && letters.peek() == Some(&'>') => edges += 1,
            _ => {}
        }
    }
    assert!(!is_quoted, "{text}");
    edges
}

fn depth_of_braces(text: &str) -> i32 {
    let (mut depth, mut letters) = (0, text.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        assert!(depth >= 0, "{text}");
    }
    depth
}

fn assert_it_comes_back(format: &Format, extract: &Extract<'_>) {
    let Some(exporter) = format.exporter() else { return };
    let files = written(exporter, extract);
    assert_well_formed(format, &files, extract);
    // A file in which nothing is has nothing to be read.
    if extract.entities().is_empty() {
        return;
    }
    if let Some(back) = read_back(format, &files) {
        assert_eq!(back.entity_count(), extract.entities().len(), "{}", format.name());
        assert_eq!(back.relations().len(), extract.relations().len(), "{}", format.name());
    }
}

/// Of a whole network nothing is lost, so that as a dataset it is the same again.
fn assert_nothing_is_lost(format: &Format, network: &Network) {
    let dataset = Format::from_name("dataset").and_then(Format::exporter).expect("it is written");
    let tables = |network: &Network| {
        let files = written(dataset, &Extract::whole(network));
        files.iter().map(|file| text(file).replace(&network.about().content_hash, "…")).collect::<Vec<_>>()
    };
    let Some(exporter) = format.exporter() else { return };
    // Files of other formats in which nothing is are refused, as an empty file is.
    if network.entity_count() == 0 && format.name() != "dataset" {
        return;
    }
    if let Some(back) = read_back(format, &written(exporter, &Extract::whole(network))) {
        assert_eq!(tables(network), tables(&back), "{}", format.name());
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(explorer) = Explorer::open(&files_of(bytes)) else { return };
    let Some(which) = bytes.first().copied().map(usize::from) else { return };
    let asked = ADDRESSES.len() + 1;
    let formats: Vec<&Format> = Format::writable().collect();
    assert!(formats.len() * asked <= 256, "a byte tells all of them");
    let format = formats[which / asked % formats.len()];
    let Some((path, query)) = ADDRESSES.get(which % asked) else {
        assert_it_comes_back(format, &Extract::whole(explorer.network()));
        return assert_nothing_is_lost(format, explorer.network());
    };
    let limits = Limits { steps: 20_000, ..Limits::default() };
    let Ok(what) = explorer.read_take_away(path, Parameters::from_query(query)) else { return };
    if let Ok(extract) = explorer.take_away(&what, &limits) {
        assert_it_comes_back(format, &extract);
    }
});
