//! GEXF in all its varieties: the rows they become, and what is said of what cannot be used.

use prosopograph::dataset::load;

use crate::exchange::round_trip::written;
use crate::support::foreign::imported;
use crate::support::foreign::outcome;
use crate::support::small_dataset::read_with;

/// A file of version 1.2 with this in its graph.
pub fn gexf(graph: &str, inside: &str) -> String {
    format!(
        "<gexf xmlns='http://www.gexf.net/1.2draft' version='1.2'>\n<graph {graph}>\n{inside}\n</graph>\n</gexf>"
    )
}

/// A text so many times, with a number in place of each `#`.
pub fn numbered(count: usize, text: &str) -> String {
    (0..count)
        .map(|number| text.replace('#', &number.to_string()))
        .collect::<Vec<_>>()
        .concat()
}

pub fn becomes(text: &str, expected: &[&str]) {
    assert_eq!(
        outcome("a.gexf", text).split('\n').collect::<Vec<_>>(),
        expected,
        "{text}"
    );
}

#[test]
fn every_version_is_read() {
    let rows = "<nodes><node id='0' label='A'/><node id='1' label='B'/></nodes><edges><edge id='0' source='0' target='1'/></edges>";
    let roots = [
        (
            "xmlns='http://www.gephi.org/gexf' version='1.0'",
            "type='static' defaultedgetype='directed'",
        ),
        (
            "xmlns='http://www.gexf.net/1.1draft' version='1.1'",
            "defaultedgetype='directed' mode='static'",
        ),
        (
            "xmlns='http:///www.gexf.net/1.2draft' version='1.2'",
            "defaultedgetype='directed'",
        ),
        (
            "xmlns='http://gexf.net/1.3' version='1.3'",
            "defaultedgetype='directed' idtype='string'",
        ),
        ("", "defaultedgetype='directed'"),
    ];
    for (root, graph) in roots {
        let text = format!(
            "<?xml version='1.0'?><!-- <graphml> --><gexf {root}><graph {graph}>{rows}</graph></gexf>"
        );
        becomes(
            &text,
            &[
                "id·kind·name",
                "0·entity·A",
                "1·entity·B",
                "from·type·to·id",
                "0·related_to·1·0",
            ],
        );
    }
    let prefixed = format!(
        "<g:gexf xmlns:g='a'><g:graph>{}</g:graph></g:gexf>",
        rows.replace("</", "</g:").replace("<n", "<g:n")
    );
    let prefixed = prefixed.replace("<e", "<g:e");
    becomes(
        &prefixed,
        &[
            "id·kind·name",
            "0·entity·A",
            "1·entity·B",
            "from·type·to·id",
            "0·tied_to·1·0",
        ],
    );
}

#[test]
fn attributes_become_columns_with_their_titles_and_defaults() {
    let text = gexf(
        "defaultedgetype='directed'",
        "<attributes class='node'><attribute id='0' title='Birth date' type='string'/>
<attribute id='1' title='valid' type='boolean'><default>true</default><options>true|false</options></attribute>
<attribute id='2' title='names' type='liststring'/></attributes>
<attributes class='edge'><attribute id='0' title='source' type='string'/><attribute id='1' title='to' type='string'/></attributes>
<nodes><node id='a' label='A &amp; &#66;'><attvalues><attvalue for='0' value='1895'/><attvalue for='2' value='[x, y]'/></attvalues></node>
<node id='b' label='two&#10;lines'><attvalue for='1' value='false'/><attvalue for='u' value='1'/></node></nodes>
<edges><edge source='a' target='b' label='spied on' weight='2'><attvalues><attvalue for='0' value='S1'/>
<attvalue for='1' value='x'/></attvalues></edge></edges>",
    );
    becomes(
        &text,
        &[
            "id·kind·name·begin·names·valid·u",
            "a·entity·A & B·1895·[x, y]·true·",
            "b·entity·two",
            "lines···false·1",
            "from·type·to·source·to 2·weight",
            "a·spied_on·b·S1·x·2",
            "0: note: the column name \"to\" is already taken; the attribute is kept as \"to 2\"",
            "8: note: u: undeclared attributes are named by their ids",
        ],
    );
}

#[test]
fn edges_have_a_direction_a_kind_and_a_label() {
    let text = gexf(
        "",
        "<nodes><node id='a' label='A'/><node id='b' label='B'/></nodes><edges>
<edge source='a' target='b' type='directed' kind='met'/><edge source='a' target='b' type='directed' kind='met#2' label='in Paris'/>
<edge source='a' target='b' type='mutual' label='met'/><edge source='b' target='b' type='undirected'/>
<edge source='a' type='dir'/><edge source='a' target='c' type='knows'/></edges>",
    );
    becomes(
        &text,
        &[
            "id·kind·name",
            "a·entity·A",
            "b·entity·B",
            "c·entity·c",
            "from·type·to·label",
            "a·met·b·",
            "a·met·b·in Paris",
            "a·met_undirected·b·",
            "b·tied_to·b·",
            "a·knows·c·",
            "5: changed: mutual edge; it is written as one undirected relation",
            "6: refused: the relation has no \"to\"; fill in both ends",
            "6: changed: the entity \"c\" has no row; it was added",
        ],
    );
}

#[test]
fn times_become_dates_or_stay_as_they_are_written() {
    let text = gexf(
        "mode='dynamic' timeformat='date' defaultedgetype='directed' timezone='UTC'",
        "<nodes><node id='a' label='A' start='1895-05-01' end='1940-02-04'/><node id='b' label='B'><spells><spell start='1930'/>
</spells></node><node id='c' label='C'><spells><spell start='1' end='2'/></spells></node>
<node id='d' label='D' timestamp='1937'/></nodes><edges>
<edge source='a' target='b' start='1936' end='1938'/>
<edge source='a' target='b' start='1936' endopen='1938'/>
<edge source='a' target='b'><spells><spell start='1932' end='1932'/><spell start='1934' end='1935'/></spells></edge>
<edge source='a' target='b'><slices><slice start='1937-07-30T12:00:00+03:00'/></slices></edge>
<edge source='a' target='b' timestamps='&lt;[1936.0, 1938.0]&gt;'/>
<edge source='a' target='b' intervals='&lt;[1936, 1937]; [1940, 1941)&gt;'/>
<edge source='a' target='b' start='-Infinity' end='1938'/>
<edge source='a' target='b' start='1.5' end='2.5'/></edges>",
    );
    becomes(
        &text,
        &[
            "id·kind·name·begin·end·spells",
            "a·entity·A·1895-05-01·1940-02-04·",
            "b·entity·B·1930··",
            "c·entity·C···[1, 2]",
            "d·entity·D···[1937]",
            "from·type·to·when·spells",
            "a·related_to·b·1936/1938·",
            "a·related_to·b·1936/1937·",
            "a·related_to·b·{1932,1934..1935}·",
            "a·related_to·b·1937-07-30/·",
            "a·related_to·b·{1936,1938}·",
            "a·related_to·b·{1936..1937,1940}·",
            "a·related_to·b·../1938·",
            "a·related_to·b··[1.5, 2.5]",
            "0: note: types read as states, since most of their dates are periods: \"related to\" (4 of 7); to change that, edit the column aspect of relation_types.csv",
            "2: note: UTC: time zones are not kept, because dates have no time of day",
            "4: changed: the time span is kept as it is written in the file: the number \"1\" is not a year from 1000 to 2999",
            "5: changed: the time span is kept as it is written in the file: an entity can have only one beginning and one end",
            "7: changed: the end is excluded; the last date before it was written (2 rows: lines 7, 11)",
            "9: changed: the time of day was dropped",
            "13: changed: the time is kept as it is written in the file: the number \"1.5\" is not a year from 1000 to 2999",
        ],
    );
}

#[test]
fn values_that_change_are_kept_with_their_times() {
    let text = gexf(
        "mode='dynamic'",
        "<attributes class='node' mode='dynamic'><attribute id='0' title='Type' type='string'/></attributes>
<attributes class='edge' mode='dynamic'><attribute id='w' title='Weight' type='double'/></attributes>
<nodes><node id='a' label='A'><attvalues><attvalue for='0' value='x' start='1936' end='1937'/>
<attvalue for='0' value='y' start='1938'/></attvalues></node><node id='b' label='B'><attvalues><attvalue for='0' value='person'/>
</attvalues></node></nodes><edges><edge source='a' target='b'><attvalues><attvalue for='w' value='1' timestamp='2004'/>
<attvalue for='w' value='2' timestamp='2005'/></attvalues></edge></edges>",
    );
    becomes(
        &text,
        &[
            "id·kind·name·Type",
            "a·entity·A·x@1936/1937|y@1938/",
            "b·person·B·",
            "from·type·to·Weight",
            "a·tied_to·b·1@2004|2@2005",
            "5: changed: \"Type\" changes over time; it is written as value@time",
            "7: changed: \"Weight\" changes over time; it is written as value@time",
        ],
    );
}

#[test]
fn a_hierarchy_is_flattened_and_looks_are_kept() {
    let text = gexf(
        "defaultedgetype='directed'",
        "<nodes><node id='a' label='A'><viz:color xmlns:viz='v' r='1' g='2' b='3' a='0.5'/><viz:position x='1' y='2' z='3'/>
<nodes><node id='b' label='B'><viz:color hex='#FF0000'/><viz:shape value='square'/><nodes><node id='c' label='C'/></nodes></node></nodes>
<edges><edge source='b' target='c'><viz:thickness value='2'/></edge></edges><viz:size value='4'/></node>
<node id='d' label='D' pid='a'><parents><parent for='b'/></parents></node><cluster/></nodes>",
    );
    becomes(
        &text,
        &[
            "id·kind·name·parent·viz_color·viz_shape·viz_position·viz_size",
            "c·entity·C·b····",
            "b·entity·B·a·#FF0000·square··",
            "a·entity·A··rgba(1,2,3,0.5)··1,2,3·4",
            "d·entity·D·a|b····",
            "from·type·to·viz_thickness",
            "b·related_to·c·2",
            "4: note: c (and 2 more): nested nodes; a network has no hierarchy, so all nodes are on one level and \"parent\" holds the enclosing node",
            "6: note: cluster: unknown GEXF elements were skipped",
        ],
    );
}

#[test]
fn what_the_file_says_of_itself_is_taken() {
    let text = "<gexf><meta lastmodifieddate='2009-03-20'><creator>Ann Other</creator><creator>Gephi 0.9</creator>
<description>Of the <![CDATA[1930s]]></description><keywords>a, b</keywords></meta><graph><nodes><node id='a'/></nodes></graph>
<graph><nodes><node id='b'/></nodes></graph></gexf>";
    let imported = imported("a.gexf", text).expect("it is read");
    let about = load(&imported.files)
        .network
        .expect("it is a network")
        .about()
        .clone();
    assert_eq!(
        (about.version.as_str(), about.contributors.as_slice()),
        ("2009-03-20", &["Ann Other".to_owned()][..])
    );
    assert_eq!(about.description, "Of the 1930s Keywords: a, b");
    assert_eq!(
        (
            imported.report.entities.taken,
            imported.report.entities.refused
        ),
        (1, 1)
    );
}

#[test]
fn parallel_ties_are_told_apart_and_dates_are_years() {
    let relations = "from,type,to,when,source\nalice,met,bob,1936-05,book\nalice,met,bob,1937/..,book\nbob,met,alice,,book\n\
                     bob,lived_in,vienna,1938,book\n";
    let network = read_with([("relations.csv", Some(relations.into()))])
        .network
        .expect("it is faultless");
    let (_, text) = written(&network, "gexf").remove(0);
    let edges: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("<edge ")?.split_once("><"))
        .map(|(edge, _)| edge)
        .collect();
    let expected = [
        "id=\"row-1\" source=\"alice\" target=\"bob\" type=\"undirected\" kind=\"met\" label=\"met\" start=\"1936\" end=\"1936\"",
        "id=\"row-2\" source=\"alice\" target=\"bob\" type=\"undirected\" kind=\"met#2\" label=\"met\" start=\"1937\"",
        "id=\"row-3\" source=\"bob\" target=\"alice\" type=\"undirected\" kind=\"met#3\" label=\"met\"",
        "id=\"row-4\" source=\"bob\" target=\"vienna\" type=\"directed\" kind=\"lived_in\" label=\"lived in\" start=\"1938\" end=\"1938\"",
    ];
    assert_eq!(edges, expected);
    assert!(text.contains("mode=\"dynamic\" timeformat=\"integer\""));
    let (_, text) = written(
        &read_with([(
            "relations.csv",
            Some("from,type,to,source\nalice,met,bob,book\n".into()),
        )])
        .network
        .expect("it is faultless"),
        "gexf",
    )
    .remove(0);
    assert!(text.contains("<graph mode=\"static\""));
}

#[test]
fn attributes_go_before_what_gexf_says_under_the_same_name() {
    let text = gexf(
        "defaultedgetype='directed'",
        "<attributes class='edge'><attribute id='0' title='kind'/><attribute id='1' title='weight'/></attributes>
<nodes><node id='a'/><node id='b'/></nodes><edges><edge id='0' source='a' target='b' weight='2'><attvalues>
<attvalue for='0' value='letter'/><attvalue for='1' value='2'/></attvalues></edge>
<edge id='1' source='a' target='b' weight='3'><attvalues><attvalue for='1' value='7'/></attvalues></edge></edges>",
    );
    becomes(
        &text,
        &[
            "id·kind·name",
            "a·entity·a",
            "b·entity·b",
            "from·type·to·id·kind·weight·weight 2",
            "a·related_to·b·0·letter·2·",
            "a·related_to·b·1··7·3",
        ],
    );
}

#[test]
fn what_older_versions_and_other_programs_write_on_elements_is_kept() {
    let text = gexf(
        "defaultedgetype='directed'",
        "<nodes><node id='a' datefrom='1930' dateto='1935'/><node id='b' colour='blue'/></nodes>
<edges><edge source='a' target='b' cardinal='4' datefrom='1931'/><edge source='a' target='b' start='1934' endopen='1935-03'/></edges>",
    );
    becomes(
        &text,
        &[
            "id·kind·name·begin·end·colour",
            "a·entity·a·1930·1935·",
            "b·entity·b···blue",
            "from·type·to·when·weight",
            "a·related_to·b·1931/·4",
            "a·related_to·b·1934/1935-02·",
            "0: note: types read as states, since most of their dates are periods: \"related to\" (2 of 2); to change that, \
             edit the column aspect of relation_types.csv",
            "3: note: colour: XML attributes that are not part of GEXF are kept as attributes of nodes and edges",
            "4: changed: the end is excluded; the last date before it was written",
        ],
    );
}
