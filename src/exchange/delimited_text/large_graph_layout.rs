//! Lists of LGL (Large Graph Layout): a node behind a number sign, below it its neighbours, each
//! perhaps with a weight.
//!
//! ```text
//! # Ann
//! Ben 2.5
//! Cyd
//! ```
//!
//! Other programs take such lines for remarks, and pairs of a name and a number for ties.

use crate::exchange::delimited_text::headerless::is_number;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::numeric_columns::WEIGHT;
use crate::exchange::report::RowOf;
use crate::exchange::sheet::RowMark;

/// So many lines show what a text is.
const LOOKED_AT: usize = 1_000;

/// How many rows are read between two words on the progress.
const TOLD_EVERY: usize = 1_000;

/// A line that says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'a> {
    /// The node whose neighbours follow.
    Node(&'a str),
    /// A neighbour and the weight of the tie, perhaps nothing.
    Neighbour(&'a str, &'a str),
    /// Anything else.
    Other,
}

impl<'a> Line<'a> {
    fn of(text: &'a str) -> Self {
        let (text, is_node) = text
            .strip_prefix('#')
            .map_or((text, false), |rest| (rest, true));
        let mut words = text.split_whitespace();
        match (is_node, words.next(), words.next(), words.next()) {
            (true, Some(name), None, _) => Self::Node(name),
            (false, Some(name), None, _) => Self::Neighbour(name, ""),
            (false, Some(name), Some(weight), None) if is_number(weight) => {
                Self::Neighbour(name, weight)
            }
            _ => Self::Other,
        }
    }
}

/// Whether a text is such a list.
///
/// A remark above a list of edges is told from a node by there being only one, or more words than
/// one, or no edge below it.
pub(crate) fn is_large_graph_layout(text: &str) -> bool {
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(LOOKED_AT)
        .map(Line::of);
    let lines: Vec<Line<'_>> = lines.collect();
    let nodes = lines
        .iter()
        .filter(|line| matches!(line, Line::Node(_)))
        .count();
    let begins_so = matches!(lines.as_slice(), [Line::Node(_), Line::Neighbour(..), ..]);
    let is_weightless = lines
        .iter()
        .all(|line| !matches!(line, Line::Neighbour(_, weight) if !weight.is_empty()));
    begins_so && !lines.contains(&Line::Other) && (nodes > 1 || is_weightless)
}

/// Reads the ties, which have no direction.
pub(crate) fn read(file: &ForeignFile<'_>, draft: &mut Draft) {
    let mut node = "";
    let mut offset = 0;
    for (text, number) in file.text.lines().zip(1u64..) {
        offset += text.len() + 1;
        if number.is_multiple_of(TOLD_EVERY as u64) {
            file.read_so_far(offset.min(file.text.len()));
        }
        let place = file.at(number);
        match Line::of(text.trim()) {
            _ if text.trim().is_empty() => {}
            Line::Node(name) => {
                node = name;
                draft.only_name(name, place);
            }
            Line::Neighbour(name, weight) => {
                draft.only_name(name, place);
                draft.relations.begin(place);
                draft.relations.mark(RowMark::Undirected);
                for (column, cell) in [("from", node), ("to", name), (WEIGHT, weight)] {
                    draft.relations.set(column, cell);
                }
            }
            Line::Other => {
                let why = "a line of LGL is a node behind a number sign, or a neighbour with a weight or without one";
                draft
                    .report
                    .refused(RowOf::Relations, place, why.to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_large_graph_layout;

    #[test]
    fn remarks_above_edges_are_no_nodes() {
        for text in [
            "# Ann\nBen 1\nCyd 2.5\n# Ben\nCyd 3\n",
            "# Ann\nBen\nCyd\n",
            "#Ann\n\nBen\n# Cyd\n",
        ] {
            assert!(is_large_graph_layout(text), "{text}");
        }
        for text in [
            "# edges\n1 2\n2 3\n",
            "# Nodes: 3 Edges: 2\n1 2\n",
            "# edges\n# undirected\n1 2\n",
            "Ann Ben\n# Ben\nCyd\n",
            "# Ann\nBen Cyd\n# Ben\nCyd Ann\n",
            "# Ann\nBen,1\nA B C\n",
            "",
        ] {
            assert!(!is_large_graph_layout(text), "{text}");
        }
    }
}
