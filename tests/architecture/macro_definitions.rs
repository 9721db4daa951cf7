//! Rules for `macro_rules!`: no macro puts a path or a call together from what it is given.
//!
//! Paths are read off the text. What a macro is given stands at its call, and is read there; but
//! `$a::$b` hides where it leads, and `$m!` hides which macro it calls.

use super::exempt::MAY_CALL_GIVEN;
use super::exempt::MAY_DEFINE;
use super::source_file::SourceFile;
use super::source_file::Violation;
use super::source_file::sources;
use super::tokens::Token;
use super::tokens::TokenKind;

/// Words before a name that is declared, not called.
const DECLARING: [&str; 2] = ["fn", "struct"];

/// Macros that the core defines.
pub fn core(file: &SourceFile) -> Vec<Violation> {
    let may_define = MAY_DEFINE.iter().any(|(path, _)| *path == file.path);
    if !file.is_core() || may_define {
        return Vec::new();
    }
    definitions(file)
}

fn definitions(file: &SourceFile) -> Vec<Violation> {
    let tokens = file.tokens.iter();
    let found = tokens.filter(|token| token.is_word("macro_rules") || token.is_word("macro"));
    found
        .map(|token| Violation::new(token.line, format!("`{}`", token.text)))
        .collect()
}

/// Paths and calls that a macro puts together from what it is given.
pub fn hidden(file: &SourceFile) -> Vec<Violation> {
    let may_call = MAY_CALL_GIVEN.iter().any(|(path, _)| *path == file.path);
    let mut found = Vec::new();
    let is_macro = file.tokens.iter().any(|token| token.is_sign("$"));
    for at in (0..file.tokens.len()).filter(|_| is_macro) {
        let what = given_call(&file.tokens, at)
            .filter(|_| !may_call)
            .or_else(|| given_path(&file.tokens, at));
        found.extend(what.map(|what| Violation::new(file.tokens[at].line, what)));
    }
    found
}

/// `$m!` and `$f(…)`.
fn given_call(tokens: &[Token], at: usize) -> Option<&'static str> {
    let [_, after, ..] = given(tokens, at)? else {
        return None;
    };
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let is_declared =
        before.is_some_and(|word| DECLARING.iter().any(|declaring| word.is_word(declaring)));
    if after.is_sign("!") {
        Some("a macro calls a macro it is given")
    } else if after.opens("(") && !is_declared {
        Some("a macro calls a function it is given")
    } else {
        None
    }
}

/// `$a::`, `::$a`, `$($a)::*`, `$a $b`, and anything taken as `tt`, which may be `::`.
fn given_path(tokens: &[Token], at: usize) -> Option<&'static str> {
    if let Some([_, rest @ ..]) = given(tokens, at) {
        if colons(rest) || at > 1 && colons(&tokens[at - 2..]) {
            return Some("a macro makes a path of what it is given");
        }
        if rest.first().is_some_and(|next| next.is_sign("$")) {
            return Some("a macro joins two things it is given");
        }
        if let [colon, kind, ..] = rest
            && colon.is_sign(":")
            && kind.is_word("tt")
        {
            return Some("a macro takes any token");
        }
    }
    let is_repeated = tokens[at].kind == TokenKind::Close && tokens[at].text == ")";
    (is_repeated && colons(&tokens[at + 1..])).then_some("a macro makes a path of a repetition")
}

/// The tokens from the name on, where `$name` stands; `$crate` is the crate and no name.
fn given(tokens: &[Token], at: usize) -> Option<&[Token]> {
    let name = tokens.get(at + 1)?;
    let is_given =
        tokens[at].is_sign("$") && name.kind == TokenKind::Word && !name.is_word("crate");
    is_given.then(|| &tokens[at + 1..])
}

fn colons(tokens: &[Token]) -> bool {
    matches!(tokens, [first, second, ..] if first.is_sign(":") && second.is_sign(":"))
}

#[test]
fn every_exemption_for_macros_is_needed() {
    let file = |path: &str| sources().iter().find(|file| file.path == path);
    for (path, _) in MAY_DEFINE {
        let defines = file(path).is_some_and(|file| !definitions(file).is_empty());
        assert!(defines, "take {path} off the list");
    }
    for (path, _) in MAY_CALL_GIVEN {
        let calls = file(path).is_some_and(|file| {
            let mut places = 0..file.tokens.len();
            places.any(|at| given_call(&file.tokens, at).is_some())
        });
        assert!(calls, "take {path} off the list");
    }
}
