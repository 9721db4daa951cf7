//! The limits of a service, each a row of one table: what it bounds, in which unit, and how much is
//! usual. Flags, environment variables, help and the page about the service are made of the table.

mod amounts;
mod imports;
mod limit;
pub(crate) mod table;

pub use amounts::ServiceLimits;
pub use imports::IMPORT_LIMITS;
pub use limit::Limit;
pub use limit::Unit;
pub use table::LIMITS;
