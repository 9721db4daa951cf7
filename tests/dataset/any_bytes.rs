//! Whatever is in the files, reading them ends with a network or a report, never with a panic.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::Strategy;
use proptest::prelude::any;
use proptest::prop_assert_eq;
use proptest::prop_oneof;
use proptest::proptest;
use proptest::sample::select;
use prosopograph::graph::NetworkGraph;

use crate::properties::cases;
use crate::support::small_dataset::problem_lines;
use crate::support::small_dataset::read_with;

const FILES: [&str; 9] = [
    "classes.csv",
    "datapackage.json",
    "entities.csv",
    "kinds.csv",
    "patterns.csv",
    "questions.csv",
    "relation_types.csv",
    "relations.csv",
    "sources.csv",
];

/// Words and marks of the format, so that random files come near to right ones.
const PIECES: [&str; 40] = [
    ",",
    ",",
    ",",
    "\n",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\"",
    ";",
    "\t",
    "|",
    ":",
    " ",
    "id",
    "kind",
    "name",
    "from",
    "type",
    "to",
    "source",
    "locus",
    "when",
    "status",
    "alice",
    "bob",
    "vienna",
    "person",
    "place",
    "met",
    "book",
    "p. 1",
    "1936",
    "1936/..",
    "1937-02-30",
    "{",
    "}",
    "\u{FEFF}",
    "Ежов",
    "\0",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let words = vec(select(PIECES.to_vec()), 0..60).prop_map(|pieces| pieces.concat().into_bytes());
    let header = select(vec![
        "id,kind,name\n",
        "from,type,to\n",
        "id,title\n",
        "kind\n",
        "type\n",
        "id,question,query\n",
    ]);
    let table = (header, vec(select(PIECES.to_vec()), 0..60))
        .prop_map(|(header, pieces)| [header, &pieces.concat()].concat().into_bytes());
    prop_oneof![1 => vec(any::<u8>(), 0..200), 2 => words, 3 => table]
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn random_files_never_panic(files in vec(weighted(0.4, bytes()), FILES.len())) {
        let replaced = FILES.into_iter().zip(files).filter(|(_, bytes)| bytes.is_some());
        let loaded = read_with(replaced);
        prop_assert_eq!(loaded.network.is_some(), loaded.report.error_count() == 0, "{:?}", problem_lines(&loaded));
        if let Some(network) = loaded.network {
            prop_assert_eq!(network.entity_count(), loaded.report.entities);
            prop_assert_eq!(network.relations().len(), loaded.report.relations);
            let graph = NetworkGraph::build(network);
            prop_assert_eq!(graph.network().claims().count(), graph.multigraph().edge_count());
        }
    }
}
