//! Measures on networks whose answers are known.

mod communities;
mod measures;
