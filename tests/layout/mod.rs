//! Pictures whose shape is known.

mod labels;
mod settle;
mod spread;
mod timeline;
mod tree;
mod years;
