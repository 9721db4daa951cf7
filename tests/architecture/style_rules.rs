//! Rules about the style of functions: what they take, how long they are, how they fail.

use super::functions::closing;
use super::functions::functions;
use super::functions::split;
use super::source_file::SourceFile;
use super::source_file::Violation;
use super::tokens::Token;
use super::tokens::TokenKind;

pub const MOST_PARAMETERS: usize = 5;
pub const MOST_BODY_LINES: usize = 60;

/// Types with many values in them: a `bool` there answers a question for each of many things.
const COLLECTIONS: [&str; 9] = [
    "BTreeMap",
    "BTreeSet",
    "HashMap",
    "HashSet",
    "IntoIterator",
    "Iterator",
    "Table",
    "Vec",
    "VecDeque",
];

/// Parameters that are a `bool`, also by reference, in an `Option`, a tuple or an array of a fixed
/// length, and other names for `bool`.
///
/// `draw(true)` does not say what is true. An enum with two variants does, and so do two functions.
pub fn truth_parameters(file: &SourceFile) -> Vec<Violation> {
    let mut found = Vec::new();
    for function in functions(&file.tokens) {
        for parameter in function.parameters {
            if is_truth(parameter.type_tokens) {
                let name = written(parameter.pattern);
                let what = format!("`{name}` of `{}` is a `bool`", function.name);
                found.push(Violation::new(function.line, what));
            }
        }
    }
    found.extend(names_for_truth(&file.tokens));
    found
}

fn is_truth(type_tokens: &[Token]) -> bool {
    let mut inside_collection = Vec::new();
    for (position, token) in type_tokens.iter().enumerate() {
        let before = position.checked_sub(1).map(|at| &type_tokens[at]);
        if token.is_sign(">") && before.is_some_and(|before| before.is_sign("-")) {
            // What a closure returns.
            return false;
        }
        if token.kind == TokenKind::Open || token.is_sign("<") {
            let is_collection =
                before.is_some_and(|before| COLLECTIONS.contains(&before.text.as_str()));
            let is_slice = token.opens("[") && !has_length(type_tokens, position);
            inside_collection.push(is_collection || is_slice);
        } else if token.kind == TokenKind::Close || token.is_sign(">") {
            inside_collection.pop();
        } else if token.is_word("bool") && !inside_collection.contains(&true) {
            return true;
        }
    }
    false
}

fn has_length(tokens: &[Token], open: usize) -> bool {
    let end = closing(tokens, open).unwrap_or(tokens.len());
    tokens[open..end].iter().any(|token| token.is_sign(";"))
}

/// `type Flag = bool;` and `use std::primitive::bool as Flag;`.
fn names_for_truth(tokens: &[Token]) -> Vec<Violation> {
    let pairs = tokens.windows(2).enumerate();
    let named = pairs.filter(|(position, pair)| {
        let ends_alias = pair[1].is_sign(";") && begins_with_type(&tokens[..*position]);
        pair[0].is_word("bool") && (pair[1].is_word("as") || ends_alias)
    });
    named
        .map(|(_, pair)| Violation::new(pair[0].line, "another name for `bool`"))
        .collect()
}

/// Whether the statement that ends here is `type Name = …`.
fn begins_with_type(tokens: &[Token]) -> bool {
    let ends = |token: &&Token| {
        token.is_sign(";") || token.kind == TokenKind::Close || token.kind == TokenKind::Open
    };
    let mut statement = tokens.iter().rev().take_while(|token| !ends(token));
    statement.any(|token| token.is_word("type"))
}

/// Parameters that take a tuple to pieces: the pair has a name, and its parts belong together.
pub fn tuple_parameters(file: &SourceFile) -> Vec<Violation> {
    let mut found = Vec::new();
    for function in functions(&file.tokens) {
        for parameter in function.parameters {
            if takes_tuple_apart(parameter.pattern) {
                let pattern = written(parameter.pattern);
                let what = format!("`{pattern}` of `{}` is a tuple", function.name);
                found.push(Violation::new(function.line, what));
            }
        }
    }
    found
}

fn takes_tuple_apart(pattern: &[Token]) -> bool {
    let tuples = (0..pattern.len()).filter(|&at| {
        let is_named = at > 0 && pattern[at - 1].kind == TokenKind::Word;
        pattern[at].opens("(") && !is_named
    });
    tuples
        .filter_map(|open| Some(&pattern[open + 1..closing(pattern, open)?]))
        .any(|inside| {
            split(inside)
                .into_iter()
                .filter(|part| names_value(part))
                .count()
                > 1
        })
}

/// Whether a pattern gives a name to a value.
fn names_value(pattern: &[Token]) -> bool {
    pattern.iter().any(|token| {
        token.kind == TokenKind::Word
            && !matches!(token.text.as_str(), "_" | "mut" | "ref")
            && token.text.starts_with(|letter: char| letter.is_lowercase())
    })
}

/// Functions that take too much.
pub fn parameters(file: &SourceFile) -> Vec<Violation> {
    let functions = functions(&file.tokens).into_iter();
    let long = functions.filter(|function| function.parameters.len() > MOST_PARAMETERS);
    long.map(|function| {
        let count = function.parameters.len();
        Violation::new(
            function.line,
            format!("`{}` has {count} parameters", function.name),
        )
    })
    .collect()
}

/// Functions that are too long.
pub fn function_lengths(file: &SourceFile) -> Vec<Violation> {
    let functions = functions(&file.tokens).into_iter();
    let long = functions.filter(|function| function.body_lines > MOST_BODY_LINES);
    long.map(|function| {
        let what = format!("`{}` has {} lines", function.name, function.body_lines);
        Violation::new(function.line, what)
    })
    .collect()
}

/// `match () { () if … }`, which is a chain of `if` in disguise; `match true` is the same.
pub fn empty_matches(file: &SourceFile) -> Vec<Violation> {
    let tokens = file.tokens.as_slice();
    let matches = (0..tokens.len()).filter(|&at| {
        let after: Vec<&str> = tokens[at + 1..]
            .iter()
            .take(3)
            .map(|token| token.text.as_str())
            .collect();
        tokens[at].is_word("match")
            && (matches!(after.as_slice(), ["(", ")", "{"] | ["{", "(", ")"])
                || matches!(after.as_slice(), ["true" | "false", "{", ..]))
    });
    matches
        .map(|at| Violation::new(tokens[at].line, file.shown(tokens[at].line)))
        .collect()
}

/// Results whose error is a text, which no caller can tell apart from another.
pub fn text_errors(file: &SourceFile) -> Vec<Violation> {
    let tokens = file.tokens.as_slice();
    let results = (0..tokens.len()).filter(|&at| tokens[at].is_word("Result"));
    let texts = results.filter(|&at| {
        let is_turbo = tokens.get(at + 1).is_some_and(|next| next.is_sign(":"));
        let open = at + if is_turbo { 3 } else { 1 };
        let is_generic = tokens.get(open).is_some_and(|next| next.is_sign("<"));
        is_generic && error_type(&tokens[open + 1..]).is_some_and(is_text)
    });
    texts
        .map(|at| Violation::new(tokens[at].line, file.shown(tokens[at].line)))
        .collect()
}

/// The second type of a list in angle brackets, whose beginning is left out.
fn error_type(list: &[Token]) -> Option<&[Token]> {
    let mut depth = 1_usize;
    let end = (0..list.len()).find(|&at| {
        let is_arrow = at > 0 && list[at - 1].is_sign("-");
        if list[at].is_sign("<") {
            depth += 1;
        } else if list[at].is_sign(">") && !is_arrow {
            depth -= 1;
        }
        depth == 0
    })?;
    split(&list[..end]).get(1).copied()
}

/// Whether a type is a text: `String`, `&str`, `Box<str>`, `Cow<'static, str>`.
fn is_text(type_tokens: &[Token]) -> bool {
    let words: Vec<&str> = type_tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .map(|token| token.text.as_str())
        .collect();
    words
        .last()
        .is_some_and(|last| matches!(*last, "String" | "str"))
}

/// Tokens in one line.
fn written(tokens: &[Token]) -> String {
    let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    words.join(" ")
}
