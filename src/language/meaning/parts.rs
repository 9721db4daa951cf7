//! The parts of dates, times and lengths of time by their names: one that there is not is refused.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::nearest;
use crate::language::functions::Function;
use crate::language::syntax::Name;
use crate::language::value::Duration;
use crate::language::value::Moment;
use crate::language::value::MomentShape;
use crate::language::value::Value;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::term::Term;
use super::term::TermKind;

/// The parts of a date or time that are asked for most.
const PARTS_OF_MOMENTS: [&str; 21] = [
    "year",
    "quarter",
    "month",
    "week",
    "weekYear",
    "day",
    "ordinalDay",
    "weekDay",
    "dayOfWeek",
    "dayOfQuarter",
    "hour",
    "minute",
    "second",
    "millisecond",
    "microsecond",
    "nanosecond",
    "timezone",
    "offset",
    "offsetMinutes",
    "offsetSeconds",
    "epochSeconds",
];

/// The parts of a length of time that are asked for most.
const PARTS_OF_LENGTHS: [&str; 13] = [
    "years",
    "quarters",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "seconds",
    "milliseconds",
    "microseconds",
    "nanoseconds",
    "monthsOfYear",
    "secondsOfMinute",
];

/// The units that dates and times are cut to.
const UNITS: [&str; 15] = [
    "millennium",
    "century",
    "decade",
    "year",
    "weekYear",
    "quarter",
    "month",
    "week",
    "day",
    "hour",
    "minute",
    "second",
    "millisecond",
    "microsecond",
    "nanosecond",
];

/// A moment that has every part.
const SAMPLE: Moment = Moment {
    shape: MomentShape::DateTime,
    day: 0,
    nanosecond: 0,
    offset: 0,
};

impl Analyst<'_> {
    /// Refuses a part that no date, time or length of time has.
    pub fn check_part(of: &ValueKind, key: &Name) -> Result<(), Fault> {
        let (is_known, parts) = match of {
            ValueKind::Moment => (SAMPLE.component(&key.text).is_some(), &PARTS_OF_MOMENTS[..]),
            ValueKind::Duration => (
                Duration::default().component(&key.text).is_some(),
                &PARTS_OF_LENGTHS[..],
            ),
            _ => return Ok(()),
        };
        if is_known {
            return Ok(());
        }
        let what = format!("{of} has no part `{}`", key.text);
        let fault = Fault::syntax(FaultCode::InvalidArgumentValue, key.span, what);
        Err(fault.advise(with_suggestion(&key.text, parts, "Its parts are")))
    }
}

/// Refuses a unit that is written out and that nothing can be cut to.
pub fn check_unit(function: &Function, arguments: &[Term]) -> Result<(), Fault> {
    let Some(unit) = arguments.first() else {
        return Ok(());
    };
    let TermKind::Constant(Value::Text(name)) = &unit.kind else {
        return Ok(());
    };
    if !function.name.ends_with(".truncate") || SAMPLE.truncated(name).is_some() {
        return Ok(());
    }
    let what = format!("there is no unit `{name}`");
    let fault = Fault::argument(unit.span, what);
    Err(fault.advise(with_suggestion(name, &UNITS, "Units are")))
}

fn with_suggestion(word: &str, known: &[&str], words: &str) -> String {
    let all = format!("{words} {}", known.join(", "));
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("Did you mean `{near}`? {all}"),
        None => all,
    }
}
