//! The values of the parameters of a query, as they are typed: `name:value`.
//!
//! A value is read as the language writes it: a number, `true`, `null`, a list, a map, or a text in
//! quotation marks; lists and maps may be JSON, whose keys stand in quotation marks. What is none of
//! these is a text as it stands.

use std::sync::Arc;

use crate::language::Value;
use crate::language::syntax::Clause;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Literal;
use crate::language::syntax::parse;

/// A binding that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" gives no parameter a value; write name:value, such as since:1937")]
pub struct NoBinding(String);

/// A parameter with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    /// The name, without `$`.
    pub name: String,
    /// The value.
    pub value: Value,
    /// How it is written in an address.
    pub written: String,
}

/// Reads `name:value` and `name=value`; a `$` before the name is passed over.
///
/// # Errors
///
/// [`NoBinding`] if there is no name, or no sign behind it.
pub fn binding(typed: &str) -> Result<Binding, NoBinding> {
    let fault = || NoBinding(typed.chars().take(60).collect());
    let (name, value) = typed.split_once([':', '=']).ok_or_else(fault)?;
    let name = name.trim();
    let name = name.strip_prefix('$').unwrap_or(name);
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    if name.is_empty() || !name.chars().all(is_name) {
        return Err(fault());
    }
    let value = value.trim();
    Ok(Binding {
        name: name.to_owned(),
        value: read(value),
        written: format!("{name}:{value}"),
    })
}

fn read(typed: &str) -> Value {
    let value = literal_of(typed);
    let value = value.or_else(|| literal_of(&without_marks_around_keys(typed)?));
    value.unwrap_or_else(|| Value::text(typed))
}

/// JSON as the language writes it: names in backticks where JSON has texts before a colon, and a plain
/// stroke for one behind a backslash. Nothing of what is neither a list nor a map.
fn without_marks_around_keys(typed: &str) -> Option<String> {
    if !typed.starts_with(['{', '[']) {
        return None;
    }
    let mut written = String::new();
    let mut rest = typed;
    while let Some((before, behind)) = rest.split_once('"') {
        let (text, end) = until_mark(behind)?;
        let is_key = end.trim_start().starts_with(':') && !text.contains('\\');
        written.push_str(before);
        if is_key {
            written.extend(["`", &text.replace('`', "``"), "`"]);
        } else {
            written.extend(["\"", &text, "\""]);
        }
        rest = end;
    }
    written.push_str(rest);
    Some(written)
}

/// What stands before the next quotation mark that ends a text, and behind it.
fn until_mark(behind: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut letters = behind.chars();
    loop {
        match letters.next()? {
            '"' => return Some((text, letters.as_str())),
            '\\' => match letters.next()? {
                '/' => text.push('/'),
                other => text.extend(['\\', other]),
            },
            letter => text.push(letter),
        }
    }
}

/// The value of a text that is a literal of the language and nothing more.
fn literal_of(typed: &str) -> Option<Value> {
    let query = parse(&format!("RETURN {typed}")).ok()?;
    let [part] = query.parts.as_slice() else {
        return None;
    };
    let [Clause::Return(shown)] = part.clauses.as_slice() else {
        return None;
    };
    let is_plain = !shown.is_distinct
        && shown.star.is_none()
        && shown.order.is_empty()
        && shown.skip.is_none()
        && shown.limit.is_none();
    match shown.items.as_slice() {
        [only] if is_plain && only.alias.is_none() => literal(&only.expression),
        _ => None,
    }
}

fn literal(expression: &Expression) -> Option<Value> {
    Some(match &expression.kind {
        ExpressionKind::Literal(Literal::Null) => Value::Null,
        ExpressionKind::Literal(Literal::Boolean(it)) => Value::Boolean(*it),
        ExpressionKind::Literal(Literal::Integer(number)) => Value::Integer(*number),
        ExpressionKind::Literal(Literal::Float(number)) => Value::Float(*number),
        ExpressionKind::Literal(Literal::Text(text)) => Value::text(text.as_str()),
        ExpressionKind::Negative(inner) => match literal(inner)? {
            Value::Integer(number) => Value::Integer(number.checked_neg()?),
            Value::Float(number) => Value::Float(-number),
            _ => return None,
        },
        ExpressionKind::List(members) => {
            let members = members.iter().map(literal);
            Value::list(members.collect::<Option<Vec<Value>>>()?)
        }
        ExpressionKind::Map(entries) => {
            let entries = entries.iter().map(|(key, value)| {
                let key: Arc<str> = Arc::from(key.text.as_str());
                Some((key, literal(value)?))
            });
            Value::map(entries.collect::<Option<_>>()?)
        }
        _ => return None,
    })
}
