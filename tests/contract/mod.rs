//! The API holds what its description promises; `tests/contract/run` says how it is asked.

use std::process::Command;

use crate::support::program::PROGRAM;

/// Left out unless `PROSOPOGRAPH_CONTRACT` is set: it installs Schemathesis and takes minutes.
#[test]
fn the_api_keeps_to_its_description() {
    if std::env::var_os("PROSOPOGRAPH_CONTRACT").is_none() {
        eprintln!("left out: set PROSOPOGRAPH_CONTRACT to hold the API against its description");
        return;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/contract/run");
    let output = Command::new(script).arg(PROGRAM).output().expect("the script starts");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}");
}
