//! The reader of node-link JSON.

use std::borrow::Cow;

use serde_json::value::RawValue;

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
use crate::exchange::json::tell_shapes_from_types;
use crate::exchange::json::text;
use crate::exchange::node_link::adjacency::ADJACENCY;
use crate::exchange::node_link::adjacency::Adjacency;
use crate::exchange::node_link::adjacency::AdjacencyDirection;
use crate::exchange::node_link::arrows::arrows;
use crate::exchange::node_link::positions::Numbering;
use crate::exchange::node_link::positions::Positions;
use crate::exchange::node_link::positions::SOURCES;
use crate::exchange::node_link::positions::TARGETS;
use crate::exchange::node_link::write::KEPT;
use crate::exchange::report::RowOf;

/// The remark on a file that does not say whether its links are directed.
const READ_AS_DIRECTED: &str = "the file does not say whether links are directed; they were read as directed from source to target";

/// The reader of node-link JSON.
#[derive(Clone, Copy, Debug)]
pub struct NodeLinkReader;

impl Importer for NodeLinkReader {
    fn recognises(&self, text: &str) -> bool {
        shape(text) == Some(Shape::NodeLink)
    }

    fn read(&self, file: &ForeignFile<'_>, draft: &mut Draft) -> Result<(), ImportError> {
        let document = Document::new(file);
        let root = document.root()?;
        let bare_links = root.get().starts_with('[');
        let fields = if bare_links {
            Fields::default()
        } else {
            document.fields(root)?
        };
        document.tell_repeated(&fields, root, draft);
        let ours = take_about(fields.get("graph"), &document, draft)?;
        let nodes = fields.get("nodes");
        let name = name_of_links(&fields);
        let links = if bare_links {
            Some(root)
        } else {
            fields.get(name)
        };
        let directed = fields.get("directed").map(|raw| raw.get() == "true");
        if directed.is_none() && !ours && links.is_some() {
            draft
                .report
                .remark(document.file.whole(), READ_AS_DIRECTED.to_owned());
        }
        let positions = if ours {
            None
        } else {
            Positions::meant(nodes, links, numbering(&fields))
        };
        if let Some(message) = positions.as_ref().and_then(Positions::remark) {
            draft.report.remark(document.file.whole(), message);
        }
        let direction = if directed == Some(false) && !ours {
            AdjacencyDirection::Undirected
        } else {
            AdjacencyDirection::Directed
        };
        let adjacency = match fields.get(ADJACENCY).filter(|_| links.is_none()) {
            Some(neighbours) => Adjacency::of(&document, nodes, neighbours, direction)?,
            None => Adjacency::default(),
        };
        tell_of_others(&document, &fields, name, draft);
        let lists = [
            list("nodes", RowOf::Entities, nodes, direction),
            list(name, RowOf::Relations, links, direction),
        ];
        let lists: Vec<List<'_>> = lists
            .into_iter()
            .flatten()
            .chain(adjacency.lists())
            .collect();
        let dialect = NodeLink {
            ours,
            positions,
            adjacency,
        };
        read_graph(&document, &dialect, &lists, draft)
    }
}

/// A list of the file, if there is one.
fn list<'a>(
    name: &'static str,
    row_of: RowOf,
    raw: Option<&'a RawValue>,
    direction: AdjacencyDirection,
) -> Option<List<'a>> {
    Some(List {
        name,
        row_of,
        raw: raw?,
        undirected: direction == AdjacencyDirection::Undirected,
        node: None,
    })
}

/// The name of the list of links.
fn name_of_links(fields: &Fields<'_>) -> &'static str {
    if fields.get("links").is_some() {
        "links"
    } else {
        "edges"
    }
}

/// What numbers at the ends of links mean. Only old versions of networkx write the attributes of
/// the graph as a list; their links use positions.
fn numbering(fields: &Fields<'_>) -> Numbering {
    match fields.get("graph") {
        Some(graph) if graph.get().starts_with('[') => Numbering::Positions,
        _ => Numbering::Unknown,
    }
}

/// Reports lists in the file that are not part of the graph. `links` is the name of the list of
/// links.
fn tell_of_others(document: &Document<'_>, fields: &Fields<'_>, links: &str, draft: &mut Draft) {
    let is_read = |name: &str| {
        matches!(name, "graph" | "nodes")
            || name == links
            || (name == ADJACENCY && fields.get(links).is_none())
    };
    let has_something =
        |raw: &RawValue| raw.get().starts_with(['[', '{']) && !matches!(raw.get(), "[]" | "{}");
    for (name, raw) in fields
        .iter()
        .filter(|(name, raw)| !is_read(name) && has_something(raw))
    {
        let name: String = name.chars().take(60).collect();
        draft.report.remark(
            document.place(raw),
            format!(
                "the list \"{name}\" contains neither nodes nor links of the graph; it was not read"
            ),
        );
    }
}

struct NodeLink<'a> {
    ours: bool,
    positions: Option<Positions>,
    adjacency: Adjacency<'a>,
}

impl<'a> Dialect<'a> for NodeLink<'a> {
    fn part(&self, element: &Listed<'a>, list: &List<'a>) -> Part<'a> {
        if list.row_of == RowOf::Entities && !element.raw.get().starts_with(['{', '[']) {
            let id = element.key.clone().unwrap_or_else(|| text(element.raw));
            return Part::Node(Node {
                id: Some(id),
                fields: Fields::default(),
            });
        }
        match Fields::of(element.raw) {
            Ok(fields) if list.row_of == RowOf::Entities => Part::Node(self.node(fields, element)),
            Ok(fields) => match list.node {
                Some(node) if self.adjacency.is_said_by_other(node, &fields) => Part::SaidAgain,
                Some(node) => Part::Edge(self.edge_to_neighbour(node, fields)),
                None => Part::Edge(self.edge(fields)),
            },
            Err(why) => Part::Unusable(list.row_of, why),
        }
    }

    fn end(&self, raw: &'a RawValue) -> Result<Cow<'a, str>, ElementFault> {
        if let Some(positions) = &self.positions
            && is_number(raw)
        {
            return positions.at(raw);
        }
        // D3 replaces the ends of links by the node objects.
        let node = raw
            .get()
            .starts_with('{')
            .then(|| Fields::of(raw).ok())
            .flatten();
        let id = node.and_then(|node| {
            ["id", "name", "label", "index"]
                .into_iter()
                .find_map(|name| node.get(name))
        });
        Ok(text(id.unwrap_or(raw)))
    }

    fn is_ours(&self) -> bool {
        self.ours
    }
}

impl<'a> NodeLink<'a> {
    fn node(&self, mut fields: Fields<'a>, element: &Listed<'a>) -> Node<'a> {
        if !self.ours {
            flatten(&mut fields);
            tell_shapes_from_types(&mut fields, RowOf::Entities);
        }
        let own = fields.take("id").map(text).or_else(|| element.key.clone());
        let counted = self
            .positions
            .as_ref()
            .and_then(|positions| positions.ids.get(element.number));
        Node {
            id: own.or_else(|| counted.map(|id| Cow::Owned(id.clone()))),
            fields,
        }
    }

    fn edge(&self, mut fields: Fields<'a>) -> Edge<'a> {
        if self.ours {
            let [from, to] = ["source", "target"].map(|name| fields.take(name));
            return own_edge(from, to, fields);
        }
        flatten(&mut fields);
        tell_shapes_from_types(&mut fields, RowOf::Relations);
        let ends =
            [SOURCES, TARGETS].map(|names| names.into_iter().find_map(|name| fields.take(name)));
        let undirected = fields.take_truth(DIRECTED).map(|directed| !directed);
        let ([from, to], undirected) =
            arrows(&mut fields).map_or((ends, undirected), |arrows| arrows.between(ends));
        drop_number(&mut fields);
        Edge {
            from,
            to,
            undirected,
            id: None,
            fields,
        }
    }

    /// The edge between a node and its neighbour.
    fn edge_to_neighbour(&self, node: &'a RawValue, mut fields: Fields<'a>) -> Edge<'a> {
        let to = fields.take("id");
        if self.ours {
            return own_edge(Some(node), to, fields);
        }
        let undirected = fields.take_truth(DIRECTED).map(|directed| !directed);
        drop_number(&mut fields);
        Edge {
            from: Some(node),
            to,
            undirected,
            id: None,
            fields,
        }
    }
}

/// An edge in a file that this program wrote.
fn own_edge<'a>(
    from: Option<&'a RawValue>,
    to: Option<&'a RawValue>,
    mut fields: Fields<'a>,
) -> Edge<'a> {
    let id = fields.take("key").filter(|key| !is_number(key)).map(text);
    // The vocabulary in the file says for each type whether it is directed.
    fields.take_truth(DIRECTED);
    fields.rename(&KEPT);
    Edge {
        from,
        to,
        undirected: None,
        id,
        fields,
    }
}

/// Drops keys that are running numbers: they only distinguish parallel links.
fn drop_number(fields: &mut Fields<'_>) {
    if fields.get("key").is_some_and(is_number) {
        fields.take("key");
    }
}

/// Moves attributes from a nested object to the other fields.
fn flatten(fields: &mut Fields<'_>) {
    for name in ["attributes", "data", "properties"] {
        if let Some(inner) = fields.take_object(name) {
            fields.extend(inner);
        }
    }
}
