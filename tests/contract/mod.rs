//! The API holds what its description promises, and other programs agree on the files; the scripts
//! say how they are asked.

use std::process::Command;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::support::program::PROGRAM;

#[test]
#[ignore = "installs Schemathesis with Python's pip and takes minutes; run by .ci/run"]
fn the_api_keeps_to_its_description() {
    run("run");
}

#[test]
#[ignore = "installs networkx and igraph with Python's pip; run by .ci/run"]
fn other_programs_count_what_is_written_and_are_counted() {
    run("exchange");
}

/// Runs a script of this folder on the program. Scripts share a Python environment, so they run one
/// at a time.
fn run(script: &str) {
    static ALONE: Mutex<()> = Mutex::new(());
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let script = format!("{}/tests/contract/{script}", env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(script)
        .arg(PROGRAM)
        .output()
        .expect("the script starts");
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(output.status.success(), "{said}");
}
