//! The lexer: text into tokens. Comments and white space only separate.

use std::collections::BTreeSet;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Place;
use crate::language::fault::Span;

use super::literals::number;
use super::literals::text;
use super::token::Placed;
use super::token::Token;

/// Longer signs before those they begin with.
const SIGNS: [&str; 30] = [
    "..", "<=", ">=", "<>", "=~", "+=", "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "+", "-",
    "*", "/", "%", "^", "=", "<", ">", "|", "&", "!", "$", "?",
];

/// The text that is left, and how far the lexer has come.
pub struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The whole text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// Where the cursor stands.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What lies before it.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character.
    pub fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes the next character.
    pub fn take(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += next.len_utf8();
        Some(next)
    }

    /// Takes characters as long as they are meant.
    pub fn take_while(&mut self, is_meant: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|next| !is_meant(next)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// Takes this text if it comes next.
    pub fn take_text(&mut self, wanted: &str) -> Option<()> {
        let is_next = self.rest().starts_with(wanted);
        is_next.then(|| self.at += wanted.len())
    }

    /// The range from `start` to here.
    pub fn since(&self, start: usize) -> Span {
        Span {
            start,
            end: self.at,
        }
    }
}

/// Cuts a text into tokens, the last of which is [`Token::End`].
pub fn tokens(text: &str) -> Result<Vec<Placed>, Fault> {
    let mut cursor = Cursor { text, at: 0 };
    let mut tokens = Vec::new();
    loop {
        skip_blank(&mut cursor)?;
        let start = cursor.at();
        let token = next(&mut cursor)?;
        let is_end = token == Token::End;
        let span = cursor.since(start);
        tokens.push(Placed { token, span });
        if is_end {
            return Ok(tokens);
        }
    }
}

/// The names of the parameters that a text uses; none if it cannot be cut into tokens.
#[must_use]
pub fn parameters_of(text: &str) -> BTreeSet<String> {
    let tokens = tokens(text).unwrap_or_default().into_iter();
    let names = tokens.filter_map(|placed| match placed.token {
        Token::Parameter(name) => Some(name),
        _ => None,
    });
    names.collect()
}

/// Passes over white space and comments.
fn skip_blank(cursor: &mut Cursor<'_>) -> Result<(), Fault> {
    loop {
        cursor.take_while(char::is_whitespace);
        let start = cursor.at();
        if cursor.take_text("//").is_some() {
            cursor.take_while(|next| next != '\n');
        } else if cursor.take_text("/*").is_some() {
            let Some(length) = cursor.rest().find("*/") else {
                let what = "the comment has no end";
                let fault = Fault::syntax(FaultCode::UnexpectedSyntax, cursor.since(start), what);
                return Err(fault.advise("Close it with `*/`"));
            };
            cursor.at += length + 2;
        } else {
            return Ok(());
        }
    }
}

fn next(cursor: &mut Cursor<'_>) -> Result<Token, Fault> {
    let Some(first) = cursor.peek() else {
        return Ok(Token::End);
    };
    let is_fraction = first == '.' && {
        let mut following = cursor.rest().chars().skip(1);
        following.next().is_some_and(|next| next.is_ascii_digit())
    };
    if first.is_ascii_digit() || is_fraction {
        return number(cursor);
    }
    if is_start(first) {
        return Ok(Token::Word(cursor.take_while(is_part).to_owned()));
    }
    match first {
        '\'' | '"' => text(cursor),
        '`' => quoted(cursor),
        '$' => parameter(cursor),
        _ => sign(cursor),
    }
}

fn is_start(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn parameter(cursor: &mut Cursor<'_>) -> Result<Token, Fault> {
    let start = cursor.at();
    cursor.take();
    if cursor.peek() == Some('`') {
        return quoted(cursor).map(|token| match token {
            Token::Quoted(name) => Token::Parameter(name),
            other => other,
        });
    }
    let name = cursor.take_while(is_part);
    if name.is_empty() {
        let what = "a parameter has no name";
        let fault = Fault::syntax(FaultCode::UnexpectedSyntax, cursor.since(start), what);
        return Err(fault.advise("Write a name behind the `$`, such as `$name`"));
    }
    Ok(Token::Parameter(name.to_owned()))
}

fn quoted(cursor: &mut Cursor<'_>) -> Result<Token, Fault> {
    let start = cursor.at();
    cursor.take();
    let mut name = String::new();
    while let Some(next) = cursor.take() {
        if next != '`' {
            name.push(next);
        } else if cursor.take_text("`").is_some() {
            name.push('`');
        } else {
            return Ok(Token::Quoted(name));
        }
    }
    let what = "the name in backticks has no end";
    let fault = Fault::syntax(FaultCode::UnexpectedSyntax, cursor.since(start), what);
    let place = Place::of(start, cursor.text());
    Err(fault.advise(format!(
        "Close it with another backtick, as it begins with that of {place}"
    )))
}

fn sign(cursor: &mut Cursor<'_>) -> Result<Token, Fault> {
    let start = cursor.at();
    let known = SIGNS.iter().find(|sign| cursor.take_text(sign).is_some());
    if let Some(sign) = known {
        return Ok(Token::Sign(sign));
    }
    let unknown = cursor.take().unwrap_or_default();
    let code = if unknown.is_ascii() {
        FaultCode::UnexpectedSyntax
    } else {
        FaultCode::InvalidUnicodeCharacter
    };
    let what = format!("unexpected character `{unknown}`");
    let fault = Fault::syntax(code, cursor.since(start), what);
    Err(match unknown {
        '–' | '—' | '−' => fault.advise("Write a plain hyphen, `-`"),
        '“' | '”' | '„' | '«' | '»' | '’' | '‘' => {
            fault.advise("Put texts in plain quotation marks, `'…'`")
        }
        _ => fault.advise("Put names with unusual characters in backticks"),
    })
}
