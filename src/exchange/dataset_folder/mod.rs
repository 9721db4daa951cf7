//! The dataset format itself: an extract is written as a dataset.

mod write;

pub use write::DatasetFolder;
pub(crate) use write::those_there;
pub(crate) use write::write_descriptor;
pub(crate) use write::write_vocabulary;
