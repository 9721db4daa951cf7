//! A copy of the pages as plain files, that opens from a disk without this program.
//!
//! plan of files → page of the server, in process → **rewrite** → file
//!
//! The pages are those of the server, so a copy says what the server says. What only a running
//! program can answer is marked `data-live` in the templates and left out; what is linked and not
//! in the copy becomes plain text.

mod file_names;
mod find_page;
mod plan;
mod rewrite;
mod site_copy;

pub use plan::CopyFile;
pub use site_copy::CopyError;
pub use site_copy::SiteCopy;
