//! Runs a rule on a few lines of code.

use crate::architecture::rules::Rule;
use crate::architecture::source_file::SourceFile;

/// What a rule finds in a snippet that pretends to be the file at `path`, as `line: what`.
pub fn found(rule: Rule, path: &str, text: &str) -> Vec<String> {
    let file = SourceFile::parse(path, text).expect("a snippet is valid code");
    rule(&file)
        .into_iter()
        .map(|violation| format!("{}: {}", violation.line, violation.what))
        .collect()
}

/// Requires that a rule finds something in each snippet.
pub fn assert_caught(rule: Rule, path: &str, cheats: &[&str]) {
    for cheat in cheats {
        assert!(
            !found(rule, path, cheat).is_empty(),
            "{path}: this cheat passes:\n{cheat}"
        );
    }
}

/// Requires that a rule finds nothing in any of the snippets.
pub fn assert_allowed(rule: Rule, path: &str, snippets: &[&str]) {
    for snippet in snippets {
        assert_eq!(
            found(rule, path, snippet),
            [""; 0],
            "{path}: this is allowed:\n{snippet}"
        );
    }
}
