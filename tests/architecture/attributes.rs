//! The attributes of a file, and the paths that stand in their strings, as in
//! `#[serde(with = "crate::a::b")]`.

use super::functions::closing;
use super::tokens::Token;
use super::tokens::TokenKind;
use super::tokens::flatten;

/// The tokens inside the brackets of each attribute; comments are none.
pub fn attributes(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    (0..tokens.len()).filter_map(|at| {
        let is_inner = tokens.get(at + 1)?.is_sign("!");
        let open = if is_inner { at + 2 } else { at + 1 };
        if !tokens[at].is_sign("#") || !tokens.get(open)?.opens("[") {
            return None;
        }
        let inside = &tokens[open + 1..closing(tokens, open)?];
        (!inside.first()?.is_word("doc")).then_some(inside)
    })
}

/// What the strings of attributes contain, as code: names, colons and brackets. A string that is no
/// code is a text and names nothing.
pub fn code_in_strings(tokens: &[Token]) -> Vec<Token> {
    let strings = attributes(tokens).flatten();
    let strings = strings.filter(|token| token.kind == TokenKind::Literal);
    strings.flat_map(code_in).collect()
}

fn code_in(literal: &Token) -> Vec<Token> {
    let text = syn::parse_str::<syn::LitStr>(&literal.text).map(|text| text.value());
    let text = text.ok().filter(|text| text.contains("::"));
    let stream = text.and_then(|text| text.parse().ok());
    let tokens = stream.map(flatten).unwrap_or_default().into_iter();
    let names_only = tokens.filter(|token| !is_declaring(token));
    names_only
        .map(|token| Token {
            line: literal.line,
            column: literal.column,
            ..token
        })
        .collect()
}

/// Words of a text that would begin an import or a module if it were code.
fn is_declaring(token: &Token) -> bool {
    ["use", "extern", "mod"]
        .iter()
        .any(|word| token.is_word(word))
}
