//! How sigma draws nodes and edges, which it calls their type.

use crate::exchange::json::fields::Fields;
use crate::exchange::json::text::text;
use crate::exchange::report::RowOf;

/// The shapes of nodes that sigma and its companions know.
const NODES: [&str; 11] = [
    "circle",
    "square",
    "border",
    "bordered",
    "image",
    "pictogram",
    "piechart",
    "disc",
    "triangle",
    "fast",
    "def",
];
/// The shapes of edges.
const EDGES: [&str; 12] = [
    "arrow",
    "line",
    "curve",
    "curved",
    "curvedarrow",
    "curvednoarrow",
    "doublearrow",
    "straight",
    "straightnoarrow",
    "rectangle",
    "tapered",
    "def",
];

/// The attribute that keeps it.
const DRAWN_AS: &str = "drawn_as";

/// Calls a type that is only a shape of a drawing otherwise, so that it is taken for no type of
/// ties and no kind of entities.
pub(crate) fn tell_shapes_from_types(fields: &mut Fields<'_>, row_of: RowOf) {
    let shapes: &[&str] = if row_of == RowOf::Entities {
        &NODES
    } else {
        &EDGES
    };
    let is_shape = fields
        .get("type")
        .is_some_and(|found| shapes.contains(&text(found).to_lowercase().as_str()));
    if is_shape && let Some(raw) = fields.take("type") {
        fields.put(DRAWN_AS, raw);
    }
}
