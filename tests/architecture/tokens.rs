//! Code as a flat row of tokens: what macro invocations contain is read like everything else.

use proc_macro2::Delimiter;
use proc_macro2::TokenStream;
use proc_macro2::TokenTree;

/// One token, or one bracket.
pub struct Token {
    /// As it is written; a bracket is one of `( ) [ ] { }`, an invisible one is empty.
    pub text: String,
    pub kind: TokenKind,
    /// The line it stands on, from 1.
    pub line: usize,
    /// Its place in that line.
    pub column: usize,
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// A name or keyword; `r#` is dropped.
    Word,
    Sign,
    Literal,
    Open,
    Close,
}

impl Token {
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text == word
    }

    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.text == sign
    }

    pub fn opens(&self, bracket: &str) -> bool {
        self.kind == TokenKind::Open && self.text == bracket
    }
}

/// The tokens of a stream, with the brackets of its groups as tokens of their own.
pub fn flatten(stream: TokenStream) -> Vec<Token> {
    let mut tokens = Vec::new();
    push_all(stream, &mut tokens);
    tokens
}

fn push_all(stream: TokenStream, tokens: &mut Vec<Token>) {
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                tokens.push(token(open, TokenKind::Open, group.span_open()));
                push_all(group.stream(), tokens);
                tokens.push(token(close, TokenKind::Close, group.span_close()));
            }
            TokenTree::Ident(word) => {
                let text = word.to_string();
                let text = text.trim_start_matches("r#");
                tokens.push(token(text, TokenKind::Word, word.span()));
            }
            TokenTree::Punct(sign) => {
                let text = sign.as_char().to_string();
                tokens.push(token(&text, TokenKind::Sign, sign.span()));
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                tokens.push(token(&text, TokenKind::Literal, literal.span()));
            }
        }
    }
}

fn token(text: &str, kind: TokenKind, span: proc_macro2::Span) -> Token {
    let start = span.start();
    Token {
        text: text.to_owned(),
        kind,
        line: start.line,
        column: start.column,
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => ("", ""),
    }
}
