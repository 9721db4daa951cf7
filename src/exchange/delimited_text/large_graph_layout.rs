//! Reads lists of LGL (Large Graph Layout): a node after a number sign, and its neighbours below
//! it, each perhaps with a weight.
//!
//! ```text
//! # Ann
//! Ben 2.5
//! Cyd
//! ```
//!
//! Other programs read such lines as comments, and pairs of a name and a number as edges.

use crate::exchange::delimited_text::headerless::is_number;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::numeric_columns::WEIGHT;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;

/// The most lines that are examined.
const LOOKED_AT: usize = 1_000;

/// The number of lines between two reports of progress.
const TOLD_EVERY: usize = 1_000;

/// A line that is not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'a> {
    /// The node whose neighbours follow.
    Node(&'a str),
    /// A neighbour and the weight of the edge, perhaps empty.
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

/// Whether a text is an LGL list.
///
/// A comment above an edge list is no node: it is the only one, or has more than one word, or no
/// edge follows.
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

/// Reads the edges, which are undirected.
///
/// # Errors
///
/// Those of [`ForeignFile::go_on_after`].
pub(crate) fn read(file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
    let mut node = "";
    let mut offset = 0;
    for (text, number) in file.text.lines().zip(1u64..) {
        offset += text.len() + 1;
        if number.is_multiple_of(TOLD_EVERY as u64) {
            file.go_on_after(offset.min(file.text.len()), draft)?;
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
                let why = "the line is not LGL; write a node as \"# name\", a neighbour as \"name\" or \"name weight\"";
                draft
                    .report
                    .refused(RowOf::Relations, place, why.to_owned());
            }
        }
    }
    Ok(())
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
