//! The third stage: **meaning → plan**.
//!
//! *You are here*: lex, parse → analyse → **plan** → run
//!
//! A pattern says what is sought, a plan in which order: begin where the graph has least, follow what
//! is bound already, and test every condition as soon as what it names is there. Plans depend on the
//! counts of the graph and nothing else, so the same question is planned in the same way every time.

mod arrange;
mod explain;
mod look_up;
mod meetings;
mod one_hop;
mod relations_first;
mod step;
mod uses;

pub use arrange::arrange;
pub use explain::explain;
pub use look_up::LookUp;
pub use look_up::looked_up;
pub use one_hop::OneHop;
pub use one_hop::one_hop;
pub use step::Arm;
pub use step::Arrival;
pub use step::Step;
pub use uses::uses;
