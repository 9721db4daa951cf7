//! Writing to the output: a reader who has seen enough, such as `head`, is no fault.

use std::io;
use std::io::Write;
use std::ops::ControlFlow;

/// Writes a text to the output.
pub(crate) fn say(text: &str) -> io::Result<()> {
    say_more(text).map(|_| ())
}

/// Writes a text to the output, and says whether more is wanted.
pub(crate) fn say_more(text: &str) -> io::Result<ControlFlow<()>> {
    let mut output = io::stdout().lock();
    let written = output.write_all(text.as_bytes());
    match written.and_then(|()| output.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ControlFlow::Break(())),
        written => written.map(ControlFlow::Continue),
    }
}
