//! Reading a dataset: every fault is told with its file and line, and a faulty dataset never
//! becomes a network.

mod any_bytes;
mod builtin;
mod encodings;
mod inference;
mod lecture;
mod patterns;
mod problem_cases;
mod regressions;
mod report;
