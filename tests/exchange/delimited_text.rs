//! Delimited text: what each variety of table becomes, row by row, and what is said of those that
//! cannot be read.

use prosopograph::exchange::ColumnMap;
use prosopograph::exchange::ImportError;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::Imported;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Tally;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

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
        "from,type,to,when\nConway,wrote_to,More,1651\nMore,wrote_to,Conway,1651-09\nMore,wrote_to,Conway,1651-09-09\n",
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
        "comma-separated matrix, read as relations from rows to columns",
        "from,type,to,weight\nA,related_to,B,1\nB,related_to,A,2\nC,related_to,B,3.5\nC,related_to,C,4.2\n",
    ),
    (
        "\"\";\"A\";\"B\"\n\"A\";0;2,50\n\"B\";2.5;\n",
        "semicolon-separated symmetric matrix, read as undirected relations",
        "from,type,to,weight\nA,tied_to,B,\"2,50\"\n",
    ),
    (
        "A B C\nA 0 1 0\nB 0 0 1\nC 0 0 0\n",
        "blank-separated matrix, read as relations from rows to columns",
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
        "blank-separated edge list without a header",
        "from,type,to\n1,related_to,2\n2,related_to,3\n3,related_to,1\n",
    ),
    (
        "a\tb\t0.5\nb\tc\t1\n",
        "tab-separated edge list without a header",
        "from,type,to,weight\na,related_to,b,0.5\nb,related_to,c,1\n",
    ),
    (
        "1 2 {'weight': 3}\n2 3 {}\n",
        "blank-separated edge list without a header",
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
        "file: empty rows (1) were skipped",
        "file:2: the row has 4 cells, but the header has 3; further cells were kept as numbered columns; a delimiter within a cell may lack quotation marks",
        "file:3: the relation has no \"to\"; fill in both ends",
        "file:4: the relation has no \"from\"; fill in both ends",
        "file:5: the row has 2 cells, but the header has 3; missing cells were left empty",
        "file:10: the row repeats the header",
        "file:11: a quotation mark in the row is not closed; the file may be cut off here",
    ];
    assert_eq!(notes(&imported), expected);
    let times = self::imported(
        "Source,Target,weight,timeset\na,b,\"<[1, 2, 3]>\",\na,c,,\"[5,6]\"\na,d,,[1937.5]\n",
    );
    let expected = [
        "file:2: the weight changes over time; it was kept as text",
        "file:3: cannot read the time, so it was kept as text: the number \"5\" is not a year from 1000 to 2999",
        "file:4: the fraction of the year was dropped",
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
