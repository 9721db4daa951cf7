//! A stream whose client must take what is written to it at some pace.
//!
//! It also gives answers of the HTTP library itself the headers that all answers have: the library
//! has no other place for them.

use std::io;
use std::io::IoSlice;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Context;
use std::task::Poll;

use tokio::io::AsyncRead;
use tokio::io::AsyncWrite;
use tokio::io::ReadBuf;

use crate::server::connections::activity::Activity;
use crate::server::connections::pace::Pace;
use crate::server::connections::refusal::in_place_of;

/// The stream of a connection.
#[derive(Debug)]
pub(crate) struct PacedStream<S> {
    stream: S,
    activity: Arc<Activity>,
    pace: Pace,
    substitute: Option<Substitute>,
}

/// What is written instead of an answer of the library.
#[derive(Debug)]
struct Substitute {
    bytes: Vec<u8>,
    written: usize,
}

impl<S> PacedStream<S> {
    /// A stream that tells what it does, and ends if its client is too slow.
    pub(crate) fn new(stream: S, activity: Arc<Activity>, pace: Pace) -> Self {
        Self {
            stream,
            activity,
            pace,
            substitute: None,
        }
    }
}

impl<S: AsyncWrite + Unpin> PacedStream<S> {
    /// Heeds how a write of `wanted` bytes went.
    fn paced(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
        wanted: usize,
    ) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(bytes)) => {
                self.activity.flow();
                self.pace.pass(bytes);
                if bytes == wanted {
                    self.pace.rest();
                }
                Poll::Ready(Ok(bytes))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => {
                self.activity.stall();
                self.pace.poll_too_slow(context).map(Err)
            }
        }
    }

    fn poll_plain(&mut self, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.paced(context, written, bytes.len())
    }

    /// Writes the substitute to its end; `length` is that of what it stands for.
    fn poll_substitute(
        &mut self,
        context: &mut Context<'_>,
        mut substitute: Substitute,
        length: usize,
    ) -> Poll<io::Result<usize>> {
        while let Some(rest) = substitute
            .bytes
            .get(substitute.written..)
            .filter(|rest| !rest.is_empty())
        {
            match self.poll_plain(context, rest) {
                Poll::Ready(Ok(bytes)) => substitute.written += bytes,
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => {
                    self.substitute = Some(substitute);
                    return Poll::Pending;
                }
            }
        }
        Poll::Ready(Ok(length))
    }

    /// The substitute that is being written, or that these bytes need.
    fn substitute_for(&mut self, bytes: &[u8]) -> Option<Substitute> {
        self.substitute
            .take()
            .or_else(|| in_place_of(bytes).map(|bytes| Substitute { bytes, written: 0 }))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for PacedStream<S> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for PacedStream<S> {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        match this.substitute_for(bytes) {
            Some(substitute) => this.poll_substitute(context, substitute, bytes.len()),
            None => this.poll_plain(context, bytes),
        }
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let first = slices.iter().find(|slice| !slice.is_empty());
        let substitute = first.and_then(|first| {
            let substitute = this.substitute_for(first)?;
            Some((substitute, first.len()))
        });
        if let Some((substitute, length)) = substitute {
            return this.poll_substitute(context, substitute, length);
        }
        let wanted = slices.iter().map(|slice| slice.len()).sum();
        let written = Pin::new(&mut this.stream).poll_write_vectored(context, slices);
        this.paced(context, written, wanted)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}
