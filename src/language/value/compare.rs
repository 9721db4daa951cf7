//! Equality and comparison with null: true, false or unknown.

use std::cmp::Ordering;

use super::kind::ValueKind;
use super::tree::Value;
use super::uncertain::same_day;
use super::uncertain::window;

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// One comes before the other, or they are equal.
    Known(Ordering),
    /// They are of one kind, but neither comes before the other: something is not a number.
    Unordered,
    /// It cannot be said.
    Unknown,
}

/// Two values without what they count; nothing if they are figures of different units, which cannot
/// be compared. A number without a unit is compared with the figure.
#[must_use]
pub fn within_unit<'v>(left: &'v Value, right: &'v Value) -> Option<[&'v Value; 2]> {
    if let (Some(one), Some(other)) = (left.unit(), right.unit())
        && one != other
    {
        return None;
    }
    Some([left.uncounted(), right.uncounted()])
}

/// Whether two values are equal; nothing where it cannot be known.
#[must_use]
pub fn equal(left: &Value, right: &Value) -> Option<bool> {
    let [left, right] = within_unit(left, right)?;
    match (left, right) {
        (Value::Null, _) | (_, Value::Null) => None,
        (Value::Integer(_) | Value::Float(_), Value::Integer(_) | Value::Float(_)) => {
            Some(numbers(left, right) == Some(Ordering::Equal))
        }
        (Value::List(left), Value::List(right)) => {
            if left.members().len() != right.members().len() {
                return Some(false);
            }
            all_equal(left.members().iter().zip(right.members()))
        }
        (Value::Map(left), Value::Map(right)) => {
            let (left, right) = (left.entries(), right.entries());
            if !left.keys().eq(right.keys()) {
                return Some(false);
            }
            all_equal(left.values().zip(right.values()))
        }
        (Value::Quantity(range), other) | (other, Value::Quantity(range)) => {
            match other.as_quantity() {
                Some(other) => range.is_same(&other),
                None => Some(false),
            }
        }
        _ => match (window(left), window(right)) {
            // Two days of the calendar are compared as they are.
            (Some(left_days), Some(right_days))
                if left.kind() != right.kind() || left.kind() == ValueKind::Date =>
            {
                same_day(left_days, right_days)
            }
            _ => Some(left == right),
        },
    }
}

fn all_equal<'a>(pairs: impl Iterator<Item = (&'a Value, &'a Value)>) -> Option<bool> {
    let mut result = Some(true);
    for (left, right) in pairs {
        match equal(left, right) {
            Some(true) => {}
            Some(false) => return Some(false),
            None => result = None,
        }
    }
    result
}

/// Which of two values comes first, for `<` and its like.
#[must_use]
pub fn compare(left: &Value, right: &Value) -> Comparison {
    let Some([left, right]) = within_unit(left, right) else {
        return Comparison::Unknown;
    };
    match (left, right) {
        (Value::Integer(_) | Value::Float(_), Value::Integer(_) | Value::Float(_)) => {
            numbers(left, right).map_or(Comparison::Unordered, Comparison::Known)
        }
        (Value::Text(left), Value::Text(right)) => Comparison::Known(left.cmp(right)),
        (Value::Boolean(left), Value::Boolean(right)) => Comparison::Known(left.cmp(right)),
        (Value::Moment(left), Value::Moment(right)) if left.shape == right.shape => {
            Comparison::Known(left.order(right))
        }
        (Value::List(left), Value::List(right)) => lists(left.members(), right.members()),
        _ => Comparison::Unknown,
    }
}

/// Lists compare by the first members that differ; a list that ends earlier comes first.
fn lists(left: &[Value], right: &[Value]) -> Comparison {
    for (left, right) in left.iter().zip(right) {
        match compare(left, right) {
            Comparison::Known(Ordering::Equal) => {}
            decided => return decided,
        }
    }
    Comparison::Known(left.len().cmp(&right.len()))
}

/// Which of two numbers is smaller; nothing if one of them is not a number.
pub fn numbers(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Integer(left), Value::Integer(right)) => Some(left.cmp(right)),
        (Value::Float(left), Value::Float(right)) => left.partial_cmp(right),
        (Value::Integer(left), Value::Float(right)) => mixed(*left, *right),
        (Value::Float(left), Value::Integer(right)) => mixed(*right, *left).map(Ordering::reverse),
        _ => None,
    }
}

/// Compares exactly, also where a whole number has more digits than a float can hold.
fn mixed(whole: i64, float: f64) -> Option<Ordering> {
    if float.is_nan() {
        return None;
    }
    let limit = 9_223_372_036_854_775_808.0;
    if float >= limit {
        return Some(Ordering::Less);
    }
    if float < -limit {
        return Some(Ordering::Greater);
    }
    #[allow(clippy::cast_possible_truncation, reason = "it lies within the range")]
    let truncated = float.trunc() as i64;
    let by_whole = whole.cmp(&truncated);
    Some(by_whole.then_with(|| {
        let fraction = float.fract();
        0.0.partial_cmp(&fraction).unwrap_or(Ordering::Equal)
    }))
}
