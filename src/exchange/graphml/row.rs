//! A `GraphML` node or edge while it is being read, and the row it becomes.

use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::place::Place;
use crate::exchange::report::RowOf;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;
use crate::exchange::xml::Cell;
use crate::exchange::xml::Declared;
use crate::exchange::xml::Origin;
use crate::exchange::xml::XmlAttributes;
use crate::exchange::xml::date_by_ends;
use crate::exchange::xml::say_undirected;
use crate::exchange::xml::set_own_id_of_edge;
use crate::exchange::xml::set_own_id_of_node;

/// Columns for what `GraphML` itself says of a node.
pub(super) const OF_NODES: [&str; 3] = ["id", "desc", "further_labels"];
/// Columns for what `GraphML` itself says of an edge.
pub(super) const OF_EDGES: [&str; 7] = [
    "from",
    "to",
    "id",
    "source_port",
    "target_port",
    "desc",
    "further_labels",
];

/// The XML attributes of nodes and edges in `GraphML`. Those that begin with `parse.` are hints for
/// parsers.
pub(super) const KNOWN: [&str; 6] = [
    "id",
    "source",
    "target",
    "sourceport",
    "targetport",
    "directed",
];

/// The direction of edges that do not state one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EdgeDefault {
    /// From their source to their target.
    Directed,
    /// They have no direction.
    Undirected,
}

/// What holds for all edges of a graph.
#[derive(Clone, Copy, Debug)]
pub(super) struct GraphOfEdge {
    /// Who wrote it.
    pub(super) origin: Origin,
    /// What an edge is that does not say whether it has a direction.
    pub(super) default: EdgeDefault,
}

/// A node or edge whose element is still open.
pub(super) struct OpenRow<'a> {
    pub(super) row_of: RowOf,
    pub(super) place: Place,
    pub(super) attributes: XmlAttributes<'a>,
    pub(super) cells: Vec<Cell<'a>>,
    pub(super) description: String,
    /// All labels of a yEd drawing after the first.
    pub(super) further_labels: Vec<String>,
}

impl OpenRow<'_> {
    /// Adds the row of a node.
    pub(super) fn finish_node(
        mut self,
        declared: &mut Declared,
        sheet: &mut Sheet,
        file: &ForeignFile<'_>,
    ) -> Result<(), ImportError> {
        sheet.begin(self.place);
        // The columns that every row needs are set first, so that they exist however many
        // attributes there are.
        sheet.set(declared.of_format("id"), self.attributes.text("id"));
        set_own_id_of_node(
            self.attributes.text("id"),
            declared.take_own_id(&mut self.cells),
            sheet,
        );
        declared.fill(std::mem::take(&mut self.cells), sheet, file, self.place)?;
        declared.set_of_format("desc", &self.description, sheet);
        declared.set_of_format("further_labels", &self.further_labels.join("|"), sheet);
        take_labels(sheet);
        Ok(())
    }

    /// Adds the row of an edge.
    pub(super) fn finish_edge(
        mut self,
        graph: GraphOfEdge,
        declared: &mut Declared,
        sheet: &mut Sheet,
        file: &ForeignFile<'_>,
    ) -> Result<(), ImportError> {
        sheet.begin(self.place);
        let places = [
            ("from", "source"),
            ("to", "target"),
            (declared.of_format("id"), "id"),
        ];
        for (column, attribute) in places {
            sheet.set(column, self.attributes.text(attribute));
        }
        if graph.origin == Origin::Foreign && !self.is_directed(graph.default) {
            sheet.mark(RowMark::Undirected);
        }
        let own = declared.take_own_id(&mut self.cells);
        set_own_id_of_edge(
            self.attributes.text("id"),
            own,
            declared.of_format("id"),
            sheet,
        );
        declared.fill(std::mem::take(&mut self.cells), sheet, file, self.place)?;
        if graph.origin == Origin::Ours {
            return Ok(());
        }
        say_undirected(sheet);
        for (header, attribute) in [("source_port", "sourceport"), ("target_port", "targetport")] {
            declared.set_of_format(header, self.attributes.text(attribute), sheet);
        }
        declared.set_of_format("desc", &self.description, sheet);
        declared.set_of_format("further_labels", &self.further_labels.join("|"), sheet);
        date_by_ends(file.options.date_order, sheet);
        Ok(())
    }

    fn is_directed(&self, default: EdgeDefault) -> bool {
        match self.attributes.text("directed").trim() {
            "true" | "1" => true,
            "false" | "0" => false,
            _ => default == EdgeDefault::Directed,
        }
    }
}

/// Sets the kind of a node that Neo4j wrote: the first of its labels, which are written as
/// `:Person:Author`.
fn take_labels(sheet: &mut Sheet) {
    let first = sheet
        .current("labels")
        .strip_prefix(':')
        .and_then(|labels| labels.split(':').next());
    if let Some(kind) = first
        .map(str::to_owned)
        .filter(|_| sheet.current("kind").is_empty())
    {
        sheet.set("kind", &kind);
    }
}
