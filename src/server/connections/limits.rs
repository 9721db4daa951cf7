//! What a connection may cost.

use std::time::Duration;

/// Limits of all connections of a service, and of each of them.
#[derive(Clone, Debug)]
pub struct ConnectionLimits {
    /// The largest number of open connections. If there are more, the one that has been idle for the
    /// longest time is closed; if none is idle, the newcomer gets 503.
    pub connections: usize,
    /// The largest number of open connections of one address, treated in the same way. It does not
    /// hold for this machine itself, where a proxy may stand for everybody.
    pub connections_of_an_address: usize,
    /// How long a client may take to send the head of a request, or to begin the next one.
    pub head_time: Duration,
    /// The time in which a body that is sent, or an answer that is taken, must go on by
    /// [`least_bytes`](Self::least_bytes).
    pub window: Duration,
    /// The bytes that must be sent or taken in each [`window`](Self::window).
    pub least_bytes: usize,
    /// After this time without a byte taken, a connection with an answer under way counts as idle.
    pub stalled_time: Duration,
    /// How long running requests may take after the server was asked to stop.
    pub farewell: Duration,
}

impl Default for ConnectionLimits {
    /// A client that takes a kilobyte a second is served to the end: the system passes on what it
    /// sends in portions of about a third of its buffer of 64 KiB, at this pace one in 22 seconds.
    fn default() -> Self {
        Self {
            connections: 512,
            connections_of_an_address: 128,
            head_time: Duration::from_secs(5),
            window: Duration::from_secs(25),
            least_bytes: 15 * 1024,
            stalled_time: Duration::from_secs(1),
            farewell: Duration::from_secs(8),
        }
    }
}
