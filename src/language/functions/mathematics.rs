//! Functions of numbers.

#![allow(
    clippy::unnecessary_wraps,
    reason = "all functions of the table are called alike"
)]

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::value::Value;

use super::function::Given;
use super::function::Wanted;

/// `abs(x)`: of the kind it is given.
pub fn abs(given: &Given<'_>) -> Result<Value, Fault> {
    match given.argument(0) {
        Value::Integer(number) => number.checked_abs().map(Value::Integer).ok_or_else(|| {
            let what = "the result is too large for a whole number";
            Fault::syntax(FaultCode::IntegerOverflow, given.span, what).argument_class()
        }),
        Value::Float(number) => Ok(Value::Float(number.abs())),
        other => Err(given.unsuitable(other, Wanted::Number)),
    }
}

/// `sign(x)`: -1, 0 or 1.
pub fn sign(given: &Given<'_>) -> Result<Value, Fault> {
    let number = given.number(0)?;
    Ok(Value::Integer(
        i64::from(number > 0.0) - i64::from(number < 0.0),
    ))
}

/// `round(x)`, half up; with digits, half away from zero.
pub fn round(given: &Given<'_>) -> Result<Value, Fault> {
    let number = given.number(0)?;
    if given.arguments.len() < 2 {
        return Ok(Value::Float((number + 0.5).floor()));
    }
    let digits = i32::try_from(given.whole(1)?.clamp(-300, 300)).unwrap_or(0);
    let scale = 10_f64.powi(digits);
    let scaled = (number * scale).round() / scale;
    Ok(Value::Float(if scaled.is_finite() {
        scaled
    } else {
        number
    }))
}

/// `rand()`: between 0 and 1. One question has one answer, so it is the same in every run.
pub fn rand(given: &Given<'_>) -> Result<Value, Fault> {
    // SplitMix64 (Steele, Lea and Flood 2014) on the number of the call.
    let mut mixed = given.serial.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^= mixed >> 31;
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
    let fraction = (mixed >> 11) as f64 / 9_007_199_254_740_992.0;
    Ok(Value::Float(fraction))
}

/// `pi()`
pub fn pi(_: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::Float(std::f64::consts::PI))
}

/// `e()`
pub fn e(_: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::Float(std::f64::consts::E))
}

/// `atan2(y, x)`
pub fn atan2(given: &Given<'_>) -> Result<Value, Fault> {
    Ok(Value::Float(given.number(0)?.atan2(given.number(1)?)))
}

/// `ceil(x)`
pub fn ceil(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::ceil)
}

/// `floor(x)`
pub fn floor(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::floor)
}

/// `sqrt(x)`
pub fn sqrt(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::sqrt)
}

/// `exp(x)`
pub fn exp(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::exp)
}

/// `log(x)`: natural.
pub fn log(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::ln)
}

/// `log10(x)`
pub fn log10(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::log10)
}

/// `sin(x)`
pub fn sin(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::sin)
}

/// `cos(x)`
pub fn cos(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::cos)
}

/// `tan(x)`
pub fn tan(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::tan)
}

/// `cot(x)`
pub fn cot(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, |number| 1.0 / number.tan())
}

/// `asin(x)`
pub fn asin(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::asin)
}

/// `acos(x)`
pub fn acos(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::acos)
}

/// `atan(x)`
pub fn atan(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::atan)
}

/// `haversin(x)`
pub fn haversin(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, |number| (1.0 - number.cos()) / 2.0)
}

/// `degrees(x)`
pub fn degrees(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::to_degrees)
}

/// `radians(x)`
pub fn radians(given: &Given<'_>) -> Result<Value, Fault> {
    float(given, f64::to_radians)
}

fn float(given: &Given<'_>, compute: fn(f64) -> f64) -> Result<Value, Fault> {
    Ok(Value::Float(compute(given.number(0)?)))
}
