//! Connections of a service on the open web: how many there are, how fast they must go on, and who
//! goes first when there is no more room.
//!
//! accepted → **a place**, or 503 at once → a stream that must make progress → requests → answers
//!
//! A client that sends nothing, half a head, or never reads costs a bounded amount of memory for a
//! bounded time, and never the place of somebody who is being answered.

mod activity;
mod limits;
mod pace;
mod paced_body;
mod paced_stream;
mod places;
mod refusal;
mod tracked;

pub use limits::ConnectionLimits;
pub(crate) use pace::Pace;
pub(crate) use paced_stream::PacedStream;
pub(crate) use places::Place;
pub(crate) use places::Places;
pub(crate) use refusal::refuse;
pub(crate) use tracked::Tracked;
