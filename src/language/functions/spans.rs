//! How long it is from one moment to another.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::value::Duration;
use crate::language::value::Moment;
use crate::language::value::Value;

use super::function::Given;

/// Nanoseconds of a day.
const DAY: i128 = 86_400_000_000_000;

/// Two moments that are measured: on the same clock, and both with a date or both without.
struct Pair {
    first: Moment,
    last: Moment,
    has_dates: bool,
}

impl Pair {
    fn read(given: &Given<'_>) -> Result<Self, Fault> {
        let moment = |position: usize| match given.argument(position) {
            Value::Moment(moment) => Ok(*moment),
            other => {
                let what = format!("a date or time is expected, not {}", other.kind());
                Err(Fault::kind(
                    FaultCode::InvalidArgumentValue,
                    given.span,
                    what,
                ))
            }
        };
        let (first, mut last) = (moment(0)?, moment(1)?);
        if first.has_offset() && last.has_offset() {
            last = last.with_offset(first.offset);
        }
        Ok(Self {
            first,
            last,
            has_dates: first.has_date() && last.has_date(),
        })
    }

    /// Nanoseconds from the first to the last.
    fn nanoseconds(&self) -> i128 {
        let clock = i128::from(self.last.nanosecond) - i128::from(self.first.nanosecond);
        if !self.has_dates {
            return clock;
        }
        (i128::from(self.last.day) - i128::from(self.first.day)) * DAY + clock
    }

    /// Whole months, and the moment that many months behind the first.
    fn months(&self) -> i64 {
        if !self.has_dates {
            return 0;
        }
        let (first, last) = (self.first.month_number(), self.last.month_number());
        let months = last - first;
        let passed = self.moved(months);
        let is_too_far = passed.nanoseconds().signum() == -self.nanoseconds().signum();
        if is_too_far {
            months - months.signum()
        } else {
            months
        }
    }

    /// What is left when the first moves by months.
    fn moved(&self, months: i64) -> Self {
        let length = Duration {
            months,
            ..Duration::default()
        };
        Self {
            // It lands in the month of the other moment, which is within the calendar.
            first: self.first.plus(length).unwrap_or(self.last),
            last: self.last,
            has_dates: self.has_dates,
        }
    }
}

/// `duration.between(a, b)`
pub fn between(given: &Given<'_>) -> Result<Value, Fault> {
    let pair = Pair::read(given)?;
    let months = pair.months();
    let rest = pair.moved(months).nanoseconds();
    let days = if pair.has_dates { rest / DAY } else { 0 };
    Ok(Value::duration(Duration {
        months,
        days: i64::try_from(days).unwrap_or(i64::MAX),
        nanoseconds: rest - days * DAY,
    }))
}

/// `duration.inMonths(a, b)`
pub fn in_months(given: &Given<'_>) -> Result<Value, Fault> {
    let pair = Pair::read(given)?;
    Ok(Value::duration(Duration {
        months: pair.months(),
        ..Duration::default()
    }))
}

/// `duration.inDays(a, b)`
pub fn in_days(given: &Given<'_>) -> Result<Value, Fault> {
    let pair = Pair::read(given)?;
    let days = if pair.has_dates {
        pair.nanoseconds() / DAY
    } else {
        0
    };
    Ok(Value::duration(Duration {
        days: i64::try_from(days).unwrap_or(i64::MAX),
        ..Duration::default()
    }))
}

/// `duration.inSeconds(a, b)`
pub fn in_seconds(given: &Given<'_>) -> Result<Value, Fault> {
    let pair = Pair::read(given)?;
    Ok(Value::duration(Duration {
        nanoseconds: pair.nanoseconds(),
        ..Duration::default()
    }))
}
