//! Functions of texts, and how numbers are written.

use crate::language::fault::Fault;
use crate::language::fault::Span;
use crate::language::value::Value;

use super::function::Given;
use super::function::Wanted;

/// A number, a truth, a date or a text as a text; nothing for other values.
#[must_use]
pub fn written(value: &Value) -> Option<String> {
    match value {
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(written_float(*number)),
        Value::Boolean(truth) => Some(truth.to_string()),
        Value::Text(text) => Some(text.to_string()),
        Value::Moment(moment) => Some(moment.to_string()),
        Value::Duration(duration) => Some(duration.to_string()),
        Value::Date(date) => Some(date.as_str().to_owned()),
        Value::Quantity(quantity) => Some(quantity.as_cell()),
        Value::Counted(counted) => written(counted.figure()),
        _ => None,
    }
}

fn written_float(number: f64) -> String {
    let size = number.abs();
    if number.is_finite() && size != 0.0 && !(1e-3..1e7).contains(&size) {
        let text = format!("{number:E}");
        return match text.split_once('E') {
            Some((digits, exponent)) if !digits.contains('.') => format!("{digits}.0E{exponent}"),
            _ => text,
        };
    }
    match number {
        f64::INFINITY => "Infinity".to_owned(),
        f64::NEG_INFINITY => "-Infinity".to_owned(),
        _ => format!("{number:?}"),
    }
}

/// `toLower(text)`
pub fn to_lower(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::text(given.text(0)?.to_lowercase()))
}

/// `toUpper(text)`
pub fn to_upper(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::text(given.text(0)?.to_uppercase()))
}

/// `trim(text)`
pub fn trim(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::text(given.text(0)?.trim()))
}

/// `lTrim(text)`
pub fn trim_left(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::text(given.text(0)?.trim_start()))
}

/// `rTrim(text)`
pub fn trim_right(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::text(given.text(0)?.trim_end()))
}

/// `replace(text, sought, replacement)`
pub fn replace(given: &Given<'_>) -> Result<Value, Fault> {
    let (text, sought, replacement) = (given.text(0)?, given.text(1)?, given.text(2)?);
    if sought.is_empty() {
        return Ok(Value::text(text));
    }
    let found = text.matches(sought).count();
    let length = text.len() + found.saturating_mul(replacement.len());
    if length > MOST_LETTERS {
        return Err(too_long(given));
    }
    Ok(Value::text(text.replace(sought, replacement)))
}

/// How many bytes a text may have.
pub const MOST_LETTERS: usize = 10_000_000;

fn too_long(given: &Given<'_>) -> Fault {
    let what = format!("the text would be longer than {MOST_LETTERS} bytes");
    Fault::too_large(given.span, what).advise("Make shorter texts")
}

/// `split(text, separator)`
pub fn split(given: &Given<'_>) -> Result<Value, Fault> {
    let (text, separator) = (given.text(0)?, given.text(1)?);
    let is_apart = separator.is_empty();
    (given.room)(if is_apart {
        text.len()
    } else {
        text.matches(separator).count() + 1
    })?;
    let parts: Vec<Value> = if is_apart {
        text.chars()
            .map(|one| Value::text(one.to_string()))
            .collect()
    } else {
        text.split(separator).map(Value::text).collect()
    };
    Ok(Value::list(parts))
}

/// `substring(text, start, length)`
pub fn substring(given: &Given<'_>) -> Result<Value, Fault> {
    let text = given.text(0)?;
    let start = count(given, 1)?;
    let length = if given.arguments.len() > 2 {
        count(given, 2)?
    } else {
        usize::MAX
    };
    let part: String = text.chars().skip(start).take(length).collect();
    Ok(Value::text(part))
}

/// `left(text, length)`
pub fn left(given: &Given<'_>) -> Result<Value, Fault> {
    let part: String = given.text(0)?.chars().take(count(given, 1)?).collect();
    Ok(Value::text(part))
}

/// `right(text, length)`
pub fn right(given: &Given<'_>) -> Result<Value, Fault> {
    let text = given.text(0)?;
    let passed = text.chars().count().saturating_sub(count(given, 1)?);
    let part: String = text.chars().skip(passed).collect();
    Ok(Value::text(part))
}

fn count(given: &Given<'_>, position: usize) -> Result<usize, Fault> {
    let number = given.whole(position)?;
    usize::try_from(number).map_err(|_| negative_count(given.span))
}

/// The fault that a length or a position in a text is negative.
pub fn negative_count(span: Span) -> Fault {
    let what = "a length or a position must not be negative";
    let fault = Fault::argument(span, what);
    fault.advise("Positions begin with 0; right(text, 1) is the end of a text")
}

/// `toString(x)`
pub fn to_text(given: &Given<'_>) -> Result<Value, Fault> {
    let value = given.argument(0);
    let text = written(value).ok_or_else(|| given.unsuitable(value, Wanted::Text))?;
    Ok(Value::text(text))
}
