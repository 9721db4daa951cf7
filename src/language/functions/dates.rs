//! Functions of uncertain dates: true, false or unknown over all days that they allow.

use std::sync::Arc;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::value::Moment;
use crate::language::value::MomentShape;
use crate::language::value::Truth;
use crate::language::value::Value;
use crate::language::value::window;
use crate::model::DateBounds;
use crate::model::DateError;
use crate::model::Day;
use crate::model::HistoricalDate;
use crate::model::Verdict;
use crate::model::Window;

use super::arithmetic::beyond_calendar;
use super::function::Given;
use super::texts::written;

/// `edtf('1937-XX')`
pub fn edtf(given: &Given<'_>) -> Result<Value, Fault> {
    if let Value::Date(_) = given.argument(0) {
        return Ok(given.argument(0).clone());
    }
    let date = parse(given, given.text(0)?)?;
    Ok(Value::Date(Arc::new(date)))
}

fn parse(given: &Given<'_>, text: &str) -> Result<HistoricalDate, Fault> {
    read(text, given.span)
}

fn read(text: &str, span: Span) -> Result<HistoricalDate, Fault> {
    HistoricalDate::parse(text).map_err(|error| {
        let why = match error {
            DateError::NotEdtf { reason, .. } => reason.to_owned(),
            other => other.to_string(),
        };
        let what = format!("`{text}` is not a date: {why}");
        let fault = Fault::kind(FaultCode::InvalidArgumentValue, span, what);
        fault.advise("Write such as '1937', '1937-05', '1936/1938' or '1937~'")
    })
}

/// Refuses a text that is no date.
///
/// # Errors
///
/// A fault with what is wrong with it.
pub fn check_date_text(text: &str, span: Span) -> Result<(), Fault> {
    read(text, span).map(|_| ())
}

/// `earliest(date)`: the first day that it allows.
pub fn earliest(given: &Given<'_>) -> Result<Value, Fault> {
    day(given, days(given, 0)?.first)
}

/// `latest(date)`: the last day that it allows.
pub fn latest(given: &Given<'_>) -> Result<Value, Fault> {
    day(given, days(given, 0)?.last)
}

fn day(given: &Given<'_>, day: Day) -> Result<Value, Fault> {
    if day.is_open() {
        return Ok(Value::Null);
    }
    let moment = Moment {
        shape: MomentShape::Date,
        day: day.number(),
        nanosecond: 0,
        offset: 0,
    };
    let moment = moment.within_calendar().map(Value::Moment);
    moment.ok_or_else(|| {
        let date = written(given.argument(0)).unwrap_or_default();
        beyond_calendar(&format!("`{date}`"), given.span)
    })
}

/// The days that a date, or a text that is one, allows.
fn days(given: &Given<'_>, position: usize) -> Result<Window, Fault> {
    let value = given.argument(position);
    if let Some(window) = window(value) {
        return Ok(window);
    }
    if let Value::Text(text) = value {
        return Ok(parse(given, text)?.span());
    }
    let what = format!("a date is expected here, not {}", value.kind());
    let fault = Fault::kind(FaultCode::InvalidArgumentValue, given.span, what);
    Err(match value {
        Value::Integer(year) => fault.advise(format!("Write '{year}': dates are texts")),
        _ => fault,
    })
}

/// When something was: a relationship as its graph says, a date as one moment of it; nothing if that
/// is not known.
fn bounds(given: &Given<'_>, position: usize) -> Result<Option<DateBounds>, Fault> {
    if let Value::Relation(relation) = given.argument(position) {
        return Ok(given.graph.bounds_of(*relation));
    }
    let days = days(given, position)?;
    Ok(Some(DateBounds::moment(days.first, days.last)))
}

fn verdict(verdict: Verdict) -> Value {
    match verdict {
        Verdict::Certain => Value::Boolean(true),
        Verdict::Never => Value::Boolean(false),
        Verdict::Possible => Value::Null,
    }
}

/// `during(a, '1937')`: whether it was so at some moment of a date, or of another relationship.
pub fn during(given: &Given<'_>) -> Result<Value, Fault> {
    let met = |bounds: DateBounds| {
        Ok(match given.argument(1) {
            Value::Date(date) => date.met_by(bounds),
            Value::Text(text) => parse(given, text)?.met_by(bounds),
            Value::Relation(other) => match given.graph.bounds_of(*other) {
                Some(other) => DateBounds::at_once(&[bounds, other]),
                None => Verdict::Possible,
            },
            _ => bounds.during(days(given, 1)?),
        })
    };
    let Some(bounds) = bounds(given, 0)? else {
        // A period that is none is a fault, though nothing is compared with it.
        met(DateBounds::UNDATED)?;
        return Ok(Value::Null);
    };
    Ok(verdict(met(bounds)?))
}

/// When something began and ended, for what was before or after it: a date that is written as a text is
/// all its days, as in `during`; an uncertain date is one of them.
fn stretch(given: &Given<'_>, position: usize) -> Result<Option<DateBounds>, Fault> {
    if let Value::Text(_) = given.argument(position) {
        let days = days(given, position)?;
        return Ok(Some(DateBounds {
            start_earliest: days.first,
            start_latest: days.first,
            end_earliest: days.last,
            end_latest: days.last,
        }));
    }
    bounds(given, position)
}

/// `before(a, b)`: whether one ended before the other began.
pub fn before(given: &Given<'_>) -> Result<Value, Fault> {
    let (Some(left), Some(right)) = (stretch(given, 0)?, stretch(given, 1)?) else {
        return Ok(Value::Null);
    };
    let truth = if left.end_latest < right.start_earliest {
        Some(true)
    } else if left.end_earliest >= right.start_latest {
        Some(false)
    } else {
        None
    };
    Ok(truth.into_value())
}

/// `same_time(a, b, …)`, `overlaps(a, b)`: whether all were so at one moment.
pub fn same_time(given: &Given<'_>) -> Result<Value, Fault> {
    let all = (0..given.arguments.len()).map(|position| bounds(given, position));
    let all = all.collect::<Result<Option<Vec<DateBounds>>, Fault>>()?;
    Ok(all.map_or(Value::Null, |all| verdict(DateBounds::at_once(&all))))
}
