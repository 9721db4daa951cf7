//! The pages in a real browser: node's test runner drives Chromium against the program as it is
//! installed.
//!
//! Three groups run beside each other. Without a browser they fail and say what to install.

use std::env;
use std::io::BufRead;
use std::io::BufReader;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use crate::support::site_copy::builtin_copy;

/// Where the build put the packages of `web/package.json`.
const NPM: &str = concat!(env!("OUT_DIR"), "/npm");

/// What every page is looked at for: access, contrasts, widths.
const LOOKS: &[&str] = &["accessibility", "contrast", "narrow", "query"];
/// What one does on the pages, and the pages of a copy.
const PAGES: &[&str] = &[
    "copy",
    "details",
    "dossier",
    "front",
    "noscript",
    "pictures",
    "search",
    "typecheck",
    "upload",
];
/// What one does in the explorer.
const EXPLORER: &[&str] = &[
    "explorer",
    "explorer-application",
    "explorer-conditions",
    "explorer-gestures",
    "explorer-keys",
    "explorer-labels",
    "explorer-large",
    "explorer-lines",
    "explorer-loading",
    "explorer-looks",
    "explorer-media",
    "explorer-reading",
    "explorer-years",
];

/// The program, serving the built-in network until the test is over.
struct Served {
    child: Child,
    address: String,
}

impl Served {
    fn start(further: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_prosopograph"))
            // How busy the machine is must not decide a test.
            .args(["serve", "--port", "0", "--deadline", "60"])
            .args(further)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program can be started");
        let output = child.stdout.take().expect("its output is piped");
        let mut first = String::new();
        BufReader::new(output)
            .read_line(&mut first)
            .expect("it prints its address first");
        Self {
            child,
            address: first.trim().trim_end_matches('/').to_owned(),
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn browser() -> Option<PathBuf> {
    let given = env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ]
    .map(PathBuf::from);
    given.into_iter().chain(usual).find(|path| path.is_file())
}

/// Runs these files of tests one after the other, against servers that nobody else asks.
fn assert_passed(names: &[&str]) {
    let browser = browser().expect(
        "this test needs Chromium: install it, set CHROMIUM to its path, or leave this test out with `-- --skip browser::`",
    );
    let served = Served::start(&["--no-upload"]);
    let taking_files = Served::start(&[]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = |name: &&str| root.join("tests/browser").join(format!("{name}.test.mjs"));
    let run = Command::new("node")
        .arg("--test")
        .arg("--test-concurrency=1")
        .args(names.iter().map(file))
        .env("URL", &served.address)
        .env("UPLOADS", &taking_files.address)
        .env("CHROMIUM", browser)
        .env("NPM", NPM)
        .env("COPY", builtin_copy())
        .env("ROOT", root)
        .output()
        .expect("node can be started");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(
        run.status.success(),
        "{said}\n{}",
        String::from_utf8_lossy(&run.stderr)
    );
    assert!(
        said.contains("# fail 0") || said.contains("ℹ fail 0"),
        "node ran no tests: {said}"
    );
}

#[test]
fn every_page_can_be_read_by_everybody() {
    assert_passed(LOOKS);
}

#[test]
fn the_explorer_works() {
    assert_passed(EXPLORER);
}

#[test]
fn the_pages_work() {
    assert_passed(PAGES);
}

/// A file that stands in no list would never run.
#[test]
fn every_file_of_tests_is_run() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let entries = std::fs::read_dir(folder).expect("the folder can be listed");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.to_string_lossy().into_owned());
    let mut found: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(".test.mjs")?.to_owned()))
        .collect();
    found.sort();
    let mut listed = [LOOKS, PAGES, EXPLORER].concat();
    listed.sort_unstable();
    assert_eq!(found, listed);
}
