//! The shapes that sigma draws nodes and edges with, which it calls their type.

use crate::exchange::json::fields::Fields;
use crate::exchange::json::text::text;
use crate::exchange::report::RowOf;

/// The shapes of nodes in sigma and its extensions.
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

/// The attribute that keeps the shape.
const DRAWN_AS: &str = "drawn_as";

/// Renames a type that is only a drawing shape, so that it is not mistaken for a relation type or
/// an entity kind.
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
