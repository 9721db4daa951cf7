//! Writing to the output: a reader who has seen enough, such as `head`, is no fault.

use std::io;
use std::io::Write;

/// Writes a text to the output.
pub(crate) fn say(text: &str) -> io::Result<()> {
    let mut output = io::stdout().lock();
    match output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
    {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
