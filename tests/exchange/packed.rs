//! Archives: what is packed is read as if it were given unpacked, and what is there for people or
//! systems alone is passed over.

use std::io::Cursor;
use std::io::Write;

use prosopograph::dataset::builtin;
use prosopograph::dataset::load;
use prosopograph::exchange::Extract;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::Imported;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;
use prosopograph::exchange::write_archive;
use zip::ZipArchive;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::exchange::round_trip::written;
use crate::support::archive::gzipped;
use crate::support::archive::zipped;
use crate::support::workbook::Cell;
use crate::support::workbook::workbook;

const NODES: &str = "id,name\na,Anna\nb,Berta\n";
const EDGES: &str = "from,to\na,b\n";

fn try_import(name: &str, bytes: Vec<u8>) -> Result<Imported, String> {
    let file = InputFile {
        name: name.to_owned(),
        bytes,
    };
    import(&[file], &ImportOptions::default(), &Unwatched).map_err(|error| error.to_string())
}

fn imported(name: &str, bytes: Vec<u8>) -> Imported {
    try_import(name, bytes).unwrap_or_else(|error| panic!("{error}"))
}

/// How many entities and relations were taken, and what the report says.
fn counts(imported: &Imported) -> (usize, usize, String) {
    (
        imported.network.entities().len(),
        imported.network.relations().len(),
        imported.report.to_string(),
    )
}

#[test]
fn what_is_downloaded_in_an_archive_comes_back_whole() {
    let network = load(&builtin())
        .network
        .expect("the built-in network is faultless");
    let extract = Extract::whole(&network);
    for format in ["dataset", "csv"] {
        let exporter = Format::from_name(format)
            .and_then(Format::exporter)
            .expect("the format is written");
        let mut bytes = Vec::new();
        write_archive(exporter, &extract, &mut bytes).expect("memory can be written to");
        let back = imported("download.zip", bytes);
        assert_eq!(
            written(&network, "dataset"),
            written(&back.network, "dataset"),
            "{format}"
        );
        assert_eq!(
            back.report.relations.changed + back.report.relations.refused,
            0,
            "{}",
            back.report
        );
    }
}

#[test]
fn what_gzip_made_smaller_is_read_to_its_end() {
    let edges = gzipped(EDGES.as_bytes());
    let back = imported("edges.csv.gz", edges.clone());
    assert_eq!(back.report.files[0].name, "edges.csv");
    assert_eq!(back.network.about().title, "edges");
    // Several archives one after the other are one file.
    let both = [edges.clone(), gzipped(b"b,a\n")].concat();
    assert_eq!(imported("edges.csv.gz", both).network.relations().len(), 2);
    let cut = try_import("edges.csv.gz", edges[..edges.len() - 9].to_vec())
        .expect_err("its end is missing");
    assert!(
        cut.starts_with("edges.csv.gz: the gzip archive is damaged"),
        "{cut}"
    );
}

#[test]
fn an_archive_in_an_archive_is_not_opened() {
    let edges = gzipped(EDGES.as_bytes());
    let within = zipped([("edges.csv.gz", &edges[..])]);
    let told = try_import("all.zip", within).expect_err("it is packed twice");
    assert!(
        told.starts_with("all.zip/edges.csv.gz: the file is a gzip archive"),
        "{told}"
    );
    let whole = gzipped(&zipped([("edges.csv", EDGES.as_bytes())]));
    let told = try_import("all.zip.gz", whole).expect_err("it is packed twice");
    assert!(
        told.starts_with("all.zip: the file is a ZIP archive"),
        "{told}"
    );
    // Beside other files it is passed over.
    let beside = zipped([("a.csv.gz", &edges[..]), ("edges.csv", EDGES.as_bytes())]);
    let (_, relations, report) = counts(&imported("all.zip", beside));
    assert_eq!(relations, 1, "{report}");
    assert!(
        report.contains("all.zip/a.csv.gz: note: skipped: the file is a gzip archive"),
        "{report}"
    );
}

#[test]
fn an_archive_is_the_files_in_it() {
    let people = workbook(&[(
        "People",
        vec![
            Cell("A1", None, "Id"),
            Cell("B1", None, "Name"),
            Cell("A2", None, "c"),
            Cell("B2", None, "Carl"),
        ],
    )]);
    let archive = zipped([
        ("network/", &b""[..]),
        ("network/nodes.csv", NODES.as_bytes()),
        ("network/edges.csv", EDGES.as_bytes()),
        ("network/more.xlsx", &people),
        ("network/README.txt", b"Letters typed\nLetters read"),
        ("network/page.html", b"<p>Letters</p>"),
        ("network/portrait.png", b"\x89PNG\r\n\x1a\n"),
        ("network/.DS_Store", b"\0\0\0\x01Bud1"),
        ("__MACOSX/network/._nodes.csv", b"\0\x05\x16\x07"),
    ]);
    let (entities, relations, report) = counts(&imported("letters.zip", archive));
    assert_eq!((entities, relations), (3, 1), "{report}");
    assert!(
        report.contains(
            "letters.zip/network/README.txt: note: skipped: it seems to be documentation"
        ),
        "{report}"
    );
    assert!(
        report.contains("letters.zip/network/page.html: note: skipped: it is not a table, and its format is unknown"),
        "{report}"
    );
    assert!(
        report.contains("letters.zip/network/portrait.png: note: skipped: the file is a picture"),
        "{report}"
    );
    assert!(
        report.contains("letters.zip/network/more.xlsx [People]: "),
        "{report}"
    );
    assert!(
        !report.contains("MACOSX") && !report.contains("DS_Store"),
        "{report}"
    );
}

#[test]
fn archives_that_cannot_be_read_are_refused_with_the_reason() {
    let whole = zipped([("edges.csv", EDGES.as_bytes())]);
    let mut changed = whole.clone();
    let position = changed
        .iter()
        .position(|byte| *byte == 0x50)
        .expect("archives begin so")
        + 45;
    changed[position] ^= 0xFF;
    let many: Vec<String> = (0..1_001).map(|number| format!("{number}.csv")).collect();
    let matryoshka = (0..5).fold(EDGES.as_bytes().to_vec(), |inner, _| {
        zipped([("inner.zip", &inner[..])])
    });
    let cases = [
        (
            "cut",
            whole[..whole.len() / 2].to_vec(),
            "a.zip: the ZIP archive or workbook is damaged",
        ),
        (
            "changed",
            changed,
            "a.zip: \"edges.csv\" in the archive is damaged",
        ),
        (
            "empty",
            zipped([("folder/", &b""[..])]),
            "a.zip: it contains no files and no cells",
        ),
        (
            "many",
            zipped(many.iter().map(|name| (name.as_str(), EDGES.as_bytes()))),
            "a.zip: there are more than 1000 files",
        ),
        (
            "deep",
            matryoshka,
            "a.zip/inner.zip: the file is a ZIP archive",
        ),
        (
            "words",
            zipped([("a.html", &b"<p>Nothing but words.</p>"[..])]),
            "a.zip/a.html: unknown format; supported: ",
        ),
        (
            "document",
            zipped([
                (
                    "mimetype",
                    &b"application/vnd.oasis.opendocument.spreadsheet"[..],
                ),
                ("content.xml", b"<a/>"),
            ]),
            "a.zip: the file is an office document",
        ),
    ];
    for (name, bytes, expected) in cases {
        let told = try_import("a.zip", bytes).expect_err(name);
        assert!(told.starts_with(expected), "{name}: {told}");
    }
}

#[test]
fn a_workbook_that_declares_more_than_it_has_is_refused() {
    let sheet = workbook(&[("Ties", vec![Cell("A1", None, "From")])]);
    let mut archive = ZipWriter::new_append(Cursor::new(sheet)).expect("it is an archive");
    archive
        .start_file("xl/sharedStrings.xml", SimpleFileOptions::default())
        .expect("memory can be written to");
    archive
        .write_all(b"<sst uniqueCount=\"4000000000000\"><si><t>a</t></si></sst>")
        .expect("memory can be written to");
    let bytes = archive
        .finish()
        .expect("memory can be written to")
        .into_inner();
    let told = try_import("a.xlsx", bytes).expect_err("it has one text");
    assert!(
        told.starts_with("a.xlsx: the workbook declares 4000000000000 shared texts"),
        "{told}"
    );
}

/// A long format that many cells could have: of each format a copy would be kept.
#[test]
fn a_workbook_whose_formats_would_fill_the_memory_is_refused() {
    let told = |formats: usize| {
        let sheet = workbook(&[(
            "Ties",
            vec![Cell("A1", None, "From"), Cell("A2", None, "a")],
        )]);
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let mut old = ZipArchive::new(Cursor::new(sheet)).expect("it is an archive");
        for number in 0..old.len() {
            let part = old.by_index_raw(number).expect("it is a part");
            if part.name().is_ok_and(|name| name != "xl/styles.xml") {
                archive
                    .raw_copy_file(part)
                    .expect("memory can be written to");
            }
        }
        let styles = format!(
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{}\"></numFmt></numFmts><cellXfs>{}</cellXfs></styleSheet>",
            "yyyy".repeat(20_000),
            "<xf numFmtId=\"164\"></xf>".repeat(formats)
        );
        let options = SimpleFileOptions::default();
        archive
            .start_file("xl/styles.xml", options)
            .expect("memory can be written to");
        archive
            .write_all(styles.as_bytes())
            .expect("memory can be written to");
        let bytes = archive.finish().expect("memory can be written to");
        try_import("a.xlsx", bytes.into_inner()).map_or_else(|told| told, |_| String::new())
    };
    let refused = told(2_000);
    assert!(
        refused.starts_with("a.xlsx: the workbook has too many or too long formats of cells"),
        "{refused}"
    );
    let control = told(2);
    assert!(
        !control.contains("formats of cells"),
        "the control: {control}"
    );
}

#[test]
fn what_unpacks_to_many_times_its_size_is_refused() {
    let spaces = " ".repeat(40 << 20);
    let told = try_import("a.csv.gz", gzipped(spaces.as_bytes())).expect_err("it is a bomb");
    assert!(told.contains("more than 32 MiB"), "{told}");
}

/// The small workbook with other cells in its sheet, packed.
fn workbook_of(rows: &str) -> Vec<u8> {
    let sheet = workbook(&[("Ties", vec![Cell("A1", None, "From")])]);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut old = ZipArchive::new(Cursor::new(sheet)).expect("it is an archive");
    for number in 0..old.len() {
        let part = old.by_index_raw(number).expect("it is a part");
        if part.name().is_ok_and(|name| name != SHEET) {
            archive
                .raw_copy_file(part)
                .expect("memory can be written to");
        }
    }
    let cell = |place: &str, text: &str| {
        format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    let row = |number: u32, texts: [&str; 2]| {
        let cells = [("A", texts[0]), ("B", texts[1])];
        let cells = cells.map(|(column, text)| cell(&format!("{column}{number}"), text));
        format!("<row r=\"{number}\">{}</row>", cells.concat())
    };
    let (head, first) = (row(1, ["from", "to"]), row(2, ["a", "b"]));
    let text = format!("<worksheet><sheetData>{head}{first}{rows}</sheetData></worksheet>");
    let options = SimpleFileOptions::default();
    archive
        .start_file(SHEET, options)
        .expect("memory can be written to");
    archive
        .write_all(text.as_bytes())
        .expect("memory can be written to");
    archive
        .finish()
        .expect("memory can be written to")
        .into_inner()
}

const SHEET: &str = "xl/worksheets/1.xml";

/// A library keeps the longest text of a workbook in memory, be it spaces alone.
#[test]
fn padded_cells_of_a_workbook_are_refused_with_their_part() {
    let padding = |length: usize| " ".repeat(length);
    let row = |padded: &str| format!("<row r=\"3\">{padded}</row>");
    let padded: [fn(&str) -> String; 3] = [
        |padding| format!("<c r=\"A3\" t=\"inlineStr\"><is><t>c{padding}</t></is></c>"),
        |padding| {
            format!("<c r=\"A3\" padding=\"{padding}\" t=\"inlineStr\"><is><t>c</t></is></c>")
        },
        |padding| format!("<c r=\"A3\" t=\"inlineStr\"><is>{padding}<t>c</t></is></c>"),
    ];
    for padded in padded {
        let of = |length: usize| workbook_of(&row(&padded(&padding(length))));
        let told = try_import("a.xlsx", of(2 << 20)).expect_err("it is too long");
        let begins =
            format!("a.xlsx: {SHEET} in the workbook has a cell or an element of more than 1 MiB");
        assert!(told.starts_with(&begins), "{told}");
        assert_eq!(counts(&imported("a.xlsx", of(1 << 19))).1, 1, "the control");
    }
}

/// Of two workbooks in an archive each may be small enough, and both together too large.
#[test]
fn workbooks_in_an_archive_unpack_to_no_more_than_one() {
    let padding = format!("<!--{}-->", " ".repeat(1 << 19)).repeat(34);
    let large = workbook_of(&padding);
    assert_eq!(
        counts(&imported("a.xlsx", large.clone())).1,
        1,
        "the control"
    );
    let both = zipped([("a.xlsx", &large[..]), ("b.xlsx", &large[..])]);
    let told = try_import("a.zip", both).expect_err("they are too large");
    assert!(told.contains("more than 32 MiB"), "{told}");
}
