//! Rules that keep the core the same in every run: no order by chance, no state that outlives a
//! question, and no text but that of files beside the code.

use super::exempt::MAY_HASH;
use super::resolution::NamedPath;
use super::source_file::SourceFile;
use super::source_file::Violation;
use super::source_file::sources;
use super::tokens::Token;
use super::tokens::TokenKind;

/// Hash tables whose order is another in every run.
const BY_CHANCE: [&str; 4] = [
    "std::collections::HashMap",
    "std::collections::HashSet",
    "std::collections::hash_map",
    "std::collections::hash_set",
];

/// Hash tables of the standard library in the core.
pub fn order(file: &SourceFile) -> Vec<Violation> {
    let may_hash = MAY_HASH.iter().any(|(path, _)| *path == file.path);
    if !file.is_core() || may_hash {
        return Vec::new();
    }
    let paths = file.named.iter().filter(|path| is_by_chance(path));
    paths
        .map(|path| Violation::new(path.line, format!("`{}`", path.text())))
        .collect()
}

fn is_by_chance(path: &NamedPath) -> bool {
    BY_CHANCE.iter().any(|place| path.is_in(place))
}

/// `static` items in the core: what is the same for all questions is a `const`, and what is not is
/// kept by a value that somebody owns.
pub fn state(file: &SourceFile) -> Vec<Violation> {
    if !file.is_core() {
        return Vec::new();
    }
    let tokens = file.tokens.iter().enumerate();
    let items = tokens.filter(|(position, token)| {
        let before = position.checked_sub(1).map(|at| &file.tokens[at]);
        token.is_word("static") && !before.is_some_and(|sign| sign.is_sign("'"))
    });
    items
        .map(|(_, token)| Violation::new(token.line, file.shown(token.line)))
        .collect()
}

/// `include_str!` in the core of anything but a file in the same folder.
pub fn texts(file: &SourceFile) -> Vec<Violation> {
    if !file.is_core() {
        return Vec::new();
    }
    let tokens = file.tokens.iter().enumerate();
    let included = tokens.filter(|(position, token)| {
        token.is_word("include_str") && !is_beside(&file.tokens[position + 1..])
    });
    included
        .map(|(_, token)| Violation::new(token.line, file.shown(token.line)))
        .collect()
}

/// Whether what follows the name of the macro is a call with the name of a file and no more.
fn is_beside(after: &[Token]) -> bool {
    let [call, open, name, close, ..] = after else {
        return false;
    };
    let is_name = name.kind == TokenKind::Literal && !name.text.contains(['/', '\\']);
    call.is_sign("!") && open.opens("(") && is_name && close.kind == TokenKind::Close
}

#[test]
fn every_exemption_from_the_order_of_hash_tables_is_needed() {
    for (path, _) in MAY_HASH {
        let file = sources().iter().find(|file| file.path == path);
        let hashes = file.is_some_and(|file| file.named.iter().any(is_by_chance));
        assert!(hashes, "take {path} off the list");
    }
}
