//! Functions of lists.

#![allow(
    clippy::unnecessary_wraps,
    reason = "all functions of the table are called alike"
)]

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::value::Value;

use super::function::Given;
use super::function::Wanted;

/// How many members a list may have.
pub const MOST_MEMBERS: usize = 5_000_000;

fn members<'a>(given: &'a Given<'_>) -> Result<&'a [Value], Fault> {
    match given.argument(0) {
        Value::List(list) => Ok(list.members()),
        other => Err(given.unsuitable(other, Wanted::List)),
    }
}

/// `coalesce(a, b, …)`: the first that is not null.
pub fn coalesce(given: &Given<'_>) -> Result<Value, Fault> {
    let known = given.arguments.iter().find(|value| !value.is_null());
    Ok(known.cloned().unwrap_or_default())
}

/// `head(list)`
pub fn head(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(members(given)?.first().cloned().unwrap_or_default())
}

/// `last(list)`
pub fn last(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(members(given)?.last().cloned().unwrap_or_default())
}

/// `tail(list)`
pub fn tail(given: &Given<'_>) -> Result<Value, Fault> {
    let tail = members(given)?.get(1..).unwrap_or_default();
    (given.room)(tail.len())?;
    Ok(Value::list(tail.to_vec()))
}

/// `size(list)`, `size(text)`
pub fn size(given: &Given<'_>) -> Result<Value, Fault> {
    let size = match given.argument(0) {
        Value::List(list) => list.members().len(),
        Value::Text(text) => text.chars().count(),
        Value::Map(map) => map.entries().len(),
        other => return Err(given.unsuitable(other, Wanted::TextOrList)),
    };
    Ok(Value::Integer(i64::try_from(size).unwrap_or(i64::MAX)))
}

/// `isEmpty(list)`, `isEmpty(text)`
pub fn is_empty(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::Boolean(size(given)? == Value::Integer(0)))
}

/// `reverse(list)`, `reverse(text)`
pub fn reverse(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::List(list) => {
            (given.room)(list.members().len())?;
            let reversed = list.members().iter().rev();
            Ok(Value::list(reversed.cloned().collect()))
        }
        Value::Text(text) => {
            let reversed: String = text.chars().rev().collect();
            Ok(Value::text(reversed))
        }
        other => Err(given.unsuitable(other, Wanted::TextOrList)),
    }
}

/// The fault that the numbers of a range do not get on.
pub fn no_step(span: Span) -> Fault {
    let what = "the step of a range must not be 0";
    Fault::argument(span, what).advise("Use 1 or -1")
}

/// `range(first, last, step)`: whole numbers, both ends included.
pub fn range(given: &Given<'_>) -> Result<Value, Fault> {
    let numbers = |position: usize| match given.argument(position) {
        Value::Integer(number) => Ok(*number),
        other => {
            let what = format!("range needs whole numbers, not {}", other.kind());
            Err(Fault::kind(FaultCode::InvalidArgumentType, given.span, what).argument_class())
        }
    };
    let (first, last) = (numbers(0)?, numbers(1)?);
    let step = if given.arguments.len() > 2 {
        numbers(2)?
    } else {
        1
    };
    if step == 0 {
        return Err(no_step(given.span));
    }
    let is_backwards = (step > 0 && last < first) || (step < 0 && last > first);
    if is_backwards {
        return Ok(Value::list(Vec::new()));
    }
    let count = first.abs_diff(last) / step.unsigned_abs();
    if usize::try_from(count).map_or(true, |count| count >= MOST_MEMBERS) {
        let what = format!("the range has more than {MOST_MEMBERS} members");
        let advice = "Choose ends that are nearer to each other, or a larger step";
        return Err(Fault::too_large(given.span, what).advise(advice));
    }
    (given.room)(usize::try_from(count).map_or(MOST_MEMBERS, |count| count + 1))?;
    let mut members = Vec::new();
    let mut next = Some(first);
    for _ in 0..=count {
        members.extend(next.map(Value::Integer));
        next = next.and_then(|number| number.checked_add(step));
    }
    Ok(Value::list(members))
}
