//! Importing, exporting and serving files in the terminal.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::support::program::run;

const LETTERS: &str = "Absender;Empfänger;Jahr;Thema\nЕжов, Николай;Сталин;1937;=1+1\nСталин;Ежов, Николай;1938~;\n;Сталин;1939;\n";

/// An empty folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("exchange")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

fn text(path: &Path) -> String {
    path.to_str().expect("the path is text").to_owned()
}

#[test]
fn a_table_of_letters_becomes_a_dataset_that_answers() {
    let work = folder("letters");
    let (file, dataset) = (text(&work.join("letters.csv")), text(&work.join("dataset")));
    let bytes = encoding_rs::WINDOWS_1251
        .encode(&LETTERS.replace("Empfänger", "Empfanger"))
        .0
        .into_owned();
    fs::write(&file, bytes).expect("the file can be written");
    let map = "from=Absender,to=Empfanger,when=Jahr";
    let done = run(&[
        "import",
        &file,
        "--to",
        &dataset,
        "--map",
        map,
        "--encoding",
        "windows-1251",
    ])
    .assert_code(2)
    .output;
    assert!(
        done.contains("relations: 3 rows read, 2 taken, 0 changed, 1 refused"),
        "{done}"
    );
    assert!(
        done.contains("letters.csv:4: refused: the relation has no \"from\"; fill in both ends"),
        "{done}"
    );
    assert!(
        fs::read_to_string(work.join("dataset/import-report.txt"))
            .expect("the report is there")
            .contains("letters.csv:4")
    );
    let table = fs::read_to_string(work.join("dataset/relations.csv")).expect("the table is there");
    assert!(table.contains("'=1+1"), "no spreadsheet runs it: {table}");
    run(&["check", &dataset]).assert_code(0);
    let shown = run(&["--dataset", &dataset, "path", "Ezhov", "Stalin"])
        .assert_code(0)
        .output;
    assert!(shown.contains("Ежов, Николай"), "{shown}");
    let again = run(&["import", &file, "--to", &dataset, "--map", map]).assert_code(2);
    assert!(again.errors.contains("--replace"), "{}", again.errors);
    run(&["import", &file, "--to", &dataset, "--map", map, "--replace"]).assert_code(2);
}

#[test]
fn a_file_can_be_asked_directly() {
    let work = folder("direct");
    let file = text(&work.join("a.csv"));
    fs::write(&file, "source,target,type\nRosa,Karl,wrote to\n").expect("the file can be written");
    let shown = run(&["--dataset", &file, "path", "Rosa", "Karl"])
        .assert_code(0)
        .output;
    assert!(shown.contains("wrote to"), "{shown}");
}

#[test]
fn what_cannot_be_imported_says_what_where_and_what_to_do() {
    let work = folder("bad");
    let cases: [(&str, &[u8], &str); 5] = [
        ("empty.csv", b"", "empty.csv: the file is empty"),
        (
            "nul.csv",
            b"source,target\na,b\0\n",
            "nul.csv:2: the text contains a NUL byte",
        ),
        (
            "book.xlsx",
            b"PK\x03\x04....",
            "book.xlsx: the ZIP archive or workbook is damaged",
        ),
        (
            "old.gz",
            &[0x1F, 0x8B, 8, 0],
            "old.gz: the gzip archive is damaged",
        ),
        (
            "bomb.gexf",
            b"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><gexf><graph/></gexf>",
            "document type",
        ),
    ];
    for (name, bytes, expected) in cases {
        let file = text(&work.join(name));
        fs::write(&file, bytes).expect("the file can be written");
        let ended = run(&["import", &file, "--to", &text(&work.join("out"))]).assert_code(2);
        assert!(ended.errors.contains(expected), "{name}: {}", ended.errors);
        assert!(!work.join("out").exists(), "{name}: nothing is written");
    }
    let missing = run(&[
        "import",
        "no-such-file.csv",
        "--to",
        &text(&work.join("out")),
    ])
    .assert_code(2);
    assert!(
        missing.errors.contains("no-such-file.csv"),
        "{}",
        missing.errors
    );
    let file = text(&work.join("good.csv"));
    fs::write(&file, "source,target\na,b\n").expect("the file can be written");
    for (argument, value, expected) in [
        ("--map", "from", "from=Sender"),
        ("--column", "Sender=sender", "the roles are from, to"),
        ("--column", "Nobody=from", "Nobody"),
        ("--map", "from=Nobody", "Nobody"),
        ("--encoding", "klingon", "klingon"),
        ("--as", "pdf", "gexf"),
    ] {
        let ended = run(&[
            "import",
            &file,
            "--to",
            &text(&work.join("out")),
            argument,
            value,
        ])
        .assert_code(2);
        assert!(
            ended.errors.contains(expected),
            "{argument} {value}: {}",
            ended.errors
        );
    }
}

#[test]
fn an_export_is_what_the_server_gives() {
    let work = folder("export");
    let file = work.join("path.graphml");
    run(&[
        "export",
        "graphml",
        &text(&file),
        "--of",
        "/path?from=Kawabe&to=Stalin",
    ])
    .assert_code(0);
    let written = fs::read_to_string(&file).expect("the file is there");
    let printed = run(&["export", "graphml", "--of", "/path?from=Kawabe&to=Stalin"])
        .assert_code(0)
        .output;
    assert_eq!(written, printed);
    assert!(printed.contains("torashiro-kawabe"), "{printed}");
    let tables = work.join("tables");
    run(&["export", "csv", &text(&tables), "--classes", "espionage"]).assert_code(0);
    assert!(tables.join("nodes.csv").is_file() && tables.join("edges.csv").is_file());
    let again = run(&["export", "csv", &text(&tables)]).assert_code(2);
    assert!(again.errors.contains("not empty"), "{}", again.errors);
    run(&["export", "dataset", &text(&work.join("dataset.zip"))]).assert_code(0);
    assert!(
        run(&["export", "pdf"])
            .assert_code(2)
            .errors
            .contains("gexf")
    );
    assert!(
        run(&["export", "gexf", "--of", "/path?from=Kawabe"])
            .assert_code(2)
            .errors
            .contains("to")
    );
}
