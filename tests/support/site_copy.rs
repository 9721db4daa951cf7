//! A copy of the pages as its readers have it: a folder of files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use crate::support::program::Folder;
use crate::support::program::run;

/// The copy of the built-in network, written once.
pub fn builtin_copy() -> &'static Path {
    static COPY: OnceLock<Folder> = OnceLock::new();
    let written = || {
        let folder = Folder::with(&[]);
        run(&["export", "site", folder.argument()]).assert_code(0);
        folder
    };
    COPY.get_or_init(written).path()
}

/// All files of a folder, by their path below it.
pub fn files_below(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut folders = vec![folder.to_owned()];
    let mut files = BTreeMap::new();
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(&below).expect("the folder can be listed") {
            let path = entry.expect("the folder can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(folder)
                    .expect("it is below the folder")
                    .to_string_lossy()
                    .replace('\\', "/");
                files.insert(name, fs::read(&path).expect("a file can be read"));
            }
        }
    }
    files
}
