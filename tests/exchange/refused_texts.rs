//! Texts that are no tables, or tables that cannot be read: what is said of them, and that it takes
//! little time.

use prosopograph::exchange::ImportError;

use crate::exchange::delimited_text::imported;
use crate::exchange::delimited_text::table;
use crate::exchange::delimited_text::try_import;
use crate::support::foreign::outcome;

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let ask = |columns: &str, map: &str, name: &str| {
        format!(
            "file:1: no columns were found for the ends of relations. The columns are {columns}. Name the ends, such as --map {map}; for a table of entities, name the column of names: --map name={name}; if the first row is a relation, add the header source,target above it"
        )
    };
    let cases = [
        ("Von,Nach,Jahr\nA,B,1937\nB,C,1938\n", ask("Von, Nach, Jahr", "from=Von,to=Nach", "Von")),
        ("Jahr;Von;Nach\n1937;A;B\n1938;B;C\n", ask("Jahr, Von, Nach", "from=Von,to=Nach", "Von")),
        ("Sender;Partner\nA;B\n", ask("Sender, Partner", "from=Sender,to=Partner", "Partner")),
        (
            "Source,Target\na,b\nc,\"d\ne,f\ng,h\n",
            "file:3: a quotation mark in this row is not closed; double it within a cell, or close the cell".to_owned(),
        ),
        (" \n", "file: the file is empty; export it again from the program it comes from".to_owned()),
        (
            "Source,Target\n",
            "file: no entities and no relations were found; if the file is not empty, name the columns of the ends with --map from=…,to=…"
                .to_owned(),
        ),
    ];
    for (text, message) in cases {
        let error = try_import(&[("file", text)], "")
            .err()
            .map(|error| error.to_string());
        assert_eq!(error, Some(message), "{text}");
    }
    for text in [
        "Dear Sir,\nI was, as you know, in London, and there\nI met somebody.\nYours, A.\n",
        "{\"a\": 1}",
        "<a b=\"c,d\"/>",
    ] {
        let error = try_import(&[("file", text)], "").err();
        assert!(
            matches!(error, Some(ImportError::Unrecognised { .. })),
            "{text}: {error:?}"
        );
    }
}

#[test]
fn large_and_hostile_files_are_read_in_linear_time() {
    let wide = format!(
        "Source,Target{}\na,b{}\n",
        ",x".repeat(200_000),
        ",y".repeat(200_000)
    );
    let imported = imported(&wide);
    assert_eq!(
        imported.report.relations.read(),
        1,
        "{}",
        imported.report.files[0].format
    );
    let long = format!("Source,Target\na,\"{}\"\n", "b".repeat(5_000_000));
    assert_eq!(self::imported(&long).report.relations.read(), 1);
    let loops = "1 1\n".repeat(100_000);
    assert_eq!(self::imported(&loops).report.relations.taken, 100_000);
    assert!(try_import(&[("file", &"\"".repeat(99_999))], "").is_err());
    assert!(try_import(&[("file", &",".repeat(99_999))], "").is_err());
}

#[test]
fn graphs_of_formats_that_are_not_read_are_no_tables() {
    for text in [
        "digraph { a -> b [label=\"wrote\"]; b -> c }\n",
        "graph letters {\n a -- b;\n b -- c;\n}\n",
        "strict digraph\n{\na -> b;\n}\n",
        "graph [ directed 1 node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]\n",
    ] {
        let error = try_import(&[("a.dot", text)], "")
            .expect_err("it is no table")
            .to_string();
        assert!(
            error.contains("unknown format; supported: ") && error.contains("as GraphML or GEXF"),
            "{error}"
        );
    }
    let named = imported("graph,target,source\n[1],b,a\n");
    assert_eq!(
        table(&named, "relations.csv"),
        "from,type,to,graph\na,related_to,b,[1]\n"
    );
}

#[test]
fn sentences_are_no_lists_of_edges() {
    for text in [
        "In the year 1921, Anna went to Berlin, where she met Ben.\nThey wrote letters, many of them, for years.\nNothing else is known, alas.\n",
        "This is a letter; it has two lines.\nAnother line; it has words.\n",
    ] {
        assert!(try_import(&[("letter.txt", text)], "").is_err(), "{text}");
    }
    let list = imported("Meyer H.,Weber K.\nWeber K.,Braun jun.\n");
    assert_eq!(list.report.relations.taken, 2, "{}", list.report);
}

#[test]
fn lists_of_lgl_are_no_lists_of_edges() {
    let text = "# Ann\nBen 1\nCyd 2.5\n# Ben\nCyd\n# Dan\n";
    let expected = [
        "id·kind·name",
        "Ann·entity·Ann",
        "Ben·entity·Ben",
        "Cyd·entity·Cyd",
        "Dan·entity·Dan",
        "from·type·to·weight",
        "Ann·tied_to·Ben·1",
        "Ann·tied_to·Cyd·2.5",
        "Ben·tied_to·Cyd·",
    ];
    assert_eq!(
        outcome("a.lgl", text).split('\n').collect::<Vec<_>>(),
        expected
    );
    let faulty = format!("{text}Eve 1 2\n");
    assert!(
        outcome("a.lgl", &faulty).lines().count() > 1,
        "what is no such list is read as something else, or asked about"
    );
}
