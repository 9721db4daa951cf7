//! Pajek: every section, every odd line, and what is written for others to read.

use prosopograph::dataset::load;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

/// The tables and the report of a file, or why there are none.
pub fn imported(name: &str, text: &str) -> Result<(String, String, String), String> {
    let file = InputFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let imported = import(&[file], &ImportOptions::default(), &Unwatched)
        .map_err(|error| error.to_string())?;
    let table = |file: &str| {
        String::from_utf8_lossy(imported.files.get(file).unwrap_or_default()).into_owned()
    };
    let report = imported.report.to_string();
    let report: String = report
        .lines()
        .skip(1)
        .flat_map(|line| [line, "\n"])
        .collect();
    Ok((table("entities.csv"), table("relations.csv"), report))
}

/// Checks a file against its two tables and the notes on it.
fn check(text: &str, entities: &str, relations: &str, notes: &str) {
    let found = imported("a.net", text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(found.0, entities, "{text}");
    assert_eq!(found.1, relations, "{text}");
    let found: String = found
        .2
        .lines()
        .skip(2)
        .flat_map(|line| [line, "\n"])
        .collect();
    assert_eq!(found, notes, "{text}");
}

#[test]
fn vertices_have_labels_places_shapes_times_and_modes() {
    check(
        "% a comment\r\n*Network toy\r\n*Vertices 4 2\r\n1 \"Anna \\\"A\\\" K.\" 0.1 0.2 0.5 box ic Red [1936-1938]\r\n2 Bela [1-*]\r\n\
         3 \"Bela\" 0.0 0.0 ellipse\r\n*Edges\r\n1 4\r\n",
        "id,kind,name,begin,end,viz_shape,viz_position,pajek,pajek_time\n\
         anna-a-k,mode_1,\"Anna \"\"A\"\" K.\",1936,1938,box,0.1 0.2 0.5,ic Red,\n\
         Bela,mode_1,Bela,,,,,,1-*\n\
         vertex-3,mode_2,Bela,,,ellipse,,,\n\
         4,mode_2,4,,,,,,\n",
        "from,type,to\nanna-a-k,tied_to,4\n",
        "a.net:5: note: times in brackets are counted from 1, not in years; they are kept as written in the column pajek_time\n\
         a.net:6: note: another vertex has the same label; they are kept as separate entities\n",
    );
}

#[test]
fn relations_have_numbers_names_values_and_years() {
    check(
        "*vertices 3\n*arcs :214 \"SPY\"\n*arcs :5\n*arcs\n214: 1 2 1 [1936-1938]\n 5: 2 3 0.5 l \"a b\" c Blue [13]\n*Edges :214\n1 3\n",
        "id,kind,name\n1,entity,1\n2,entity,2\n3,entity,3\n",
        "from,type,to,when,weight,label,pajek,pajek_time\n1,SPY,2,1936/1938,1,,,\n2,relation_5,3,,0.5,a b,c Blue,13\n1,spy_undirected,3,,,,,\n",
        "a.net: note: types read as states, since most of their dates are periods: \"SPY\" (1 of 1); to change that, edit the column aspect of relation_types.csv\n\
         a.net:6: note: times in brackets are counted from 1, not in years; they are kept as written in the column pajek_time\n",
    );
}

#[test]
fn lists_and_matrices_are_ties() {
    check(
        "*Vertices 3\n*Arcslist\n1 2 3\n*Edgeslist\n2 3\n*Matrix\n0 1 0\n2 0 0\n0 0 0\n",
        "id,kind,name\n1,entity,1\n2,entity,2\n3,entity,3\n",
        "from,type,to,weight\n1,related_to,2,\n1,related_to,3,\n2,tied_to,3,\n1,related_to,2,1\n2,related_to,1,2\n",
        "",
    );
    // Of two modes: a row for each vertex of the first, a column for each of the second.
    let (_, relations, _) = imported("a.net", "*Vertices 3 1\n*Matrix\n0 4\n").expect("it is read");
    assert_eq!(relations, "from,type,to,weight\n1,related_to,3,4\n");
}

#[test]
fn negative_values_are_hostile() {
    let text = "*Vertices 2\n*Arcs :1 \"likes\"\n1 2 1\n2 1 -1\n*Arcs :2 \"knows\"\n1 2 1\n";
    let (_, relations, report) = imported("a.net", text).expect("it is read");
    assert_eq!(
        relations,
        "from,type,to,weight\n1,likes,2,1\n2,likes_hostile,1,-1\n1,knows,2,1\n"
    );
    assert!(
        report.contains("a.net:4: note: likes with a negative value are hostile"),
        "{report}"
    );
    let file = InputFile {
        name: "a.net".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files = import(&[file], &ImportOptions::default(), &Unwatched)
        .expect("it is read")
        .files;
    let network = load(&files).network.expect("it is faultless");
    let signs: Vec<(&str, i8)> = network
        .schema()
        .types()
        .map(|(_, found)| (found.id.as_str(), found.sign.number()))
        .collect();
    assert_eq!(signs, [("likes", 1), ("likes_hostile", -1), ("knows", 0)]);
    let (_, relations, _) =
        imported("a.net", "*Vertices 2\n*Arcs\n1 2 1\n2 1 -1\n1 1 0\n2 2\n").expect("it is read");
    let expected = "from,type,to,weight\n1,friendly_to,2,1\n2,hostile_to,1,-1\n1,neutral_to,1,0\n2,friendly_to,2,\n";
    assert_eq!(relations, expected, "a tie of the value zero is neither");
}

#[test]
fn values_of_a_project_go_with_the_vertices_whatever_network_stands_before_them() {
    let vertices = "*Vertices 2\n1 \"A\"\n2 \"B\"\n*Arcs\n1 2\n";
    let (entities, _, report) = imported(
        "a.paj",
        &format!(
            "*Network love\n{vertices}*Network work\n{vertices}*Partition sex\n*Vertices 2\n1\n2\n*Network play\n*Vertices 2\n*Arcs\n1 \
             2\n*Vector age\n*Vertices 2\n30\n40\n"
        ),
    )
    .expect("it is read");
    assert_eq!(
        entities, "id,kind,name,sex,age\nA,entity,A,1,30\nB,entity,B,2,40\n",
        "{report}"
    );
    let (entities, _, report) = imported(
        "a.paj",
        &format!("*Network love\n{vertices}*Network work\n*Vertices 2\n1 \"B\"\n2 \"C\"\n*Partition sex\n*Vertices 2\n1\n2\n"),
    )
    .expect("it is read");
    assert_eq!(
        entities,
        "id,kind,name,sex\nA,entity,A,\nB,entity,B,\nC,entity,C,2\n"
    );
    assert!(
        report.contains("another number in an earlier network; it was left out"),
        "{report}"
    );
}

#[test]
fn numbers_that_count_up_are_values_beside_a_network() {
    let input = |name: &str, text: &str| InputFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let network = input(
        "net.net",
        "*Vertices 3\n1 \"A\"\n2 \"B\"\n3 \"C\"\n*Arcs\n1 2\n",
    );
    for (values, expected, note) in [
        (
            "*Vertices 3\n1\n2\n3\n",
            "id,kind,name,wave\nA,entity,A,1\nB,entity,B,2\nC,entity,C,3\n",
            "",
        ),
        (
            "*Vertices 2\n1\n2\n",
            "id,kind,name\nA,entity,A\nB,entity,B\nC,entity,C\n",
            "\"wave\" has 2 values, but no network has as many vertices",
        ),
    ] {
        for files in [
            [network.clone(), input("wave.clu", values)],
            [input("wave.clu", values), network.clone()],
        ] {
            let imported = import(&files, &ImportOptions::default(), &Unwatched)
                .unwrap_or_else(|error| panic!("{error}"));
            let entities =
                String::from_utf8_lossy(imported.files.get("entities.csv").unwrap_or_default())
                    .into_owned();
            assert_eq!(entities, expected);
            assert!(
                imported.report.to_string().contains(note),
                "{}",
                imported.report
            );
        }
    }
}

#[test]
fn partitions_and_vectors_are_attributes() {
    check(
        "*Network a\n*Vertices 2\n1 \"A\"\n2 \"B\"\n*Arcs\n1 2\n*Partition sex\n*Vertices 2\n1\n2\n*Vector age\n*Vertices 2\n30.5\n40\n\
         *Permutation\n*Vertices 2\n2\n1\n*Vector odd\n*Vertices 3\n1\n2\n3\n*Cluster c\n*Vertices 1\n2\n",
        "id,kind,name,sex,age,permutation\nA,entity,A,1,30.5,2\nB,entity,B,2,40,1\n",
        "from,type,to\nA,related_to,B\n",
        "a.net:19: note: \"odd\" has 3 values, but no network has as many vertices; it was left out\n\
         a.net:24: note: *cluster is not a supported section; its lines were left out\n",
    );
}

#[test]
fn values_in_files_of_their_own_go_with_the_network() {
    let network = "*Vertices 3\n1 \"A\"\n2 \"B\"\n3 \"C\"\n*Arcs\n1 2\n";
    let values = [
        ("net.clu", "*Vertices 3\r\n 1\r\n 2\r\n 1\r\n"),
        (
            "party.clu",
            "% a comment\n*Partition\n*Vertices 3\n5\n5\n6\n",
        ),
        ("age.vec", "*Vertices 3\n30.5\n40\n1e1\n"),
        ("net.vec", "*Vertices 3\n0.5\n0.25\n0.1\n"),
        ("short.vec", "*Vertices 2\n1\n1\n"),
    ];
    let input = |(name, text): (&str, &str)| InputFile {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    for position in [0, 3, 5] {
        let mut files: Vec<InputFile> = values.into_iter().map(input).collect();
        files.insert(position, input(("net.net", network)));
        let imported = import(&files, &ImportOptions::default(), &Unwatched)
            .unwrap_or_else(|error| panic!("{error}"));
        let table = String::from_utf8_lossy(imported.files.get("entities.csv").unwrap_or_default())
            .into_owned();
        let expected = "id,kind,name,partition,party,age,vector\nA,entity,A,1,5,30.5,0.5\nB,entity,B,2,5,40,0.25\nC,entity,C,1,6,1e1,0.1\n";
        assert_eq!(table.replace("partition 2", "party"), expected);
        let report = imported.report.to_string();
        assert!(
            report.contains(
                "short.vec:1: note: \"short\" has 2 values, but no network has as many vertices"
            ),
            "{report}"
        );
        assert_eq!(
            (
                imported.report.entities.taken,
                imported.report.entities.refused
            ),
            (3, 0),
            "{report}"
        );
    }
    let alone = imported("net.clu", values[0].1).expect_err("values alone are no network");
    assert_eq!(
        alone,
        "net.clu: it only contains values for the nodes of another file; import that file as well"
    );
    let (entities, ..) =
        imported("a.net", "*Vertices 3\n1\n2\n3\n").unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(entities.lines().count(), 4, "{entities}");
    let unnamed = "*Vertices 2\n1 \"A\"\n2 \"B\"\n*Partition\n*Vertices 2\n7\n8\n*Partition\n*Vertices 2\n9\n9\n";
    let (entities, ..) = imported("a.net", unnamed).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        entities,
        "id,kind,name,partition,partition 2\nA,entity,A,7,9\nB,entity,B,8,9\n"
    );
}

#[test]
fn networks_of_a_project_share_their_vertices() {
    check(
        "*Network love\n*Vertices 2\n1 \"A\"\n2 \"B\"\n*Arcs\n1 2\n*Network work\n*Vertices 3\n1 \"B\"\n2 \"A\"\n*Edges\n1 3\n*Network play\n*Vertices 2\n*Arcs\n1 2\n",
        "id,kind,name\nA,entity,A\nB,entity,B\n3-network-2,entity,3 (network 2)\n",
        "from,type,to\nA,love,B\nB,work,3-network-2\nA,play,B\n",
        "a.net:9: note: the vertex has the label or number of a vertex in an earlier network; they become one entity (4 times)\n",
    );
}

#[test]
fn every_faulty_line_is_refused_with_its_reason() {
    let cases = [
        (
            "*Vertices 2\n*Arcs\n1 3\n",
            "a.net:3: refused: vertex 3 does not exist; the network has 2",
        ),
        (
            "*Vertices 2\n*Arcs\n0 1\n",
            "a.net:3: refused: vertex 0 does not exist; vertices are numbered from 1",
        ),
        (
            "*Vertices 2\n*Arcs\n1\n",
            "a.net:3: refused: the line of an arc or edge must begin with two vertex numbers",
        ),
        (
            "*Vertices 2\n*Arcs\n1 x\n",
            "a.net:3: refused: the line of an arc or edge must begin with two vertex numbers",
        ),
        (
            "*Vertices 2\nx \"A\"\n",
            "a.net:2: refused: a vertex line must begin with the number of the vertex",
        ),
        (
            "*Vertices 2\n1 \"A\"\n1 \"B\"\n",
            "a.net:3: refused: vertex 1 is already defined on line 2",
        ),
        (
            "*Vertices 2\n3 \"A\"\n",
            "a.net:2: refused: vertex 3 does not exist; the network has 2",
        ),
        (
            "*Vertices 2\n*Arcslist\nx 1\n",
            "a.net:3: refused: the line of a list must begin with a vertex number",
        ),
        (
            "*Vertices 2\n*Arcslist\n1 2 x\n",
            "a.net:3: refused: a list may contain only vertex numbers",
        ),
        (
            "*Vertices 2\n*Matrix\n0 x\n",
            "a.net:3: refused: a matrix may contain only numbers",
        ),
        (
            "*Vertices 2\n*Matrix\n0 0 1\n",
            "a.net:3: refused: vertex 3 does not exist; the network has 2",
        ),
        (
            "*Vertices 1\n*Matrix\n0\n1\n",
            "a.net:4: refused: the matrix has more than 1 rows",
        ),
        (
            "*Network a\nnothing\n*Vertices 1\n",
            "a.net:2: note: the line is not part of any section; it was left out",
        ),
        (
            "*Vertices x\n1 \"A\"\n",
            "a.net:1: note: the number of vertices is missing; the vertices that are mentioned are read",
        ),
        (
            "*Vertices 4000000000\n*Arcs\n1 4000000000\n",
            "a.net:1: note: the file declares 4000000000 vertices; only those that are listed or joined were read",
        ),
        (
            "*Vertices 1\n1 \"A\"\n%prosopograph-vertex:1{\n",
            "a.net:2: note: the Prosopograph comment on the vertex is damaged; only the line itself was read",
        ),
        (
            "*Vertices 1\n1 \"B\"\n%prosopograph-vertex:1{\"id\":\"a\",\"name\":\"A\"}\n",
            "a.net:2: changed: the label was changed since the file was written; the new label is used",
        ),
        (
            "*Vertices 1\n*Arcs\n1 1\n%prosopograph-line[]\n",
            "a.net:3: note: the Prosopograph comment on the line is damaged; only the line itself was read",
        ),
    ];
    for (text, expected) in cases {
        let (_, _, report) =
            imported("a.net", text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        let notes: Vec<&str> = report
            .lines()
            .skip(2)
            .filter(|note| *note != "a.net: note: no relations were found")
            .collect();
        assert_eq!(notes, [expected], "{text}");
    }
    let damaged = imported("a.net", "%prosopograph-network{\n*Vertices 1\n")
        .expect_err("the vocabulary is damaged");
    assert!(
        damaged.starts_with(
            "a.net:1: the vocabulary (\"prosopograph\") in the file is not valid JSON"
        ),
        "{damaged}"
    );
    for text in ["% only a comment\n", "1 2\n2 3\n", "*Stars 3\n"] {
        let is_pajek = imported("a.net", text).is_ok_and(|(_, _, report)| report.contains("Pajek"));
        assert!(!is_pajek, "{text}");
    }
}
