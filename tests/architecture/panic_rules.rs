//! Rules about what ends the program: nothing panics, and the core does not even assert.

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

const MACROS: [&str; 4] = ["panic", "todo", "unimplemented", "dbg"];

/// What the core may not say either; `debug_assert!` is left to it, since it is not in the program
/// that people run.
const CORE_MACROS: [&str; 4] = ["unreachable", "assert", "assert_eq", "assert_ne"];

/// Calls that panic, and `unsafe`.
pub fn everywhere(file: &SourceFile) -> Vec<Violation> {
    let mut found = called_macros(&file.tokens, &MACROS);
    for (position, token) in file.tokens.iter().enumerate() {
        let before = position.checked_sub(1).map(|at| &file.tokens[at]);
        let is_method = before.is_some_and(|sign| sign.is_sign(".") || sign.is_sign(":"));
        if is_method && METHODS.iter().any(|method| token.is_word(method)) {
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
