//! The adjacency format of networkx (`adjacency_data`): a list of neighbours for each node, in the
//! order of the nodes.

use hashbrown::HashSet;
use serde_json::value::RawValue;

use crate::exchange::importer::ImportError;
use crate::exchange::json::Document;
use crate::exchange::json::Fields;
use crate::exchange::json::List;
use crate::exchange::json::Listed;
use crate::exchange::json::each;
use crate::exchange::json::text;
use crate::exchange::report::RowOf;

/// The name of the field with the lists of neighbours.
pub(crate) const ADJACENCY: &str = "adjacency";

/// Whether the edges of a graph have a direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum AdjacencyDirection {
    /// They have; each is listed once.
    #[default]
    Directed,
    /// They have none; each is listed at both ends.
    Undirected,
}

/// The lists of neighbours, each with its node.
#[derive(Debug, Default)]
pub(crate) struct Adjacency<'a> {
    of_nodes: Vec<(&'a RawValue, &'a RawValue)>,
    direction: AdjacencyDirection,
    /// For undirected graphs: the ids of a node and its neighbour, with the key that distinguishes
    /// parallel edges.
    pairs: HashSet<[String; 3]>,
}

impl<'a> Adjacency<'a> {
    /// Reads the lists. Undirected edges are listed at both ends.
    ///
    /// # Errors
    ///
    /// [`ImportError::Malformed`] if a node has no id, or there are more or fewer lists than nodes.
    pub(crate) fn of(
        document: &Document<'a>,
        nodes: Option<&'a RawValue>,
        neighbours: &'a RawValue,
        direction: AdjacencyDirection,
    ) -> Result<Self, ImportError> {
        let malformed = |raw: &RawValue, message: &str| {
            document.file.malformed_at(document.place(raw), message)
        };
        let members = |raw: &'a RawValue| {
            let mut all = Vec::new();
            each(raw, &mut |member| all.push(member.raw))
                .map_err(|error| document.malformed(&error, raw.get()))?;
            Ok::<_, ImportError>(all)
        };
        let (nodes, lists) = (
            nodes.map(members).transpose()?.unwrap_or_default(),
            members(neighbours)?,
        );
        if nodes.len() != lists.len() {
            let message = format!(
                "there are {} nodes but {} lists of neighbours; each node needs one",
                nodes.len(),
                lists.len()
            );
            return Err(malformed(neighbours, &message));
        }
        let mut adjacency = Self {
            direction,
            ..Self::default()
        };
        for (node, list) in nodes.into_iter().zip(lists) {
            let id = Fields::of(node).ok().and_then(|fields| fields.get("id"));
            let id = id.ok_or_else(|| {
                malformed(
                    node,
                    "the node has no id, so its list of neighbours cannot be used",
                )
            })?;
            adjacency.of_nodes.push((id, list));
            if direction == AdjacencyDirection::Undirected {
                let mut take = |member: Listed<'a>| {
                    let fields = Fields::of(member.raw).ok();
                    adjacency
                        .pairs
                        .extend(fields.and_then(|fields| Self::pair(id, &fields)));
                };
                each(list, &mut take).map_err(|error| document.malformed(&error, list.get()))?;
            }
        }
        Ok(adjacency)
    }

    /// The lists of neighbours as lists of edges.
    pub(crate) fn lists(&self) -> impl Iterator<Item = List<'a>> {
        let undirected = self.direction == AdjacencyDirection::Undirected;
        let list = move |&(node, raw): &(&'a RawValue, &'a RawValue)| List {
            name: ADJACENCY,
            row_of: RowOf::Relations,
            raw,
            undirected,
            node: Some(node),
        };
        self.of_nodes.iter().map(list)
    }

    /// Whether an undirected edge is also listed at its other end, where it is read.
    pub(crate) fn is_said_by_other(&self, node: &RawValue, neighbour: &Fields<'_>) -> bool {
        // Directed edges are listed only once.
        if self.pairs.is_empty() {
            return false;
        }
        Self::pair(node, neighbour).is_some_and(|[node, neighbour, key]| {
            node > neighbour && self.pairs.contains(&[neighbour, node, key])
        })
    }

    fn pair(node: &RawValue, fields: &Fields<'_>) -> Option<[String; 3]> {
        let key = fields
            .get("key")
            .map(|key| text(key).into_owned())
            .unwrap_or_default();
        Some([
            text(node).into_owned(),
            text(fields.get("id")?).into_owned(),
            key,
        ])
    }
}
