//! Coordinates for pictures: deterministic, computed here, never by the reader's machine.
//!
//! who is drawn, in which layer → **layout** → a point each. The same question gives the same picture, to the last digit.

mod columns;
mod layers;
mod point;
mod tree;
mod triangle;

pub use columns::Columns;
pub use columns::columns;
pub use layers::Layers;
pub use layers::layers;
pub use point::Point;
pub use point::offset;
pub use tree::two_sided_tree;
pub use triangle::triangle;
