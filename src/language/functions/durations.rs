//! Lengths of time made of a map of their parts.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::fault::nearest;
use crate::language::value::Duration;
use crate::language::value::SECONDS_OF_MONTH;
use crate::language::value::Value;

use super::arithmetic::too_long;
use super::function::Given;
use super::texts::written;

/// The parts: how many months, days and seconds each is, and nanoseconds besides.
const PARTS: [(&str, Unit); 11] = [
    ("years", Unit::Months(12)),
    ("quarters", Unit::Months(3)),
    ("months", Unit::Months(1)),
    ("weeks", Unit::Days(7)),
    ("days", Unit::Days(1)),
    ("hours", Unit::Nanoseconds(3_600_000_000_000)),
    ("minutes", Unit::Nanoseconds(60_000_000_000)),
    ("seconds", Unit::Nanoseconds(1_000_000_000)),
    ("milliseconds", Unit::Nanoseconds(1_000_000)),
    ("microseconds", Unit::Nanoseconds(1_000)),
    ("nanoseconds", Unit::Nanoseconds(1)),
];

#[derive(Clone, Copy)]
enum Unit {
    Months(i64),
    Days(i64),
    Nanoseconds(i64),
}

/// `duration({…})`
pub fn duration(given: &Given<'_>) -> Result<Value, Fault> {
    if let Value::Text(text) = given.argument(0) {
        return of_text(text)
            .map(Value::duration)
            .map_err(|unread| match unread {
                Unread::TooLong => too_long(&format!("`{text}`"), given.span),
                Unread::NoLength => {
                    let what = format!("`{text}` is not a length of time");
                    let fault = Fault::kind(FaultCode::InvalidArgumentValue, given.span, what);
                    fault.advise("Write such as 'P1Y2M3DT4H5M6S'")
                }
            });
    }
    let Value::Map(parts) = given.argument(0) else {
        let kind = given.argument(0).kind();
        let what = format!("a map of the parts is expected, not {kind}");
        let fault = Fault::kind(FaultCode::InvalidArgumentValue, given.span, what);
        return Err(fault.advise("Write such as {years: 1, months: 2, days: 3}"));
    };
    let mut total = Duration::default();
    for (name, value) in parts.entries() {
        let unit = PARTS.iter().find(|(known, _)| **known == **name);
        let Some((_, unit)) = unit else {
            return Err(no_part(name, given.span));
        };
        let part = match value {
            Value::Integer(number) => whole(*unit, *number),
            Value::Float(number) => fraction(*unit, *number),
            other => {
                let what = format!("`{name}` must be a number, not {}", other.kind());
                return Err(Fault::argument(given.span, what));
            }
        };
        let longer = part.and_then(|part| total.plus(part));
        total =
            longer.ok_or_else(|| too_long(&format!("`{name}: {}`", plain(value)), given.span))?;
    }
    Ok(Value::duration(total))
}

/// A number as it is written.
fn plain(value: &Value) -> String {
    written(value).unwrap_or_default()
}

fn no_part(name: &str, span: Span) -> Fault {
    let what = format!("a length of time has no part `{name}`");
    let fault = Fault::argument(span, what);
    let parts: Vec<&str> = PARTS.iter().map(|(name, _)| *name).collect();
    let all = parts.join(", ");
    match nearest(name, parts) {
        Some(near) => fault.advise(format!("Did you mean `{near}`? Its parts are {all}")),
        None => fault.advise(format!("Its parts are {all}")),
    }
}

/// Why a text is no length of time.
enum Unread {
    /// It is written otherwise.
    NoLength,
    /// It has more months, days or seconds than can be counted.
    TooLong,
}

/// Reads `P1Y2M3W4DT5H6M7.8S`.
fn of_text(text: &str) -> Result<Duration, Unread> {
    const DATE: [(char, Unit); 4] = [
        ('Y', Unit::Months(12)),
        ('M', Unit::Months(1)),
        ('W', Unit::Days(7)),
        ('D', Unit::Days(1)),
    ];
    const TIME: [(char, Unit); 3] = [
        ('H', Unit::Nanoseconds(3_600_000_000_000)),
        ('M', Unit::Nanoseconds(60_000_000_000)),
        ('S', Unit::Nanoseconds(1_000_000_000)),
    ];
    let rest = text.strip_prefix('P').ok_or(Unread::NoLength)?;
    let (date, time) = rest.split_once('T').unwrap_or((rest, ""));
    if let Some(length) = of_calendar(date, time) {
        return Ok(length);
    }
    let mut total = Duration::default();
    for (part, units) in [(date, &DATE[..]), (time, &TIME[..])] {
        let mut number = String::new();
        for letter in part.chars() {
            if letter.is_ascii_digit() || "+-.".contains(letter) {
                number.push(letter);
                continue;
            }
            let unit = units.iter().find(|(known, _)| *known == letter);
            let (_, unit) = unit.ok_or(Unread::NoLength)?;
            let added = match number.parse() {
                Ok(number) => whole(*unit, number),
                Err(_) => fraction(*unit, number.parse().map_err(|_| Unread::NoLength)?),
            };
            let longer = added.and_then(|added| total.plus(added));
            total = longer.ok_or(Unread::TooLong)?;
            number.clear();
        }
        if !number.is_empty() {
            return Err(Unread::NoLength);
        }
    }
    Ok(total)
}

/// Reads what stands behind `P` in `P2012-02-02T14:37:21.545`.
fn of_calendar(date: &str, time: &str) -> Option<Duration> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (years, months, days) = (parts.next()??, parts.next()??, parts.next()??);
    let clock = if time.is_empty() {
        0
    } else {
        super::moment_texts::time(time)?.nanosecond
    };
    Some(Duration {
        months: years.checked_mul(12)?.checked_add(months)?,
        days,
        nanoseconds: i128::from(clock),
    })
}

/// A length so many times as long; nothing if that cannot be counted.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "fractions of a length of time")]
pub fn times(length: Duration, factor: f64) -> Option<Duration> {
    let nanoseconds = (length.nanoseconds as f64 * factor).trunc();
    let parts = [
        fraction(Unit::Months(1), length.months as f64 * factor),
        fraction(Unit::Days(1), length.days as f64 * factor),
        fraction(Unit::Nanoseconds(1), nanoseconds),
    ];
    let mut parts = parts.into_iter();
    parts.try_fold(Duration::default(), |total, part| total.plus(part?))
}

fn whole(unit: Unit, number: i64) -> Option<Duration> {
    let mut part = Duration::default();
    match unit {
        Unit::Months(size) => part.months = number.checked_mul(size)?,
        Unit::Days(size) => part.days = number.checked_mul(size)?,
        Unit::Nanoseconds(size) => part.nanoseconds = i128::from(number) * i128::from(size),
    }
    Some(part)
}

/// More months, days or seconds than are counted; a number that is none is more as well.
const FAR: f64 = 9.2e18;

/// What is left of a month goes into days, what is left of a day into seconds.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "fractions of a length of time, each within what is counted"
)]
fn fraction(unit: Unit, number: f64) -> Option<Duration> {
    let within = |number: f64, most: f64| (number.abs() < most).then_some(number);
    let mut part = Duration::default();
    let days = match unit {
        Unit::Nanoseconds(size) => {
            let nanoseconds = within(number * size as f64, FAR * 1e9)?;
            part.nanoseconds = nanoseconds.round() as i128;
            return Some(part);
        }
        Unit::Days(size) => number * size as f64,
        Unit::Months(size) => {
            let months = within(number * size as f64, FAR)?;
            part.months = months.trunc() as i64;
            months.fract() * (SECONDS_OF_MONTH as f64) / 86_400.0
        }
    };
    let days = within(days, FAR)?;
    part.days = days.trunc() as i64;
    part.nanoseconds = (days.fract() * 86_400.0 * 1e9).round() as i128;
    Some(part)
}
