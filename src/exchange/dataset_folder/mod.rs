//! The dataset format itself: a part of a network becomes a dataset of its own.

mod write;

pub use write::DatasetFolder;
pub(crate) use write::those_there;
pub(crate) use write::write_descriptor;
pub(crate) use write::write_vocabulary;
