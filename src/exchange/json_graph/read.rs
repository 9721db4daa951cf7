//! The reader of JSON Graph Format: one or several graphs, nodes as a list or as an object.

use serde_json::value::RawValue;

use crate::exchange::draft::Draft;
use crate::exchange::importer::ForeignFile;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::Importer;
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
use crate::exchange::json::each;
use crate::exchange::json::read_graph;
use crate::exchange::json::shape;
use crate::exchange::json::take_about;
use crate::exchange::json::text;
use crate::exchange::report::RowOf;

const HYPEREDGES: &str = "hyperedges";

/// The reader of JSON Graph Format.
#[derive(Clone, Copy, Debug)]
pub struct JsonGraphReader;

impl Importer for JsonGraphReader {
    fn recognises(&self, text: &str) -> bool {
        shape(text) == Some(Shape::JsonGraph)
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        let document = Document::new(file);
        let root = document.root()?;
        let fields = document.fields(root)?;
        document.tell_repeated(&fields, root, draft);
        let mut graphs: Vec<&RawValue> = fields.get("graph").into_iter().collect();
        if let Some(several) = fields.get("graphs") {
            each(several, &mut |graph| graphs.push(graph.raw))
                .map_err(|error| document.malformed(&error, several.get()))?;
        }
        let mut lists = Vec::new();
        for (number, &raw) in graphs.iter().enumerate() {
            let graph = document.fields(raw)?;
            document.tell_repeated(&graph, raw, draft);
            if number == 0 {
                take_label(&graph, draft);
                take_about(graph.get("metadata"), &document, draft)?;
            }
            let undirected = graph
                .get("directed")
                .is_some_and(|raw| raw.get() == "false");
            for (name, row_of) in [
                ("nodes", RowOf::Entities),
                ("edges", RowOf::Relations),
                (HYPEREDGES, RowOf::Relations),
            ] {
                lists.extend(graph.get(name).map(|raw| List {
                    name,
                    row_of,
                    raw,
                    undirected,
                    node: None,
                }));
            }
        }
        if graphs.len() > 1 {
            let message = format!(
                "the {} graphs of the file were merged into one network",
                graphs.len()
            );
            draft.report.remark(file.whole(), message);
        }
        lists.sort_by_key(|list| list.row_of != RowOf::Entities);
        read_graph(&document, &JsonGraph, &lists, draft)
    }
}

fn take_label(graph: &Fields<'_>, draft: &mut Draft) {
    if let Some(label) = graph.get("label")
        && draft.about.title.is_empty()
    {
        text(label).trim().clone_into(&mut draft.about.title);
    }
}

struct JsonGraph;

impl<'a> Dialect<'a> for JsonGraph {
    fn part(&self, element: &Listed<'a>, list: &List<'a>) -> Part<'a> {
        if list.name == HYPEREDGES {
            return Part::Unusable(RowOf::Relations, ElementFault::Hyperedge);
        }
        let mut fields = match Fields::of(element.raw) {
            Ok(fields) => fields,
            Err(why) => return Part::Unusable(list.row_of, why),
        };
        // Fields of the format take precedence over metadata of the same name.
        let metadata = fields.take_object("metadata").unwrap_or_default();
        if list.row_of == RowOf::Entities {
            let id = fields.take("id").map(text).or_else(|| element.key.clone());
            fields.extend(metadata);
            return Part::Node(Node { id, fields });
        }
        let [from, to] = ["source", "target"].map(|name| fields.take(name));
        let id = fields.take("id").map(text);
        let undirected = fields.take("directed").map(|raw| raw.get() == "false");
        fields.extend(metadata);
        if fields.get("type").is_none()
            && let Some(relation) = fields.take("relation")
        {
            fields.put("type", relation);
        }
        Part::Edge(Edge {
            from,
            to,
            undirected,
            id,
            fields,
        })
    }

    fn is_ours(&self) -> bool {
        false
    }
}
