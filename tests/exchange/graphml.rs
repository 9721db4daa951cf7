//! `GraphML` in all its varieties: the rows they become, and what is said of what cannot be used.

use crate::exchange::round_trip::written;
use crate::support::foreign::imported;
use crate::support::foreign::outcome;
use crate::support::small_dataset::read_with;

/// A file with this in it.
fn graphml(inside: &str) -> String {
    format!(
        "<?xml version='1.0'?>\n<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>\n{inside}\n</graphml>"
    )
}

fn becomes(text: &str, expected: &[&str]) {
    assert_eq!(
        outcome("a.graphml", text).split('\n').collect::<Vec<_>>(),
        expected,
        "{text}"
    );
}

#[test]
fn keys_become_columns_with_their_names_and_defaults() {
    let text = graphml(
        "<key id='d0' for='node' attr.name='label' attr.type='string'/><key id='d0' for='edge' attr.name='label' attr.type='string'/>
<key id='d1' for='all' attr.name='colour' attr.type='string'><default>blue</default></key>
<key id='born' for='node'/><key id='d2' for='edge' attr.name='to'/><key id='d3' for='edge' attr.name='start'/>
<graph edgedefault='directed'>
<key id='d4' for='edge' attr.name='end'/>
<node id='n0'><data key='d0'><![CDATA[A <i>]]></data><data key='born'>1895</data></node>
<node id='n1'><desc>second</desc><data key='d1'> red\n</data></node>
<edge id='e0' source='n0' target='n1'><data key='d0'>met</data><data key='d2'>x</data><data key='d3'>1936</data><data key='d4'>1937</data></edge>
<edge source='n0' target='n1' directed='false'><data key='d0'>met</data><data key='u'>1</data></edge>
</graph>",
    );
    becomes(
        &text,
        &[
            "id·kind·name·begin·colour·desc",
            "n0·entity·A <i>·1895·blue·",
            "n1·entity·n1··red·second",
            "from·type·to·id·when·to 2·start·end·colour·u",
            "n0·met·n1·e0·1936/1937·x·1936·1937·blue·",
            "n0·met_undirected·n1······blue·1",
            "0: note: the column name \"to\" is already taken; the attribute is kept as \"to 2\"",
            "0: note: types read as states, since most of their dates are periods: \"met\" (1 of 1); to change that, edit the column aspect of relation_types.csv",
            "12: note: u: undeclared attributes are named by their keys",
        ],
    );
}

#[test]
fn what_a_network_has_no_place_for_is_refused_with_a_word() {
    let text = graphml(
        "<graph><node id='a'><port name='p'><data key='x'>1</data></port>
<graph edgedefault='directed'><node id='b'><graph><node id='c'/></graph></node><edge source='a' target='b'/></graph></node>
<hyperedge><endpoint node='a'/><endpoint node='d'/></hyperedge><node id='d'/>
<edge source='a' target='d' sourceport='p'/></graph>
<graph><node id='z'/></graph>",
    );
    becomes(
        &text,
        &[
            "id·kind·name",
            "a·entity·a",
            "d·entity·d",
            "from·type·to·source_port",
            "a·tied_to·d·p",
            "3: note: edgedefault=\"\": no edgedefault; edges that do not say whether they are directed are taken for ties without one",
            "3: note: port: ports and links to other files were skipped",
            "4: refused: in a graph nested in a node or an edge; nested graphs are not read (3 times)",
            "4: note: another graph: graphs nested in nodes or edges are not read",
            "5: refused: a hyperedge, which may join more than two nodes; a relation joins two",
            "7: refused: not in the first graph of the file, which is the only one that is read",
            "7: note: another graph: only the first graph of a file is read",
        ],
    );
}

#[test]
fn labels_of_yed_are_read_and_its_drawings_passed_over() {
    let text = graphml(
        "<key for='node' id='d6' yfiles.type='nodegraphics'/><key for='edge' id='d9' yfiles.type='edgegraphics'/>
<key for='graphml' id='d7' yfiles.type='resources'/>
<graph edgedefault='directed'><node id='n0'><data key='d6'><y:ShapeNode xmlns:y='y'><y:Geometry x='1'/>
<y:NodeLabel>Ann<y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
<node id='n1'/><edge source='n0' target='n1'><data key='d9'><y:PolyLineEdge xmlns:y='y'><y:EdgeLabel>met</y:EdgeLabel>
</y:PolyLineEdge></data></edge></graph><data key='d7'><y:Resources xmlns:y='y'/></data>",
    );
    becomes(
        &text,
        &[
            "id·kind·name",
            "n0·entity·Ann",
            "n1·entity·n1",
            "from·type·to",
            "n0·met·n1",
            "5: note: <data> with elements in it (and 2 more): yEd drawings were skipped, except for their labels",
        ],
    );
}

#[test]
fn bad_files_are_told_with_their_line() {
    let deep = "<graphml><graph>".to_owned() + &"<node id='a'><graph>".repeat(60);
    let cases = [
        (
            "<!DOCTYPE graphml SYSTEM 'a.dtd'>\n<graphml/>",
            "a.graphml:1: the file declares a document type",
        ),
        (
            "<graphml>\n<graph>\n<node id='a'><data key='d'>x",
            "a.graphml:3: the file ends before </data>",
        ),
        (
            "<graphml>\n<graph>\n<node id=a/></graph></graphml>",
            "a.graphml:3: invalid XML",
        ),
        ("<graphml>\n<graph></graphml>", "a.graphml:2: invalid XML"),
        (
            "<graphml><graph>\n<node id='a'><data>&lol;</data></node></graph></graphml>",
            "a.graphml:2: unknown entity &lol;",
        ),
        (
            &deep,
            "a.graphml:1: elements are nested more than 100 levels deep",
        ),
        (
            "<graphml/>",
            "a.graphml: no entities and no relations were found",
        ),
    ];
    for (text, expected) in cases {
        let error = imported("a.graphml", text).err().unwrap_or_default();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn years_are_numbers_for_other_programs_and_dropped_again() {
    let relations = "from,type,to,when,year_last,source\nalice,met,bob,1936-05/..,0044,book\nbob,lived_in,vienna,1938,,book\n";
    let network = read_with([("relations.csv", Some(relations.into()))])
        .network
        .expect("it is faultless");
    let (_, text) = written(&network, "graphml").remove(0);
    assert!(
        text.contains("attr.name=\"year_first\" attr.type=\"int\""),
        "{text}"
    );
    assert!(
        text.contains("attr.name=\"year_last\" attr.type=\"string\""),
        "a column of the dataset stays what it is"
    );
    let back = imported("a.graphml", &text).expect("it is read");
    let relations =
        String::from_utf8_lossy(back.files.get("relations.csv").expect("it has relations"));
    assert_eq!(
        relations.lines().next(),
        Some("from,type,to,when,source,year_last")
    );
    assert!(
        relations.contains(",0044") && !relations.contains("1936,"),
        "{relations}"
    );
}

#[test]
fn an_attribute_that_is_declared_for_each_sort_of_value_is_one() {
    let text = graphml(
        "<key id='d0' for='edge' attr.name='when' attr.type='long'/><key id='d1' for='edge' attr.name='when' attr.type='string'/>
<key id='d2' for='node' attr.name='begin' attr.type='int'/><key id='d3' for='node' attr.name='begin' attr.type='string'/>
<graph edgedefault='directed'><node id='a'><data key='d2'>1890</data></node><node id='b'><data key='d3'>1891-05</data></node>
<edge source='a' target='b'><data key='d0'>1921</data></edge><edge source='a' target='b'><data key='d1'>1922-05</data></edge>
<edge source='b' target='a'><data key='d0'>1923</data><data key='d1'>1924</data></edge></graph>",
    );
    becomes(
        &text,
        &[
            "id·kind·name·begin",
            "a·entity·a·1890",
            "b·entity·b·1891-05",
            "from·type·to·when·when_verbatim",
            "a·related_to·b·1921·",
            "a·related_to·b·1922-05·",
            "b·related_to·a··1923|1924",
            "7: changed: \"when\" has several values",
            "7: changed: cannot read the date \"1923|1924\"; it was kept as text",
        ],
    );
}

#[test]
fn an_attribute_called_id_is_what_a_row_is_called() {
    let text = graphml(
        "<key id='v_id' for='node' attr.name='id'/><key id='e_id' for='edge' attr.name='id'/><key id='p' for='edge' attr.name='place'/>
<graph edgedefault='directed'><node id='n0'><data key='v_id'>alice</data></node><node id='n1'><data key='v_id'>bob</data></node>
<node id='n2'><data key='v_id'>alice</data></node><node id='carol'><data key='v_id'>c</data></node>
<edge source='n0' target='n1'><data key='e_id'>letter-1</data><data key='p'>bob</data></edge>
<edge source='n2' target='carol'><data key='e_id'>bob</data></edge></graph>",
    );
    becomes(
        &text,
        &[
            "id·kind·name·id_in_file",
            "alice·entity·alice·",
            "bob·entity·bob·",
            "alice-2·entity·alice·",
            "c·entity·c·carol",
            "from·type·to·id·place",
            "alice·related_to·bob·letter-1·bob",
            "alice-2·related_to·c··",
            "7: note: bob: edges have the ids of nodes, as igraph writes them; these edge ids were left out",
        ],
    );
}

#[test]
fn attributes_that_graphml_does_not_have_and_further_labels_are_kept() {
    let text = graphml(
        "<key for='node' id='d6' yfiles.type='nodegraphics'/><key id='d0' for='edge' attr.name='desc'/>
<graph edgedefault='directed'><node id='n0' colour='red'><data key='d6'><y:S xmlns:y='y'><y:NodeLabel>Ann</y:NodeLabel>
<y:NodeLabel>born 1890</y:NodeLabel></y:S></data></node><node id='n1' parse.indegree='1'/>
<edge source='n0' target='n1' rank='3'><desc>said</desc><data key='d0'>attribute</data></edge></graph>",
    );
    becomes(
        &text,
        &[
            "id·kind·name·colour·further_labels",
            "n0·entity·Ann·red·born 1890",
            "n1·entity·n1··",
            "from·type·to·desc·rank·desc 2",
            "n0·related_to·n1·attribute·3·said",
            "4: note: colour (and 1 more): XML attributes that are not part of GraphML are kept as attributes of nodes and edges",
            "4: note: <data> with elements in it: yEd drawings were skipped, except for their labels",
        ],
    );
}

#[test]
fn kinds_and_types_of_other_programs_are_found() {
    for (keys, node, edge, expected) in [
        (
            "<key id='labels' for='node' attr.name='labels'/><key id='label' for='edge' attr.name='label'/>",
            "labels=':Movie:Film'><data key='labels'>:Movie:Film</data>",
            "label='ACTED_IN'><data key='label'>ACTED_IN</data>",
            [
                "id·kind·name·labels",
                "a·Movie·a·:Movie:Film",
                "from·type·to",
                "a·ACTED_IN·a",
            ],
        ),
        (
            "<key id='labelV' for='node' attr.name='labelV'/><key id='labelE' for='edge' attr.name='labelE'/>",
            "><data key='labelV'>person</data>",
            "><data key='labelE'>created</data>",
            ["id·kind·name", "a·person·a", "from·type·to", "a·created·a"],
        ),
        (
            "<key id='i' for='edge' attr.name='interaction'/>",
            ">",
            "><data key='i'>wrote</data>",
            ["id·kind·name", "a·entity·a", "from·type·to", "a·wrote·a"],
        ),
        (
            "<key id='l' for='edge' attr.name='Edge Label'/><key id='i' for='edge' attr.name='Edge Id'/>",
            ">",
            "><data key='l'>wrote</data><data key='i'>e7</data>",
            [
                "id·kind·name",
                "a·entity·a",
                "from·type·to·id",
                "a·wrote·a·e7",
            ],
        ),
    ] {
        let text = format!(
            "{keys}<graph edgedefault='directed'><node id='a' {node}</node><edge source='a' target='a' {edge}</edge></graph>"
        );
        let found = outcome("a.graphml", &graphml(&text));
        assert_eq!(
            found.lines().take(4).collect::<Vec<_>>(),
            expected,
            "{found}"
        );
    }
}
