//! The declarations and data of a `GraphML` file: keys, their values, and descriptions.

use std::borrow::Cow;

use crate::exchange::graphml::read::GraphKey;
use crate::exchange::graphml::read::Reading;
use crate::exchange::graphml::write::YEARS;
use crate::exchange::importer::ImportError;
use crate::exchange::report::RowOf;
use crate::exchange::sidecar::SIDECAR;
use crate::exchange::sidecar::take_sidecar;
use crate::exchange::xml::Cell;
use crate::exchange::xml::Element;
use crate::exchange::xml::FURTHER;
use crate::exchange::xml::Origin;
use crate::exchange::xml::Piece;
use crate::exchange::xml::XmlAttributes;

impl<'a> Reading<'a, '_> {
    /// Reads a key up to its end, including its default value.
    pub(super) fn declare(&mut self, attributes: &XmlAttributes<'a>) -> Result<(), ImportError> {
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
        let id = attributes.text("id");
        let of = attributes.text("for").trim();
        let of_all = matches!(of, "" | "all");
        let name = match attributes.text("yfiles.type") {
            "" => attributes.text("attr.name"),
            // From yEd's drawings only the labels are read.
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
            self.of_graph.push(GraphKey {
                id: id.to_owned(),
                name: name.to_owned(),
            });
        }
        Ok(())
    }

    pub(super) fn take_data(
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
                "undeclared attributes are named by their keys",
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

    /// The text of `<data>`, or the first label of a drawing by yEd. Its other labels are kept in
    /// the row.
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
        let what = "yEd drawings were skipped, except for their labels";
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
            .find(|known| known.id == key)
            .map_or("", |known| known.name.as_str());
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
                text.trim().clone_into(&mut about.description);
            }
            _ if text.trim().is_empty() => {}
            _ => {
                let what = "attributes of the graph itself were skipped";
                self.remarks
                    .count(what, element.line, if name.is_empty() { key } else { name });
            }
        }
    }

    pub(super) fn take_description(&mut self) -> Result<(), ImportError> {
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
