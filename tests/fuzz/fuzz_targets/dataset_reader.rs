//! Any bytes as the files of a dataset: a network or a report, never a panic.
//!
//! A byte 0xFE, which UTF-8 never has, separates the files. What loads is also built into a graph.

#![no_main]

use std::borrow::Cow;

use libfuzzer_sys::fuzz_target;
use prosopograph::dataset::DatasetFiles;
use prosopograph::dataset::load;
use prosopograph::graph::NetworkGraph;

const FILES: [&str; 9] = [
    "relations.csv",
    "entities.csv",
    "relation_types.csv",
    "kinds.csv",
    "sources.csv",
    "patterns.csv",
    "questions.csv",
    "datapackage.json",
    "classes.csv",
];

fuzz_target!(|bytes: &[u8]| {
    let mut files = DatasetFiles::from_memory("fuzzed", []);
    for (name, content) in FILES.into_iter().zip(bytes.split(|&byte| byte == 0xFE)) {
        files.insert(name, Cow::Owned(content.to_vec()));
    }
    let loaded = load(&files);
    assert_eq!(loaded.network.is_some(), loaded.report.is_usable(), "a network if and only if nothing is wrong");
    for problem in loaded.report.problems() {
        assert!(!problem.to_string().is_empty());
    }
    if let Some(network) = loaded.network {
        let relations = network.relations().len();
        assert!(NetworkGraph::build(network).pair_count() <= relations);
    }
});
