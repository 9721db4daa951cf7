//! Datasets: a folder of CSV files in, a checked network or every problem out.
//!
//! files → **tables** (text, rows, lines) → **rows** of each file, checked → network, or the report
//! of all that is wrong
//!
//! Reading never stops at the first fault, and a dataset with a fault never becomes a network. The
//! format is described for its writers in `graph_data/README.md`.

mod builtin;
mod columns;
mod dates;
mod decode;
mod dictionary;
mod entities;
mod files;
mod guard;
mod load;
mod package;
mod patterns;
mod questions;
mod relations;
mod report;
mod sources;
mod suggestion;
mod table;
mod table_reader;
mod vocabulary;

pub use builtin::builtin;
pub use files::DATASET_FILES;
pub use files::DatasetFiles;
pub use files::FolderError;
pub use guard::guarded;
pub use guard::unguarded;
pub use load::Loaded;
pub use load::load;
pub use report::DatasetReport;
pub use report::Problem;
pub use report::Severity;
pub use suggestion::nearest;
