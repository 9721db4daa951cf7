//! The reader of GEXF, from version 1.0 to 1.3.
//!
//! One pass over the pieces of the file. Nodes and edges may be nested in nodes, so open ones are
//! kept on a stack. Otherwise the position of an element has no meaning, since programs differ in
//! it.

use std::borrow::Cow;

use crate::exchange::draft::Draft;
use crate::exchange::gexf::meta::read_meta;
use crate::exchange::gexf::numbers::numbers_of_times;
use crate::exchange::gexf::row::Direction;
use crate::exchange::gexf::row::GraphOfEdge;
use crate::exchange::gexf::row::KNOWN;
use crate::exchange::gexf::row::OF_EDGES;
use crate::exchange::gexf::row::OF_NODES;
use crate::exchange::gexf::row::OpenRow;
use crate::exchange::gexf::time::Times;
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

/// The reader of GEXF.
#[derive(Clone, Copy, Debug)]
pub struct GexfReader;

impl Importer for GexfReader {
    fn recognises(&self, text: &str) -> bool {
        root_element(text) == Some("gexf")
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        Reading {
            cursor: Cursor::new(*file),
            file: *file,
            draft,
            nodes: Declared::new(RowOf::Entities, &OF_NODES),
            edges: Declared::new(RowOf::Relations, &OF_EDGES),
            declaring: None,
            open: Vec::new(),
            default: Direction::default(),
            origin: Origin::Foreign,
            graphs: 0,
            remarks: Remarks::default(),
            has_numbers: false,
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
    /// What the attributes that are being declared belong to.
    declaring: Option<RowOf>,
    open: Vec<OpenRow<'a>>,
    default: Direction,
    origin: Origin,
    graphs: usize,
    remarks: Remarks,
    /// Whether the times of the file are numbers that are no years.
    has_numbers: bool,
}

impl<'a> Reading<'a, '_> {
    fn run(mut self) -> Result<(), ImportError> {
        let numbers = numbers_of_times(self.file.text);
        // Our own files say the exact dates besides.
        if numbers.are_no_years() && !self.file.text.contains(SIDECAR) {
            let remark = numbers.remark("of times");
            self.draft.report.remark(self.file.whole(), remark);
            self.has_numbers = true;
        }
        loop {
            match self.cursor.next()? {
                Piece::Start(element) => self.start(element)?,
                Piece::End(name) => self.end(name)?,
                Piece::Instruction(SIDECAR, text) => self.take_sidecar(text),
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
        let attributes = self.cursor.attributes(element)?;
        match element.name {
            "graph" => self.begin_graph(element, &attributes),
            "node" | "edge" => self.begin_row(element, attributes),
            "meta" => return self.meta(&attributes),
            "attributes" => {
                self.declaring = match attributes.text("class").trim() {
                    "edge" => Some(RowOf::Relations),
                    "node" => Some(RowOf::Entities),
                    _ => None,
                };
            }
            "attribute" => return self.declare(&attributes),
            "attvalue" => self.take_value(element, &attributes),
            "spell" | "slice" => {
                if let Some(row) = self.open.last_mut() {
                    row.times.add(&attributes);
                }
            }
            "parent" => {
                if let Some((row, parent)) = self.open.last_mut().zip(attributes.get("for")) {
                    row.parents.push(parent.trim().to_owned());
                }
            }
            "color" | "position" | "size" | "shape" | "thickness" => {
                self.take_look(element.name, &attributes);
            }
            "gexf" => {
                let version = attributes.text("version").trim();
                self.file
                    .taken_for(format!("GEXF {version}").trim_end().to_owned(), self.draft);
            }
            "nodes" | "edges" | "attvalues" | "spells" | "slices" | "parents" => {}
            other => self
                .remarks
                .count("unknown GEXF elements were skipped", element.line, other),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "node" | "edge" => {
                let Some(row) = self.open.pop() else {
                    return Ok(());
                };
                if !row.parents.is_empty() && self.origin == Origin::Foreign {
                    let what = "nested nodes; a network has no hierarchy, so all nodes are on one level and \"parent\" holds the enclosing node";
                    self.remarks
                        .count_on(what, row.place.line, row.attributes.text("id"));
                }
                if row.row_of == RowOf::Entities {
                    row.finish_node(
                        self.origin,
                        &mut self.nodes,
                        &mut self.draft.entities,
                        &self.file,
                    )?;
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
            _ => Ok(()),
        }
    }

    fn begin_graph(&mut self, element: Element<'a>, attributes: &XmlAttributes<'a>) {
        self.graphs += 1;
        if self.graphs > 1 {
            self.remarks.count(
                "only the first graph of a file is read",
                element.line,
                "another graph",
            );
            return;
        }
        let default = attributes.text("defaultedgetype");
        self.default = Direction::named(default).unwrap_or_default();
        let zone = attributes.text("timezone").trim();
        if !zone.is_empty() {
            self.remarks.count(
                "time zones are not kept, because dates have no time of day",
                element.line,
                zone,
            );
        }
        if attributes.text("mode").trim() == "slice" {
            let mut times = Times::default();
            times.add(attributes);
            let what = "the graph is a slice of a longer period; its edges existed then, but may have existed before and after, so they are \
                        not dated by it";
            self.remarks.count(what, element.line, &times.written());
        }
    }

    fn begin_row(&mut self, element: Element<'a>, attributes: XmlAttributes<'a>) {
        let row_of = if element.name == "node" {
            RowOf::Entities
        } else {
            RowOf::Relations
        };
        let place = self.file.at(element.line);
        if self.graphs > 1 {
            self.draft.report.refused(
                row_of,
                place,
                "not in the first graph of the file, which is the only one that is read".to_owned(),
            );
            return;
        }
        self.nodes.resolve(&self.file, self.origin, self.draft);
        self.edges.resolve(&self.file, self.origin, self.draft);
        let mut row = OpenRow::new(row_of, place, attributes);
        row.has_numbers = self.has_numbers;
        if let Some(around) = self
            .open
            .last()
            .filter(|around| row_of == RowOf::Entities && around.row_of == RowOf::Entities)
        {
            row.parents
                .push(around.attributes.text("id").trim().to_owned());
        }
        let declared = if row_of == RowOf::Entities {
            &mut self.nodes
        } else {
            &mut self.edges
        };
        for (name, value) in row
            .attributes
            .iter()
            .filter(|(name, _)| !KNOWN.contains(name) && !name.contains(':'))
        {
            let what = "XML attributes that are not part of GEXF are kept as attributes of nodes and edges";
            self.remarks.count(what, element.line, name);
            let text = Cow::Owned(value.to_owned());
            row.cells.push(Cell {
                attribute: declared.of_element(name),
                text,
                time: None,
            });
        }
        self.open.push(row);
    }

    fn meta(&mut self, attributes: &XmlAttributes<'a>) -> Result<(), ImportError> {
        if self.origin == Origin::Ours {
            // Our own files repeat here, for other programs, what the sidecar says.
            return self.cursor.text_of_element().map(drop);
        }
        read_meta(
            &mut self.cursor,
            attributes.text("lastmodifieddate"),
            &mut self.draft.about,
        )
    }

    /// Reads a declaration up to its end, including its default value.
    fn declare(&mut self, attributes: &XmlAttributes<'a>) -> Result<(), ImportError> {
        let depth = self.cursor.depth();
        let mut default = String::new();
        while self.cursor.depth() >= depth {
            match self.cursor.next()? {
                Piece::Start(element) if element.name == "default" => {
                    default = self.cursor.text_of_element()?;
                }
                _ => {}
            }
        }
        let declared = match self.declaring {
            _ if self.graphs > 1 => return Ok(()),
            Some(RowOf::Entities) => &mut self.nodes,
            Some(RowOf::Relations) => &mut self.edges,
            None => return Ok(()),
        };
        declared.declare(attributes.text("id"), attributes.text("title"), &default);
        Ok(())
    }

    fn take_value(&mut self, element: Element<'a>, attributes: &XmlAttributes<'a>) {
        let Some(row) = self.open.last_mut() else {
            return;
        };
        let Some(text) = attributes
            .get("value")
            .filter(|text| !text.trim().is_empty())
        else {
            return;
        };
        let id = attributes
            .get("for")
            .or_else(|| attributes.get("id"))
            .map_or("", AsRef::as_ref);
        if self.origin == Origin::Ours && id.starts_with(FURTHER) {
            return;
        }
        let declared = if row.row_of == RowOf::Entities {
            &mut self.nodes
        } else {
            &mut self.edges
        };
        let attribute = declared.find(id).unwrap_or_else(|| {
            self.remarks.count(
                "undeclared attributes are named by their ids",
                element.line,
                id,
            );
            declared.add_undeclared(id)
        });
        let mut times = Times::default();
        times.add(attributes);
        row.cells.push(Cell {
            attribute,
            text: text.clone(),
            time: times.of_value(),
        });
    }

    fn take_look(&mut self, name: &str, attributes: &XmlAttributes<'a>) {
        let Some(row) = self.open.last_mut() else {
            return;
        };
        let all = |names: &[&str]| {
            let parts: Vec<&str> = names
                .iter()
                .filter_map(|name| attributes.get(name))
                .map(AsRef::as_ref)
                .collect();
            parts.join(",")
        };
        let look = match name {
            "color" if attributes.get("hex").is_some() => ("viz_color", all(&["hex"])),
            "color" if attributes.get("a").is_some() => {
                ("viz_color", format!("rgba({})", all(&["r", "g", "b", "a"])))
            }
            "color" => ("viz_color", format!("rgb({})", all(&["r", "g", "b"]))),
            "position" => ("viz_position", all(&["x", "y", "z"])),
            "size" => ("viz_size", all(&["value"])),
            "thickness" => ("viz_thickness", all(&["value"])),
            _ => ("viz_shape", all(&["value", "uri"])),
        };
        row.looks.push(look);
    }

    fn take_sidecar(&mut self, text: &str) {
        let place = self.file.at(self.cursor.line());
        match take_sidecar(text, place, self.draft) {
            Ok(()) => self.origin = Origin::Ours,
            Err(why) => self.draft.report.remark(place, why.into()),
        }
    }
}
