//! Listens with a bounded number of connections that must make progress, until the server is asked
//! to stop.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1::Builder;
use hyper_util::rt::TokioIo;
use hyper_util::rt::TokioTimer;
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::net::TcpSocket;
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::server::connections::ConnectionLimits;
use crate::server::connections::Pace;
use crate::server::connections::PacedStream;
use crate::server::connections::Place;
use crate::server::connections::Places;
use crate::server::connections::Tracked;
use crate::server::connections::refuse;
use crate::server::request_log::refused_outright;

/// What the system may keep for a client that has not taken it yet, in bytes; it takes twice as much.
pub(crate) const SEND_BUFFER: u32 = 24 * 1024;
/// How many connections may wait to be accepted.
const BACKLOG: u32 = 1024;
/// After this time without another connection, nobody waits to be accepted any more.
const DRAINED: Duration = Duration::from_millis(50);
/// How many newcomers without a place are told so at once; further ones are only closed.
const REFUSALS_AT_ONCE: usize = 64;

/// Why the server cannot listen.
#[derive(Debug, thiserror::Error)]
#[error("cannot listen on {address}: {cause}; choose another address or port, 0 for any free one")]
pub struct ListenError {
    address: SocketAddr,
    cause: io::Error,
}

/// A bound address that is not served yet.
#[derive(Debug)]
pub struct Listener {
    socket: TcpListener,
    address: SocketAddr,
    limits: Arc<ConnectionLimits>,
}

impl Listener {
    /// Binds an address, within a Tokio runtime; port 0 takes any free port.
    ///
    /// # Errors
    ///
    /// [`ListenError`] if the address is in use or does not belong to this machine.
    pub fn bind(address: SocketAddr) -> Result<Self, ListenError> {
        let bound = listen_on(address).and_then(|socket| Ok((socket.local_addr()?, socket)));
        let (address, socket) = bound.map_err(|cause| ListenError { address, cause })?;
        Ok(Self {
            socket,
            address,
            limits: Arc::default(),
        })
    }

    /// The same address with other limits of its connections.
    #[must_use]
    pub fn with_limits(self, limits: ConnectionLimits) -> Self {
        Self {
            limits: Arc::new(limits),
            ..self
        }
    }

    /// The address that was bound.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop` is ready; then answers those who have connected already, and waits a few
    /// seconds for running requests.
    pub async fn serve(self, router: Router, stop: impl Future<Output = ()>) {
        let reception = Reception::new(router, Arc::clone(&self.limits));
        let mut stop = std::pin::pin!(stop);
        loop {
            tokio::select! {
                accepted = self.socket.accept() => reception.receive(accepted).await,
                () = &mut stop => break,
            }
        }
        let mut last = JoinSet::new();
        let waiting = || tokio::time::timeout(DRAINED, self.socket.accept());
        while let Ok(Ok((stream, address))) = waiting().await {
            if let Some(connection) = reception.last_connection(stream, address) {
                last.spawn(connection);
            }
        }
        drop(self.socket);
        let farewell = async { tokio::join!(reception.connections.shutdown(), last.join_all()) };
        let _ = tokio::time::timeout(self.limits.farewell, farewell).await;
    }
}

/// A listening socket, whose connections inherit its buffers.
fn listen_on(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() {
        TcpSocket::new_v4()?
    } else {
        TcpSocket::new_v6()?
    };
    // As TcpListener::bind does: on Windows it would let another program take the address.
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Gives newcomers a place and serves them.
struct Reception {
    router: Router,
    limits: Arc<ConnectionLimits>,
    places: Places,
    http: Builder,
    connections: GracefulShutdown,
    refusals: Arc<Semaphore>,
}

impl Reception {
    fn new(router: Router, limits: Arc<ConnectionLimits>) -> Self {
        let mut http = Builder::new();
        http.timer(TokioTimer::new())
            .header_read_timeout(limits.head_time)
            .max_buf_size(limits.head_bytes)
            .max_headers(limits.head_lines);
        Self {
            router,
            places: Places::new(Arc::clone(&limits)),
            limits,
            http,
            connections: GracefulShutdown::new(),
            refusals: Arc::new(Semaphore::new(REFUSALS_AT_ONCE)),
        }
    }

    async fn receive(&self, accepted: io::Result<(TcpStream, SocketAddr)>) {
        match accepted {
            Ok((stream, address)) => self.take_in(stream, address),
            // Most likely there are no file handles left: wait for running requests to finish.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }

    fn take_in(&self, stream: TcpStream, address: SocketAddr) {
        let Some((place, stream)) = self.place_for(stream, address) else {
            return;
        };
        let connection = self.http.serve_connection(stream, self.service_of(&place));
        let connection = self.connections.watch(connection);
        tokio::spawn(until_closed(place, connection));
    }

    /// A connection of which one more request is answered. Those that are watched are closed at once
    /// if they have not sent a whole head before the server was asked to stop.
    fn last_connection(
        &self,
        stream: TcpStream,
        address: SocketAddr,
    ) -> Option<impl Future<Output = ()> + use<>> {
        let (place, stream) = self.place_for(stream, address)?;
        let mut http = self.http.clone();
        let connection = http
            .keep_alive(false)
            .serve_connection(stream, self.service_of(&place));
        Some(until_closed(place, connection))
    }

    fn service_of(&self, place: &Place) -> Tracked {
        Tracked::new(
            self.router.clone(),
            Arc::clone(place.activity()),
            Arc::clone(&self.limits),
        )
    }

    /// A place, and the stream of whoever has it; the client is told if there is none.
    fn place_for(
        &self,
        stream: TcpStream,
        address: SocketAddr,
    ) -> Option<(Place, TokioIo<PacedStream<TcpStream>>)> {
        let Some(place) = self.places.enter(address.ip()) else {
            refused_outright(503, "there is no place for another connection");
            if let Ok(refusal) = Arc::clone(&self.refusals).try_acquire_owned() {
                tokio::spawn(async move {
                    let _refusal = refusal;
                    refuse(stream).await;
                });
            }
            return None;
        };
        let activity = Arc::clone(place.activity());
        let stream = PacedStream::new(stream, activity, Pace::new(&self.limits));
        Some((place, TokioIo::new(stream)))
    }
}

/// Serves a connection to its end, or until its place is given to another.
async fn until_closed<E>(place: Place, connection: impl Future<Output = Result<(), E>>) {
    tokio::select! {
        // A connection error affects only its client.
        _ = connection => {}
        () = place.activity().closed() => {}
    }
}
