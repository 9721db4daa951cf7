//! A node or an edge of `GraphML` while it is read, and the row it becomes.

use crate::exchange::draft::UNDIRECTED;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::report::RowOf;
use crate::exchange::sheet::Place;
use crate::exchange::sheet::Sheet;
use crate::exchange::xml::Cell;
use crate::exchange::xml::Declared;
use crate::exchange::xml::Origin;
use crate::exchange::xml::XmlAttributes;
use crate::exchange::xml::date_by_ends;
use crate::exchange::xml::say_undirected;

/// What `GraphML` itself says of a node.
pub(super) const OF_NODES: [&str; 2] = ["id", "desc"];
/// What `GraphML` itself says of an edge.
pub(super) const OF_EDGES: [&str; 6] = ["from", "to", "id", "source_port", "target_port", "desc"];

/// Which way the edges of a graph go that do not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EdgeDefault {
    /// From their source to their target.
    Directed,
    /// Neither way.
    Undirected,
}

/// A node or edge that is still open.
pub(super) struct OpenRow<'a> {
    pub(super) row_of: RowOf,
    pub(super) place: Place,
    pub(super) attributes: XmlAttributes<'a>,
    pub(super) cells: Vec<Cell<'a>>,
    pub(super) description: String,
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
        // What every row needs comes first, so that no number of attributes leaves it without a column.
        sheet.set(declared.of_format("id"), self.attributes.text("id"));
        declared.fill(std::mem::take(&mut self.cells), sheet, file, self.place.line)?;
        sheet.set(declared.of_format("desc"), &self.description);
        Ok(())
    }

    /// Adds the row of an edge.
    pub(super) fn finish_edge(
        mut self,
        (origin, default): (Origin, EdgeDefault),
        declared: &mut Declared,
        sheet: &mut Sheet,
        file: &ForeignFile<'_>,
    ) -> Result<(), ImportError> {
        sheet.begin(self.place);
        let places = [("from", "source"), ("to", "target"), (declared.of_format("id"), "id")];
        for (column, attribute) in places {
            sheet.set(column, self.attributes.text(attribute));
        }
        if origin == Origin::Foreign && !self.is_directed(default) {
            sheet.set(UNDIRECTED, "true");
        }
        declared.fill(std::mem::take(&mut self.cells), sheet, file, self.place.line)?;
        if origin == Origin::Ours {
            return Ok(());
        }
        say_undirected(sheet);
        for (header, attribute) in [("source_port", "sourceport"), ("target_port", "targetport")] {
            sheet.set(declared.of_format(header), self.attributes.text(attribute));
        }
        sheet.set(declared.of_format("desc"), &self.description);
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
