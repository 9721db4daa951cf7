//! Arithmetic: what stands between numbers, moments and lengths of time.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::syntax::Operator;
use crate::language::value::Duration;
use crate::language::value::Moment;
use crate::language::value::Value;
use crate::language::value::YEARS;

use super::durations::times;
use super::texts::written;

/// The result of an operator between two values; null if one of them is.
///
/// # Errors
///
/// A fault if it cannot stand between them, or if the result is beyond what can be counted.
pub fn arithmetic(
    operator: Operator,
    left: &Value,
    right: &Value,
    span: Span,
) -> Result<Value, Fault> {
    if left.unit().is_some() || right.unit().is_some() {
        return of_units(operator, left, right, span);
    }
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => Ok(Value::Null),
        (Value::Moment(_) | Value::Duration(_), _) | (_, Value::Moment(_) | Value::Duration(_)) => {
            in_time(operator, left, right, span)
        }
        (Value::Integer(left), Value::Integer(right)) if operator != Operator::Power => {
            whole(operator, *left, *right, span)
        }
        _ => {
            let left = float(left, span)?;
            let right = float(right, span)?;
            Ok(Value::Float(match operator {
                Operator::Add => left + right,
                Operator::Subtract => left - right,
                Operator::Multiply => left * right,
                Operator::Divide => left / right,
                Operator::Remainder => left % right,
                _ => left.powf(right),
            }))
        }
    }
}

/// Moments and lengths of time: what is added to them is a length, what they are multiplied by a number.
fn in_time(operator: Operator, left: &Value, right: &Value, span: Span) -> Result<Value, Fault> {
    match (left, right, operator) {
        (Value::Moment(moment), Value::Duration(length), Operator::Add)
        | (Value::Duration(length), Value::Moment(moment), Operator::Add) => {
            later(*moment, Some(**length), right, span)
        }
        (Value::Moment(moment), Value::Duration(length), Operator::Subtract) => {
            later(*moment, length.negated(), right, span)
        }
        (Value::Duration(one), Value::Duration(other), Operator::Add) => {
            counted(one.plus(**other), span)
        }
        (Value::Duration(one), Value::Duration(other), Operator::Subtract) => {
            counted(other.negated().and_then(|other| one.plus(other)), span)
        }
        (Value::Duration(length), Value::Integer(_) | Value::Float(_), Operator::Multiply) => {
            counted(times(**length, float(right, span)?), span)
        }
        (Value::Integer(_) | Value::Float(_), Value::Duration(length), Operator::Multiply) => {
            counted(times(**length, float(left, span)?), span)
        }
        (Value::Duration(length), Value::Integer(_) | Value::Float(_), Operator::Divide) => {
            counted(times(**length, 1.0 / float(right, span)?), span)
        }
        (Value::Moment(_), Value::Moment(_), Operator::Subtract) => Err(unsuitable(left, span)
            .advise("Write duration.between(…) for how long it is between them")),
        (Value::Moment(_) | Value::Duration(_), _, _) => {
            Err(unsuitable(left, span).advise(LENGTHS))
        }
        _ => Err(unsuitable(right, span).advise(LENGTHS)),
    }
}

/// What can be reckoned with moments.
const LENGTHS: &str = "Add a length of time, such as duration({days: 3})";

fn later(moment: Moment, length: Option<Duration>, by: &Value, span: Span) -> Result<Value, Fault> {
    let later = length.and_then(|length| moment.plus(length));
    later.map(Value::Moment).ok_or_else(|| {
        let by = written(by).unwrap_or_default();
        beyond_calendar(&format!("`{moment}` moved by `{by}`"), span)
    })
}

fn counted(length: Option<Duration>, span: Span) -> Result<Value, Fault> {
    let length = length.map(Value::duration);
    length.ok_or_else(|| too_long("the result", span))
}

/// The fault that a length of time has more months, days or seconds than can be counted.
#[must_use]
pub fn too_long(what: &str, span: Span) -> Fault {
    let most = i64::MAX;
    let what =
        format!("{what} is too long: a length of time has at most {most} months, days and seconds");
    Fault::argument(span, what).advise("Take a shorter length of time")
}

/// The fault that a moment lies beyond the calendar.
#[must_use]
pub fn beyond_calendar(what: &str, span: Span) -> Fault {
    let (first, last) = (YEARS.start(), YEARS.end());
    let what =
        format!("{what} lies beyond the calendar, which goes from the year {first} to {last}");
    Fault::argument(span, what).advise("Take a moment nearer to us")
}

/// A sum or a difference is of one unit, a multiple of the unit of what was multiplied; the ratio of two
/// figures is a number.
fn of_units(operator: Operator, left: &Value, right: &Value, span: Span) -> Result<Value, Fault> {
    if left.is_null() || right.is_null() {
        return Ok(Value::Null);
    }
    let unit = match (left.unit(), right.unit(), operator) {
        (Some(one), Some(other), Operator::Add | Operator::Subtract | Operator::Remainder)
            if one != other =>
        {
            return Err(Fault::different_units(span, [Some(one), Some(other)]));
        }
        (Some(unit), _, Operator::Add | Operator::Subtract | Operator::Remainder)
        | (Some(unit), None, Operator::Multiply | Operator::Divide) => Some(unit),
        (
            None,
            unit,
            Operator::Add | Operator::Subtract | Operator::Remainder | Operator::Multiply,
        ) => unit,
        _ => None,
    };
    let result = arithmetic(operator, left.uncounted(), right.uncounted(), span)?;
    Ok(match unit {
        Some(unit) => Value::counted(result, unit),
        None => result,
    })
}

fn whole(operator: Operator, left: i64, right: i64, span: Span) -> Result<Value, Fault> {
    let divides = matches!(operator, Operator::Divide | Operator::Remainder);
    if divides && right == 0 {
        let what = "a whole number cannot be divided by zero";
        let fault = Fault::argument(span, what);
        return Err(fault.advise("Test for zero before, or write a decimal point"));
    }
    let result = match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => left.checked_div(right),
        _ => left.checked_rem(right),
    };
    result.map(Value::Integer).ok_or_else(|| overflow(span))
}

fn float(value: &Value, span: Span) -> Result<f64, Fault> {
    match value {
        #[allow(clippy::cast_precision_loss, reason = "as everywhere in arithmetic")]
        Value::Integer(number) => Ok(*number as f64),
        Value::Float(number) => Ok(*number),
        other => Err(unsuitable(other, span)),
    }
}

/// The fault that a value is no number.
#[must_use]
pub fn unsuitable(value: &Value, span: Span) -> Fault {
    let what = format!("a number is expected here, not {}", value.kind());
    Fault::kind(FaultCode::InvalidArgumentType, span, what)
}

/// The fault that a whole number would be too large.
#[must_use]
pub fn overflow(span: Span) -> Fault {
    let what = "the result is too large for a whole number";
    let fault = Fault::syntax(FaultCode::IntegerOverflow, span, what).argument_class();
    fault.advise("Write a decimal point in one of the numbers")
}
