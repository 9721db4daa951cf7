//! How kinds and statuses look in Graphviz: as in the program's own pictures, as far as it can.

use crate::model::Shape;
use crate::model::Status;

/// The node shape of Graphviz for a pictogram.
pub(crate) const fn node_shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Person => "ellipse",
        Shape::Institution => "box",
        Shape::Office => "trapezium",
        Shape::Order => "octagon",
        Shape::Treaty => "doubleoctagon",
        Shape::Document => "note",
        Shape::Publication => "tab",
        Shape::Country => "house",
        Shape::Place => "invhouse",
        Shape::Event => "hexagon",
        Shape::NationalityGroup => "component",
        Shape::SocialGroup => "box3d",
        Shape::Diamond => "diamond",
        Shape::Square => "square",
        Shape::Triangle => "triangle",
        Shape::Pentagon => "pentagon",
        Shape::Parallelogram => "parallelogram",
        Shape::Ring => "doublecircle",
    }
}

/// The style of a line and the marks at its ends: claims with a reservation have no full line.
pub(crate) const fn line(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Documented | Status::NotStated => ("solid", "normal"),
        Status::Charged => ("dashed", "tee"),
        Status::Denied => ("dotted", "odot"),
        Status::Alleged
        | Status::Suspected
        | Status::Perceived
        | Status::Intercepted
        | Status::Rumour => ("dashed", "empty"),
    }
}
