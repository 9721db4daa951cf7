//! Promises about every network: each question is compared with a second, slow reading of
//! `graph_data/semantics.md`.

mod absence;
mod absence_checks;
mod backbones;
mod bubbles;
mod communities;
mod contradictions;
mod counts;
mod dates;
mod explorations;
mod journeys;
mod layouts;
mod limits;
mod measures;
mod neighbourhoods;
mod paths;
mod petgraph_agrees;
mod queries;
mod reach;
mod sentences;
mod summaries;
mod triangles;

use std::env;

use proptest::test_runner::Config;
use proptest::test_runner::FileFailurePersistence;

/// How often each property is tried, unless `PROPTEST_CASES` says otherwise.
const CASES: u32 = 200;

/// The usual number of cases.
pub fn cases() -> Config {
    cases_or(CASES)
}

/// `usual` cases, unless `PROPTEST_CASES` asks for another number. The seeds of failures are kept
/// under `tests/` and tried first from then on.
pub fn cases_or(usual: u32) -> Config {
    let asked = env::var("PROPTEST_CASES")
        .ok()
        .and_then(|text| text.parse().ok());
    let kept = FileFailurePersistence::SourceParallel("tests/proptest-regressions");
    Config {
        cases: asked.unwrap_or(usual),
        failure_persistence: Some(Box::new(kept)),
        ..Config::default()
    }
}
