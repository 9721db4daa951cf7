//! What other programs are told of a network: which ties have no direction, when each was, and how
//! much it weighs.

use prosopograph::exchange::Imported;
use prosopograph::model::Network;

use crate::exchange::round_trip::assert_nothing_is_lost;
use crate::exchange::round_trip::written;
use crate::support::foreign::imported;
use crate::support::small_dataset::read_with;

const HEADER: &str = "from,type,to,when,source,weight\n";
const MEETING: &str = "alice,met,bob,,book,2\n";
const STAY: &str = "bob,lived_in,vienna,,book,1e-7\n";

/// The formats that say of ties whether they have a direction, with a name for a file of each.
const FORMATS: [(&str, &str); 6] = [
    ("gexf", "a.gexf"),
    ("gexf-plain", "a.gexf"),
    ("graphml", "a.graphml"),
    ("graphml-plain", "a.graphml"),
    ("node-link", "a.json"),
    ("cytoscape", "a.cyjs"),
];

fn network_of(relations: &[&str]) -> Network {
    let table = format!("{HEADER}{}", relations.concat());
    read_with([("relations.csv", Some(table.into()))])
        .network
        .expect("it is faultless")
}

/// A network in a format, without the vocabulary that only we read.
fn for_others(network: &Network, format: &str) -> String {
    let text = written(network, format).remove(0).1;
    text.replace("<?prosopograph", "<?other")
        .replace("\"prosopograph\"", "\"other\"")
}

/// What a type of an import is called, and whether it is symmetric.
fn types_of(imported: &Imported) -> Vec<(&str, bool)> {
    let types = imported.network.schema().types();
    let mut types: Vec<(&str, bool)> = types
        .map(|(_, found)| (found.id.as_str(), found.symmetric))
        .collect();
    types.sort_unstable();
    types
}

#[test]
fn ties_without_a_direction_have_none_in_other_programs() {
    for (relations, expected) in [
        ([MEETING, MEETING], vec![("met", true)]),
        ([STAY, STAY], vec![("lived_in", false)]),
        ([MEETING, STAY], vec![("lived_in", false), ("met", true)]),
    ] {
        let network = network_of(&relations);
        for (format, file) in FORMATS {
            let text = for_others(&network, format);
            let found =
                imported(file, &text).unwrap_or_else(|error| panic!("{format}: {error}\n{text}"));
            assert_eq!(types_of(&found), expected, "{format}: {text}");
        }
    }
}

#[test]
fn only_a_file_of_one_sort_is_said_to_be_undirected() {
    let words = |relations: &[&str], format: &str, words: &[&str]| {
        let text = written(&network_of(relations), format).remove(0).1;
        words
            .iter()
            .map(|word| text.matches(word).count())
            .collect::<Vec<usize>>()
    };
    let of_gexf = [
        "defaultedgetype=\"undirected\"",
        "type=\"undirected\"",
        " type=\"directed\"",
    ];
    assert_eq!(words(&[MEETING, STAY], "gexf", &of_gexf), [0, 1, 1]);
    assert_eq!(words(&[MEETING, STAY], "gexf-plain", &of_gexf), [0, 0, 2]);
    assert_eq!(words(&[MEETING], "gexf", &of_gexf), [1, 2, 0]);
    assert_eq!(words(&[MEETING], "gexf-plain", &of_gexf), [1, 2, 0]);
    let of_graphml = ["edgedefault=\"undirected\"", " directed=\"false\""];
    assert_eq!(words(&[MEETING, STAY], "graphml", &of_graphml), [0, 1]);
    assert_eq!(
        words(&[MEETING, STAY], "graphml-plain", &of_graphml),
        [0, 0]
    );
    assert_eq!(words(&[MEETING], "graphml", &of_graphml), [1, 0]);
    for format in ["node-link", "cytoscape"] {
        let of_json = ["{\"directed\":false", ",\"directed\":false"];
        assert_eq!(words(&[MEETING, STAY], format, &of_json), [0, 1]);
        assert_eq!(words(&[MEETING], format, &of_json), [1, 0]);
    }
}

#[test]
fn gaps_between_stretches_stay_gaps() {
    let network = network_of(&[
        "alice,met,bob,\"{1900..1901,1921-03,1921-05,1930..}\",book,\n",
        "alice,met,bob,\"[1900,1905]\",book,\n",
        "alice,met,bob,\"{1932-01,1932-05}\",book,\n",
    ]);
    let line = |format: &str, file: usize, start: &str| {
        let text = written(&network, format).remove(file).1;
        text.lines()
            .filter(|line| line.starts_with(start))
            .map(str::to_owned)
            .collect::<Vec<String>>()
    };
    let edges = line("gexf", 0, "<edge id");
    let spells = "<spells><spell start=\"1900\" end=\"1901\"/><spell start=\"1921\" end=\"1921\"/><spell start=\"1930\"/></spells>";
    assert!(
        edges[0].contains(spells) && !edges[0].contains("label=\"met\" start"),
        "{}",
        edges[0]
    );
    assert!(
        edges[1].contains(" start=\"1900\" end=\"1905\">") && !edges[1].contains("<spell"),
        "{}",
        edges[1]
    );
    assert!(
        edges[2].contains(" start=\"1932\" end=\"1932\">"),
        "{}",
        edges[2]
    );
    let plain = line("gexf-plain", 0, "<edge id");
    assert!(
        plain[0].contains(" start=\"1900\">"),
        "networkx reads no spell with an open end: {}",
        plain[0]
    );
    let table = line("csv", 1, "alice");
    assert!(
        table[0].contains("\"<[1900.0,1901.0]; [1921.0,1921.0]; [1930.0,Infinity]>\""),
        "{}",
        table[0]
    );
    let pajek = line("pajek", 0, "1: 1 2 1 ");
    assert_eq!(
        pajek,
        [
            "1: 1 2 1 [1900-1901,1921,1930-*]",
            "1: 1 2 1 [1900-1905]",
            "1: 1 2 1 [1932]"
        ]
    );
}

#[test]
fn what_ended_at_a_known_time_ends_for_pajek_too() {
    let network = network_of(&[
        "alice,met,bob,/1934,book,\n",
        "alice,met,bob,,book,\n",
        "alice,met,bob,-0043,book,\n",
    ]);
    let text = written(&network, "pajek").remove(0).1;
    let ties: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("1: "))
        .collect();
    assert_eq!(ties, ["1: 1 2 1 [1-1934]", "1: 1 2 1", "1: 1 2 1"]);
}

#[test]
fn numbers_are_numbers_for_other_programs() {
    let relations = "from,type,to,source,weight,letters,code\nalice,met,bob,book,2,12,007\nbob,lived_in,vienna,book,1e-7,3,12\n";
    let network = read_with([("relations.csv", Some(relations.into()))])
        .network
        .expect("it is faultless");
    let text = |format: &str| written(&network, format).remove(0).1;
    for (format, column, values) in [
        ("gexf", "title", "type"),
        ("graphml", "attr.name", "attr.type"),
        ("graphml-plain", "attr.name", "attr.type"),
    ] {
        let text = text(format);
        for (name, sort) in [
            ("weight", "double"),
            ("letters", "long"),
            ("code", "string"),
        ] {
            assert!(
                text.contains(&format!("{column}=\"{name}\" {values}=\"{sort}\"")),
                "{name}: {text}"
            );
        }
    }
    assert!(text("gexf").contains(" weight=\"1e-7\">"));
    for format in ["node-link", "cytoscape"] {
        let text = text(format);
        assert!(
            text.contains("\"weight\":1e-7,\"letters\":3,\"code\":\"12\""),
            "{text}"
        );
        assert_nothing_is_lost(&network, format);
    }
}

#[test]
fn weights_are_weights_however_their_column_is_called_and_written() {
    let relations =
        "from,type,to,source,Weight\nalice,met,bob,book,\"2,5\"\nbob,lived_in,vienna,book,3\n";
    let network = read_with([("relations.csv", Some(relations.into()))])
        .network
        .expect("it is faultless");
    let text = |format: &str, file: usize| written(&network, format).remove(file).1;
    let gexf = text("gexf", 0);
    assert!(
        gexf.contains(" weight=\"2.5\">") && gexf.contains(" weight=\"3\">"),
        "{gexf}"
    );
    let table = text("csv", 1);
    assert!(
        table.contains("met,2.5,") && table.contains("lived_in,3,"),
        "{table}"
    );
    let pajek = text("pajek", 0);
    assert!(
        pajek.contains(" 1 2 2.5\n") && pajek.contains(" 2 3 3\n"),
        "{pajek}"
    );
    for format in ["gexf", "csv", "pajek"] {
        assert_nothing_is_lost(&network, format);
    }
}
