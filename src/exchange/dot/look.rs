//! How kinds, classes and statuses look: as in the program's own pictures, as far as Graphviz can.

use crate::model::Kind;
use crate::model::Status;

/// The shape of a kind's nodes.
pub(crate) fn shape(kind: &Kind) -> &'static str {
    let pictogram = if kind.shape.is_empty() {
        &kind.id
    } else {
        &kind.shape
    };
    match pictogram.as_str() {
        "person" => "ellipse",
        "institution" => "box",
        "office" => "trapezium",
        "order" => "octagon",
        "treaty" => "doubleoctagon",
        "document" => "note",
        "publication" => "tab",
        "country" => "house",
        "place" => "invhouse",
        "event" => "hexagon",
        "nationality_group" => "component",
        "social_group" => "box3d",
        _ => "plaintext",
    }
}

/// The colour of a kind's nodes.
pub(crate) fn kind_colour(kind: &Kind) -> &str {
    if kind.colour.is_empty() {
        "#4a5568"
    } else {
        &kind.colour
    }
}

/// The colour of a class's lines, as on paper.
pub(crate) fn class_colour(class: &str) -> &'static str {
    match class {
        "espionage" | "basing" => "#b04a00",
        "cooperation" => "#00755a",
        "diplomacy" | "communication" => "#005a9c",
        "command" => "#8f3f78",
        "repression" => "#1d1b18",
        _ => "#5f5a50",
    }
}

/// How a line is drawn, and the marks at its ends: full only for what is documented.
pub(crate) const fn line(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Documented => ("solid", "normal"),
        Status::Charged => ("dashed", "tee"),
        Status::Denied => ("dotted", "odot"),
        Status::Alleged
        | Status::Suspected
        | Status::Perceived
        | Status::Intercepted
        | Status::Rumour => ("dashed", "empty"),
    }
}
