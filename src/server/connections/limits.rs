//! What a connection may cost.

use std::time::Duration;

use crate::server::limits::ServiceLimits;
use crate::server::limits::table;

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
    /// The largest size of the head of a request, in bytes; 8 KiB at least.
    pub head_bytes: usize,
    /// The largest number of header lines.
    pub head_lines: usize,
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
    fn default() -> Self {
        Self::of(&ServiceLimits::default())
    }
}

impl ConnectionLimits {
    /// The limits of the connections of a service.
    #[must_use]
    pub fn of(limits: &ServiceLimits) -> Self {
        Self {
            connections: limits.count(&table::CONNECTIONS),
            connections_of_an_address: limits.count(&table::CONNECTIONS_OF_AN_ADDRESS),
            head_time: limits.time(&table::HEAD_TIME),
            head_bytes: limits.count(&table::HEAD_SIZE),
            head_lines: limits.count(&table::HEAD_LINES),
            window: limits.time(&table::PACE_TIME),
            least_bytes: limits.count(&table::PACE_SIZE),
            stalled_time: limits.time(&table::STALLED_TIME),
            farewell: limits.time(&table::FAREWELL),
        }
    }
}
