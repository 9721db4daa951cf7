//! JSON of nodes and edges: networkx, D3, Cytoscape, graphology, JSON Graph Format.

use std::borrow::Cow;

use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::load;
use prosopograph::exchange::ImportOptions;
use prosopograph::exchange::InputFile;
use prosopograph::exchange::Line;
use prosopograph::exchange::Unwatched;
use prosopograph::exchange::import;

use crate::exchange::round_trip::assert_nothing_is_lost;

/// What a file becomes: the filled cells of entities and relations, then the notes with their
/// lines; or the error.
pub fn outcome(text: &str) -> String {
    let file = InputFile {
        name: "x".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let imported = match import(&[file], &ImportOptions::default(), &Unwatched) {
        Ok(imported) => imported,
        Err(error) => return error.to_string(),
    };
    let mut shown = Vec::new();
    for table in ["entities.csv", "relations.csv"] {
        let bytes = imported
            .files
            .get(table)
            .expect("an import has both tables");
        let mut rows = csv::Reader::from_reader(bytes);
        let columns = rows.headers().expect("a table has a header").clone();
        for row in rows.records() {
            let row = row.expect("a table is read");
            let filled = columns
                .iter()
                .zip(&row)
                .filter(|(_, cell)| !cell.is_empty());
            shown.push(
                filled
                    .map(|(column, cell)| format!("{column}={cell}"))
                    .collect::<Vec<_>>()
                    .join(" · "),
            );
        }
    }
    for note in imported.report.notes() {
        shown.push(format!(
            "{}: {}: {}",
            note.place.line.map_or(0, Line::number),
            note.fate.name(),
            note.message
        ));
    }
    shown.join("\n")
}

#[test]
fn node_link_files_become_rows() {
    let cases = [
        (
            "networkx, a directed multigraph",
            r#"{"directed": true, "multigraph": true, "graph": {"name": "Letters", "layout": "x"},
"nodes": [{"id": "a", "label": "Anna", "type": "person", "born": 1901, "aliases": ["Ania", "ru:Анна", "A|B"]}, {"id": 2}],
"links": [
{"source": "a", "target": 2, "key": 0, "relation": "wrote to", "date": "1937-05", "weight": 100},
{"source": "a", "target": 2, "key": 1, "relation": "wrote to", "date": "1937-05", "weight": 1e2, "tags": ["p", {"q": 1.50}], "sure": true, "nothing": null},
{"source": "a", "target": "a", "key": "x", "relation": "knew", "start": 1936, "end": 1938}]}"#,
            r#"id=a · kind=person · name=Anna · variants=Ania|ru:Анна|A/B · begin=1901
id=2 · kind=entity · name=2
from=a · type=wrote_to · to=2 · when=1937-05 · weight=100
from=a · type=wrote_to · to=2 · when=1937-05 · weight=1e2 · tags=["p",{"q":1.50}] · sure=true
from=a · type=knew · to=a · when=1936/1938 · key=x
0: note: types read as states, since most of their dates are periods: "knew" (1 of 1); to change that, edit the column aspect of relation_types.csv
1: note: attributes of the graph itself were left out, since a dataset has no place for them: layout
2: changed: "|" separates the members of a list; within a member it is replaced by "/""#,
        ),
        (
            "networkx, undirected, links called edges",
            r#"{"directed": false, "multigraph": false, "graph": {}, "edges": [{"source": 1, "target": 2}], "nodes": [{"id": 1}, {"id": 2}]}"#,
            r"id=1 · kind=entity · name=1
id=2 · kind=entity · name=2
from=1 · type=tied_to · to=2",
        ),
        (
            "D3, ends are positions",
            r#"{"nodes": [{"name": "A", "group": 1, "x": 1.5, "y": 2}, {"name": "B"}, {"name": "A"}],
"links": [{"source": 0, "target": 1, "value": 8},
{"source": 2, "target": 1},
{"source": 7, "target": 1}]}"#,
            r#"id=A · kind=entity · name=A · group=1
id=B · kind=entity · name=B
id=a-2 · kind=entity · name=A · original_id=A (2)
from=A · type=related_to · to=B · value=8
from=a-2 · type=related_to · to=B
0: note: the file does not say whether links are directed; they were read as directed from source to target
0: note: the positions of 1 nodes were left out; the layout is computed anew
1: changed: the id "A (2)" was changed to a-2
4: refused: number 3 of "links": no node at position 7; the 3 nodes are numbered from 0"#,
        ),
        (
            "D3, ends are nodes",
            r#"{"nodes": [{"id": "A"}, {"id": "B"}], "links": [{"source": {"id": "A", "x": 1}, "target": {"id": "B"}}]}"#,
            r"id=A · kind=entity · name=A
id=B · kind=entity · name=B
from=A · type=related_to · to=B
0: note: the file does not say whether links are directed; they were read as directed from source to target",
        ),
        (
            "numbers that are ids",
            r#"{"directed": true, "nodes": [{"id": "0"}, {"id": "1"}], "links": [{"source": 0, "target": 1}]}"#,
            r"id=0 · kind=entity · name=0
id=1 · kind=entity · name=1
from=0 · type=related_to · to=1",
        ),
        (
            "old networkx, ends are positions",
            r#"{"directed": true, "graph": [["name", "Old"]], "nodes": [{"id": 1}, {"id": 0}], "links": [{"source": 0, "target": 1}]}"#,
            r"id=1 · kind=entity · name=1
id=0 · kind=entity · name=0
from=1 · type=related_to · to=0",
        ),
        (
            "vis.js and sigma",
            r#"{"nodes": [{"id": "a", "attributes": {"label": "Anna"}}, "b"], "edges": [{"from": "a", "to": "b", "directed": false, "author": "X"}]}"#,
            r"id=a · kind=entity · name=Anna
id=b · kind=entity · name=b
from=a · type=tied_to · to=b · author=X
0: note: the file does not say whether links are directed; they were read as directed from source to target",
        ),
        (
            "columns by other names, no nodes",
            r#"[{"sender": "a", "recipient": "b", "source": "", "target": ""}, {"source": "a", "target": "b", "year": "1937"}]"#,
            r#"id=a · kind=entity · name=a
id=b · kind=entity · name=b
from=a · type=related_to · to=b · when=1937
0: note: the file does not say whether links are directed; they were read as directed from source to target
1: refused: number 1 of "edges": it has no source"#,
        ),
    ];
    for (what, text, expected) in cases {
        assert_eq!(outcome(text), expected, "{what}");
    }
}

#[test]
fn arrows_positions_and_repeated_names_are_what_they_mean() {
    let cases = [
        (
            "arrows of vis.js",
            r#"{"nodes": ["a", "b"], "edges": [{"from": "a", "to": "b", "arrows": "from", "label": "wrote to"}, {"from": "a", "to": "b", "arrows": "to;from"},
{"from": "b", "to": "a", "arrows": {"to": {"enabled": true}, "from": {"enabled": false}}}, {"from": "a", "to": "b", "arrows": "middle"}]}"#,
            r"id=a · kind=entity · name=a
id=b · kind=entity · name=b
from=b · type=wrote_to · to=a
from=a · type=tied_to · to=b
from=b · type=related_to · to=a
from=a · type=related_to · to=b · arrows=middle
0: note: the file does not say whether links are directed; they were read as directed from source to target",
        ),
        (
            "ids among which a number is none",
            r#"{"directed": true, "nodes": [{"id": "10"}, {"id": "20"}], "links": [{"source": 10, "target": 20}, {"source": 0, "target": 20}]}"#,
            r#"id=10 · kind=entity · name=10
id=20 · kind=entity · name=20
id=0 · kind=entity · name=0
from=10 · type=related_to · to=20
from=0 · type=related_to · to=20
1: changed: the entity "0" has no row; it was added"#,
        ),
        (
            "numbers that may be ids or positions",
            r#"{"directed": true, "nodes": [{"id": 1}, {"id": 2}, {"id": 3}], "links": [{"source": 0, "target": 1}]}"#,
            r"id=1 · kind=entity · name=1
id=2 · kind=entity · name=2
id=3 · kind=entity · name=3
from=1 · type=related_to · to=2
0: note: the numbers at the ends of links are not node ids; they were read as positions, counted from 0",
        ),
        (
            "names that are there twice",
            r#"{"directed": true, "nodes": [{"id": "a", "id": "b", "label": "A", "label": "B"}], "links": [],
"links": [{"source": "b", "target": "a", "source": "a"}]}"#,
            r#"id=b · kind=entity · name=B
id=a · kind=entity · name=a
from=a · type=related_to · to=a
1: changed: "id", "label" occur more than once; the last value of each is used
1: note: "links" occurs more than once; the last value is used
2: changed: "source" occurs more than once; the last value is used
2: changed: the entity "a" has no row; it was added"#,
        ),
    ];
    for (what, text, expected) in cases {
        assert_eq!(outcome(text), expected, "{what}");
    }
}

#[test]
fn node_link_rows_that_cannot_be_used_are_told() {
    let cases = [(
        "rows that cannot be used",
        r#"{"directed": true, "nodes": [{"id": "a"}, {"id": "a"}, {"size": 1}, [1]],
"links": [{"source": "a"}, 5, {"target": "a"},
{"source": "a", "target": "b", "note": "x", "note": "y"}]}"#,
        r#"id=a · kind=entity · name=a
id=b · kind=entity · name=b
from=a · type=related_to · to=b · note=y
1: refused: number 3 of "nodes": it has no id and no name
1: refused: number 4 of "nodes": it is not an object
1: refused: the id "a" is already used (x:1)
2: refused: number 1 of "links": it has no target
2: refused: number 2 of "links": it is not an object
2: refused: number 3 of "links": it has no source
3: changed: "note" occurs more than once; the last value is used
3: changed: the entity "b" has no row; it was added"#,
    )];
    for (what, text, expected) in cases {
        assert_eq!(outcome(text), expected, "{what}");
    }
}

#[test]
fn cytoscape_files_become_rows() {
    let cases = [
        (
            "Cytoscape.js, grouped",
            r#"{"elements": {"nodes": [{"data": {"id": "a", "name": "Anna"}, "position": {"x": 1, "y": 2}}, {"data": {"id": "b", "parent": "a"}}],
"edges": [{"data": {"id": "ab", "source": "a", "target": "b", "label": "knew"}}, {"data": {"source": "a"}}, {}]}}"#,
            r#"id=a · kind=entity · name=Anna
id=b · kind=entity · name=b · parent=a
from=a · type=knew · to=b · id=ab
0: note: the file does not say whether edges are directed; they were read as directed from source to target
0: note: positions, classes and styles were left out; the layout is computed anew
0: note: nested nodes are not supported; the enclosing node is kept as an attribute "parent"
2: refused: number 2 of "edges": it has no target
2: refused: number 3 of "edges": it has no "data""#,
        ),
        (
            "a flat list",
            r#"[{"group": "nodes", "data": {"id": "a"}}, {"data": {"id": "b"}},
{"data": {"id": "ab", "source": "a", "target": "b"}}, {"group": "edges", "data": {"id": "e", "source": "b"}}]"#,
            r#"id=a · kind=entity · name=a
id=b · kind=entity · name=b
from=a · type=related_to · to=b · id=ab
0: note: the file does not say whether edges are directed; they were read as directed from source to target
2: refused: number 4 of "elements": it has no target"#,
        ),
        (
            "Cytoscape for the desktop",
            r#"{"format_version": "1.0", "generated_by": "cytoscape-3.10.0", "data": {"shared_name": "N", "name": "Net", "SUID": 52, "selected": true},
"elements": {"nodes": [{"data": {"id": "61", "shared_name": "Anna", "name": "Anna", "SUID": 61, "selected": false}, "selected": false}, {"data": {"id": "62", "name": "Boris", "shared_name": "B.", "SUID": 62}}],
"edges": [{"data": {"id": "75", "source": "61", "target": "62", "shared_name": "Anna (wrote to) Boris", "shared_interaction": "wrote to", "name": "Anna (wrote to) Boris", "interaction": "wrote to", "SUID": 75, "selected": false}}]}}"#,
            r"id=61 · kind=entity · name=Anna
id=62 · kind=entity · name=Boris · shared_name=B.
from=61 · type=wrote_to · to=62 · id=75
0: note: the file does not say whether edges are directed; they were read as directed from source to target",
        ),
        (
            "networkx, nodes by their value",
            r#"{"data": [["name", "N"]], "directed": false, "multigraph": true, "elements": {"nodes": [{"data": {"id": "x", "value": "a", "name": "a", "label": "Anna"}}, {"data": {"id": "2", "value": 2, "name": "2"}}],
"edges": [{"data": {"weight": 3, "source": "a", "target": 2, "key": 0}}]}}"#,
            r"id=a · kind=entity · name=Anna
id=2 · kind=entity · name=2
from=a · type=tied_to · to=2 · weight=3",
        ),
    ];
    for (what, text, expected) in cases {
        assert_eq!(outcome(text), expected, "{what}");
    }
}

#[test]
fn graphology_files_become_rows() {
    let cases = [
        (
            "a mixed graph",
            r#"{"attributes": {"name": "G"}, "options": {"type": "mixed", "multi": true}, "nodes": [{"key": "a", "attributes": {"label": "Anna", "x": 1, "y": 2}}, {"key": "b"}],
"edges": [{"key": "geid_12_3", "source": "a", "target": "b", "attributes": {"type": "wrote to", "source": "A book"}}, {"key": "tie", "source": "a", "target": "b", "undirected": true}]}"#,
            r"id=a · kind=entity · name=Anna
id=b · kind=entity · name=b
from=a · type=wrote_to · to=b · source=A book
from=a · type=tied_to · to=b · id=tie
0: note: the positions of 1 nodes were left out; the layout is computed anew",
        ),
        (
            "an undirected graph",
            r#"{"options": {"type": "undirected"}, "nodes": [{"key": "a"}, {"key": "b"}], "edges": [{"source": "a", "target": "b"}, {"source": "a"}]}"#,
            r#"id=a · kind=entity · name=a
id=b · kind=entity · name=b
from=a · type=tied_to · to=b
1: refused: number 2 of "edges": it has no target"#,
        ),
        (
            "shapes of drawings",
            r#"{"options": {"type": "directed"}, "nodes": [{"key": "a", "attributes": {"type": "circle"}}, {"key": "b", "attributes": {"type": "person"}}],
"edges": [{"source": "a", "target": "b", "attributes": {"type": "arrow", "label": "wrote to"}}, {"source": "a", "target": "b", "attributes": {"label": "met"}}]}"#,
            r"id=a · kind=entity · name=a · drawn_as=circle
id=b · kind=person · name=b
from=a · type=wrote_to · to=b · drawn_as=arrow
from=a · type=met · to=b",
        ),
        (
            "Gephi Lite",
            r#"{"type": "gephi-lite", "version": "1.0.0", "graphDataset": {"nodeData": {"a": {"label": "Anna"}}, "edgeData": {"0": {"label": "knew"}}, "metadata": {"title": "Lite"},
"fullGraph": {"options": {"type": "mixed"}, "nodes": [{"key": "a"}, {"key": "b"}], "edges": [{"key": "0", "source": "a", "target": "b"}]}}, "filters": {}}"#,
            r"id=a · kind=entity · name=Anna
id=b · kind=entity · name=b
from=a · type=knew · to=b
0: note: filters and appearance settings of Gephi Lite were left out",
        ),
    ];
    for (what, text, expected) in cases {
        assert_eq!(outcome(text), expected, "{what}");
    }
}

#[test]
fn json_graph_files_become_rows() {
    let cases = [
        (
            "version 1",
            r#"{"graph": {"directed": false, "label": "One", "metadata": {"k": 1}, "nodes": [{"id": "a", "label": "Anna", "type": "person", "metadata": {"born": "1901"}}, {"id": "b"}],
"edges": [{"source": "a", "target": "b", "relation": "wrote to", "directed": true, "label": "a letter", "metadata": {"date": "1937", "source": "A book"}}, {"source": "a", "target": "b"}]}}"#,
            r"id=a · kind=person · name=Anna · begin=1901
id=b · kind=entity · name=b
from=a · type=wrote_to · to=b · when=1937 · source=A book · label=a letter
from=a · type=tied_to · to=b
1: note: attributes of the graph itself were left out, since a dataset has no place for them: k",
        ),
        (
            "version 2, several graphs, a hyperedge",
            r#"{"graphs": [{"label": "Two", "nodes": {"a": {"label": "Anna"}, "b": {}}, "edges": [{"source": "a", "target": "b", "label": "knew"}], "hyperedges": [{"nodes": ["a", "b"]}]},
{"nodes": {"c": {}}, "edges": [{"id": "e1", "source": "c", "target": "a"}]}]}"#,
            r#"id=a · kind=entity · name=Anna
id=b · kind=entity · name=b
id=c · kind=entity · name=c
from=a · type=knew · to=b
from=c · type=related_to · to=a · id=e1
0: note: the 2 graphs of the file were merged into one network
1: refused: number 1 of "hyperedges": a hyperedge may join more than two nodes; represent it as a node with edges"#,
        ),
    ];
    for (what, text, expected) in cases {
        assert_eq!(outcome(text), expected, "{what}");
    }
}

#[test]
fn columns_called_as_the_format_calls_its_own_come_back() {
    let entities = "id,kind,name,value,parent,parent_,x,data,key,label\na,person,Anna,1,2,3,4,{},5,6\nrow-1,person,Row,,,,,,,\n";
    let relations = "from,type,to,source,locus,key,target,source_,directed,start,date,interaction,relation,weight\n\
        a,knew,a,A book,p. 1,k,t,s,false,1936,1937,i,r,1.5\na,knew,row-1,,,,,,,,,,,2\n";
    let mut files = DatasetFiles::from_memory("small", []);
    files.insert("entities.csv", Cow::Borrowed(entities.as_bytes()));
    files.insert("relations.csv", Cow::Borrowed(relations.as_bytes()));
    let loaded = load(&files);
    let network = loaded
        .network
        .unwrap_or_else(|| panic!("{}", loaded.report.problems()[0]));
    for format in ["node-link", "cytoscape"] {
        assert_nothing_is_lost(&network, format);
    }
}
