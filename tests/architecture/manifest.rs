//! The dependencies in `Cargo.toml`, under the names that code uses for them.

use std::sync::LazyLock;

use super::source_file::root;

static DEPENDENCIES: LazyLock<Vec<String>> = LazyLock::new(|| dependencies_in(&manifest()));

/// The crates that `Cargo.toml` depends on, as code writes them. A dependency that is renamed with
/// `package = "…"` is listed under its new name, which the table of layers then has to allow.
pub fn dependencies() -> &'static [String] {
    &DEPENDENCIES
}

fn manifest() -> String {
    std::fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml can be read")
}

/// The dependencies of a manifest: of `[dependencies]`, of `[target.….dependencies]`, and of
/// sections such as `[dependencies.serde]`.
pub fn dependencies_in(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut in_dependencies = false;
    for line in manifest.lines().map(str::trim) {
        if let Some(section) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            let section = section.0;
            in_dependencies = section == "dependencies"
                || section.starts_with("target.") && section.ends_with(".dependencies");
            names.extend(section.strip_prefix("dependencies.").map(in_code));
        } else if in_dependencies && !line.starts_with('#') {
            names.extend(line.split_once('=').map(|(name, _)| in_code(name)));
        }
    }
    names
}

/// The new and the old name of each dependency that is renamed.
pub fn renamed_in(manifest: &str) -> Vec<(String, String)> {
    let lines = manifest.lines().filter(|line| line.contains("package"));
    lines
        .filter_map(|line| {
            let (name, rest) = line.split_once('=')?;
            let (_, after) = rest.split_once("package")?;
            let package = after.split('"').nth(1)?;
            Some((in_code(name), in_code(package)))
        })
        .collect()
}

fn in_code(name: &str) -> String {
    let first = name.split('.').next().unwrap_or(name);
    first.trim().trim_matches('"').replace('-', "_")
}

#[test]
fn dependencies_are_not_renamed() {
    let renamed = renamed_in(&manifest());
    assert!(
        renamed.is_empty(),
        "Cargo.toml: a crate must keep its name, so that the table of layers shows it: {renamed:?}"
    );
}
