//! `GraphML` in all its varieties: the rows they become, and what is said of what cannot be used.

use prosopograph::exchange::Format;

use crate::exchange::round_trip::written;
use crate::support::foreign::imported;
use crate::support::foreign::outcome;
use crate::support::small_dataset::read_with;

/// A file with this in it.
fn graphml(inside: &str) -> String {
    format!("<?xml version='1.0'?>\n<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>\n{inside}\n</graphml>")
}

fn becomes(text: &str, expected: &[&str]) {
    assert_eq!(outcome("a.graphml", text).split('\n').collect::<Vec<_>>(), expected, "{text}");
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
            "0: note: types whose ties last (states), since most of their dates are stretches of time: \"met\" (1 of 1); to change that, edit the column aspect of relation_types.csv",
            "12: note: u: attributes that are not declared are called by their keys",
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
            "3: note: edgedefault=\"\": this does not say whether ties have a direction; those that do not say it themselves are taken \
             for ties without one",
            "3: note: port: ports and what stands in other files were passed over",
            "4: refused: it stands in a graph within a node or an edge, which is not read",
            "4: refused: it stands in a graph within a node or an edge, which is not read",
            "4: refused: it stands in a graph within a node or an edge, which is not read",
            "4: note: another graph: graphs within nodes or edges are not read",
            "5: refused: it is a hyperedge, which ties more than two; a relation has two ends",
            "7: refused: it stands in another graph than the first of the file",
            "7: note: another graph: only the first graph of the file is read",
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
            "5: note: <data> with elements in it (and 2 more): drawings and other things of yEd's were passed over, but for the labels",
        ],
    );
}

#[test]
fn bad_files_are_told_with_their_line() {
    let deep = "<graphml><graph>".to_owned() + &"<node id='a'><graph>".repeat(60);
    let cases = [
        ("<!DOCTYPE graphml SYSTEM 'a.dtd'>\n<graphml/>", "a.graphml:1: the file has a document type"),
        ("<graphml>\n<graph>\n<node id='a'><data key='d'>x", "a.graphml:3: the file ends before <data> does"),
        ("<graphml>\n<graph>\n<node id=a/></graph></graphml>", "a.graphml:3: this is no XML"),
        ("<graphml>\n<graph></graphml>", "a.graphml:2: this is no XML"),
        ("<graphml><graph>\n<node id='a'><data>&lol;</data></node></graph></graphml>", "a.graphml:2: &lol; is not known"),
        (&deep, "a.graphml:1: elements are nested more than 100 deep"),
        ("<graphml/>", "a.graphml: there is neither an entity nor a relation in it"),
    ];
    for (text, expected) in cases {
        let error = imported("a.graphml", text).err().unwrap_or_default();
        assert!(error.starts_with(expected), "{error}");
    }
}

#[test]
fn years_are_numbers_for_other_programs_and_dropped_again() {
    let relations = "from,type,to,when,year_last,source\nalice,met,bob,1936-05/..,0044,book\nbob,lived_in,vienna,1938,,book\n";
    let network = read_with([("relations.csv", Some(relations.into()))]).network.expect("it is faultless");
    let (_, text) = written(&network, Format::GraphMl).remove(0);
    assert!(text.contains("attr.name=\"year_first\" attr.type=\"int\""), "{text}");
    assert!(text.contains("attr.name=\"year_last\" attr.type=\"string\""), "a column of the dataset stays what it is");
    let back = imported("a.graphml", &text).expect("it is read");
    let relations = String::from_utf8_lossy(back.files.get("relations.csv").expect("it has relations"));
    assert_eq!(relations.lines().next(), Some("from,type,to,when,status,source,year_last"));
    assert!(relations.contains(",0044") && !relations.contains("1936,"), "{relations}");
}
