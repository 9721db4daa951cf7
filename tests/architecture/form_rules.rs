//! Rules about the form of files: headers, length, facades, where files stand, features.

use super::attributes::attributes;
use super::exempt::MAY_INCLUDE;
use super::functions::closing;
use super::source_file::SourceFile;
use super::source_file::Violation;
use super::tokens::Token;

pub const MOST_LINES: usize = 400;

/// A file that does not begin by saying what it is for.
pub fn header(file: &SourceFile) -> Vec<Violation> {
    if file.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![Violation::new(1, "the first line is not a `//! ` comment")]
}

/// A file that is too long.
pub fn length(file: &SourceFile) -> Vec<Violation> {
    let lines = file.text.lines().count();
    if lines <= MOST_LINES {
        return Vec::new();
    }
    vec![Violation::new(MOST_LINES + 1, format!("{lines} lines"))]
}

/// Items of a `mod.rs` or of `lib.rs` other than `mod name;` and `use`.
pub fn facade(file: &SourceFile) -> Vec<Violation> {
    if !file.is_facade() {
        return Vec::new();
    }
    let lines = file.item_lines.iter();
    lines
        .map(|&line| Violation::new(line, file.shown(line)))
        .collect()
}

/// A file that is in no layer.
pub fn place(file: &SourceFile) -> Vec<Violation> {
    if file.layer().is_some() {
        return Vec::new();
    }
    vec![Violation::new(1, "src/README.md has no row for it")]
}

/// Code that is taken from elsewhere: `include!`, and a `path = "…"` in any attribute but that of a
/// page's template.
pub fn included(file: &SourceFile) -> Vec<Violation> {
    let may_include = MAY_INCLUDE.iter().any(|(path, _)| *path == file.path);
    let mut found = Vec::new();
    for (position, token) in file.tokens.iter().enumerate() {
        let next = file.tokens.get(position + 1);
        let is_called = next.is_some_and(|next| next.is_sign("!"));
        let is_named = position > 0 && file.tokens[position - 1].is_sign(":");
        if token.is_word("include") && (is_called || is_named) && !may_include {
            found.push(Violation::new(token.line, "`include!`"));
        }
    }
    for attribute in attributes(&file.tokens) {
        let is_template = attribute[0].is_word("template");
        let mut pairs = attribute.windows(2);
        let path = pairs.find(|pair| pair[0].is_word("path") && pair[1].is_sign("="));
        found.extend(
            path.filter(|_| !is_template)
                .map(|pair| Violation::new(pair[0].line, "`#[path]`")),
        );
    }
    found
}

/// Conditions on features anywhere but on `mod` lines.
pub fn features(file: &SourceFile) -> Vec<Violation> {
    let tokens = file.tokens.as_slice();
    let starts = (0..tokens.len()).filter(|&at| {
        let next = tokens.get(at + 1);
        tokens[at].is_word("cfg") || tokens[at].is_word("cfg_attr") && next.is_some()
    });
    let mut found = Vec::new();
    for at in starts {
        let is_call = tokens.get(at + 1).is_some_and(|next| next.is_sign("!"));
        let open = if is_call { at + 2 } else { at + 1 };
        let Some(end) = closing(tokens, open) else {
            continue;
        };
        let names_feature = tokens[open..end]
            .iter()
            .any(|token| token.is_word("feature"));
        let on_module = tokens[at].is_word("cfg")
            && !is_call
            && is_outer_attribute(tokens, at)
            && stands_on_module(&tokens[end + 1..]);
        if names_feature && !on_module {
            let what = "a feature decides something else than a module";
            found.push(Violation::new(tokens[at].line, what));
        }
    }
    found
}

fn is_outer_attribute(tokens: &[Token], at: usize) -> bool {
    at > 1 && tokens[at - 1].opens("[") && tokens[at - 2].is_sign("#")
}

/// Whether what follows the parentheses of an attribute is its end, maybe other attributes, and a
/// module without a body.
fn stands_on_module(after: &[Token]) -> bool {
    let mut rest = after.get(1..).unwrap_or_default();
    while rest.first().is_some_and(|token| token.is_sign("#")) {
        let end = closing(rest, 1).map_or(rest.len(), |end| end + 1);
        rest = &rest[end..];
    }
    if rest.first().is_some_and(|token| token.is_word("pub")) {
        rest = &rest[1..];
        if rest.first().is_some_and(|token| token.opens("(")) {
            let end = closing(rest, 0).map_or(rest.len(), |end| end + 1);
            rest = &rest[end..];
        }
    }
    rest.first().is_some_and(|token| token.is_word("mod"))
        && rest.get(2).is_some_and(|token| token.is_sign(";"))
}
