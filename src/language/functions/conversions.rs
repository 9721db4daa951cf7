//! Functions that make a value of one kind of another.

#![allow(
    clippy::unnecessary_wraps,
    reason = "all functions of the table are called alike"
)]

use crate::language::fault::Fault;
use crate::language::value::Truth;
use crate::language::value::Value;

use super::function::Given;
use super::function::Wanted;
use super::texts::written;

/// `toInteger(x)`: a text that is no number gives null.
pub fn to_integer(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Integer(number) => Ok(Value::Integer(*number)),
        Value::Float(number) => Ok(truncated(*number)),
        Value::Boolean(truth) => Ok(Value::Integer(i64::from(*truth))),
        Value::Text(text) => {
            let text = text.trim();
            let whole = text.parse().map(Value::Integer);
            Ok(whole.unwrap_or_else(|_| plain_float(text).map_or(Value::Null, truncated)))
        }
        other => Err(given.unsuitable(other, Wanted::Number)),
    }
}

fn truncated(number: f64) -> Value {
    if !number.is_finite() || number.abs() >= 9_223_372_036_854_775_808.0 {
        return Value::Null;
    }
    #[allow(clippy::cast_possible_truncation, reason = "it lies within the range")]
    Value::Integer(number as i64)
}

/// A number in digits; words such as "infinity" are none.
fn plain_float(text: &str) -> Option<f64> {
    let is_number = text
        .chars()
        .all(|letter| letter.is_ascii_digit() || "+-.eE".contains(letter));
    text.parse().ok().filter(|_| is_number)
}

/// `toFloat(x)`: a text that is no number gives null.
pub fn to_float(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        #[allow(clippy::cast_precision_loss, reason = "that is what is asked for")]
        Value::Integer(number) => Ok(Value::Float(*number as f64)),
        Value::Float(number) => Ok(Value::Float(*number)),
        Value::Text(text) => Ok(plain_float(text.trim()).map_or(Value::Null, Value::Float)),
        other => Err(given.unsuitable(other, Wanted::Number)),
    }
}

/// `toBoolean(x)`: a text that is neither gives null.
pub fn to_boolean(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Boolean(truth) => Ok(Value::Boolean(*truth)),
        Value::Integer(number) => Ok(Value::Boolean(*number != 0)),
        Value::Text(text) => {
            let truths = [("true", true), ("false", false)];
            let mut known = truths.iter();
            let found = known.find(|(word, _)| text.trim().eq_ignore_ascii_case(word));
            Ok(found.map(|(_, truth)| *truth).into_value())
        }
        other => Err(given.unsuitable(other, Wanted::Text)),
    }
}

/// `toStringOrNull(x)`
pub fn to_text_or_null(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(written(given.argument(0)).map_or(Value::Null, Value::text))
}

/// `toIntegerOrNull(x)`
pub fn to_integer_or_null(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(to_integer(given).unwrap_or_default())
}

/// `toFloatOrNull(x)`
pub fn to_float_or_null(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(to_float(given).unwrap_or_default())
}

/// `toBooleanOrNull(x)`
pub fn to_boolean_or_null(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(to_boolean(given).unwrap_or_default())
}

/// `exists(a.key)`: whether there is such a property.
pub fn exists(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::Boolean(!given.argument(0).is_null()))
}

/// `possibly(p)`: unknown counts as true.
pub fn possibly(given: &Given<'_>) -> Result<Value, Fault> {
    truth_or(given, Value::Boolean(true))
}

/// `certainly(p)`: unknown counts as false.
pub fn certainly(given: &Given<'_>) -> Result<Value, Fault> {
    truth_or(given, Value::Boolean(false))
}

fn truth_or(given: &Given<'_>, unknown: Value) -> Result<Value, Fault> {
    Ok(match given.argument(0) {
        Value::Null => unknown,
        known => known.clone(),
    })
}
