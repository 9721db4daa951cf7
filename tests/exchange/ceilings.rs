//! What is too much for an import is noticed while it is read, and told with its line or part.

use prosopograph::exchange::ImportCeilings;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

use crate::support::archive::zipped;
use crate::support::workbook::Cell;
use crate::support::workbook::workbook;

fn read(name: &str, bytes: &[u8], ceilings: ImportCeilings) -> Result<(), String> {
    let file = InputFile {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    let options = ImportOptions {
        ceilings,
        ..ImportOptions::default()
    };
    let imported = import(&[file], &options, &Unwatched);
    imported.map(drop).map_err(|error| error.to_string())
}

fn entities(most: usize) -> ImportCeilings {
    ImportCeilings {
        entities: most,
        ..ImportCeilings::default()
    }
}

fn relations(most: usize) -> ImportCeilings {
    ImportCeilings {
        relations: most,
        ..ImportCeilings::default()
    }
}

/// Files of four entities with four relations, and the lines of the last of each.
const FILES: [(&str, &str, u64, u64); 8] = [
    (
        "a.graphml",
        "<graphml><graph edgedefault=\"directed\">\n<node id=\"a\"/>\n<node id=\"b\"/>\n<node id=\"c\"/>\n<node id=\"d\"/>\n\
         <edge source=\"a\" target=\"b\"/>\n<edge source=\"b\" target=\"c\"/>\n<edge source=\"c\" target=\"d\"/>\n\
         <edge source=\"d\" target=\"a\"/>\n</graph></graphml>",
        5,
        9,
    ),
    (
        "a.gexf",
        "<gexf version=\"1.2\"><graph><nodes>\n<node id=\"a\"/>\n<node id=\"b\"/>\n<node id=\"c\"/>\n<node id=\"d\"/></nodes><edges>\n\
         <edge source=\"a\" target=\"b\"/>\n<edge source=\"b\" target=\"c\"/>\n<edge source=\"c\" target=\"d\"/>\n\
         <edge source=\"d\" target=\"a\"/>\n</edges></graph></gexf>",
        5,
        9,
    ),
    (
        "a.json",
        "{\"nodes\":[{\"id\":\"a\"},\n{\"id\":\"b\"},\n{\"id\":\"c\"},\n{\"id\":\"d\"}],\n\"links\":[{\"source\":\"a\",\"target\":\"b\"},\n\
         {\"source\":\"b\",\"target\":\"c\"},\n{\"source\":\"c\",\"target\":\"d\"},\n{\"source\":\"d\",\"target\":\"a\"}]}",
        4,
        8,
    ),
    (
        "a.net",
        "*Vertices 4\n1 \"a\"\n2 \"b\"\n3 \"c\"\n4 \"d\"\n*Arcs\n1 2\n2 3\n3 4\n4 1\n",
        5,
        10,
    ),
    (
        "a.ged",
        "0 HEAD\n0 @A@ INDI\n1 NAME A\n1 ASSO @B@\n0 @B@ INDI\n1 NAME B\n1 ASSO @C@\n0 @C@ INDI\n1 NAME C\n1 ASSO @D@\n\
         0 @D@ INDI\n1 NAME D\n1 ASSO @A@\n0 TRLR\n",
        11,
        13,
    ),
    ("a.csv", "from,to\na,b\nb,c\nc,d\nd,a\n", 4, 5),
    ("a.txt", "a b\nb c\nc d\nd a\n", 3, 4),
    (
        "a.csv",
        ";a;b;c;d\na;0;1;0;0\nb;0;0;1;0\nc;0;0;0;1\nd;1;0;0;0\n",
        1,
        5,
    ),
];

#[test]
fn the_first_row_without_room_is_named() {
    for (name, text, entity, relation) in FILES {
        for ceilings in [entities(4), relations(4)] {
            let told = read(name, text.as_bytes(), ceilings);
            assert_eq!(told, Ok(()), "the control: {text}");
        }
        for (ceilings, line, what) in [
            (entities(3), entity, "3 entities"),
            (relations(3), relation, "3 relations"),
        ] {
            let told = read(name, text.as_bytes(), ceilings).expect_err(text);
            let begins = format!("{name}:{line}: from here on there are more than {what}");
            assert!(told.starts_with(&begins), "{begins}: {told}");
        }
    }
}

#[test]
fn relations_that_one_row_becomes_are_counted() {
    let file = InputFile {
        name: "a.csv".to_owned(),
        bytes: b"from,to\na,b\na,b;c;d\n".to_vec(),
    };
    let options = |most| ImportOptions {
        split: Some(";".to_owned()),
        ceilings: relations(most),
        ..ImportOptions::default()
    };
    let files = [file];
    assert!(import(&files, &options(4), &Unwatched).is_ok());
    let told = import(&files, &options(3), &Unwatched).expect_err("they are four");
    assert!(told.to_string().starts_with("a.csv:3: "), "{told}");
}

#[test]
fn attributes_parts_and_sheets_are_counted() {
    let few = ImportCeilings {
        attributes: 3,
        parts: 2,
        ..ImportCeilings::default()
    };
    let keys = "<key id=\"k1\" for=\"node\"/>\n<key id=\"k2\" for=\"node\"/>\n<key id=\"k3\" for=\"node\"/>\n<key id=\"k4\" for=\"node\"/>\n";
    let graph = "<graph><node id=\"a\"/><node id=\"b\"/><edge source=\"a\" target=\"b\"/></graph>";
    let graphml = format!("<graphml>\n{keys}{graph}</graphml>");
    let told = read("a.graphml", graphml.as_bytes(), few).expect_err("they are four");
    assert!(
        told.starts_with("a.graphml:6: there are more than 3 columns"),
        "{told}"
    );
    let sheet = |name| (name, vec![Cell("A1", None, "From"), Cell("B1", None, "To")]);
    let table = "from,to\na,b\n".as_bytes();
    let networks = "*Network a\n*Vertices 1\n*Network b\n*Vertices 1\n*Network c\n*Vertices 1\n";
    for (name, bytes, begins) in [
        (
            "a.xlsx",
            workbook(&[sheet("a"), sheet("b"), sheet("c")]),
            "a.xlsx: ",
        ),
        (
            "a.zip",
            zipped([("a.csv", table), ("b.csv", table), ("c.csv", table)]),
            "a.zip: ",
        ),
        ("a.net", networks.as_bytes().to_vec(), "a.net:5: "),
    ] {
        let told = read(name, &bytes, few).expect_err(name);
        let begins = format!("{begins}there are more than 2 files, sheets or networks");
        assert!(told.starts_with(&begins), "{told}");
    }
}

/// Each cell of a row takes memory, even an empty one.
#[test]
fn a_row_of_very_many_cells_is_refused_with_its_line() {
    for (name, separator) in [("a.csv", ","), ("a.txt", " b")] {
        let row = |cells: usize| format!("from,to\na,b\nx{}\n", separator.repeat(cells));
        let told = read(name, row(1_000_000).as_bytes(), ImportCeilings::default());
        let told = told.expect_err("they are too many");
        let begins = format!("{name}:3: the row has more than 1000000 cells");
        assert!(told.starts_with(&begins), "{told}");
        let told = read(name, row(900_000).as_bytes(), ImportCeilings::default());
        let told = told.err().unwrap_or_default();
        assert!(!told.contains("1000000 cells"), "the control: {told}");
    }
}

#[test]
fn of_declared_vertices_no_more_are_made_than_the_first_networks_declare() {
    let networks = "*Vertices 20000\n".repeat(20);
    let told = read("a.net", networks.as_bytes(), ImportCeilings::default());
    // Of the further networks nothing is listed or joined.
    assert_eq!(told, Ok(()));
    let told = read("a.net", networks.as_bytes(), entities(19_999)).expect_err("they are more");
    assert!(told.starts_with("a.net:1: "), "{told}");
}

/// They take memory even if nothing comes of them.
#[test]
fn families_their_members_and_sources_are_counted() {
    let people = "0 HEAD\n0 @A@ INDI\n0 @B@ INDI\n";
    let few = ImportCeilings {
        entities: 3,
        relations: 3,
        ..ImportCeilings::default()
    };
    let numbered = |most: usize, line: &str| -> String {
        let lines = (0..most).map(|number| line.replace('#', &number.to_string()));
        lines.collect()
    };
    for (most, begins, line, told) in [
        (6, "", "0 @F#@ FAM\n", "more than 6 families or members"),
        (
            6,
            "0 @F@ FAM\n",
            "1 CHIL @C#@\n",
            "more than 6 families or members",
        ),
        (
            6,
            "0 @C@ INDI\n",
            "1 FAMS @F#@\n",
            "more than 6 families or members",
        ),
        (3, "", "0 @S#@ SOUR\n1 TITL S#\n", "more than 3 sources"),
    ] {
        let file = |lines| format!("{people}{begins}{}0 TRLR\n", numbered(lines, line));
        assert_eq!(read("a.ged", file(most).as_bytes(), few), Ok(()), "{line}");
        let refused = read("a.ged", file(most + 1).as_bytes(), few).expect_err(line);
        let before = format!("{people}{begins}{}", numbered(most, line));
        let at = format!("a.ged:{}: ", before.lines().count() + 1);
        assert!(
            refused.starts_with(&at) && refused.contains(told),
            "{refused}"
        );
    }
}
