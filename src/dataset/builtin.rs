//! The dataset that is built into the program.

use crate::dataset::files::DatasetFiles;

macro_rules! built_in {
    ($($file:literal),* $(,)?) => {
        [$(($file, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/graph_data/great-terror/", $file)).as_slice())),*]
    };
}

/// The files of the Great Terror network, `graph_data/great-terror/`.
#[must_use]
pub fn builtin() -> DatasetFiles {
    let files = built_in![
        "classes.csv",
        "datapackage.json",
        "entities.csv",
        "kinds.csv",
        "passages.csv",
        "patterns.csv",
        "questions.csv",
        "relation_types.csv",
        "relations.csv",
        "sources.csv",
    ];
    DatasetFiles::from_memory("great-terror", files)
}
