//! Pictures whose shape is known.

mod settle;
mod spread;
mod timeline;
mod years;
