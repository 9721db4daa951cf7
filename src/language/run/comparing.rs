//! Comparisons at work: of values, of dates and ranges, and of texts.

use std::cmp::Ordering;

use crate::language::fault::Fault;
use crate::language::meaning::Term;
use crate::language::syntax::Operator;
use crate::language::value::Comparison;
use crate::language::value::Truth;
use crate::language::value::Value;
use crate::language::value::before;
use crate::language::value::compare;
use crate::language::value::equal;
use crate::language::value::not_behind;
use crate::language::value::window;
use crate::language::value::within_unit;

use super::row::Row;
use super::runner::Runner;

impl Runner<'_> {
    /// Comparisons of neighbours.
    pub fn compared(
        &self,
        first: &Term,
        rest: &[(Operator, Term)],
        row: &Row,
    ) -> Result<Value, Fault> {
        let mut left = self.value(first, row)?;
        let mut result = Some(true);
        for (operator, part) in rest {
            let right = self.value(part, row)?;
            if within_unit(&left, &right).is_none() {
                self.units_differed.set(true);
            }
            let extent = left.extent().min(right.extent());
            self.meter.go_through(extent, part.span)?;
            match comparison(*operator, &left, &right) {
                Some(true) => {}
                Some(false) => return Ok(Value::Boolean(false)),
                None => result = None,
            }
            left = right;
        }
        Ok(result.into_value())
    }
}

fn comparison(operator: Operator, left: &Value, right: &Value) -> Option<bool> {
    match operator {
        Operator::Equal => return equal(left, right),
        Operator::Unequal => return equal(left, right).map(|is_equal| !is_equal),
        _ => {}
    }
    let [left, right] = within_unit(left, right)?;
    if matches!(left, Value::Date(_)) || matches!(right, Value::Date(_)) {
        let (left, right) = (window(left)?, window(right)?);
        return match operator {
            Operator::Less => before(left, right),
            Operator::LessOrEqual => not_behind(left, right),
            Operator::Greater => before(right, left),
            _ => not_behind(right, left),
        };
    }
    if matches!(left, Value::Quantity(_)) || matches!(right, Value::Quantity(_)) {
        let (left, right) = (left.as_quantity()?, right.as_quantity()?);
        return match operator {
            Operator::Less => left.is_less(&right),
            Operator::LessOrEqual => right.is_less(&left).map(|is_less| !is_less),
            Operator::Greater => right.is_less(&left),
            _ => left.is_less(&right).map(|is_less| !is_less),
        };
    }
    let ordering = match compare(left, right) {
        Comparison::Unknown => return None,
        Comparison::Unordered => return Some(false),
        Comparison::Known(ordering) => ordering,
    };
    Some(match operator {
        Operator::Less => ordering == Ordering::Less,
        Operator::LessOrEqual => ordering != Ordering::Greater,
        Operator::Greater => ordering == Ordering::Greater,
        _ => ordering != Ordering::Less,
    })
}

/// Whether a text begins, ends with or contains another; unknown of what is no text.
pub fn text_test(operator: Operator, left: &Value, right: &Value) -> Value {
    let (Value::Text(text), Value::Text(part)) = (left, right) else {
        return Value::Null;
    };
    Value::Boolean(match operator {
        Operator::StartsWith => text.starts_with(&**part),
        Operator::EndsWith => text.ends_with(&**part),
        _ => text.contains(&**part),
    })
}
