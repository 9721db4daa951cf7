//! Pictures whose shape is known.

mod beside;
mod labels;
mod settle;
mod spread;
mod timeline;
mod tree;
mod years;
