//! Connections: clients that send nothing, half a request or never read take no place from others,
//! and are closed. Nothing is timed: the limits are short, and the tests wait for what must happen.

use std::net::Ipv4Addr;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::body::Bytes;
use axum::routing::get;
use axum::routing::post;
use futures_util::stream;
use prosopograph::server::ConnectionLimits;
use prosopograph::server::Listener;
use tokio::io::AsyncReadExt;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;
use tokio::sync::Notify;
use tokio::sync::mpsc;

/// Long enough never to be reached in a test.
const NEVER: Duration = Duration::from_secs(3_600);
const SOON: Duration = Duration::from_millis(50);

fn patient() -> ConnectionLimits {
    ConnectionLimits {
        connections: 8,
        head_time: NEVER,
        window: NEVER,
        stalled_time: NEVER,
        ..ConnectionLimits::default()
    }
}

fn serving(router: Router, limits: ConnectionLimits) -> SocketAddr {
    let address = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0);
    let listener = Listener::bind(address).expect("a port is free");
    let listener = listener.with_limits(limits);
    let address = listener.address();
    tokio::spawn(listener.serve(router, std::future::pending()));
    address
}

async fn connected(address: SocketAddr) -> TcpStream {
    TcpStream::connect(address)
        .await
        .expect("the server accepts")
}

async fn sent(address: SocketAddr, bytes: &str) -> TcpStream {
    let mut stream = connected(address).await;
    let written = stream.write_all(bytes.as_bytes()).await;
    written.expect("a request can be sent");
    stream
}

/// Everything until the server closes; the connection may end in a reset.
async fn rest(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn asked(address: SocketAddr, path: &str) -> String {
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    rest(sent(address, &request).await).await
}

fn light() -> Router {
    Router::new().route("/", get(|| async { "light" }))
}

/// Tells through a channel when it is dropped, which is when its answer is given up.
struct Told(mpsc::UnboundedSender<()>);

impl Drop for Told {
    fn drop(&mut self) {
        let _ = self.0.send(());
    }
}

/// An answer without an end at `/endless`.
fn endless(given_up: mpsc::UnboundedSender<()>) -> Router {
    let handler = move || {
        let told = Told(given_up.clone());
        let pieces = stream::unfold(told, |told| async move {
            let piece = Bytes::from_static(&[b'x'; 16 * 1024]);
            Some((Ok::<Bytes, std::io::Error>(piece), told))
        });
        async move { Body::from_stream(pieces) }
    };
    light().route("/endless", get(handler))
}

#[tokio::test]
async fn silent_connections_make_room_for_others() {
    let address = serving(light(), patient());
    let mut silent = Vec::new();
    for _ in 0..50 {
        silent.push(connected(address).await);
        silent.push(sent(address, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").await);
        assert!(asked(address, "/").await.ends_with("light"));
    }
    let oldest = silent.swap_remove(0);
    assert_eq!(rest(oldest).await, "", "the oldest were closed");
}

#[tokio::test]
async fn who_sends_no_whole_head_is_closed() {
    let limits = ConnectionLimits {
        head_time: SOON,
        ..patient()
    };
    let address = serving(light(), limits);
    let silent = connected(address).await;
    let half = sent(address, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").await;
    let idle = sent(address, "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").await;
    assert_eq!(rest(silent).await, "");
    assert_eq!(rest(half).await, "");
    assert!(
        rest(idle).await.ends_with("light"),
        "it was answered, and closed when it asked nothing more"
    );
}

#[tokio::test]
async fn who_takes_nothing_of_an_answer_is_closed() {
    let limits = ConnectionLimits {
        window: SOON,
        ..patient()
    };
    let (given_up, mut told) = mpsc::unbounded_channel();
    let address = serving(endless(given_up), limits);
    let request = "GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let _never_reads = sent(address, request).await;
    told.recv().await.expect("the answer is given up");
}

/// The control of the test above: with a pace that is kept, the answer goes on.
#[tokio::test]
async fn who_takes_an_answer_slowly_is_served() {
    let limits = ConnectionLimits {
        window: Duration::from_secs(60),
        ..patient()
    };
    let (given_up, mut told) = mpsc::unbounded_channel();
    let address = serving(endless(given_up), limits);
    let request = "GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut reads = sent(address, request).await;
    let mut piece = [0; 4096];
    for _ in 0..1_000 {
        let read = reads.read(&mut piece).await.expect("the answer goes on");
        assert!(read > 0);
    }
    assert!(told.try_recv().is_err(), "nobody has given up");
}

#[tokio::test]
async fn a_body_must_arrive() {
    let limits = ConnectionLimits {
        window: SOON,
        ..patient()
    };
    let router = Router::new().route("/", post(|body: String| async move { body }));
    let address = serving(router, limits);
    let head =
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nConnection: close\r\n\r\n";
    let half = sent(address, &format!("{head}half of it")).await;
    let reply = rest(half).await;
    assert!(reply.starts_with("HTTP/1.1 400 "), "{reply}");
    let whole = sent(address, &format!("{head}{}", "x".repeat(100))).await;
    assert!(rest(whole).await.starts_with("HTTP/1.1 200 "));
}

#[tokio::test]
async fn when_all_are_being_answered_newcomers_are_told_to_come_again() {
    let release = Arc::new(Notify::new());
    let (began, mut has_begun) = mpsc::unbounded_channel();
    let waiting = {
        let release = Arc::clone(&release);
        move || {
            let release = Arc::clone(&release);
            let began = began.clone();
            async move {
                let _ = began.send(());
                release.notified().await;
                "at last"
            }
        }
    };
    let address = serving(light().route("/slow", get(waiting)), patient());
    let mut slow = Vec::new();
    for _ in 0..8 {
        let request = "GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        slow.push(sent(address, request).await);
        has_begun.recv().await.expect("it is being answered");
    }
    let refused = asked(address, "/").await;
    assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
    for header in [
        "retry-after: ",
        "content-security-policy: ",
        "x-content-type-options: nosniff",
        "connection: close",
    ] {
        assert!(refused.contains(header), "{header}\n{refused}");
    }
    release.notify_waiters();
    for stream in slow {
        assert!(
            rest(stream).await.ends_with("at last"),
            "nobody lost a place"
        );
    }
    assert!(asked(address, "/").await.ends_with("light"));
}

#[tokio::test]
async fn who_takes_nothing_makes_room_for_others() {
    let limits = ConnectionLimits {
        stalled_time: Duration::ZERO,
        ..patient()
    };
    let (given_up, mut told) = mpsc::unbounded_channel();
    let address = serving(endless(given_up), limits);
    let mut stalled = Vec::new();
    for _ in 0..30 {
        stalled.push(sent(address, "GET /endless HTTP/1.1\r\nHost: localhost\r\n\r\n").await);
    }
    told.recv().await.expect("the oldest has gone");
    assert!(asked(address, "/").await.ends_with("light"));
}

#[tokio::test]
async fn who_has_connected_is_answered_when_the_server_stops() {
    let address = SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0);
    let listener = Listener::bind(address).expect("a port is free");
    let address = listener.address();
    let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let mut early = Vec::new();
    for _ in 0..5 {
        early.push(sent(address, request).await);
    }
    listener.serve(light(), std::future::ready(())).await;
    for stream in early {
        assert!(rest(stream).await.ends_with("light"));
    }
    assert!(
        TcpStream::connect(address).await.is_err(),
        "nobody is accepted any more"
    );
}
