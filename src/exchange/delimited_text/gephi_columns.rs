//! The columns of the tables for Gephi.
//!
//! Gephi reserves some names of columns, in any case of letters, and drops a second column of a
//! name. So a column of the dataset with such a name is written with an underscore at its end,
//! which reading removes. Gephi's own columns repeat what those of the dataset say.

use std::borrow::Cow;

/// Gephi's columns of nodes.
pub(crate) const NODE_COLUMNS: [&str; 2] = ["Id", "Label"];
/// Gephi's columns of edges.
pub(crate) const EDGE_COLUMNS: [&str; 8] = [
    "Source", "Target", "Type", "Id", "Label", "Kind", "Weight", "timeset",
];

/// Names of columns of nodes that Gephi reserves.
pub(crate) const OF_NODES: [&str; 3] = ["id", "label", "timeset"];
/// Names of columns of edges that Gephi reserves.
pub(crate) const OF_EDGES: [&str; 8] = [
    "source", "target", "type", "id", "label", "kind", "weight", "timeset",
];

/// The type of the relation, a column that only our tables of edges have.
const TYPE: &str = "type_";

/// The name under which a column of the dataset is written next to Gephi's own.
pub(crate) fn beside<'n>(own: &[&str], name: &'n str) -> Cow<'n, str> {
    if is_own(own, name) {
        Cow::Owned(format!("{name}_"))
    } else {
        Cow::Borrowed(name)
    }
}

/// The column of the dataset with this written name.
pub(crate) fn meant<'n>(own: &[&str], name: &'n str) -> &'n str {
    name.strip_suffix('_')
        .filter(|shorter| is_own(own, shorter))
        .unwrap_or(name)
}

/// Whether a header is that of our table of nodes, in any order.
pub(crate) fn is_our_nodes(header: &[String]) -> bool {
    ["Id", "Label", "kind"]
        .iter()
        .all(|name| header.iter().any(|column| column == name))
}

/// Whether a header begins like our table of nodes, whatever its attributes are called.
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
