//! The openCypher TCK: every scenario that only reads gives what it should.
//!
//! `PROSOPOGRAPH_TCK` names the folder `features`; the named graphs lie beside it in `graphs`. What
//! became of the scenarios of each category stands in `conformance.txt`; `UPDATE_EXPECT=1` writes it.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use super::gherkin::scenarios;
use super::scenario::Outcome;
use super::scenario::run;

#[derive(Default)]
struct Counts {
    passed: usize,
    failed: usize,
    skipped: BTreeMap<&'static str, usize>,
}

#[test]
#[ignore = "needs the openCypher TCK; run by .ci/run"]
fn every_scenario_that_only_reads_gives_what_it_should() {
    let folder = env::var("PROSOPOGRAPH_TCK")
        .expect("PROSOPOGRAPH_TCK is not set: name the folder of the features");
    let folder = PathBuf::from(folder);
    let graphs = folder
        .parent()
        .expect("the features lie in a folder")
        .join("graphs");
    let mut files = Vec::new();
    features(&folder, &mut files);
    files.sort();
    let mut table: BTreeMap<String, Counts> = BTreeMap::new();
    let mut failures = Vec::new();
    for file in files {
        let category = file.parent().and_then(|one| one.strip_prefix(&folder).ok());
        let category = category
            .expect("a file lies in a category")
            .display()
            .to_string();
        let counts = table.entry(category.clone()).or_default();
        let text = fs::read_to_string(&file).expect("a feature can be read");
        for scenario in scenarios(&text) {
            match run(&scenario, &graphs) {
                Outcome::Passed => counts.passed += 1,
                Outcome::Skipped(why) => *counts.skipped.entry(why).or_default() += 1,
                Outcome::Failed(why) => {
                    counts.failed += 1;
                    let name = file.file_stem().unwrap_or_default().display();
                    failures.push(format!("{name} {}: {why}", scenario.name));
                }
            }
        }
    }
    compare(&written(&table));
    assert!(
        failures.is_empty(),
        "{} fail\n{}",
        failures.len(),
        failures.join("\n")
    );
}

fn features(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder of the features can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            features(&path, into);
        } else if path.extension().is_some_and(|one| one == "feature") {
            into.push(path);
        }
    }
}

fn written(table: &BTreeMap<String, Counts>) -> String {
    let mut lines = Vec::new();
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for (category, counts) in table {
        let left_out: usize = counts.skipped.values().sum();
        passed += counts.passed;
        failed += counts.failed;
        skipped += left_out;
        let mut line = format!(
            "{category}: {} passed, {} failed, {left_out} skipped",
            counts.passed, counts.failed
        );
        let reasons = counts
            .skipped
            .iter()
            .map(|(why, count)| format!("{why} {count}"));
        let reasons: Vec<String> = reasons.collect();
        if !reasons.is_empty() {
            line = format!("{line} ({})", reasons.join(", "));
        }
        lines.push(line);
    }
    let all = passed + failed + skipped;
    format!(
        "{all} scenarios: {passed} passed, {failed} failed, {skipped} skipped\n{}\n",
        lines.join("\n")
    )
}

/// Compares the table with the one that is kept, if both are of the same scenarios.
fn compare(table: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language/conformance.txt");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, table).expect("the table can be written");
        return;
    }
    let kept = fs::read_to_string(&file).expect("the table can be read");
    let count = |table: &str| table.split_once(' ').map(|(count, _)| count.to_owned());
    if count(&kept) == count(table) {
        assert_eq!(
            kept, table,
            "read the difference, then write it with UPDATE_EXPECT=1"
        );
    } else {
        println!("{table}");
    }
}
