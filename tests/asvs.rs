//! The sheet of OWASP's Application Security Verification Standard 5.0, levels 1 and 2: for each
//! requirement the test that holds the program to it, or the reason why none does. A chapter that has
//! nothing to say about this program stands as a whole.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SHEET: &str = include_str!("asvs.csv");
/// Requirements that are not met yet are marked so.
const OPEN: &str = "Open: ";

/// Adds the names of the tests in the files of a folder.
fn add_tests(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            add_tests(&path, names);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).expect("a file of text");
            let mut is_test = false;
            for line in text.lines().map(str::trim) {
                is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
                if let Some((_, rest)) = line.split_once("fn ").filter(|_| is_test) {
                    names.extend(rest.split('(').next().map(str::to_owned));
                    is_test = false;
                }
            }
        }
    }
}

#[test]
fn every_requirement_has_a_test_that_there_is_or_a_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = BTreeSet::new();
    for folder in ["src", "tests"] {
        add_tests(&root.join(folder), &mut tests);
    }
    let mut ids = BTreeSet::new();
    let mut open = 0;
    for line in SHEET.lines().skip(1) {
        let mut cells = line.splitn(4, ',');
        let [Some(id), Some(level), Some(test), Some(reason)] = [(); 4].map(|()| cells.next())
        else {
            panic!("four cells: {line}");
        };
        assert!(ids.insert(id), "{id} stands twice");
        let is_chapter = !id.contains('.');
        assert_eq!(is_chapter, level.is_empty(), "{line}");
        assert!(is_chapter || matches!(level, "1" | "2"), "{line}");
        assert!(!test.is_empty() || reason.ends_with('.'), "{line}");
        assert!(
            test.is_empty() || tests.contains(test),
            "no such test: {line}"
        );
        for file in reason.split([' ', ':', ';', '(', ')']) {
            let file = file.trim_end_matches(['.', ',']);
            let extension = Path::new(file).extension();
            let has_one =
                extension.is_some_and(|extension| extension == "md" || extension == "toml");
            let is_path = file.contains('/') || has_one;
            assert!(!is_path || root.join(file).exists(), "no {file}: {line}");
        }
        open += usize::from(reason.starts_with(OPEN));
    }
    for chapter in 1..=17 {
        let (whole, part) = (format!("V{chapter}"), format!("V{chapter}."));
        let is_named = ids.iter().any(|id| *id == whole || id.starts_with(&part));
        assert!(is_named, "{whole} is missing");
    }
    assert!(
        open <= 2,
        "{open} requirements are open; close them before others open"
    );
    assert!(tests.len() > 500, "{}", tests.len());
}
