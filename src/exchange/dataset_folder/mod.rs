//! The dataset format itself: a part of a network becomes a dataset of its own.

mod write;

pub use write::DatasetFolder;
