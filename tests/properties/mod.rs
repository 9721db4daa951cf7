//! Promises about every network: each question is compared with a second, slow reading of
//! `design.md` §4.

mod absence;
mod absence_checks;
mod communities;
mod contradictions;
mod dates;
mod explorations;
mod journeys;
mod layouts;
mod limits;
mod neighbourhoods;
mod paths;
mod petgraph_agrees;
mod triangles;

use std::env;

use proptest::test_runner::Config;

/// How often each property is tried, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 200;

/// A failing case is printed whole, so nothing is written to the repository.
pub fn cases() -> Config {
    let asked = env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    Config {
        cases: asked.unwrap_or(CASES),
        failure_persistence: None,
        ..Config::default()
    }
}
