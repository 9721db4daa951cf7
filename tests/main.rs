//! The one integration-test binary. `tests/README.md` says how to add a case.

// A test may fail, so it may `expect` and `unwrap`.
#![allow(clippy::expect_used, clippy::unwrap_used)]

mod analysis;
mod architecture;
mod asvs;
mod browser;
mod cli;
mod contract;
mod dataset;
mod exchange;
mod http;
mod language;
mod layout;
mod model;
mod names;
mod package;
mod properties;
mod query;
mod snapshots;
mod support;
