//! Rules about what ends the program: nothing panics, and the core does not even assert.

use super::exempt::MAY_INDEX;
use super::exempt::MAY_RESUME;
use super::source_file::SourceFile;
use super::source_file::Violation;
use super::tokens::Token;

/// Methods that panic, called or passed on as a path.
const METHODS: [&str; 6] = [
    "unwrap",
    "expect",
    "unwrap_err",
    "expect_err",
    "unwrap_unchecked",
    "get_unchecked",
];

/// Functions that begin a panic, or go on with one.
const FUNCTIONS: [&str; 2] = ["panic_any", "resume_unwind"];

const MACROS: [&str; 4] = ["panic", "todo", "unimplemented", "dbg"];

/// What the core may not say either; `debug_assert!` is left to it, since it is not in the program
/// that people run.
const CORE_MACROS: [&str; 4] = ["unreachable", "assert", "assert_eq", "assert_ne"];

/// Methods of slices and lists that panic at a wrong position or length; `split_at_checked`, `get`
/// and iterators do not. `std::mem::swap` takes no position.
const CORE_METHODS: [&str; 11] = [
    "split_at",
    "split_at_mut",
    "split_off",
    "copy_from_slice",
    "clone_from_slice",
    "copy_within",
    "swap",
    "swap_with_slice",
    "swap_remove",
    "rotate_left",
    "rotate_right",
];

/// The traits behind `a[i]`.
const INDEXING: [&str; 4] = [
    "std::ops::Index",
    "std::ops::IndexMut",
    "core::ops::Index",
    "core::ops::IndexMut",
];

/// Calls that panic, and `unsafe`.
pub fn everywhere(file: &SourceFile) -> Vec<Violation> {
    let may_resume = MAY_RESUME.iter().any(|(path, _)| *path == file.path);
    let mut found = called_macros(&file.tokens, &MACROS);
    for (position, token) in file.tokens.iter().enumerate() {
        let before = position.checked_sub(1).map(|at| &file.tokens[at]);
        let is_method = before.is_some_and(|sign| sign.is_sign(".") || sign.is_sign(":"));
        if is_method && METHODS.iter().any(|method| token.is_word(method)) {
            found.push(Violation::new(token.line, format!("`{}`", token.text)));
        }
        if !may_resume && FUNCTIONS.iter().any(|function| token.is_word(function)) {
            found.push(Violation::new(token.line, format!("`{}`", token.text)));
        }
        if token.is_word("unsafe") {
            found.push(Violation::new(token.line, "`unsafe`"));
        }
    }
    found
}

/// Assertions in the core.
pub fn core(file: &SourceFile) -> Vec<Violation> {
    if !file.is_core() {
        return Vec::new();
    }
    called_macros(&file.tokens, &CORE_MACROS)
}

/// Methods in the core that panic at a wrong position, and the traits that index.
pub fn positions(file: &SourceFile) -> Vec<Violation> {
    if !file.is_core() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (position, token) in file.tokens.iter().enumerate() {
        let before = |count: usize| position.checked_sub(count).map(|at| &file.tokens[at]);
        let is_method = before(1).is_some_and(|sign| sign.is_sign(".") || sign.is_sign(":"));
        let is_of_memory = before(3).is_some_and(|word| word.is_word("mem"));
        let is_meant = CORE_METHODS.iter().any(|method| token.is_word(method));
        if is_method && is_meant && !is_of_memory {
            found.push(Violation::new(token.line, format!("`{}`", token.text)));
        }
    }
    if MAY_INDEX.iter().any(|(path, _)| *path == file.path) {
        return found;
    }
    let traits = file.named.iter();
    let traits = traits.filter(|path| INDEXING.iter().any(|place| path.is_in(place)));
    found.extend(traits.map(|path| Violation::new(path.line, format!("`{}`", path.text()))));
    found
}

/// Where one of these macros is called, or imported from the standard library under any name.
pub fn called_macros(tokens: &[Token], names: &[&str]) -> Vec<Violation> {
    let mut found = Vec::new();
    for (position, token) in tokens.iter().enumerate() {
        let next = tokens.get(position + 1);
        let is_called = next.is_some_and(|next| next.is_sign("!"))
            && !tokens
                .get(position + 2)
                .is_some_and(|third| third.is_sign("="));
        let is_imported = next.is_some_and(|next| next.is_sign(";") || next.is_word("as"))
            && position > 1
            && tokens[position - 1].is_sign(":");
        if (is_called || is_imported) && names.iter().any(|name| token.is_word(name)) {
            found.push(Violation::new(token.line, format!("`{}!`", token.text)));
        }
    }
    found
}
