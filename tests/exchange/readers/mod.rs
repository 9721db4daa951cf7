//! What other programs read in our files is what was meant; `readers/run` says which programs.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use prosopograph::dataset::builtin;
use prosopograph::dataset::guarded;
use prosopograph::dataset::load;
use prosopograph::model::Network;
use serde_json::json;

use crate::exchange::rdf::deeds;
use crate::exchange::round_trip::written;
use crate::support::rich_network::HARD;
use crate::support::small_dataset::read_with;

#[test]
#[ignore = "installs rdflib, Graphviz, bibtexparser, rispy and citeproc; run by .ci/run"]
fn other_programs_read_what_was_meant() {
    assert_is_read(
        "lecture",
        &load(&builtin())
            .network
            .expect("the built-in network is faultless"),
    );
    assert_is_read("hard", &hard_network());
}

fn assert_is_read(name: &str, network: &Network) {
    let folder: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("readers")
        .join(name);
    fs::create_dir_all(&folder).expect("the folder for tests can be written to");
    let formats = ["turtle", "json-ld", "dot", "bibtex", "csl-json", "ris"];
    for (file, text) in formats
        .into_iter()
        .flat_map(|format| written(network, format))
    {
        fs::write(folder.join(file), text).expect("the folder for tests can be written to");
    }
    fs::write(folder.join("expected.json"), expected(network).to_string())
        .expect("the folder for tests can be written to");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exchange/readers/run");
    let output = Command::new(script)
        .arg(&folder)
        .output()
        .expect("the script starts");
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success(), "{name}: {said}");
    eprint!("{name}: {said}");
}

/// What the script compares with.
fn expected(network: &Network) -> serde_json::Value {
    let entities = network
        .entities()
        .map(|(_, entity)| (entity.id.clone(), json!(entity.name)));
    let verbatim = network
        .claims()
        .filter_map(|claim| Some((claim.id(), json!(claim.when_verbatim()?))));
    let sources = network.sources().iter().map(|source| {
        (
            source.id.clone(),
            json!({ "title": source.title, "publisher": source.publisher, "note": source.note }),
        )
    });
    json!({
        "base": format!("urn:prosopograph:{}", network.about().name),
        "claims": network.relations().len(),
        "direct": deeds(network).len(),
        "entities": entities.collect::<serde_json::Map<_, _>>(),
        "verbatim": verbatim.collect::<serde_json::Map<_, _>>(),
        "sources": sources.collect::<serde_json::Map<_, _>>(),
    })
}

/// An entity, a claim and a source for every text that is hard to write, made of it wherever a text
/// may stand.
fn hard_network() -> Network {
    let statuses = ["documented", "charged", "denied"];
    let last = HARD.len() - 1;
    let numbered = || HARD.iter().enumerate();
    let entities = numbered().map(|(number, text)| {
        vec![
            format!("e{number}"),
            "person".to_owned(),
            (*text).to_owned(),
        ]
    });
    let relations = numbered().map(|(number, text)| {
        let ends = [
            format!("e{number}"),
            "met".to_owned(),
            format!("e{}", last - number),
        ];
        let rest = [text, statuses[number % 3], "s0", text, text].map(str::to_owned);
        ends.into_iter().chain(rest).collect()
    });
    let sources = numbered().map(|(number, text)| {
        let rest = ["book", text, text, text, text, text].map(str::to_owned);
        [format!("s{number}"), (*text).to_owned()]
            .into_iter()
            .chain(rest)
            .collect()
    });
    let files = [
        ("entities.csv", table(&["id", "kind", "name"], entities)),
        (
            "relations.csv",
            table(
                &[
                    "from",
                    "type",
                    "to",
                    "when_verbatim",
                    "status",
                    "source",
                    "locus",
                    "a further column",
                ],
                relations,
            ),
        ),
        (
            "sources.csv",
            table(
                &[
                    "id",
                    "title",
                    "kind",
                    "author",
                    "publisher",
                    "archive",
                    "shelfmark",
                    "note",
                ],
                sources,
            ),
        ),
    ];
    read_with(files.map(|(file, bytes)| (file, Some(bytes))))
        .network
        .expect("there is no fault in it")
}

fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table
        .write_record(columns)
        .expect("memory can be written to");
    for row in rows {
        table
            .write_record(row.iter().map(|cell| guarded(cell).into_owned()))
            .expect("memory can be written to");
    }
    table.into_inner().expect("memory can be written to")
}
