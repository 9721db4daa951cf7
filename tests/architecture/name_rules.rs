//! The rule that files, modules, types and functions have names that say something.

use super::source_file::SourceFile;
use super::source_file::Violation;

const EMPTY_NAMES: [&str; 6] = ["util", "utils", "common", "helper", "helpers", "manager"];

const DECLARING: [&str; 9] = [
    "mod", "struct", "enum", "trait", "fn", "type", "union", "const", "static",
];

/// Names that are, or end in, a word without a meaning.
pub fn empty_names(file: &SourceFile) -> Vec<Violation> {
    let stems = file.path.split(['/', '.']).map(str::to_lowercase);
    let mut found: Vec<Violation> = stems
        .filter(|stem| EMPTY_NAMES.contains(&stem.as_str()))
        .map(|stem| Violation::new(1, stem))
        .collect();
    for pair in file.tokens.windows(2) {
        let is_declared = DECLARING.iter().any(|word| pair[0].is_word(word));
        if is_declared && is_empty_name(&pair[1].text) {
            found.push(Violation::new(pair[1].line, pair[1].text.clone()));
        }
    }
    found
}

fn is_empty_name(name: &str) -> bool {
    let lower = name.to_lowercase();
    EMPTY_NAMES
        .iter()
        .any(|empty| lower == *empty || (lower.ends_with(empty) && is_last_part(name, empty)))
}

/// Whether a name in camel or snake case ends in this word: `RouteManager`, `path_util`.
fn is_last_part(name: &str, word: &str) -> bool {
    let at = name.len() - word.len();
    name.as_bytes()[at].is_ascii_uppercase()
        || at
            .checked_sub(1)
            .is_some_and(|before| name.as_bytes()[before] == b'_')
}
