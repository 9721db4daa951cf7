//! What `cargo package` ships: what is needed to build, use and test the program, and nothing that
//! was downloaded or built.

use std::fs;
use std::path::Path;
use std::process::Command;

/// The extensions of the files that are shipped; the names of those that have none.
const KINDS: [&str; 20] = [
    "rs",
    "toml",
    "lock",
    "orig",
    "md",
    "cff",
    "csv",
    "json",
    "txt",
    "html",
    "css",
    "ts",
    "mjs",
    "svg",
    "png",
    "webp",
    "py",
    "npmrc",
    "LICENSE-MIT",
    "LICENSE-APACHE",
];
/// Scripts, which have no extension.
const SCRIPTS: [&str; 4] = [
    "tests/run",
    "tests/contract/run",
    "tests/contract/exchange",
    "tests/exchange/readers/run",
];
/// Folders that hold what was downloaded or built.
const FOREIGN: [&str; 4] = ["node_modules", "__pycache__", "target", "venv"];
/// What stands at the top of the folder beside single files.
const FOLDERS: [&str; 4] = ["src", "graph_data", "web", "tests"];
/// Bytes of a file; the pictures of the front page may be larger.
const MOST_OF_A_FILE: u64 = 384 << 10;
const MOST_OF_A_PICTURE: u64 = 1536 << 10;
/// Sources, tests and data, all as text; the registry takes this much when it is packed.
const MOST_TOGETHER: u64 = 10 << 20;

#[test]
fn the_package_ships_sources_data_and_tests_only() {
    let files = shipped();
    for needed in [
        "Cargo.toml",
        "README.md",
        "src/lib.rs",
        "web/build.rs",
        "tests/main.rs",
    ] {
        assert!(
            files.iter().any(|file| file == needed),
            "{needed} is not shipped"
        );
    }
    let foreign: Vec<&String> = files.iter().filter(|file| !is_ours(file)).collect();
    assert!(
        foreign.is_empty(),
        "cargo package would ship {foreign:?}; correct `include` in Cargo.toml, or name the kind of file in tests/package.rs"
    );
}

#[test]
fn nothing_large_is_shipped() {
    let sizes: Vec<(String, u64)> = shipped()
        .into_iter()
        .filter_map(|file| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
            // What cargo itself adds is not on the disk.
            fs::metadata(path).ok().map(|found| (file, found.len()))
        })
        .collect();
    for (file, size) in &sizes {
        let is_picture = file.starts_with("web/pictures/");
        let most = if is_picture {
            MOST_OF_A_PICTURE
        } else {
            MOST_OF_A_FILE
        };
        assert!(*size <= most, "{file} has {size} bytes, more than {most}");
    }
    let together: u64 = sizes.iter().map(|(_, size)| size).sum();
    assert!(
        together <= MOST_TOGETHER,
        "{together} bytes would be shipped"
    );
}

fn shipped() -> Vec<String> {
    let output = Command::new(env!("CARGO"))
        .args(["package", "--list", "--allow-dirty", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let listed = String::from_utf8(output.stdout).expect("the names of our files are UTF-8");
    listed.lines().map(|line| line.replace('\\', "/")).collect()
}

fn is_ours(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    let kind = name.rsplit('.').next().unwrap_or(name);
    let is_known =
        KINDS.contains(&kind) || SCRIPTS.contains(&file) || file == ".cargo_vcs_info.json";
    let is_in_place = file
        .split_once('/')
        .is_none_or(|(folder, _)| FOLDERS.contains(&folder));
    is_known && is_in_place && !file.split('/').any(|part| FOREIGN.contains(&part))
}

#[test]
fn a_wheel_or_a_download_would_be_noticed() {
    for foreign in [
        "numpy-2.0-cp312-cp312-linux_x86_64.whl",
        "web/node_modules/esbuild/index.mjs",
        "tests/contract/__pycache__/exchange.py",
        "graph_data/letters.xlsx",
        "tests/contract/setup",
        "proptest-regressions/language/paths.txt",
    ] {
        assert!(!is_ours(foreign), "{foreign} would be shipped");
    }
}
