//! Delimited text: what each variety of table becomes, row by row, and what is said of those that
//! cannot be read.

use prosopograph::dataset::builtin;
use prosopograph::dataset::load;
use prosopograph::exchange::ColumnMap;
use prosopograph::exchange::Extract;
use prosopograph::exchange::Format;
use prosopograph::exchange::ImportError;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::Imported;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Tally;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;
use prosopograph::model::DateOrder;
use prosopograph::model::EntityIndex;
use prosopograph::model::RelationIndex;

use crate::exchange::round_trip::read_back;
use crate::exchange::round_trip::written;
use crate::support::foreign::outcome;
use crate::support::small_dataset::read_with;

pub fn try_import(files: &[(&str, &str)], map: &str) -> Result<Imported, ImportError> {
    let files: Vec<InputFile> = files
        .iter()
        .map(|(name, text)| InputFile {
            name: (*name).to_owned(),
            bytes: text.as_bytes().to_vec(),
        })
        .collect();
    let columns = ColumnMap::parse(map).expect("the map can be read");
    import(
        &files,
        &ImportOptions {
            columns,
            ..ImportOptions::default()
        },
        &Unwatched,
    )
}

pub fn imported(text: &str) -> Imported {
    try_import(&[("file", text)], "").unwrap_or_else(|error| panic!("{text}\n{error}"))
}

pub fn table(imported: &Imported, file: &str) -> String {
    String::from_utf8(imported.files.get(file).unwrap_or_default().to_vec())
        .expect("files are UTF-8")
}

/// The notes of the report, a line each.
pub fn notes(imported: &Imported) -> Vec<String> {
    let report = &imported.report;
    report
        .notes()
        .iter()
        .map(|note| format!("{}: {}", report.location(note.place), note.message))
        .collect()
}

fn tally(taken: usize, changed: usize, refused: usize, made: usize) -> Tally {
    Tally {
        taken,
        changed,
        refused,
        made,
    }
}

/// Files of ties, what they are taken for and the relations they become.
const TIES: [(&str, &str, &str); 25] = [
    (
        "Source,Target\na,b\nb,c\n",
        "comma-separated table of edges",
        "from,type,to\na,related_to,b\nb,related_to,c\n",
    ),
    (
        "sOURCE;target\r\na;b\r\n\r\n;\r\nb;c",
        "semicolon-separated table of edges",
        "from,type,to\na,related_to,b\nb,related_to,c\n",
    ),
    (
        "source\ttarget\rA, B\tC\r",
        "tab-separated table of edges",
        "from,type,to\na-b,related_to,C\n",
    ),
    (
        "sep=;\nSource;Target\na;b\n",
        "semicolon-separated table of edges",
        "from,type,to\na,related_to,b\n",
    ),
    (
        "source:target\na:b\n",
        "colon-separated table of edges",
        "from,type,to\na,related_to,b\n",
    ),
    (
        "Source Target Type timeset\nFred Alice Directed \"[2016-02-03, 2016-02-04]\"\nDirk Fred Undirected \"[-Infinity, 2016-02-04]\"\n",
        "blank-separated table of edges",
        "from,type,to,when\nFred,related_to,Alice,2016-02-03/2016-02-04\nDirk,tied_to,Fred,../2016-02-04\n",
    ),
    // Gephi: the kind is the type, and the label an attribute; without a kind, a label that sorts
    // the ties is the type.
    (
        "Source,Target,Type,Id,Label,Weight,Kind,timeset\na,b,Directed,1,wrote,1,letter,\"<[1936.0,1938.0]>\"\na,b,Undirected,2,met,1,meeting,\n",
        "comma-separated table of edges",
        "from,type,to,id,when,Label,Weight\na,letter,b,1,1936/1938,wrote,1\na,meeting,b,2,,met,1\n",
    ),
    (
        "Source,Target,Type,Label\na,b,Directed,friend\na,c,Directed,friend\nb,c,Undirected,foe\n",
        "comma-separated table of edges",
        "from,type,to\na,friend,b\na,friend,c\nb,foe,c\n",
    ),
    (
        "id,label,source,target,kind,type,weight\n1,1,1,2,8,directed,2\n2,2.0,2,1,1,undirected,2\n",
        "comma-separated table of edges",
        "from,type,to,id,label,kind,weight\n1,related_to,2,1,1,8,2\n2,tied_to,1,2,2.0,1,2\n",
    ),
    (
        "Source,Target,Type\na,b,directed\na,c,sang to\n",
        "comma-separated table of edges",
        "from,type,to\na,directed,b\na,sang_to,c\n",
    ),
    // Kumu, DraCor, Vistorian, Palladio.
    (
        "From,To,Type,Direction,Label\na,b,led,directed,leads\na,c,knew,undirected,\n",
        "comma-separated table of edges",
        "from,type,to,Label\na,led,b,leads\na,knew,c,\n",
    ),
    (
        "Source,Type,Target,Relation\nolga,Undirected,masha,siblings\nprozorov,Directed,olga,parent_of\n",
        "comma-separated table of edges",
        "from,type,to\nolga,siblings,masha\nprozorov,parent_of,olga\n",
    ),
    (
        "source,target,weight,time,linkType,location_source,location_target\nA,B,2,1937-05,letter,Moscow,Paris\n",
        "comma-separated table of edges",
        "from,type,to,when,weight,location_source,location_target\nA,letter,B,1937-05,2,Moscow,Paris\n",
    ),
    (
        "Author;Recipient;Date\nConway;More;1651\nMore;Conway;1651-09\nMore;Conway;1651-09-09\n",
        "semicolon-separated table of edges",
        "from,type,to,when\nConway,related_to,More,1651\nMore,related_to,Conway,1651-09\nMore,related_to,Conway,1651-09-09\n",
    ),
    (
        "Source,Target,Start,End\na,b,1936,1938\na,c,1937,\nb,c,,1940-05\nc,d,,\n",
        "comma-separated table of edges",
        "from,type,to,when\na,related_to,b,1936/1938\na,related_to,c,1937/\nb,related_to,c,/1940-05\nc,related_to,d,\n",
    ),
    (
        "id,person 1,person 2,start_year,end_year\n7,Bacon,Coke,1600,1610\n",
        "comma-separated table of edges",
        "from,type,to,id,when\nBacon,related_to,Coke,7,1600/1610\n",
    ),
    // Matrices: a tie both ways with one number is a tie without a direction.
    (
        " ,A,B,C\nA,0,1,0\nB,2,0, 0\nC,0,3.5, 4.2 \n",
        "comma-separated matrix, read as ties from rows to columns",
        "from,type,to,weight\nA,related_to,B,1\nB,related_to,A,2\nC,related_to,B,3.5\nC,related_to,C,4.2\n",
    ),
    (
        "\"\";\"A\";\"B\"\n\"A\";0;2,50\n\"B\";2.5;\n",
        "semicolon-separated symmetric matrix, read as ties without a direction",
        "from,type,to,weight\nA,tied_to,B,\"2,50\"\n",
    ),
    (
        "A B C\nA 0 1 0\nB 0 0 1\nC 0 0 0\n",
        "blank-separated matrix, read as ties from rows to columns",
        "from,type,to\nA,related_to,B\nB,related_to,C\n",
    ),
    // Lists.
    (
        "a;b\nb;c;d\ne\nf; a ;g;h; i  \n",
        "semicolon-separated adjacency list: a node and its neighbours on each line",
        "from,type,to\na,related_to,b\nb,related_to,c\nb,related_to,d\nf,related_to,a\nf,related_to,g\nf,related_to,h\nf,related_to,i\n",
    ),
    (
        "#networkx\n# GMT\n#\na b c\nb c\nc\n",
        "blank-separated adjacency list: a node and its neighbours on each line",
        "from,type,to\na,related_to,b\na,related_to,c\nb,related_to,c\n",
    ),
    (
        "% bip weighted\n1 2\n2   3\n% again\n3\t1\n",
        "blank-separated list of edges without a header",
        "from,type,to\n1,related_to,2\n2,related_to,3\n3,related_to,1\n",
    ),
    (
        "a\tb\t0.5\nb\tc\t1\n",
        "tab-separated list of edges without a header",
        "from,type,to,weight\na,related_to,b,0.5\nb,related_to,c,1\n",
    ),
    (
        "1 2 {'weight': 3}\n2 3 {}\n",
        "blank-separated list of edges without a header",
        "from,type,to,weight\n1,related_to,2,3\n2,related_to,3,\n",
    ),
    // What a spreadsheet would run was guarded when it was written.
    (
        "\"Source\", \"Target\", \"Note\"\n\"'=a\", \"b\", \"c \"\"d\"\"\"\n",
        "comma-separated table of edges",
        "from,type,to,note\na,related_to,b,\"c \"\"d\"\"\"\n",
    ),
];

#[test]
fn ties_of_every_variety_are_read() {
    for (text, what, relations) in TIES {
        let imported = imported(text);
        assert_eq!(imported.report.files[0].format, what, "{text}");
        assert_eq!(table(&imported, "relations.csv"), relations, "{text}");
        assert_eq!(
            imported.report.relations.refused + imported.report.relations.changed,
            0,
            "{text}\n{}",
            imported.report
        );
    }
}

#[test]
fn nodes_of_every_variety_are_read() {
    let cases = [
        (
            "Id,Label,gender\n1,Ежов,male\n2,,\n",
            "id,kind,name,gender\n1,entity,Ежов,male\n2,entity,2,\n",
        ),
        (
            "Label,Type,Description,Tags\nNKVD,Institution,A police,a|b\n",
            "id,kind,name,note,Tags\nNKVD,Institution,NKVD,A police,a|b\n",
        ),
        (
            "Full Name;Birth date;coordinates\nAnne Conway;1631-12-14;\"51.5,-0.12\"\n",
            "id,kind,name,begin,coordinates\nanne-conway,entity,Anne Conway,1631-12-14,\"51.5,-0.12\"\n",
        ),
        (
            "Label\nAnne Conway\n",
            "id,kind,name\nanne-conway,entity,Anne Conway\n",
        ),
        (
            "id,label,timeset\n1,a,\"<[1936.0, 1938.0]>\"\n2,b,<[1937.0]>\n",
            "id,kind,name,begin,end,timeset\n1,entity,a,1936,1938,\n2,entity,b,,,<[1937.0]>\n",
        ),
        (
            "id,kind,name,description\na,person,A,an attribute\n",
            "id,kind,name,description\na,person,A,an attribute\n",
        ),
        (
            "id,label,id,Note,Note,\n1,x,y,n,m,\n",
            "id,kind,name,note,id 2,Note\n1,entity,x,n,y,m\n",
        ),
    ];
    for (text, entities) in cases {
        let imported = imported(text);
        assert_eq!(table(&imported, "entities.csv"), entities, "{text}");
        assert_eq!(
            imported.report.entities.refused + imported.report.entities.changed,
            0,
            "{text}\n{}",
            imported.report
        );
    }
}

#[test]
fn every_row_is_accounted_for() {
    let text = "Source,Target,Note\na,b,c,d\na\n,b,x\na,b\n,,\n\"a\",\"b\",\"line\nend\"\n\nSource,Target,Note\nx,y,\"cut";
    let imported = imported(text);
    assert_eq!(
        imported.report.relations,
        tally(1, 2, 4, 0),
        "{}",
        imported.report
    );
    let expected = [
        "file: rows without any text (1) were passed over",
        "file:2: the row has 4 cells, the header 3; what has no column is kept under its number; perhaps a delimiter within a cell is not quoted",
        "file:3: the relation has no end \"to\"",
        "file:4: the relation has no end \"from\"",
        "file:5: the row has 2 cells, the header 3; those that are missing are empty",
        "file:10: the row repeats the header",
        "file:11: a quotation mark in the row is never closed; perhaps the file is cut off here",
    ];
    assert_eq!(notes(&imported), expected);
    let times = self::imported(
        "Source,Target,weight,timeset\na,b,\"<[1, 2, 3]>\",\na,c,,\"[5,6]\"\na,d,,[1937.5]\n",
    );
    let expected = [
        "file:2: the weight changes over time; it is kept as it was written",
        "file:3: its time is kept as it was written: \"5\" is a number, but hardly a year",
        "file:4: a part of a year is no date; the year alone was taken",
    ];
    assert_eq!(notes(&times), expected);
    let matrix = self::imported(";A;B;\nA;0;1;2\nB;x;0;\n;1;1;0\n");
    assert_eq!(
        matrix.report.relations,
        tally(1, 0, 1, 0),
        "{}",
        matrix.report
    );
    let nodes = self::imported("id,label,timeset\n1,uno,\"[1,5];\"\n2,dos,\n2,dos,\n,,\n,,x\n");
    assert_eq!(nodes.report.entities, tally(1, 1, 2, 0), "{}", nodes.report);
}

#[test]
fn dates_in_numbers_are_read_in_the_order_of_those_that_leave_no_doubt() {
    let whens = |files: &[(&str, &str)], order: Option<DateOrder>| {
        let options = ImportOptions {
            date_order: order,
            ..ImportOptions::default()
        };
        let files: Vec<InputFile> = files
            .iter()
            .map(|(name, text)| InputFile {
                name: (*name).to_owned(),
                bytes: text.as_bytes().to_vec(),
            })
            .collect();
        let imported =
            import(&files, &options, &Unwatched).unwrap_or_else(|error| panic!("{error}"));
        let whens: Vec<String> = imported
            .network
            .claims()
            .map(|claim| claim.when().map_or(String::new(), ToString::to_string))
            .collect();
        (whens, notes(&imported))
    };
    let doubtful = (
        "letters",
        "Source,Target,Date\na,b,5/6/1937\na,b,30.07.1937\na,b,1936-1938\n",
    );
    let (dates, said) = whens(&[doubtful], None);
    assert_eq!(dates, ["", "1937-07-30", "1936/1938"]);
    assert!(
        said[0].starts_with("letters: types whose ties happen at one moment (events)"),
        "{said:?}"
    );
    assert!(
        said[1].starts_with("letters:2: \"5/6/1937\" is one day with the day first"),
        "{said:?}"
    );
    assert_eq!(
        whens(&[doubtful], Some(DateOrder::MonthFirst)).0[0],
        "1937-05-06"
    );
    let people = ("people", "Id,Label,Born\na,Anna,30/7/1900\nb,Boris,\n");
    let (dates, said) = whens(&[doubtful, people], None);
    assert_eq!(dates, ["1937-06-05", "1937-07-30", "1936/1938"]);
    assert_eq!(
        said[1],
        "letters:2: the date \"5/6/1937\" is written 1937-06-05"
    );
    let otherwise = ("more", "Id,Label,Born\nc,Cyril,7/30/1900\n");
    assert_eq!(whens(&[doubtful, people, otherwise], None).0[0], "");
    let ends = ("edges", "Source,Target,Start,End\na,b,5/6/1937,30/6/1937\n");
    assert_eq!(whens(&[ends], None).0, ["1937-06-05/1937-06-30"]);
}

#[test]
fn a_type_lasts_if_most_of_its_dates_are_stretches_and_the_report_says_so() {
    let rows = |dates: &[&str]| {
        dates
            .iter()
            .flat_map(|date| ["a,b,wrote to,", date, "\n"])
            .collect::<String>()
    };
    let of = |dates: &[&str]| {
        imported(&format!(
            "Source,Target,Kind,When\n{}a,b,met,1921\n",
            rows(dates)
        ))
    };
    let cases: [(&[&str], &str, &str); 7] = [
        (
            &["1901", "1902", "1903/1904"],
            "event",
            "happen at one moment (events), though some of their dates are stretches of time: \"wrote to\" (1 of 3)",
        ),
        (
            &["1901", "1903/1904"],
            "event",
            "happen at one moment (events), though some of their dates are stretches of time: \"wrote to\" (1 of 2)",
        ),
        (
            &["1901", "1903/1904", "1905/"],
            "state",
            "last (states), since most of their dates are stretches of time: \"wrote to\" (2 of 3)",
        ),
        (
            &["1903/1904", "soon", "before 1905"],
            "event",
            "happen at one moment (events), though some of their dates are stretches of time: \"wrote to\" (1 of 3)",
        ),
        (
            &["1903/1904", ""],
            "state",
            "last (states), since most of their dates are stretches of time: \"wrote to\" (1 of 1)",
        ),
        (&["1901", "[1902,1903]"], "event", ""),
        (&["", "1901"], "event", ""),
    ];
    for (dates, aspect, said) in cases {
        let imported = of(dates);
        let types =
            String::from_utf8_lossy(imported.files.get("relation_types.csv").unwrap_or_default())
                .into_owned();
        let expected = format!(
            "wrote_to,wrote to,\"is the object of \"\"wrote to\"\" by\",other,0,{aspect},false"
        );
        assert!(types.contains(&expected), "{dates:?}: {types}");
        assert!(
            types.contains(",other,0,event,false,,,\n") || aspect == "event",
            "the other type is as it was: {types}"
        );
        let remarks: Vec<String> = notes(&imported)
            .into_iter()
            .filter(|note| note.contains("types whose ties"))
            .collect();
        let expected = format!(
            "file: types whose ties {said}; to change that, edit the column aspect of relation_types.csv"
        );
        assert_eq!(
            remarks,
            if said.is_empty() {
                Vec::new()
            } else {
                vec![expected]
            },
            "{dates:?}"
        );
    }
}

#[test]
fn many_types_are_told_of_in_one_remark() {
    let rows = ["t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7"]
        .map(|kind| format!("a,b,{kind},1901/1902\n"));
    let imported = imported(&format!("Source,Target,Kind,When\n{}", rows.concat()));
    let notes = notes(&imported);
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(
        notes[0].contains("\"t4\" (1 of 1) and 3 more; to change"),
        "{notes:?}"
    );
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let ask = |columns: &str, map: &str, name: &str| {
        format!(
            "file:1: no column is known for the ends of the ties. The columns are {columns}. Say which are the ends, such as \
             --map {map}; or, if it is a table of entities, which is the name: --map name={name}; or, if the first row is a tie \
             itself, put the row source,target above it"
        )
    };
    let cases = [
        ("Von,Nach,Jahr\nA,B,1937\nB,C,1938\n", ask("Von, Nach, Jahr", "from=Von,to=Nach", "Von")),
        ("Jahr;Von;Nach\n1937;A;B\n1938;B;C\n", ask("Jahr, Von, Nach", "from=Von,to=Nach", "Von")),
        ("Sender;Partner\nA;B\n", ask("Sender, Partner", "from=Sender,to=Partner", "Partner")),
        (
            "Source,Target\na,b\nc,\"d\ne,f\ng,h\n",
            "file:3: a quotation mark in this row is never closed; double it within a cell, or close the cell".to_owned(),
        ),
        (" \n", "file: the file is empty; export it again from the program it comes from".to_owned()),
        (
            "Source,Target\n",
            "file: there is neither an entity nor a relation in it; perhaps it is empty, or --map from=…,to=… must say which \
             columns are the ends"
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
fn a_table_of_nodes_and_a_list_of_the_same_go_together() {
    let nodes = ("nodes", "Id,Label,kind\na,Anna,person\nb,Boris,person\n");
    for list in [("list", "a;b;c\nb;a\n"), ("matrix", ";a;b\na;0;1\nb;0;0\n")] {
        for files in [[nodes, list], [list, nodes]] {
            let imported = try_import(&files, "").unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(
                (
                    imported.report.entities.refused,
                    imported.report.entities.changed
                ),
                (0, 0),
                "{}",
                imported.report
            );
            assert!(
                table(&imported, "entities.csv").contains("a,person,Anna"),
                "{}",
                table(&imported, "entities.csv")
            );
            let told = imported
                .report
                .files
                .iter()
                .find(|file| file.name == "nodes")
                .map(|file| file.format.as_str());
            assert_eq!(told, Some("comma-separated table of nodes"));
        }
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
fn a_table_of_types_with_wrong_words_does_no_harm() {
    let types = "type,label,class,sign,aspect,symmetric,from_kinds\nknew,knew,Secret Police,7,always,perhaps,Real Person\n";
    let files = [
        ("types", types),
        ("people", "id,kind,name\na,Real Person,A\nb,x,B\n"),
        ("ties", "from,type,to\na,knew,b\n"),
    ];
    let imported = try_import(&files, "").unwrap_or_else(|error| panic!("{error}"));
    let expected = "knew,knew,,secret_police,,,,real_person,,\n";
    assert!(
        table(&imported, "relation_types.csv").ends_with(expected),
        "{}",
        table(&imported, "relation_types.csv")
    );
    assert_eq!(
        notes(&imported)[0],
        "types:2: \"7\" is no sign of a type, which is one of 1, +1, 0, -1; it was left out"
    );
    assert_eq!(notes(&imported).len(), 3, "{:?}", notes(&imported));
}

#[test]
fn a_part_of_a_network_is_written_for_gephi() {
    let network = load(&builtin())
        .network
        .expect("the built-in network is faultless");
    let relations = [0, 1, 0].map(RelationIndex::new);
    let extract = Extract::of(&network, std::iter::empty::<EntityIndex>(), relations);
    let mut edges = Vec::new();
    let writer = prosopograph::exchange::exporter(Format::Csv).expect("CSV is written");
    writer
        .write(&extract, "edges.csv", &mut edges)
        .expect("memory can be written to");
    let edges = String::from_utf8(edges).expect("files are UTF-8");
    let lines: Vec<&str> = edges.lines().collect();
    assert!(
        lines[0].starts_with("Source,Target,Type,Id,Label,Kind,Weight,timeset,type_,when,"),
        "{}",
        lines[0]
    );
    assert!(
        lines[1].contains(
            ",Directed,r0001,published,published,1,\"<[1919.0,1919.0]>\",published,1919-08-01,"
        ),
        "{}",
        lines[1]
    );
    assert_eq!(lines.len(), 3);
}

#[test]
fn gephis_columns_and_attributes_of_their_names_do_not_mix() {
    let entities =
        "id,kind,name,Label,ID,timeset,label_\na,person,Anna,x,y,z,w\nb,person,Boris,,,,\n";
    let relations = "from,type,to,when,Source,label,Label,weight,KIND,Type,timeset,type_,start\n\
                     a,knows,b,1936/1938,s,l,L,2.5,k,t,ts,u,v\na,knows,b,1937,,,,many,,,,,\nb,knows,a,,,,,,,,,,\n";
    let types = "type,label,class,sign,aspect,symmetric\nknows,knows,other,0,state,true\n";
    let files = [
        ("entities.csv", entities),
        ("relations.csv", relations),
        ("relation_types.csv", types),
    ];
    let imported = try_import(&files, "").unwrap_or_else(|error| panic!("{error}"));
    let network = load(&imported.files)
        .network
        .expect("an import is faultless");
    let written_once = written(&network, Format::Csv);
    let edges = &written_once
        .iter()
        .find(|(name, _)| name == "edges.csv")
        .expect("there is a table of edges")
        .1;
    let rows: Vec<&str> = edges.lines().collect();
    assert!(
        rows[1].starts_with("a,b,Undirected,,knows,knows,2.5,\"<[1936.0,1938.0]>\",knows,"),
        "{edges}"
    );
    assert!(
        rows[2].starts_with("a,b,Undirected,,knows,knows#2,1,\"<[1937.0,1937.0]>\",knows,"),
        "{edges}"
    );
    assert!(
        rows[3].starts_with("b,a,Undirected,,knows,knows#3,1,,knows,"),
        "{edges}"
    );
    let header: Vec<String> = rows[0].split(',').map(str::to_lowercase).collect();
    let gephis = [
        "source", "target", "type", "id", "label", "kind", "weight", "timeset",
    ];
    assert!(
        gephis
            .iter()
            .all(|own| header.iter().filter(|name| name == own).count() == 1),
        "{}",
        rows[0]
    );
    let (back, report) = read_back(&written_once);
    assert_eq!(
        (report.entities.changed, report.relations.changed),
        (0, 0),
        "{report}"
    );
    assert_eq!(
        written(&network, Format::Dataset),
        written(&back, Format::Dataset)
    );
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

#[test]
fn our_own_tables_are_not_asked_for_dates() {
    let relations = "from,type,to,when,source,founded\nalice,met,bob,1936-05,book,1901\nbob,lived_in,vienna,,book,1902\n";
    let network = read_with([("relations.csv", Some(relations.into()))])
        .network
        .expect("it is faultless");
    let (_, report) = read_back(&written(&network, Format::Csv));
    assert!(
        !report.to_string().contains("no column is known"),
        "{report}"
    );
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
            error.contains("no format that is read") && error.contains("saved as GraphML or GEXF"),
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
