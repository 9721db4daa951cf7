//! Lengths of time made of a map of their parts.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::value::Duration;
use crate::language::value::SECONDS_OF_MONTH;
use crate::language::value::Value;

use super::function::Given;

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
        return of_text(text).map(Value::Duration).ok_or_else(|| {
            let what = format!("`{text}` is not a length of time");
            let fault = Fault::kind(FaultCode::InvalidArgumentValue, given.span, what);
            fault.advise("Write such as 'P1Y2M3DT4H5M6S'")
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
            let what = format!("a length of time has no part `{name}`");
            return Err(Fault::argument(given.span, what));
        };
        let part = match value {
            Value::Integer(number) => whole(*unit, *number),
            Value::Float(number) => fraction(*unit, *number),
            other => {
                let what = format!("`{name}` must be a number, not {}", other.kind());
                return Err(Fault::argument(given.span, what));
            }
        };
        total = total.plus(part);
    }
    Ok(Value::Duration(total))
}

/// Reads `P1Y2M3W4DT5H6M7.8S`.
fn of_text(text: &str) -> Option<Duration> {
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
    let rest = text.strip_prefix('P')?;
    let (date, time) = rest.split_once('T').unwrap_or((rest, ""));
    if let Some(length) = of_calendar(date, time) {
        return Some(length);
    }
    let mut total = Duration::default();
    for (part, units) in [(date, &DATE[..]), (time, &TIME[..])] {
        let mut number = String::new();
        for letter in part.chars() {
            if letter.is_ascii_digit() || "+-.".contains(letter) {
                number.push(letter);
                continue;
            }
            let (_, unit) = units.iter().find(|(known, _)| *known == letter)?;
            let added = match number.parse() {
                Ok(number) => whole(*unit, number),
                Err(_) => fraction(*unit, number.parse().ok()?),
            };
            total = total.plus(added);
            number.clear();
        }
        if !number.is_empty() {
            return None;
        }
    }
    Some(total)
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
        months: years * 12 + months,
        days,
        nanoseconds: i128::from(clock),
    })
}

/// A length so many times as long.
#[must_use]
#[allow(clippy::cast_precision_loss, reason = "fractions of a length of time")]
pub fn times(length: Duration, factor: f64) -> Duration {
    let nanoseconds = (length.nanoseconds as f64 * factor).trunc();
    let parts = [
        fraction(Unit::Months(1), length.months as f64 * factor),
        fraction(Unit::Days(1), length.days as f64 * factor),
        fraction(Unit::Nanoseconds(1), nanoseconds),
    ];
    parts.into_iter().fold(Duration::default(), Duration::plus)
}

fn whole(unit: Unit, number: i64) -> Duration {
    let mut part = Duration::default();
    match unit {
        Unit::Months(size) => part.months = number.saturating_mul(size),
        Unit::Days(size) => part.days = number.saturating_mul(size),
        Unit::Nanoseconds(size) => part.nanoseconds = i128::from(number) * i128::from(size),
    }
    part
}

/// What is left of a month goes into days, what is left of a day into seconds.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "fractions of a length of time; too large a number ends at the largest"
)]
fn fraction(unit: Unit, number: f64) -> Duration {
    let mut part = Duration::default();
    let days = match unit {
        Unit::Nanoseconds(size) => {
            part.nanoseconds = (number * size as f64).round() as i128;
            return part;
        }
        Unit::Days(size) => number * size as f64,
        Unit::Months(size) => {
            let months = number * size as f64;
            part.months = months.trunc() as i64;
            months.fract() * (SECONDS_OF_MONTH as f64) / 86_400.0
        }
    };
    part.days = days.trunc() as i64;
    part.nanoseconds = (days.fract() * 86_400.0 * 1e9).round() as i128;
    part
}
