//! A copy of the pages as static files, which can be opened from a disk without this program.
//!
//! plan of files → page rendered by the server's routes → **rewrite** → file
//!
//! The pages are rendered by the server's routes, so a copy has the same content. Parts that need a
//! running program are marked `data-live` in the templates and left out; links to pages that are
//! not in the copy become plain text.

mod file_names;
mod find_page;
mod plan;
mod published_at;
mod rewrite;
mod site_copy;

pub use plan::CopyFile;
pub use published_at::NoWebAddress;
pub use published_at::PublishedAt;
pub use site_copy::CopyError;
pub use site_copy::SiteCopy;
