//! The API holds what its description promises, and other programs agree on the files; the scripts
//! say how they are asked.

use std::process::Command;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::support::program::PROGRAM;

/// Left out unless `PROSOPOGRAPH_CONTRACT` is set: it installs Schemathesis and takes minutes.
#[test]
fn the_api_keeps_to_its_description() {
    run("run");
}

/// Left out unless `PROSOPOGRAPH_CONTRACT` is set: it installs networkx and igraph.
#[test]
fn other_programs_count_what_is_written_and_are_counted() {
    run("exchange");
}

/// Scripts share an environment of Python, so one runs after the other.
fn run(script: &str) {
    static ALONE: Mutex<()> = Mutex::new(());
    if std::env::var_os("PROSOPOGRAPH_CONTRACT").is_none() {
        eprintln!("left out: set PROSOPOGRAPH_CONTRACT to hold the program against others");
        return;
    }
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
