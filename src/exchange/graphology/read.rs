//! Graphology JSON is read, and the files of Gephi Lite, which keep attributes apart from the
//! graph.

use std::borrow::Cow;

use hashbrown::HashMap;
use serde_json::value::RawValue;

use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::Importer;
use crate::exchange::json::Dialect;
use crate::exchange::json::Document;
use crate::exchange::json::Edge;
use crate::exchange::json::Fields;
use crate::exchange::json::List;
use crate::exchange::json::Listed;
use crate::exchange::json::Node;
use crate::exchange::json::Part;
use crate::exchange::json::Shape;
use crate::exchange::json::each;
use crate::exchange::json::read_graph;
use crate::exchange::json::shape;
use crate::exchange::json::take_about;
use crate::exchange::json::tell_shapes_from_types;
use crate::exchange::json::text;
use crate::exchange::report::RowOf;

/// The reader of graphology JSON.
#[derive(Clone, Copy, Debug)]
pub struct GraphologyReader;

impl Importer for GraphologyReader {
    fn recognises(&self, text: &str) -> bool {
        shape(text) == Some(Shape::Graphology)
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        let document = Document::new(file);
        let root = document.root()?;
        let mut graph = document.fields(root)?;
        document.tell_repeated(&graph, root, draft);
        let mut dialect = Graphology::default();
        if let Some(dataset) = graph.get("graphDataset") {
            let dataset = document.fields(dataset)?;
            dialect.of_nodes = dataset
                .get("nodeData")
                .map(|data| by_key(data, &document))
                .transpose()?
                .unwrap_or_default();
            dialect.of_edges = dataset
                .get("edgeData")
                .map(|data| by_key(data, &document))
                .transpose()?
                .unwrap_or_default();
            take_about(dataset.get("metadata"), &document, draft)?;
            let Some(full) = dataset.get("fullGraph") else {
                return Err(file.unreadable("the file of Gephi Lite has no \"fullGraph\""));
            };
            graph = document.fields(full)?;
            document.tell_repeated(&graph, full, draft);
            let message = "filters and appearance of Gephi Lite were left out".to_owned();
            draft.report.remark(file.whole(), message);
        }
        take_about(graph.get("attributes"), &document, draft)?;
        let options = graph
            .get("options")
            .map(|raw| document.fields(raw))
            .transpose()?;
        let kind = options
            .as_ref()
            .and_then(|options| options.get("type"))
            .map(text);
        let undirected = kind.as_deref() == Some("undirected");
        let lists = [("nodes", RowOf::Entities), ("edges", RowOf::Relations)];
        let lists = lists.map(|(name, row_of)| {
            Some(List {
                name,
                row_of,
                raw: graph.get(name)?,
                undirected,
                node: None,
            })
        });
        read_graph(
            &document,
            &dialect,
            &lists.into_iter().flatten().collect::<Vec<_>>(),
            draft,
        )
    }
}

type ByKey<'a> = HashMap<Cow<'a, str>, &'a RawValue>;

/// What Gephi Lite keeps apart from nodes and edges; empty for graphology's own files.
#[derive(Default)]
struct Graphology<'a> {
    of_nodes: ByKey<'a>,
    of_edges: ByKey<'a>,
}

impl<'a> Dialect<'a> for Graphology<'a> {
    fn part(&self, element: &Listed<'a>, list: &List<'a>) -> Part<'a> {
        let mut outer = match Fields::of(element.raw) {
            Ok(fields) => fields,
            Err(why) => return Part::Unusable(list.row_of, why),
        };
        let key = outer.take("key").map(text);
        let apart = if list.row_of == RowOf::Entities {
            &self.of_nodes
        } else {
            &self.of_edges
        };
        let apart = key
            .as_ref()
            .and_then(|key| apart.get(key))
            .and_then(|raw| Fields::of(raw).ok());
        let mut fields = outer.take_object("attributes").unwrap_or_default();
        fields.extend(apart.unwrap_or_default());
        tell_shapes_from_types(&mut fields, list.row_of);
        if list.row_of == RowOf::Entities {
            return Part::Node(Node { id: key, fields });
        }
        let undirected = outer.get("undirected").map(|raw| raw.get() == "true");
        Part::Edge(Edge {
            from: outer.get("source"),
            to: outer.get("target"),
            undirected,
            id: key.filter(|key| is_own(key)),
            fields,
        })
    }

    fn is_ours(&self) -> bool {
        false
    }
}

/// Whether somebody gave an edge its key; those that graphology makes up say nothing.
fn is_own(key: &str) -> bool {
    let generated = key.strip_prefix("geid_").is_some_and(|rest| {
        rest.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'_')
    });
    !generated && !key.bytes().all(|byte| byte.is_ascii_digit())
}

fn by_key<'a>(raw: &'a RawValue, document: &Document<'a>) -> Result<ByKey<'a>, ImportError> {
    let mut found = ByKey::new();
    let mut take = |member: Listed<'a>| {
        if let Some(key) = member.key {
            found.insert(key, member.raw);
        }
    };
    if raw.get().starts_with('{') {
        each(raw, &mut take).map_err(|error| document.malformed(&error, raw.get()))?;
    }
    Ok(found)
}
