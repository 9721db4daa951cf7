//! What every writer of another program's format is.

use std::io;
use std::io::Write;

use crate::exchange::extract::Extract;

/// A writer of one format.
pub trait Exporter: Sync {
    /// The names of the files it writes of an extract: one, but for formats that are folders.
    fn files(&self, extract: &Extract<'_>) -> Vec<&'static str>;

    /// Writes one of its [`files`](Self::files), piece by piece; it never holds the whole of it.
    ///
    /// # Errors
    ///
    /// Whatever keeps `out` from being written to.
    fn write(&self, extract: &Extract<'_>, file: &str, out: &mut dyn Write) -> io::Result<()>;
}
