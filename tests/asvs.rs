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
    assert_eq!(open, 0, "no requirement is left open");
    assert!(tests.len() > 500, "{}", tests.len());
}

/// What may stand between brackets where a script sets something: positions, which are numbers.
const POSITIONS: [&str; 5] = ["position", "bar", "entity", "relation", "this.next++"];

/// What sets a property whose name is computed: its prototype could be meant (CWE-1321).
fn named_by_values(line: &str) -> Option<String> {
    let words = [
        "__proto__",
        ".prototype",
        "setPrototypeOf",
        "defineProperty",
    ];
    if let Some(word) = words.into_iter().find(|word| line.contains(word)) {
        return Some(word.to_owned());
    }
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (name, behind) = after.split_once(']')?;
        rest = after;
        let is_of_something =
            before.ends_with(|letter: char| letter.is_alphanumeric() || "_)]".contains(letter));
        let behind = behind
            .trim_start()
            .trim_start_matches(['+', '-', '?', '|', '&']);
        let is_set =
            behind.starts_with('=') && !behind.starts_with("==") && !behind.starts_with("=>");
        let is_known = name.is_empty()
            || name.starts_with('"')
            || POSITIONS.contains(&name)
            || name.parse::<usize>().is_ok();
        if is_of_something && is_set && !is_known {
            return Some(format!("[{name}]"));
        }
    }
    None
}

/// Calls `take` with the path and text of each script.
fn each_script(folder: &Path, take: &mut dyn FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            each_script(&path, take);
        } else if path.extension().is_some_and(|extension| extension == "ts") {
            take(&path, &fs::read_to_string(&path).expect("a file of text"));
        }
    }
}

#[test]
fn what_comes_from_outside_names_no_property_in_the_scripts() {
    for cheat in [
        "found[name] = 1;",
        "found[one.id] ??= [];",
        "this.seen[key] += 1;",
        "value.__proto__.isAdmin = true;",
    ] {
        assert!(named_by_values(cheat).is_some(), "{cheat}");
    }
    for plain in [
        "const [a, b] = pair;",
        "xs[position] = 1;",
        "if (a[b] === c) {",
        "type A[] = [];",
    ] {
        assert_eq!(named_by_values(plain), None, "{plain}");
    }
    let (mut scripts, mut found) = (0, Vec::new());
    each_script(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("web/src"),
        &mut |path, text| {
            scripts += 1;
            for (line, number) in text.lines().zip(1..) {
                let what = named_by_values(line);
                found.extend(what.map(|what| format!("{}:{number}: {what}", path.display())));
            }
        },
    );
    assert!(scripts > 20, "{scripts} scripts");
    assert!(found.is_empty(), "use a Map: {found:#?}");
}
