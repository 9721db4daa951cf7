//! JSON of nodes and their neighbours, as networkx writes it with `adjacency_data`.

use crate::exchange::json::outcome;
use crate::exchange::round_trip::read_back;
use crate::exchange::round_trip::written;
use crate::support::small_dataset::read_with;

#[test]
fn lists_of_neighbours_are_read_and_other_lists_are_told_of() {
    let cases = [
        (
            r#"{"directed": false, "multigraph": true, "graph": [], "nodes": [{"id": "b"}, {"id": "a"}, {"id": 3}],
"adjacency": [
[{"id": "a", "key": 0, "weight": 2}, {"id": "a", "key": 1}],
[{"id": "b", "key": 0, "weight": 2}, {"id": "b", "key": 1}, {"id": 3, "key": 0}, 7],
[{"id": "a", "key": 0}, {"id": 3, "key": 0, "type": "is"}]]}"#,
            r#"id=b · kind=entity · name=b
id=a · kind=entity · name=a
id=3 · kind=entity · name=3
from=a · type=tied_to · to=b · weight=2
from=a · type=tied_to · to=b
from=3 · type=tied_to · to=a
from=3 · type=is · to=3
4: refused: number 4 of "adjacency": it is not an object
0: note: edges that are listed at both ends (3) were read once"#,
        ),
        (
            r#"{"directed": true, "nodes": [{"id": 1}, {"id": 2}], "adjacency": [[{"id": 2}], [{"id": 1}]]}"#,
            "id=1 · kind=entity · name=1\nid=2 · kind=entity · name=2\nfrom=1 · type=related_to · to=2\n\
             from=2 · type=related_to · to=1",
        ),
        (
            r#"{"nodes": [{"id": 1}, {"id": 2}], "adjacency": [[]]}"#,
            "there are 2 nodes but 1 lists of neighbours; each node needs one",
        ),
        (
            r#"{"nodes": [{"name": 1}], "adjacency": [[]]}"#,
            "the node has no id, so its list of neighbours cannot be used",
        ),
        (
            "{\"nodes\": [{\"id\": 1}],\n\"groups\": [1], \"none\": []}",
            "id=1 · kind=entity · name=1\n2: note: the list \"groups\" contains neither nodes nor links of the graph; it was not read\n\
             0: note: no relations were found",
        ),
    ];
    for (text, expected) in cases {
        let mut found: Vec<String> = outcome(text).lines().map(str::to_owned).collect();
        let mut expected: Vec<&str> = expected.lines().collect();
        found.sort();
        expected.sort_unstable();
        let is_error = found.len() == 1;
        assert!(
            if is_error {
                found[0].contains(expected[0])
            } else {
                found == expected
            },
            "{text}\n{}",
            found.join("\n")
        );
    }
}

#[test]
fn our_files_come_back_from_lists_of_neighbours() {
    let relations = "from,type,to,id,when,source,directed\nalice,met,bob,r1,1936-05,book,x\nbob,lived_in,vienna,r2,,book,\n";
    let network = read_with([("relations.csv", Some(relations.into()))])
        .network
        .expect("it is faultless");
    let text = written(&network, "node-link").remove(0).1;
    let file: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
    // As networkx writes it again with `adjacency_data`.
    let neighbours = file["nodes"]
        .as_array()
        .expect("it has nodes")
        .iter()
        .map(|node| {
            let of_node = file["links"]
                .as_array()
                .expect("it has links")
                .iter()
                .filter(|link| link["source"] == node["id"]);
            let neighbour = of_node.map(|link| {
                let mut neighbour = link.clone();
                neighbour["id"] = neighbour["target"].take();
                let fields = neighbour.as_object_mut().expect("it is an object");
                fields.retain(|name, _| !matches!(name.as_str(), "source" | "target"));
                neighbour
            });
            serde_json::Value::Array(neighbour.collect())
        });
    let again = serde_json::json!({
        "directed": true, "multigraph": true, "graph": file["graph"], "nodes": file["nodes"], "adjacency": neighbours.collect::<Vec<_>>()
    });
    let (back, _) = read_back(&[("again.json".to_owned(), again.to_string())]);
    assert_eq!(written(&back, "dataset"), written(&network, "dataset"));
}
