//! Builds the scripts and styles into `OUT_DIR` and lists them for the server to embed.
//!
//! `npm ci` when the lock file changed, then `bundle.mjs`; both only if something under `web/`
//! changed. Without the feature `server`, and for documentation builders, the list is empty and
//! neither Node nor a network is needed.

use std::env;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

const INPUTS: [&str; 7] = [
    "web/build.rs",
    "web/bundle.mjs",
    "web/package.json",
    "web/package-lock.json",
    "web/.npmrc",
    "web/src",
    "web/styles",
];

fn main() {
    for input in INPUTS {
        println!("cargo::rerun-if-changed={input}");
    }
    println!("cargo::rerun-if-env-changed=DOCS_RS");
    if let Err(message) = build() {
        println!("cargo::error={message}");
    }
}

fn build() -> Result<(), String> {
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|_| "cargo did not say where to build")?);
    if env::var_os("CARGO_FEATURE_SERVER").is_none() || env::var_os("DOCS_RS").is_some() {
        return fs::write(out.join("assets.rs"), "&[]")
            .map_err(|error| format!("cannot write assets.rs: {error}"));
    }
    let npm = out.join("npm");
    fs::create_dir_all(&npm).map_err(|error| format!("cannot make {}: {error}", npm.display()))?;
    install(&npm)?;
    let profile = env::var("PROFILE").unwrap_or_default();
    run(
        Command::new("node")
            .arg("web/bundle.mjs")
            .arg(&out)
            .arg(profile),
        "node",
    )
}

/// Runs `npm ci` unless the packages of this very lock file are installed.
fn install(npm: &Path) -> Result<(), String> {
    let read = |path: &Path| {
        fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
    };
    let lock = read(Path::new("web/package-lock.json"))?;
    let done = npm.join("installed-lock.json");
    if fs::read(&done).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    // If `npm ci` breaks off, nothing is installed, whatever the mark says.
    let _ = fs::remove_file(&done);
    for file in ["package.json", "package-lock.json", ".npmrc"] {
        let copied = fs::copy(Path::new("web").join(file), npm.join(file));
        copied.map_err(|error| format!("cannot copy web/{file}: {error}"))?;
    }
    let quick = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000"];
    let quiet = [
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ];
    run(
        Command::new("npm").args(quiet).args(quick).current_dir(npm),
        "npm",
    )?;
    fs::write(done, lock).map_err(|error| format!("cannot write {}: {error}", npm.display()))
}

fn run(command: &mut Command, program: &str) -> Result<(), String> {
    let output = command.output().map_err(|error| {
        format!(
            "cannot start \"{program}\" ({error}); the web pages are built with Node 20 or newer, so install it and build again"
        )
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last: Vec<&str> = said
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    Err(format!(
        "\"{program}\" failed: {}",
        last.iter()
            .rev()
            .take(6)
            .rev()
            .copied()
            .collect::<Vec<_>>()
            .join(" | ")
    ))
}
