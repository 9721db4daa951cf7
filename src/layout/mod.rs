//! Coordinates for pictures, computed on the server and deterministic.
//!
//! members, ties, radii → **layout** → a point for each member. The same question gives the same
//! picture, to the last digit. Layouts that search for places work within a
//! [`Budget`](crate::graph::Budget) and end when it ends.

mod columns;
mod components;
mod discs;
mod drawing;
mod force;
mod label_room;
mod layers;
mod overlap;
mod pack;
mod point;
mod quadtree;
mod settle;
mod spiral;
mod spread;
mod timeline;
mod tree;
mod triangle;
mod year_span;
mod years;

pub use columns::ColumnMeasures;
pub use columns::Columns;
pub use columns::columns;
pub use drawing::DrawingLayout;
pub use drawing::DrawingPlan;
pub use drawing::PlacedDisc;
pub use drawing::arrange_drawing;
pub use label_room::Label;
pub use label_room::labels_with_room;
pub use layers::Layers;
pub use layers::Spacing;
pub use layers::layers;
pub use point::Point;
pub use point::offset;
pub use settle::Newcomer;
pub use settle::settle;
pub use spread::spread;
pub use timeline::Bar;
pub use timeline::Timeline;
pub use timeline::timeline;
pub use tree::two_sided_tree;
pub use triangle::triangle;
pub use year_span::YearSpan;
pub use years::YearChart;
pub use years::by_year;
