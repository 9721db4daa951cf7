//! Coordinates for pictures, computed on the server and deterministic.
//!
//! members, ties, radii → **layout** → a point for each member. The same question gives the same
//! picture, to the last digit. Layouts that search for places work within a
//! [`Budget`](crate::graph::Budget) and end when it ends.

mod apart;
mod beside;
mod components;
mod curve;
mod discs;
mod drawing;
mod force;
mod label_room;
mod layers;
mod marks;
mod named_discs;
mod overlap;
mod pack;
mod point;
mod quadtree;
mod rectangle;
mod settle;
mod spiral;
mod spread;
mod star;
mod text_width;
mod timeline;
mod tree;
mod triangle;
mod year_span;
mod years;

pub use beside::BesideLine;
pub use beside::Surroundings;
pub use beside::beside_lines;
pub use curve::Curve;
pub use drawing::DrawingLayout;
pub use drawing::DrawingPlan;
pub use drawing::PlacedDisc;
pub use drawing::USUAL_SIZE;
pub use drawing::arrange_drawing;
pub use label_room::Label;
pub use label_room::labels_with_room;
pub use layers::Layers;
pub use layers::Spacing;
pub use layers::layers;
pub use marks::MarkedLine;
pub use marks::marks_on_lines;
pub use named_discs::NAME_BELOW;
pub use named_discs::NamedDisc;
pub use named_discs::PlacedName;
pub use named_discs::arrange_named;
pub use named_discs::arrange_named_near;
pub use point::Point;
pub use point::offset;
pub use rectangle::Rectangle;
pub use settle::Newcomer;
pub use settle::settle;
pub(crate) use spiral::GOLDEN_TURN;
pub use spread::spread;
pub use star::Star;
pub use star::StarMeasures;
pub use star::star;
pub use text_width::lines_of_width;
pub use text_width::text_width;
pub use timeline::Bar;
pub use timeline::Timeline;
pub use timeline::timeline;
pub use tree::indented_tree;
pub use tree::two_sided_tree;
pub use triangle::triangle;
pub use year_span::YearSpan;
pub use years::YearChart;
pub use years::by_year;
