//! The columns of our tables for Gephi.
//!
//! Gephi takes some columns for its own, whatever the case of their names, and drops a second
//! column of a name. So a column of the dataset that is called like one of Gephi's is written with
//! an underscore behind its name, and one that is called so already with one more; reading takes
//! one away. Gephi's own columns say again what those of the dataset say.

use std::borrow::Cow;

/// Gephi's columns of nodes.
pub(crate) const NODE_COLUMNS: [&str; 2] = ["Id", "Label"];
/// Gephi's columns of edges.
pub(crate) const EDGE_COLUMNS: [&str; 8] = [
    "Source", "Target", "Type", "Id", "Label", "Kind", "Weight", "timeset",
];

/// What Gephi takes for its own among columns of nodes.
pub(crate) const OF_NODES: [&str; 3] = ["id", "label", "timeset"];
/// What Gephi takes for its own among columns of edges.
pub(crate) const OF_EDGES: [&str; 8] = [
    "source", "target", "type", "id", "label", "kind", "weight", "timeset",
];

/// The column that only our tables of edges have: the type of the relation.
const TYPE: &str = "type_";

/// How a column of the dataset is written next to Gephi's own.
pub(crate) fn beside<'n>(own: &[&str], name: &'n str) -> Cow<'n, str> {
    if is_own(own, name) {
        Cow::Owned(format!("{name}_"))
    } else {
        Cow::Borrowed(name)
    }
}

/// The column of the dataset that is written so.
pub(crate) fn meant<'n>(own: &[&str], name: &'n str) -> &'n str {
    name.strip_suffix('_')
        .filter(|shorter| is_own(own, shorter))
        .unwrap_or(name)
}

/// Whether a header is that of our table of nodes.
pub(crate) fn is_our_nodes(header: &[String]) -> bool {
    ["Id", "Label", "kind"]
        .iter()
        .all(|name| header.iter().any(|column| column == name))
}

/// Whether a header is that of our table of nodes as we write it, whatever its attributes are
/// called.
pub(crate) fn begins_our_nodes(header: &[String]) -> bool {
    header
        .iter()
        .zip(["Id", "Label", "kind"])
        .filter(|(name, own)| name == own)
        .count()
        == 3
}

/// Whether a header is that of our table of edges.
pub(crate) fn is_our_edges(header: &[String]) -> bool {
    ["Source", "Target", TYPE]
        .iter()
        .all(|name| header.iter().any(|column| column == name))
}

fn is_own(own: &[&str], name: &str) -> bool {
    own.iter()
        .any(|column| column.eq_ignore_ascii_case(name.trim_end_matches('_')))
}

#[cfg(test)]
mod tests {
    use super::OF_EDGES;
    use super::beside;
    use super::meant;

    #[test]
    fn every_name_comes_back_and_none_is_gephis() {
        for name in [
            "type", "Type", "type_", "WEIGHT__", "when", "typed", "_", "label",
        ] {
            let written = beside(&OF_EDGES, name);
            assert!(
                !OF_EDGES
                    .iter()
                    .any(|column| column.eq_ignore_ascii_case(&written)),
                "{written}"
            );
            assert_eq!(meant(&OF_EDGES, &written), name);
        }
        assert_eq!(beside(&OF_EDGES, "when"), "when");
    }
}
