//! Operators at work.

use crate::language::fault::Fault;
use crate::language::fault::Span;
use crate::language::functions::arithmetic;
use crate::language::functions::overflow;
use crate::language::functions::unsuitable;
use crate::language::functions::written;
use crate::language::meaning::Term;
use crate::language::syntax::Operator;
use crate::language::value::Truth;
use crate::language::value::Value;
use crate::language::value::equal;

use super::comparing::text_test;
use super::row::Row;
use super::runner::Runner;

/// How many bytes a text, or members a list, may grow to.
const LARGEST: usize = 10_000_000;

/// What stands between the parts of a condition.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// One that is false decides.
    And,
    /// One that is true decides.
    Or,
}

impl Runner<'_> {
    /// All parts hold.
    pub fn and(&self, parts: &[Term], row: &Row) -> Result<Value, Fault> {
        self.joined(Join::And, parts, row)
    }

    /// One part holds.
    pub fn or(&self, parts: &[Term], row: &Row) -> Result<Value, Fault> {
        self.joined(Join::Or, parts, row)
    }

    /// Parts of which one alone can decide; else the result is the opposite, unless one is unknown.
    fn joined(&self, join: Join, parts: &[Term], row: &Row) -> Result<Value, Fault> {
        let decisive = join == Join::Or;
        let mut result = Some(!decisive);
        for part in parts {
            match self.truth(part, row)? {
                None => result = None,
                Some(truth) if truth == decisive => return Ok(Value::Boolean(truth)),
                Some(_) => {}
            }
        }
        Ok(result.into_value())
    }

    /// An odd number of parts holds.
    pub fn xor(&self, parts: &[Term], row: &Row) -> Result<Value, Fault> {
        let mut result = Some(false);
        for part in parts {
            let truth = self.truth(part, row)?;
            result = result.zip(truth).map(|(left, right)| left != right);
        }
        Ok(result.into_value())
    }

    /// `-a`
    pub fn negative(&self, part: &Term, row: &Row) -> Result<Value, Fault> {
        match self.value(part, row)? {
            Value::Counted(counted) => {
                let zero = Value::Integer(0);
                let negated = arithmetic(Operator::Subtract, &zero, counted.figure(), part.span)?;
                Ok(Value::counted(negated, counted.unit()))
            }
            Value::Null => Ok(Value::Null),
            Value::Integer(number) => {
                let negated = number.checked_neg().map(Value::Integer);
                negated.ok_or_else(|| overflow(part.span))
            }
            Value::Float(number) => Ok(Value::Float(-number)),
            other => Err(unsuitable(&other, part.span)),
        }
    }

    /// Operators from left to right.
    pub fn chained(
        &self,
        first: &Term,
        rest: &[(Operator, Term)],
        row: &Row,
    ) -> Result<Value, Fault> {
        let mut left = self.value(first, row)?;
        for (operator, part) in rest {
            let right = self.value(part, row)?;
            left = self.combined(*operator, &left, &right, first.span.to(part.span))?;
        }
        Ok(left)
    }

    fn combined(
        &self,
        operator: Operator,
        left: &Value,
        right: &Value,
        span: Span,
    ) -> Result<Value, Fault> {
        match operator {
            Operator::In => self.is_in(left, right, span),
            Operator::StartsWith | Operator::EndsWith | Operator::Contains => {
                self.meter.go_through(left.extent(), span)?;
                Ok(text_test(operator, left, right))
            }
            Operator::Called => Ok(self.is_called(left, right)),
            Operator::Add => self.sum(left, right, span),
            _ => arithmetic(operator, left, right, span),
        }
    }

    fn is_in(&self, member: &Value, list: &Value, span: Span) -> Result<Value, Fault> {
        let list = match list {
            Value::Null => return Ok(Value::Null),
            Value::List(list) => list,
            other => return Err(super::lists::not_a_list(&other.kind(), span)),
        };
        self.meter.spend(list.members().len(), span)?;
        self.meter.go_through(member.extent(), span)?;
        let mut result = Some(false);
        for other in list.members() {
            match equal(member, other) {
                Some(true) => return Ok(Value::Boolean(true)),
                Some(false) => {}
                None => result = None,
            }
        }
        Ok(result.into_value())
    }

    /// Whether a node is one of those that a name in any spelling may mean.
    fn is_called(&self, node: &Value, name: &Value) -> Value {
        let (Value::Node(node), Value::Text(name)) = (node, name) else {
            return Value::Null;
        };
        let found = self.graph.called(name);
        found.map(|found| found.contains(node)).into_value()
    }

    fn sum(&self, left: &Value, right: &Value, span: Span) -> Result<Value, Fault> {
        let sum = match (left, right) {
            (Value::List(left), Value::List(right)) => {
                let members = left.members().iter().chain(right.members());
                let count = left.members().len() + right.members().len();
                self.grow(count, span)?;
                Value::list(members.cloned().collect())
            }
            (Value::List(list), _) => {
                self.grow(list.members().len() + 1, span)?;
                let mut members = list.members().to_vec();
                members.push(right.clone());
                Value::list(members)
            }
            (_, Value::List(list)) => {
                self.grow(list.members().len() + 1, span)?;
                let mut members = vec![left.clone()];
                members.extend_from_slice(list.members());
                Value::list(members)
            }
            (Value::Null, _) | (_, Value::Null) => Value::Null,
            (Value::Text(_), _) | (_, Value::Text(_)) => {
                let (Some(first), Some(last)) = (written(left), written(right)) else {
                    return Err(unsuitable(
                        if written(left).is_none() { left } else { right },
                        span,
                    ));
                };
                self.grow_text(first.len() + last.len(), span)?;
                Value::text(first + &last)
            }
            _ => return arithmetic(Operator::Add, left, right, span),
        };
        self.accounted(sum, span)
    }

    /// Accounts for a list that grows.
    fn grow(&self, size: usize, span: Span) -> Result<(), Fault> {
        if size > LARGEST {
            let what = format!("a list would have more than {LARGEST} members");
            return Err(Fault::too_large(span, what).advise("Make shorter lists"));
        }
        self.meter.has_room(size, span)?;
        self.meter.spend(size / 8 + 1, span)
    }

    /// Accounts for a text that grows.
    fn grow_text(&self, size: usize, span: Span) -> Result<(), Fault> {
        if size > LARGEST {
            let what = format!("a text would have more than {LARGEST} bytes");
            return Err(Fault::too_large(span, what).advise("Make shorter texts"));
        }
        self.meter.spend(size / 64 + 1, span)
    }
}
