//! The reader of `GraphML`.
//!
//! One pass over the pieces of the file. What a network has no place for, which is graphs within
//! nodes, ties of more than two ends and drawings, is refused or passed over with a word.

use std::borrow::Cow;

use hashbrown::HashSet;

use crate::exchange::draft::Draft;
use crate::exchange::graphml::row::EdgeDefault;
use crate::exchange::graphml::row::KNOWN;
use crate::exchange::graphml::row::OF_EDGES;
use crate::exchange::graphml::row::OF_NODES;
use crate::exchange::graphml::row::OpenRow;
use crate::exchange::graphml::write::YEARS;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::Importer;
use crate::exchange::report::RowOf;
use crate::exchange::sidecar::SIDECAR;
use crate::exchange::sidecar::take_sidecar;
use crate::exchange::xml::Cell;
use crate::exchange::xml::Cursor;
use crate::exchange::xml::Declared;
use crate::exchange::xml::Element;
use crate::exchange::xml::FURTHER;
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

struct Reading<'a, 'd> {
    cursor: Cursor<'a>,
    file: ForeignFile<'a>,
    draft: &'d mut Draft,
    nodes: Declared,
    edges: Declared,
    /// The keys of the graph as a whole, with their names.
    of_graph: Vec<(String, String)>,
    /// The keys of years that our own files repeat for other programs.
    years: HashSet<String>,
    /// What nodes are called that have an attribute `id`.
    ids_of_nodes: HashSet<String>,
    open: Vec<OpenRow<'a>>,
    default: EdgeDefault,
    origin: Origin,
    graphs: usize,
    /// While this many elements are open, rows are refused, and why.
    refusing: Option<(usize, &'static str)>,
    remarks: Remarks,
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
        if let Some((_, why)) = self.refusing {
            self.refuse(element, why);
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
                    "it is a hyperedge, which ties more than two; a relation has two ends",
                );
                return self.cursor.text_of_element().map(drop);
            }
            "port" | "locator" => {
                let what = "ports and what stands in other files were passed over";
                self.remarks.count(what, element.line, element.name);
                return self.cursor.text_of_element().map(drop);
            }
            "graphml" => {}
            other => self.remarks.count(
                "elements that GraphML does not have were passed over",
                element.line,
                other,
            ),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ImportError> {
        if let Some((depth, _)) = self.refusing {
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
            row.finish_node(&mut self.nodes, &mut self.draft.entities, &self.file)
        } else {
            row.finish_edge(
                (self.origin, self.default),
                &mut self.edges,
                &mut self.draft.relations,
                &self.file,
            )
        }
    }

    /// igraph writes ids of nodes as those of edges, whatever these were called.
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
                let what = "an edge has the id of a node, as igraph writes it; ids of edges that are those of nodes were left out";
                self.remarks
                    .count_on(what, row.place.line, &row.cells.remove(at).text);
            }
        }
    }

    fn begin_graph(&mut self, element: Element<'a>, attributes: &XmlAttributes<'a>) {
        if !self.open.is_empty() {
            self.remarks.count(
                "graphs within nodes or edges are not read",
                element.line,
                "another graph",
            );
            self.refusing = Some((
                self.cursor.depth(),
                "it stands in a graph within a node or an edge, which is not read",
            ));
            return;
        }
        self.graphs += 1;
        if self.graphs > 1 {
            self.remarks.count(
                "only the first graph of the file is read",
                element.line,
                "another graph",
            );
            self.refusing = Some((
                self.cursor.depth(),
                "it stands in another graph than the first of the file",
            ));
            return;
        }
        self.default = match attributes.text("edgedefault").trim() {
            "directed" => EdgeDefault::Directed,
            "undirected" => EdgeDefault::Undirected,
            other => {
                let what = "this does not say whether ties have a direction; those that do not say it themselves are taken for \
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
            let what = "nodes and edges of GraphML have no such XML attributes; they are kept as attributes";
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

    /// Reads a key up to its end, for its default.
    fn declare(&mut self, attributes: &XmlAttributes<'a>) -> Result<(), ImportError> {
        let depth = self.cursor.depth();
        let mut default = String::new();
        while self.cursor.depth() >= depth {
            match self.cursor.next()? {
                Piece::Start(element) if element.name == "default" => {
                    default = self.cursor.text_of_element()?
                }
                _ => {}
            }
        }
        let id = attributes.text("id");
        let of = attributes.text("for").trim();
        let of_all = matches!(of, "" | "all");
        let name = match attributes.text("yfiles.type") {
            "" => attributes.text("attr.name"),
            // Of yEd's drawings the labels are read.
            _ => "label",
        };
        if of_all || of == "node" {
            self.nodes.declare(id, name, &default);
        }
        if of_all || of == "edge" {
            if YEARS.contains(&name) && attributes.text("attr.type") != "string" {
                self.years.insert(id.to_owned());
            }
            self.edges.declare(id, name, &default);
        }
        if of_all || matches!(of, "graph" | "graphml") {
            self.of_graph.push((id.to_owned(), name.to_owned()));
        }
        Ok(())
    }

    fn take_data(
        &mut self,
        element: Element<'a>,
        attributes: &XmlAttributes<'a>,
    ) -> Result<(), ImportError> {
        let key = attributes.text("key");
        let text = self.read_data(element)?;
        let Some(row) = self.open.last_mut() else {
            self.take_data_of_graph(element, key, &text);
            return Ok(());
        };
        if text.trim().is_empty()
            || (self.origin == Origin::Ours
                && (key.starts_with(FURTHER) || self.years.contains(key)))
        {
            return Ok(());
        }
        let declared = if row.row_of == RowOf::Entities {
            &mut self.nodes
        } else {
            &mut self.edges
        };
        let attribute = declared.find(key).unwrap_or_else(|| {
            self.remarks.count(
                "attributes that are not declared are called by their keys",
                element.line,
                key,
            );
            declared.add_undeclared(key)
        });
        row.cells.push(Cell {
            attribute,
            text: Cow::Owned(text),
            time: None,
        });
        Ok(())
    }

    /// The text of `<data>`, or the first label in a drawing of yEd's; its other labels are kept
    /// beside it.
    fn read_data(&mut self, element: Element<'a>) -> Result<String, ImportError> {
        let depth = self.cursor.depth();
        let (mut text, mut labels, mut is_drawing) = (String::new(), Vec::new(), false);
        while self.cursor.depth() >= depth {
            match self.cursor.next()? {
                Piece::Text(more) if self.cursor.depth() == depth => text.push_str(&more),
                Piece::Start(inside) => {
                    is_drawing = true;
                    if matches!(inside.name, "NodeLabel" | "EdgeLabel") {
                        let label = self.cursor.text_of_element()?.trim().to_owned();
                        labels.extend((!label.is_empty()).then_some(label));
                    }
                }
                _ => {}
            }
        }
        if !is_drawing {
            return Ok(text);
        }
        let what = "drawings and other things of yEd's were passed over, but for the labels";
        self.remarks
            .count(what, element.line, "<data> with elements in it");
        let mut labels = labels.into_iter();
        let first = labels.next().unwrap_or_default();
        if let Some(row) = self.open.last_mut() {
            row.further_labels.extend(labels);
        }
        Ok(first)
    }

    fn take_data_of_graph(&mut self, element: Element<'a>, key: &str, text: &str) {
        let name = self
            .of_graph
            .iter()
            .find(|(id, _)| id == key)
            .map_or("", |(_, name)| name.as_str());
        let about = &mut self.draft.about;
        match name {
            SIDECAR => {
                let place = self.file.at(element.line);
                match take_sidecar(text.trim(), place, self.draft) {
                    Ok(()) => self.origin = Origin::Ours,
                    Err(why) => self.draft.report.remark(place, why.into()),
                }
            }
            "name" | "title" if about.title.is_empty() => text.trim().clone_into(&mut about.title),
            "description" if about.description.is_empty() => {
                text.trim().clone_into(&mut about.description)
            }
            _ if text.trim().is_empty() => {}
            _ => {
                let what = "what the file says of the graph as a whole was passed over";
                self.remarks
                    .count(what, element.line, if name.is_empty() { key } else { name });
            }
        }
    }

    fn take_description(&mut self) -> Result<(), ImportError> {
        let text = self.cursor.text_of_element()?;
        let about = &mut self.draft.about;
        match self.open.last_mut() {
            Some(row) => row.description = text,
            None if about.description.is_empty() => text.trim().clone_into(&mut about.description),
            None => {}
        }
        Ok(())
    }
}

fn row_of(element: &str) -> RowOf {
    if element == "node" {
        RowOf::Entities
    } else {
        RowOf::Relations
    }
}
