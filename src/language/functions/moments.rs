//! Functions that make dates and times: of a text, of another one, or of a map of their parts.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::value::MapValue;
use crate::language::value::Moment;
use crate::language::value::MomentShape;
use crate::language::value::Value;

use super::arithmetic::beyond_calendar;
use super::function::Function;
use super::function::Given;
use super::moment_parts::Parts;
use super::moment_texts::moment as of_text;
use super::moment_texts::time as of_time_text;

/// `date(…)`
pub fn date(given: &Given<'_>) -> Result<Value, Fault> {
    moment(given, MomentShape::Date)
}

/// `time(…)`
pub fn time(given: &Given<'_>) -> Result<Value, Fault> {
    moment(given, MomentShape::Time)
}

/// `localtime(…)`
pub fn local_time(given: &Given<'_>) -> Result<Value, Fault> {
    moment(given, MomentShape::LocalTime)
}

/// `datetime(…)`
pub fn date_time(given: &Given<'_>) -> Result<Value, Fault> {
    moment(given, MomentShape::DateTime)
}

/// `localdatetime(…)`
pub fn local_date_time(given: &Given<'_>) -> Result<Value, Fault> {
    moment(given, MomentShape::LocalDateTime)
}

fn moment(given: &Given<'_>, shape: MomentShape) -> Result<Value, Fault> {
    if given.arguments.is_empty() {
        return now(given);
    }
    let made = match given.argument(0) {
        Value::Map(parts) => Parts::new(given, parts).moment(shape)?,
        Value::Moment(other) => of_other(given, *other, shape)?,
        Value::Text(text) => {
            let has_date = !matches!(shape, MomentShape::Time | MomentShape::LocalTime);
            let read = if has_date {
                of_text(text)
            } else {
                of_time_text(text)
            };
            let read = read.ok_or_else(|| unread(given, text))?;
            of_other(given, read, shape)?
        }
        other => {
            let what = format!(
                "a text or a map of the parts is expected, not {}",
                other.kind()
            );
            let fault = Fault::kind(FaultCode::InvalidArgumentValue, given.span, what);
            return Err(fault.advise("Write such as '1937-05-01' or {year: 1937, month: 5}"));
        }
    };
    Ok(Value::Moment(made))
}

fn unread(given: &Given<'_>, text: &str) -> Fault {
    let what = format!("`{text}` is not a date or time");
    let fault = Fault::kind(FaultCode::InvalidArgumentValue, given.span, what);
    if text.contains('[') {
        return fault
            .advise("Write the offset, such as '+01:00'; named time zones are not supported");
    }
    fault.advise("Write such as '1937-05-01', which is a day that there was, or '21:40:32'")
}

/// The parts of another moment that a shape has.
fn of_other(given: &Given<'_>, other: Moment, shape: MomentShape) -> Result<Moment, Fault> {
    let made = Moment { shape, ..other };
    if (made.has_date() && !other.has_date()) || (!made.has_date() && !other.has_time()) {
        let what = format!("`{other}` lacks what is needed");
        return Err(Fault::kind(
            FaultCode::InvalidArgumentValue,
            given.span,
            what,
        ));
    }
    Ok(made.trimmed())
}

/// `date.truncate(unit, a, {…})`
pub fn truncate_date(given: &Given<'_>) -> Result<Value, Fault> {
    truncate(given, MomentShape::Date)
}

/// `time.truncate(unit, a, {…})`
pub fn truncate_time(given: &Given<'_>) -> Result<Value, Fault> {
    truncate(given, MomentShape::Time)
}

/// `localtime.truncate(unit, a, {…})`
pub fn truncate_local_time(given: &Given<'_>) -> Result<Value, Fault> {
    truncate(given, MomentShape::LocalTime)
}

/// `datetime.truncate(unit, a, {…})`
pub fn truncate_date_time(given: &Given<'_>) -> Result<Value, Fault> {
    truncate(given, MomentShape::DateTime)
}

/// `localdatetime.truncate(unit, a, {…})`
pub fn truncate_local_date_time(given: &Given<'_>) -> Result<Value, Fault> {
    truncate(given, MomentShape::LocalDateTime)
}

fn truncate(given: &Given<'_>, shape: MomentShape) -> Result<Value, Fault> {
    let unit = given.text(0)?;
    let Value::Moment(other) = given.argument(1) else {
        let what = format!(
            "a date or time is expected, not {}",
            given.argument(1).kind()
        );
        return Err(Fault::kind(
            FaultCode::InvalidArgumentValue,
            given.span,
            what,
        ));
    };
    let cut = other.truncated(unit).ok_or_else(|| {
        let what = format!("`{other}` cannot be cut to the unit `{unit}`");
        Fault::argument(given.span, what).advise("Units are such as 'year', 'month', 'day', 'hour'")
    })?;
    // Another time zone is put in the place of the one before: the clock stays as it is.
    let offset = cut.offset;
    let cut = of_other(given, Moment { offset: 0, ..cut }, shape)?;
    let none = MapValue::default();
    let parts = match given.argument(2) {
        Value::Map(parts) => parts,
        _ => &none,
    };
    let made = Parts::new(given, parts)
        .based_on(cut, offset)
        .moment(shape)?;
    Ok(Value::Moment(made))
}

/// `datetime.fromepoch(seconds, nanoseconds)`
pub fn from_epoch(given: &Given<'_>) -> Result<Value, Fault> {
    let nanoseconds = i128::from(given.whole(0)?) * 1_000_000_000 + i128::from(given.whole(1)?);
    of_instant(given, nanoseconds)
}

/// `datetime.fromepochmillis(milliseconds)`
pub fn from_epoch_milliseconds(given: &Given<'_>) -> Result<Value, Fault> {
    let nanoseconds = i128::from(given.whole(0)?) * 1_000_000;
    of_instant(given, nanoseconds)
}

fn of_instant(given: &Given<'_>, nanoseconds: i128) -> Result<Value, Fault> {
    let moment = Moment::of_instant(nanoseconds).map(Value::Moment);
    moment.ok_or_else(|| {
        let what = format!("a time {} seconds from 1970", nanoseconds / 1_000_000_000);
        beyond_calendar(&what, given.span)
    })
}

/// Whether a function says nothing but what time it is.
pub fn is_of_clock(function: &Function) -> bool {
    const CLOCKS: [&str; 3] = [".transaction", ".statement", ".realtime"];
    CLOCKS.iter().any(|clock| function.name.ends_with(clock))
}

/// `date()`, `date.realtime()` and their like: what time it is now.
pub fn now(given: &Given<'_>) -> Result<Value, Fault> {
    let what = "queries do not look at the clock, so that the same question has the same answer";
    let fault = Fault::kind(FaultCode::InvalidArgumentValue, given.span, what);
    Err(fault.advise("Write the date, or pass it as a parameter"))
}
