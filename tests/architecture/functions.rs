//! The functions of a file, read off its tokens, so that those that a macro writes count too.

use super::tokens::Token;
use super::tokens::TokenKind;

/// A function with a name: free, of a type, or of a trait. Closures and types such as `fn(u8)` are
/// none.
pub struct Function<'a> {
    pub name: &'a str,
    /// The line of `fn`.
    pub line: usize,
    /// What it takes, `self` among them.
    pub parameters: Vec<Parameter<'a>>,
    /// The lines from the brace that opens its body to the one that closes it; 0 without a body.
    pub body_lines: usize,
}

/// A parameter of a function.
pub struct Parameter<'a> {
    /// What stands before the colon.
    pub pattern: &'a [Token],
    /// What stands behind the colon; nothing for `self`.
    pub type_tokens: &'a [Token],
}

/// All functions of a row of tokens.
pub fn functions(tokens: &[Token]) -> Vec<Function<'_>> {
    let starts = (0..tokens.len()).filter(|&at| tokens[at].is_word("fn"));
    starts.filter_map(|at| function(tokens, at)).collect()
}

fn function(tokens: &[Token], start: usize) -> Option<Function<'_>> {
    let is_given = tokens.get(start + 1)?.is_sign("$");
    let name = tokens.get(start + if is_given { 2 } else { 1 })?;
    if name.kind != TokenKind::Word {
        return None;
    }
    let after_name = start + if is_given { 3 } else { 2 };
    let open = after_generics(tokens, after_name)?;
    if !tokens.get(open)?.opens("(") {
        return None;
    }
    let close = closing(tokens, open)?;
    let parts = split(&tokens[open + 1..close]).into_iter();
    Some(Function {
        name: &name.text,
        line: tokens[start].line,
        parameters: parts
            .filter(|part| !part.is_empty())
            .map(parameter)
            .collect(),
        body_lines: body_lines(tokens, close + 1),
    })
}

/// Where the bracket at `open` is closed.
pub fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (position, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (position > open).then_some(position);
        }
    }
    None
}

/// Whether `>` at a position is the end of an arrow.
fn is_arrow(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_sign(">")
        && at > 0
        && (tokens[at - 1].is_sign("-") || tokens[at - 1].is_sign("="))
}

/// The position behind `<…>`, or `at` where there is none.
fn after_generics(tokens: &[Token], at: usize) -> Option<usize> {
    if !tokens.get(at)?.is_sign("<") {
        return Some(at);
    }
    let mut depth = 0_usize;
    for position in at..tokens.len() {
        if tokens[position].is_sign("<") {
            depth += 1;
        } else if tokens[position].is_sign(">") && !is_arrow(tokens, position) {
            depth -= 1;
        }
        if depth == 0 {
            return Some(position + 1);
        }
    }
    None
}

/// The parts of a list between commas that stand in no bracket, angle brackets among them.
pub fn split(tokens: &[Token]) -> Vec<&[Token]> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    for (position, token) in tokens.iter().enumerate() {
        let opens = token.kind == TokenKind::Open || token.is_sign("<");
        let closes =
            token.kind == TokenKind::Close || token.is_sign(">") && !is_arrow(tokens, position);
        if opens {
            depth += 1;
        } else if closes {
            depth = depth.saturating_sub(1);
        } else if depth == 0 && token.is_sign(",") {
            parts.push(&tokens[start..position]);
            start = position + 1;
        }
    }
    parts.push(&tokens[start..]);
    parts
}

fn parameter(tokens: &[Token]) -> Parameter<'_> {
    let mut depth = 0_usize;
    for (position, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_path = tokens
            .get(position + 1)
            .is_some_and(|next| next.is_sign(":"))
            || position > 0 && tokens[position - 1].is_sign(":");
        if depth == 0 && token.is_sign(":") && !is_path {
            return Parameter {
                pattern: &tokens[..position],
                type_tokens: &tokens[position + 1..],
            };
        }
    }
    Parameter {
        pattern: tokens,
        type_tokens: &[],
    }
}

/// The lines of the body that follows what stands at `start`.
fn body_lines(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    while let Some(token) = tokens.get(at) {
        if token.is_sign(";") || token.kind == TokenKind::Close {
            return 0;
        }
        let end = (token.kind == TokenKind::Open).then(|| closing(tokens, at));
        match end {
            Some(None) => return 0,
            Some(Some(end)) if token.opens("{") => return tokens[end].line - token.line + 1,
            Some(Some(end)) => at = end + 1,
            None => at += 1,
        }
    }
    0
}
