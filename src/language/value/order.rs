//! The order of all values, for `ORDER BY`: kinds in a fixed order, null last.

use std::cmp::Ordering;

use super::compare::numbers;
use super::tree::Value;
use super::uncertain::by_days;

/// Which of two values comes first. Never unknown: equal values of different number kinds are the
/// same, and so are two nulls.
#[must_use]
pub fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Text(left), Value::Text(right)) => left.cmp(right),
        (Value::Boolean(left), Value::Boolean(right)) => left.cmp(right),
        (Value::Node(left), Value::Node(right)) => left.cmp(right),
        (Value::Relation(left), Value::Relation(right)) => left.cmp(right),
        (Value::Moment(left), Value::Moment(right)) => left.order(right),
        (Value::Duration(left), Value::Duration(right)) => left.order(right),
        (Value::Date(left), Value::Date(right)) => {
            let days = by_days(left.span(), right.span());
            days.then_with(|| left.as_str().cmp(right.as_str()))
        }
        (Value::Counted(left), Value::Counted(right)) => {
            let units = left.unit().cmp(right.unit());
            units.then_with(|| order(left.figure(), right.figure()))
        }
        // Figures of each unit stand together, behind those without one.
        (Value::Counted(_), other) if rank(other) == 9 => Ordering::Greater,
        (other, Value::Counted(_)) if rank(other) == 9 => Ordering::Less,
        (Value::Quantity(_), other) | (other, Value::Quantity(_)) if rank(other) == 9 => {
            match (left.as_quantity(), right.as_quantity()) {
                (Some(left), Some(right)) => left.order(&right),
                _ => Ordering::Equal,
            }
        }
        (Value::List(left), Value::List(right)) => {
            members(left.members().iter(), right.members().iter())
        }
        (Value::Map(left), Value::Map(right)) => {
            let (left, right) = (left.entries(), right.entries());
            let keys = left.keys().cmp(right.keys());
            keys.then_with(|| members(left.values(), right.values()))
        }
        (Value::Path(left), Value::Path(right)) => {
            let nodes = left.nodes.cmp(&right.nodes);
            nodes.then_with(|| left.relations.cmp(&right.relations))
        }
        (Value::Date(_), Value::Moment(_)) => Ordering::Greater,
        (Value::Moment(_), Value::Date(_)) => Ordering::Less,
        _ => rank(left)
            .cmp(&rank(right))
            .then_with(|| numbers(left, right).unwrap_or(Ordering::Equal)),
    }
}

fn members<'a>(
    mut left: impl Iterator<Item = &'a Value>,
    mut right: impl Iterator<Item = &'a Value>,
) -> Ordering {
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(left), Some(right)) => match order(left, right) {
                Ordering::Equal => {}
                decided => return decided,
            },
        }
    }
}

/// The place of a kind among the kinds.
fn rank(value: &Value) -> u8 {
    match value {
        Value::Map(_) => 0,
        Value::Node(_) => 1,
        Value::Relation(_) => 2,
        Value::List(_) => 3,
        Value::Path(_) => 4,
        Value::Moment(_) | Value::Date(_) => 5,
        Value::Duration(_) => 6,
        Value::Text(_) => 7,
        Value::Boolean(_) => 8,
        Value::Float(number) if number.is_nan() => 10,
        Value::Integer(_) | Value::Float(_) | Value::Quantity(_) | Value::Counted(_) => 9,
        Value::Null => 11,
    }
}
