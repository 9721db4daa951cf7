//! An import stops soon after nobody waits for it, and short files cannot ask for endless work.

use std::cell::Cell;

use prosopograph::exchange::ImportError;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Progress;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

use crate::support::archive::zipped;

/// Somebody who leaves after so many reports of the progress.
struct Leaving {
    after: usize,
    told: Cell<usize>,
}

impl Progress for Leaving {
    fn read(&self, _: &str, _: u64, _: u64) {
        self.told.set(self.told.get() + 1);
    }

    fn stage(&self, _: &str) {
        self.told.set(self.told.get() + 1);
    }

    fn is_wanted(&self) -> bool {
        self.told.get() < self.after
    }
}

fn file(name: &str, bytes: Vec<u8>) -> Vec<InputFile> {
    let name = name.to_owned();
    vec![InputFile { name, bytes }]
}

/// How often the progress of an import was told to somebody who leaves, and what came of it.
fn told(files: &[InputFile], after: usize) -> (usize, Option<ImportError>) {
    let told = Cell::new(0);
    let leaving = Leaving { after, told };
    let imported = import(files, &ImportOptions::default(), &leaving);
    (leaving.told.get(), imported.err())
}

/// Files of several formats, of which each has thousands of relations or entities.
fn long_files() -> [(&'static str, String); 7] {
    let numbers = || 0..6_000;
    let rows: Vec<String> = numbers().map(|n| format!("a{n},b{n}\n")).collect();
    let rows = rows.concat();
    let edges = numbers().map(|n| format!("<edge source=\"a{n}\" target=\"b{n}\"/>"));
    let nodes = numbers().map(|n| format!("<node id=\"a{n}\"/><node id=\"b{n}\"/>"));
    let elements: String = nodes.chain(edges).collect();
    let json_nodes = numbers().map(|n| format!("{{\"id\":\"a{n}\"}},{{\"id\":\"b{n}\"}}"));
    let links = numbers().map(|n| format!("{{\"source\":\"a{n}\",\"target\":\"b{n}\"}}"));
    let json_nodes: Vec<String> = json_nodes.collect();
    let links: Vec<String> = links.collect();
    let json = format!(
        "{{\"nodes\":[{}],\"links\":[{}]}}",
        json_nodes.join(","),
        links.join(",")
    );
    let arcs = numbers().map(|n| format!("{} {}\n", n + 1, n + 2));
    let arcs: Vec<String> = arcs.collect();
    let pajek = format!("*Vertices 6001\n*Arcs\n{}", arcs.concat().repeat(4));
    let people =
        numbers().map(|n| format!("0 @I{n}@ INDI\n1 NAME Anna {n}\n1 ASSO @I0@\n2 RELA friend\n"));
    let people: Vec<String> = people.collect();
    let gedcom = format!("0 HEAD\n{}0 TRLR\n", people.concat());
    let statements = numbers().map(|n| {
        format!(
            "{{\"id\":\"a{n}\",\"schema\":\"Person\",\"properties\":{{\"name\":[\"Anna {n}\"]}}}}\n"
        )
    });
    let statements: Vec<String> = statements.collect();
    let graphml = format!("<graphml><graph edgedefault=\"directed\">{elements}</graph></graphml>");
    [
        ("a.csv", format!("from,to\n{rows}")),
        ("a.txt", rows.clone()),
        ("a.graphml", graphml),
        ("a.json", json),
        ("a.net", pajek),
        ("a.ged", gedcom),
        ("a.ftm.json", statements.concat()),
    ]
}

#[test]
fn an_import_stops_after_nobody_waits_for_it() {
    for (name, text) in long_files() {
        let files = file(name, text.into_bytes());
        let (all, error) = told(&files, usize::MAX);
        assert!(error.is_none(), "{name}: {error:?}");
        assert!(
            all > 4,
            "the control: {name} tells its progress {all} times"
        );
        let (some, error) = told(&files, 2);
        assert!(
            matches!(error, Some(ImportError::Unwanted)),
            "{name}: {error:?}"
        );
        assert_eq!(some, 2, "{name}");
    }
}

#[test]
fn a_file_of_endless_attributes_is_refused_by_its_name() {
    let attributes = (0..60_000).map(|n| format!("\"k{n}\":1"));
    let attributes: Vec<String> = attributes.collect();
    let json = format!(
        "{{\"nodes\":[{{\"id\":\"a\",{}}}],\"links\":[{{\"source\":\"a\",\"target\":\"a\"}}]}}",
        attributes.join(",")
    );
    let tables = (0..60).map(|table| {
        let columns: Vec<String> = (0..900).map(|n| format!("c{table}_{n}")).collect();
        let row = "1,".repeat(899) + "1";
        (
            format!("t{table}.csv"),
            format!("from,to,{}\na,b,{row}\n", columns.join(",")),
        )
    });
    let tables: Vec<(String, String)> = tables.collect();
    let tables = tables
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()));
    let zip = zipped(tables);
    for (files, name) in [
        (file("a.json", json.into_bytes()), "a.json:1: "),
        (file("a.zip", zip), "a.zip/t"),
    ] {
        let told = import(&files, &ImportOptions::default(), &Unwatched).err();
        let told = told.map_or_else(String::new, |error| error.to_string());
        assert!(told.starts_with(name), "{told}");
        assert!(told.contains("more than 50000 columns"), "{told}");
    }
}
