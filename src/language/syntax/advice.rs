//! What to do about a text that could not be read any further: what is not closed, what is missing, and
//! labels that are joined in a way of other languages.
//!
//! It is looked for once, when reading has ended: a beginning that turns out to be something else is read
//! again, and its faults are not told.

use crate::language::fault::Place;

use super::parser::Parser;
use super::token::Placed;
use super::token::Token;

/// Brackets that open, with those that close them.
const BRACKETS: [(&str, &str); 3] = [("(", ")"), ("[", "]"), ("{", "}")];

/// Longer joins of labels are not written out.
const MOST_OF_LABELS: usize = 40;

fn closing(sign: &str) -> Option<&'static str> {
    let mut known = BRACKETS.iter();
    let found = known.find(|(open, _)| *open == sign);
    found.map(|(_, close)| *close)
}

fn closes(sign: &str) -> bool {
    BRACKETS.iter().any(|(_, close)| *close == sign)
}

/// Whether a value may end with the token.
fn ends_value(token: &Token) -> bool {
    match token {
        Token::Sign(sign) => matches!(*sign, ")" | "]" | "}"),
        other => begins_value(other),
    }
}

/// Whether a value may begin with the token, apart from brackets.
fn begins_value(token: &Token) -> bool {
    !matches!(token, Token::Sign(_) | Token::End)
}

impl Parser<'_> {
    /// What to do about the place where reading ended.
    pub fn advice_where_it_ended(&self) -> Option<String> {
        let advice = self.labels_as_condition().or_else(|| self.unclosed());
        advice.or_else(|| self.missing_between())
    }

    /// The bracket that is open here and is not closed behind it either.
    fn unclosed(&self) -> Option<String> {
        let mut open: Vec<&Placed> = Vec::new();
        for read in self.read() {
            match &read.token {
                Token::Sign(sign) if closing(sign).is_some() => open.push(read),
                Token::Sign(sign) if closes(sign) => drop(open.pop()),
                _ => {}
            }
        }
        let innermost = open.pop()?;
        let Token::Sign(sign) = innermost.token else {
            return None;
        };
        let close = closing(sign)?;
        if self.is_closed_ahead(close) {
            return None;
        }
        let place = Place::of(innermost.span.start, self.text());
        let next = match self.peek() {
            Token::End => "where it ends".to_owned(),
            _ => format!("before `{}`", self.span().of(self.text())),
        };
        Some(format!(
            "The `{sign}` of {place} is not closed: write `{close}` {next}"
        ))
    }

    /// Whether what is open here is closed by this sign behind it.
    fn is_closed_ahead(&self, close: &str) -> bool {
        let mut depth = 0_usize;
        for ahead in self.unread() {
            match &ahead.token {
                Token::Sign(sign) if closing(sign).is_some() => depth += 1,
                Token::Sign(sign) if closes(sign) && depth == 0 => return *sign == close,
                Token::Sign(sign) if closes(sign) => depth -= 1,
                _ => {}
            }
        }
        false
    }

    /// A sign that is missing between two values, or what is missing at the end.
    fn missing_between(&self) -> Option<String> {
        let last = self.read().last()?;
        let before = last.span.of(self.text());
        if *self.peek() == Token::End {
            return Some(format!("Something is missing behind `{before}`"));
        }
        let is_between = ends_value(&last.token) && begins_value(self.peek());
        let next = self.span().of(self.text());
        is_between.then(|| {
            format!(
                "Something is missing between `{before}` and `{next}`, such as a comma, a colon or `=`"
            )
        })
    }

    /// A condition that says what labels say which are joined by both `|` and `&`, or in brackets.
    fn labels_as_condition(&self) -> Option<String> {
        const JOINS: [&str; 4] = ["|", "&", ":", "("];
        let is_join = matches!(self.peek(), Token::Sign(sign) if JOINS.contains(sign));
        let begin = self.begin_of_labels();
        let first = self.tokens().get(begin)?;
        let is_named = matches!(first.token, Token::Word(_) | Token::Quoted(_));
        let variable = match (is_named, self.read().get(begin.wrapping_sub(1))) {
            (true, _) => first.span.of(self.text()),
            (false, Some(before)) if before.token == Token::Sign("[") => "r",
            (false, _) => "a",
        };
        let place = begin + usize::from(is_named);
        let is_labelled = self.read().get(place)?.token == Token::Sign(":");
        if !is_join || !is_labelled {
            return None;
        }
        let condition = self.condition_of_labels(place + 1, variable)?;
        Some(format!(
            "Write it as a condition, such as `WHERE {condition}`"
        ))
    }

    /// Where the variable stands, or the `:`, of the labels that were read last.
    fn begin_of_labels(&self) -> usize {
        let mut begin = self.mark();
        let mut is_behind_word = false;
        for label in self.read().iter().rev() {
            match &label.token {
                // What stands before a variable is no label.
                Token::Word(_) | Token::Quoted(_) if !is_behind_word => is_behind_word = true,
                Token::Sign("|" | "&" | ":" | "!") => is_behind_word = false,
                _ => break,
            }
            begin -= 1;
        }
        begin
    }

    /// `!` binds most and `|` least, as NOT and OR do, so that one can be put for the other.
    fn condition_of_labels(&self, from: usize, variable: &str) -> Option<String> {
        let mut condition = String::new();
        let mut depth = 0_usize;
        let mut is_behind_word = false;
        for (count, label) in self.tokens().iter().skip(from).enumerate() {
            let written = label.span.of(self.text());
            match &label.token {
                _ if count > MOST_OF_LABELS => return None,
                Token::Word(_) | Token::Quoted(_) if !is_behind_word => {
                    condition.push_str(variable);
                    condition.push(':');
                    condition.push_str(written);
                }
                // `|:x` is the same as `|x`.
                Token::Sign(":") if condition.ends_with(" OR ") => {}
                Token::Sign("&" | ":") => condition.push_str(" AND "),
                Token::Sign("|") => condition.push_str(" OR "),
                Token::Sign("!") => condition.push_str("NOT "),
                Token::Sign("(") => {
                    depth += 1;
                    condition.push('(');
                }
                Token::Sign(")") if depth > 0 => {
                    depth -= 1;
                    condition.push(')');
                }
                _ => break,
            }
            is_behind_word = matches!(label.token, Token::Word(_) | Token::Quoted(_));
        }
        let is_whole = depth == 0 && !condition.ends_with(' ') && !condition.is_empty();
        is_whole.then_some(condition)
    }
}
