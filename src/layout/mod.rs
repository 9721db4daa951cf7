//! Coordinates for pictures: deterministic, computed here, never by the reader's machine.
//!
//! who is drawn, in which layer → **layout** → a point each. The same question gives the same
//! picture, to the last digit.

mod columns;
mod components;
mod discs;
mod force;
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
mod years;

pub use columns::Columns;
pub use columns::columns;
pub use layers::Layers;
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
pub use years::YearChart;
pub use years::by_year;
