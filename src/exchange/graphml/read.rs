//! The reader of `GraphML`.
//!
//! One pass over the pieces of the file. Nested graphs and hyperedges are refused, drawings are
//! skipped with a remark, since a network has no place for them.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::exchange::draft::Draft;
use crate::exchange::graphml::row::EdgeDefault;
use crate::exchange::graphml::row::GraphOfEdge;
use crate::exchange::graphml::row::KNOWN;
use crate::exchange::graphml::row::OF_EDGES;
use crate::exchange::graphml::row::OF_NODES;
use crate::exchange::graphml::row::OpenRow;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::Importer;
use crate::exchange::report::RowOf;
use crate::exchange::xml::Cell;
use crate::exchange::xml::Cursor;
use crate::exchange::xml::Declared;
use crate::exchange::xml::Element;
use crate::exchange::xml::Origin;
use crate::exchange::xml::Piece;
use crate::exchange::xml::Remarks;
use crate::exchange::xml::XmlAttributes;
use crate::exchange::xml::root_element;

/// The reader of `GraphML`.
#[derive(Clone, Copy, Debug)]
pub struct GraphMlReader;

impl Importer for GraphMlReader {
    fn recognises(&self, text: &str) -> bool {
        root_element(text) == Some("graphml")
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        Reading {
            cursor: Cursor::new(*file),
            file: *file,
            draft,
            nodes: Declared::new(RowOf::Entities, &OF_NODES),
            edges: Declared::new(RowOf::Relations, &OF_EDGES),
            of_graph: Vec::new(),
            years: HashSet::new(),
            ids_of_nodes: HashSet::new(),
            open: Vec::new(),
            default: EdgeDefault::Undirected,
            origin: Origin::Foreign,
            graphs: 0,
            refusing: None,
            remarks: Remarks::default(),
        }
        .run()
    }
}

/// A declared attribute of the graph itself.
pub(super) struct GraphKey {
    pub(super) id: String,
    pub(super) name: String,
}

/// A part of the file whose rows are refused.
#[derive(Clone, Copy)]
pub(super) struct Refusing {
    /// The part lasts while at least this many elements are open.
    depth: usize,
    /// Why the rows are refused.
    reason: &'static str,
}

/// The state of reading one file.
pub(super) struct Reading<'a, 'd> {
    pub(super) cursor: Cursor<'a>,
    pub(super) file: ForeignFile<'a>,
    pub(super) draft: &'d mut Draft,
    pub(super) nodes: Declared,
    pub(super) edges: Declared,
    /// The keys of the graph itself, with their names.
    pub(super) of_graph: Vec<GraphKey>,
    /// The keys of the years that our own files contain for other programs.
    pub(super) years: HashSet<String>,
    /// The real ids of nodes that have an attribute `id`.
    pub(super) ids_of_nodes: HashSet<String>,
    pub(super) open: Vec<OpenRow<'a>>,
    pub(super) default: EdgeDefault,
    pub(super) origin: Origin,
    pub(super) graphs: usize,
    /// The part of the file whose rows are refused, if the reader is within one.
    pub(super) refusing: Option<Refusing>,
    pub(super) remarks: Remarks,
}

impl<'a> Reading<'a, '_> {
    fn run(mut self) -> Result<(), ImportError> {
        loop {
            match self.cursor.next()? {
                Piece::Start(element) => self.start(element)?,
                Piece::End(name) => self.end(name)?,
                Piece::Text(_) | Piece::Instruction(..) => {}
                Piece::Done => break,
            }
        }
        self.remarks.make(&self.file, &mut self.draft.report);
        Ok(())
    }

    fn start(&mut self, element: Element<'a>) -> Result<(), ImportError> {
        self.nodes.check(&self.file, element.line)?;
        self.edges.check(&self.file, element.line)?;
        if let Some(Refusing { reason, .. }) = self.refusing {
            self.refuse(element, reason);
            return Ok(());
        }
        let attributes = self.cursor.attributes(element)?;
        match element.name {
            "graph" => self.begin_graph(element, &attributes),
            "node" | "edge" => self.begin_row(element, attributes),
            "key" => return self.declare(&attributes),
            "data" => return self.take_data(element, &attributes),
            "desc" => return self.take_description(),
            "hyperedge" => {
                self.refuse(
                    element,
                    "a hyperedge, which may join more than two nodes; a relation joins two",
                );
                return self.cursor.text_of_element().map(drop);
            }
            "port" | "locator" => {
                let what = "ports and links to other files were skipped";
                self.remarks.count(what, element.line, element.name);
                return self.cursor.text_of_element().map(drop);
            }
            "graphml" => {}
            other => {
                self.remarks
                    .count("unknown GraphML elements were skipped", element.line, other);
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ImportError> {
        if let Some(Refusing { depth, .. }) = self.refusing {
            if self.cursor.depth() < depth {
                self.refusing = None;
            }
            return Ok(());
        }
        if !matches!(name, "node" | "edge") {
            return Ok(());
        }
        let Some(mut row) = self.open.pop() else {
            return Ok(());
        };
        self.drop_ids_of_nodes(&mut row);
        if row.row_of == RowOf::Entities {
            row.finish_node(&mut self.nodes, &mut self.draft.entities, &self.file)?;
        } else {
            let graph = GraphOfEdge {
                origin: self.origin,
                default: self.default,
            };
            row.finish_edge(
                graph,
                &mut self.edges,
                &mut self.draft.relations,
                &self.file,
            )?;
        }
        self.file.go_on(self.draft)
    }

    /// Drops edge ids that are ids of nodes: igraph writes those whatever the edges were called.
    fn drop_ids_of_nodes(&mut self, row: &mut OpenRow<'a>) {
        if row.row_of == RowOf::Entities {
            let own = self
                .nodes
                .titled("id")
                .and_then(|number| row.cells.iter().find(|cell| cell.attribute == number));
            self.ids_of_nodes
                .extend(own.map(|cell| cell.text.trim().to_owned()));
        } else if let Some(number) = self
            .edges
            .titled("id")
            .filter(|_| !self.ids_of_nodes.is_empty())
        {
            let is_of_node = |cell: &Cell<'_>| {
                cell.attribute == number && self.ids_of_nodes.contains(cell.text.trim())
            };
            if let Some(at) = row.cells.iter().position(is_of_node) {
                let what = "edges have the ids of nodes, as igraph writes them; these edge ids were left out";
                self.remarks
                    .count_on(what, row.place.line, &row.cells.remove(at).text);
            }
        }
    }

    fn begin_graph(&mut self, element: Element<'a>, attributes: &XmlAttributes<'a>) {
        if !self.open.is_empty() {
            self.remarks.count(
                "graphs nested in nodes or edges are not read",
                element.line,
                "another graph",
            );
            self.refusing = Some(Refusing {
                depth: self.cursor.depth(),
                reason: "in a graph nested in a node or an edge; nested graphs are not read",
            });
            return;
        }
        self.graphs += 1;
        if self.graphs > 1 {
            self.remarks.count(
                "only the first graph of a file is read",
                element.line,
                "another graph",
            );
            self.refusing = Some(Refusing {
                depth: self.cursor.depth(),
                reason: "not in the first graph of the file, which is the only one that is read",
            });
            return;
        }
        self.default = match attributes.text("edgedefault").trim() {
            "directed" => EdgeDefault::Directed,
            "undirected" => EdgeDefault::Undirected,
            other => {
                let what = "no edgedefault; edges that do not say whether they are directed are taken for \
                            ties without one";
                self.remarks
                    .count(what, element.line, &format!("edgedefault=\"{other}\""));
                EdgeDefault::Undirected
            }
        };
    }

    fn begin_row(&mut self, element: Element<'a>, attributes: XmlAttributes<'a>) {
        self.nodes.resolve(&self.file, self.origin, self.draft);
        self.edges.resolve(&self.file, self.origin, self.draft);
        let row_of = row_of(element.name);
        let place = self.file.at(element.line);
        let mut cells = Vec::new();
        let declared = if row_of == RowOf::Entities {
            &mut self.nodes
        } else {
            &mut self.edges
        };
        for (name, value) in attributes
            .iter()
            .filter(|(name, _)| !KNOWN.contains(name) && !name.contains(['.', ':']))
        {
            let what = "XML attributes that are not part of GraphML are kept as attributes of nodes and edges";
            self.remarks.count(what, element.line, name);
            cells.push(Cell {
                attribute: declared.of_element(name),
                text: Cow::Owned(value.to_owned()),
                time: None,
            });
        }
        let (description, further_labels) = (String::new(), Vec::new());
        self.open.push(OpenRow {
            row_of,
            place,
            attributes,
            cells,
            description,
            further_labels,
        });
    }

    fn refuse(&mut self, element: Element<'a>, why: &str) {
        if matches!(element.name, "node" | "edge" | "hyperedge") {
            self.draft.report.refused(
                row_of(element.name),
                self.file.at(element.line),
                why.to_owned(),
            );
        }
    }
}

fn row_of(element: &str) -> RowOf {
    if element == "node" {
        RowOf::Entities
    } else {
        RowOf::Relations
    }
}
