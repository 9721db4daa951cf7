//! The reader of Cytoscape JSON: grouped elements, flat lists, and the variants that Cytoscape for
//! the desktop and networkx write.

use std::borrow::Cow;
use std::cell::Cell;

use serde_json::value::RawValue;

use crate::exchange::cytoscape::write::KEPT_BY_EDGES;
use crate::exchange::cytoscape::write::KEPT_BY_NODES;
use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::Importer;
use crate::exchange::json::DIRECTED;
use crate::exchange::json::Dialect;
use crate::exchange::json::Document;
use crate::exchange::json::Edge;
use crate::exchange::json::ElementFault;
use crate::exchange::json::Fields;
use crate::exchange::json::List;
use crate::exchange::json::Listed;
use crate::exchange::json::Node;
use crate::exchange::json::Part;
use crate::exchange::json::Shape;
use crate::exchange::json::is_number;
use crate::exchange::json::read_graph;
use crate::exchange::json::shape;
use crate::exchange::json::take_about;
use crate::exchange::json::text;
use crate::exchange::report::RowOf;

/// Columns that Cytoscape uses internally.
const PRIVATE: [&str; 3] = ["SUID", "selected", "shared_name"];

/// The reader of Cytoscape JSON.
#[derive(Clone, Copy, Debug)]
pub struct CytoscapeReader;

impl Importer for CytoscapeReader {
    fn recognises(&self, text: &str) -> bool {
        shape(text) == Some(Shape::Cytoscape)
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        let document = Document::new(file);
        let root = document.root()?;
        let fields = if root.get().starts_with('[') {
            Fields::default()
        } else {
            document.fields(root)?
        };
        document.tell_repeated(&fields, root, draft);
        let ours = take_about(fields.get("data"), &document, draft)?;
        let directed = fields.get("directed").map(|raw| raw.get() == "true");
        if directed.is_none() && !ours {
            let message = "the file does not say whether edges are directed; they were read as directed from source to target";
            draft
                .report
                .remark(document.file.whole(), message.to_owned());
        }
        let undirected = directed == Some(false) && !ours;
        let elements = fields.get("elements").unwrap_or(root);
        let grouped = elements
            .get()
            .starts_with('{')
            .then(|| document.fields(elements))
            .transpose()?;
        if let Some(groups) = &grouped {
            document.tell_repeated(groups, elements, draft);
        }
        let lists = match &grouped {
            Some(groups) => vec![
                ("nodes", RowOf::Entities, groups.get("nodes")),
                ("edges", RowOf::Relations, groups.get("edges")),
            ],
            None => vec![("elements", RowOf::Entities, Some(elements))],
        };
        let list = |(name, row_of, raw): (&'static str, RowOf, Option<_>)| {
            Some(List {
                name,
                row_of,
                raw: raw?,
                undirected,
                node: None,
            })
        };
        let dialect = Cytoscape {
            ours,
            flat: grouped.is_none(),
            networkx: fields.get("multigraph").is_some(),
            drawn: Cell::new(false),
            nested: Cell::new(false),
        };
        read_graph(
            &document,
            &dialect,
            &lists.into_iter().filter_map(list).collect::<Vec<_>>(),
            draft,
        )?;
        dialect.report(&document, draft);
        Ok(())
    }
}

struct Cytoscape {
    ours: bool,
    /// Whether nodes and edges are in one list.
    flat: bool,
    /// Whether networkx wrote the file: its edges refer to the `value` of nodes rather than the
    /// `id`.
    networkx: bool,
    drawn: Cell<bool>,
    nested: Cell<bool>,
}

impl Cytoscape {
    /// Reports what the elements contain that is not read.
    fn report(&self, document: &Document<'_>, draft: &mut Draft) {
        let remarks = [
            (
                self.drawn.get(),
                "positions, classes and styles were left out; the layout is computed anew",
            ),
            (
                self.nested.get(),
                "nested nodes are not supported; the enclosing node is kept as an attribute \"parent\"",
            ),
        ];
        for (_, remark) in remarks.into_iter().filter(|(is_there, _)| *is_there) {
            draft
                .report
                .remark(document.file.whole(), remark.to_owned());
        }
    }
}

impl<'a> Dialect<'a> for Cytoscape {
    fn part(&self, element: &Listed<'a>, list: &List<'a>) -> Part<'a> {
        let mut outer = match Fields::of(element.raw) {
            Ok(fields) => fields,
            Err(why) => return Part::Unusable(list.row_of, why),
        };
        let group = outer.take("group").map(text);
        let Some(data) = outer.take_object("data") else {
            return Part::Unusable(list.row_of, ElementFault::NoField("\"data\""));
        };
        if ["position", "classes", "style"]
            .into_iter()
            .any(|name| outer.get(name).is_some())
        {
            self.drawn.set(true);
        }
        let is_edge = match group.as_deref() {
            Some("edges") => true,
            Some("nodes") => false,
            _ if self.flat => data.get("source").is_some() && data.get("target").is_some(),
            _ => list.row_of == RowOf::Relations,
        };
        if is_edge {
            Part::Edge(self.edge(data))
        } else {
            Part::Node(self.node(data))
        }
    }

    fn is_ours(&self) -> bool {
        self.ours
    }
}

impl Cytoscape {
    fn node<'a>(&self, mut data: Fields<'a>) -> Node<'a> {
        let id = data.take("id");
        if self.ours {
            data.take("value");
            data.rename(&KEPT_BY_NODES);
            return Node {
                id: id.map(text),
                fields: data,
            };
        }
        drop_private(&mut data);
        self.nested
            .set(self.nested.get() || data.get("parent").is_some());
        let value = data.get("value").filter(|_| self.networkx);
        if value.is_some() {
            data.take("value");
            // The value is the name of nodes that have no other.
            if data.get("name").map(text) == value.map(text) {
                data.take("name");
            }
        }
        Node {
            id: value.or(id).map(text),
            fields: data,
        }
    }

    fn edge<'a>(&self, mut data: Fields<'a>) -> Edge<'a> {
        let [from, to, id] = ["source", "target", "id"].map(|name| data.take(name));
        if self.ours {
            let key = data.take("key").filter(|key| !is_number(key)).map(text);
            // The vocabulary in the file says for each type whether it is directed.
            data.take_truth(DIRECTED);
            data.rename(&KEPT_BY_EDGES);
            return Edge {
                from,
                to,
                undirected: None,
                id: key,
                fields: data,
            };
        }
        drop_private(&mut data);
        if data.get("key").is_some_and(is_number) {
            data.take("key");
        }
        let interaction = data.get("interaction").map(text);
        if data.get("shared_interaction").map(text) == interaction {
            data.take("shared_interaction");
        }
        let undirected = data.take_truth(DIRECTED).map(|directed| !directed);
        Edge {
            from,
            to,
            undirected,
            id: id.map(text),
            fields: with_type(data, interaction),
        }
    }
}

/// Uses Cytoscape's interaction as the type, unless there is a type. Names that Cytoscape generates
/// from the ends are dropped.
fn with_type<'a>(mut data: Fields<'a>, interaction: Option<Cow<'a, str>>) -> Fields<'a> {
    let Some(interaction) = interaction else {
        return data;
    };
    if data
        .get("name")
        .is_some_and(|name| text(name).contains(&format!(" ({interaction}) ")))
    {
        data.take("name");
    }
    if data.get("type").is_none()
        && let Some(raw) = data.take("interaction")
    {
        data.put("type", raw);
    }
    data
}

fn drop_private(data: &mut Fields<'_>) {
    let same = |one: &RawValue, other: Option<&RawValue>| {
        other.is_none_or(|other| text(other) == text(one))
    };
    let generated = data
        .get("shared_name")
        .is_some_and(|shared| same(shared, data.get("name")));
    for name in PRIVATE {
        if name != "shared_name" || (generated && data.get("name").is_some()) {
            data.take(name);
        }
    }
}
