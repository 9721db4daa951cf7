//! Bodies that are written while they are sent: a bounded channel between a writer on a thread of its
//! own and the client, so that a slow client makes the writer wait.

use std::io;
use std::io::Write;
use std::time::Duration;

use axum::body::Body;
use axum::body::Bytes;
use futures_util::StreamExt;
use futures_util::stream;
use tokio::runtime::Handle;
use tokio::sync::mpsc;

/// How many pieces are buffered for a slow client.
const WAITING: usize = 4;

/// The writer's end of a body. The body ends when it is dropped.
pub(crate) struct Pieces {
    sender: mpsc::Sender<io::Result<Bytes>>,
    handle: Handle,
    patience: Duration,
}

impl Pieces {
    /// A body and the end at which it is written; `patience` is how long a client may take to accept
    /// a piece.
    pub(crate) fn of_a_body(patience: Duration) -> (Self, Body) {
        let (sender, receiver) = mpsc::channel::<io::Result<Bytes>>(WAITING);
        let written = stream::unfold(receiver, |mut receiver| async move {
            receiver.recv().await.map(|piece| (piece, receiver))
        });
        let pieces = Self {
            sender,
            handle: Handle::current(),
            patience,
        };
        // The compression layer polls once more after the end of the body.
        (pieces, Body::from_stream(written.fuse()))
    }

    /// Whether a piece can be sent without waiting.
    pub(crate) fn has_room(&self) -> bool {
        self.sender.capacity() > 0
    }

    /// Sends a piece when there is room for it; it blocks the thread.
    ///
    /// # Errors
    ///
    /// The client has left, or read nothing for too long.
    pub(crate) fn send(&self, piece: Bytes) -> io::Result<()> {
        let sent = self.sender.send(Ok(piece));
        let sent = async { tokio::time::timeout(self.patience, sent).await };
        match self.handle.block_on(sent) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(io::Error::from(io::ErrorKind::BrokenPipe)),
            Err(_) => Err(io::Error::from(io::ErrorKind::TimedOut)),
        }
    }

    /// Ends the body so that what was sent does not look complete. That waits until a client that
    /// stands still takes what is there or leaves, but the thread does not.
    pub(crate) fn break_off(self, error: io::Error) {
        let sender = self.sender;
        self.handle
            .spawn(async move { sender.send(Err(error)).await });
    }

    /// Where it is learnt whether the client has left.
    pub(crate) fn client(&self) -> Client {
        Client(self.sender.clone())
    }

    /// Waits for other work; it blocks the thread.
    pub(crate) fn wait_for<T>(&self, work: impl Future<Output = T>) -> T {
        self.handle.block_on(work)
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.send(Bytes::copy_from_slice(bytes))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Who reads a body. The body does not end before this is dropped.
#[derive(Debug)]
pub(crate) struct Client(mpsc::Sender<io::Result<Bytes>>);

impl Client {
    /// Whether nobody reads the body any more.
    pub(crate) fn has_left(&self) -> bool {
        self.0.is_closed()
    }
}
