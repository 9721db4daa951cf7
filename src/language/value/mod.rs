//! Values: what an expression is worth, and the three ways in which two of them are compared.
//!
//! *Equality* and *comparison* know null, which makes them unknown; *order* puts every value before
//! or behind every other, for `ORDER BY`; *sameness* is that of order, for `DISTINCT` and groups.

mod charge;
mod compare;
mod components;
mod duration;
mod kind;
mod moment;
mod order;
mod same;
mod tree;
mod truncation;
mod uncertain;

pub use charge::Held;
pub use compare::Comparison;
pub use compare::compare;
pub use compare::equal;
pub use compare::within_unit;
pub use components::WeekDate;
pub use components::days_between;
pub use components::first_of_quarter;
pub use components::first_of_year;
pub use duration::Duration;
pub use duration::SECONDS_OF_MONTH;
pub use kind::ValueKind;
pub use moment::Moment;
pub use moment::MomentShape;
pub use moment::YEARS;
pub use order::order;
pub use same::Same;
pub use same::SameAs;
pub use tree::CountedValue;
pub use tree::DEEPEST_VALUE;
pub use tree::ListValue;
pub use tree::MapValue;
pub use tree::PathValue;
pub use tree::Truth;
pub use tree::Value;
pub use uncertain::before;
pub use uncertain::not_behind;
pub use uncertain::window;
