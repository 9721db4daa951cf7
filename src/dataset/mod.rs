//! Reads datasets: a folder of CSV files becomes a checked network, or a report of all problems.
//!
//! files → **tables** (text, rows, line numbers) → checked **rows** of each file → network, or a
//! report of all problems
//!
//! Reading does not stop at the first error, and a dataset with an error never becomes a network.
//! The format is described in `graph_data/README.md`.

mod builtin;
mod choice;
mod classes;
mod columns;
mod dates;
mod decode;
mod dictionary;
mod doubts;
mod entities;
pub mod file_columns;
mod files;
mod guard;
mod load;
mod package;
mod passages;
mod patterns;
mod plural;
mod questions;
mod relations;
mod report;
mod sources;
mod suggestion;
mod table;
mod table_reader;
mod vocabulary;

pub use builtin::builtin;
pub use doubts::warn_of_doubts;
pub use files::DATASET_FILES;
pub use files::DatasetFiles;
pub use files::FolderError;
pub use files::UNFINISHED;
pub use files::UNFINISHED_NAME;
pub use guard::guarded;
pub use guard::unguarded;
pub use load::Loaded;
pub use load::load;
pub use package::short_fingerprint;
pub use plural::plural_of;
pub use report::DatasetReport;
pub use report::Problem;
pub use report::Severity;
pub use suggestion::nearest;
