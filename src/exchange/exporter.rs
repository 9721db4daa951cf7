//! The interface of the writers of other programs' formats.

use std::io;
use std::io::Write;

use crate::exchange::extract::Extract;
use crate::exchange::format::Format;

/// A writer of one format.
pub trait Exporter: Sync {
    /// The format it writes.
    fn format(&self) -> Format;

    /// The names of the files it writes for an extract; only formats that are folders have several.
    fn files(&self, extract: &Extract<'_>) -> Vec<&'static str>;

    /// Writes one of its [`files`](Self::files) in a stream, without holding all of it in memory.
    ///
    /// # Errors
    ///
    /// Any error of writing to `out`.
    fn write(&self, extract: &Extract<'_>, file: &str, out: &mut dyn Write) -> io::Result<()>;
}
