//! Values that are written out: what is made of them is the same in every row, so it is made once, and
//! what cannot be made of them is a fault before the query runs.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::functions::Function;
use crate::language::functions::Given;
use crate::language::functions::Wanted;
use crate::language::functions::arithmetic;
use crate::language::functions::check_date_text;
use crate::language::functions::negative_count;
use crate::language::functions::no_step;
use crate::language::syntax::Operator;
use crate::language::value::Value;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::term::Term;
use super::term::TermKind;

/// How many members a list or map may have whose value is known.
const MOST_MEMBERS: usize = 100;

impl Analyst<'_> {
    /// The result of a function whose arguments are all written out; nothing if it is not known before
    /// the query runs, or is too large to be made without its budget.
    pub fn known_result(
        &self,
        function: &Function,
        arguments: &[Term],
        span: Span,
    ) -> Result<Option<Value>, Fault> {
        if !is_small(&function.gives) || function.name == "rand" {
            return Ok(None);
        }
        let values = arguments.iter().map(known_value);
        let Some(values) = values.collect::<Option<Vec<Value>>>() else {
            return Ok(None);
        };
        if !function.sees_null && values.iter().any(Value::is_null) {
            return Ok(None);
        }
        let given = Given {
            graph: self.graph,
            arguments: &values,
            span,
            serial: 0,
            room: &|_| Ok(()),
        };
        (function.run)(&given).map(Some)
    }
}

/// Whether values of a kind take no room of their own.
fn is_small(kind: &ValueKind) -> bool {
    matches!(
        kind,
        ValueKind::Boolean
            | ValueKind::Integer
            | ValueKind::Float
            | ValueKind::Moment
            | ValueKind::Duration
            | ValueKind::Date
    )
}

/// The value of a term that is written out.
fn known_value(term: &Term) -> Option<Value> {
    match &term.kind {
        TermKind::Constant(value) => Some(value.clone()),
        TermKind::List(members) if members.len() <= MOST_MEMBERS => {
            let members = members.iter().map(known_value);
            members.collect::<Option<Vec<Value>>>().map(Value::list)
        }
        TermKind::Map(entries) if entries.len() <= MOST_MEMBERS => {
            let entries = entries.iter().map(|entry| {
                let (key, value) = entry;
                Some((key.clone(), known_value(value)?))
            });
            entries.collect::<Option<_>>().map(Value::map)
        }
        TermKind::Negative(part) => known_value(part).and_then(|value| negative(&value)),
        _ => None,
    }
}

fn negative(value: &Value) -> Option<Value> {
    match value {
        Value::Integer(number) => number.checked_neg().map(Value::Integer),
        Value::Float(number) => Some(Value::Float(-number)),
        _ => None,
    }
}

/// What a chain of operators comes to whose sides are numbers, moments and lengths of time that are
/// written out; nothing if it is not known before the query runs.
pub fn known_chain(first: &Term, rest: &[(Operator, Term)]) -> Result<Option<Value>, Fault> {
    let Some(mut left) = known_number(first) else {
        return Ok(None);
    };
    let is_arithmetic = |operator: Operator| {
        matches!(
            operator,
            Operator::Add
                | Operator::Subtract
                | Operator::Multiply
                | Operator::Divide
                | Operator::Remainder
                | Operator::Power
        )
    };
    for (operator, part) in rest {
        let right = known_number(part).filter(|_| is_arithmetic(*operator));
        let Some(right) = right else {
            return Ok(None);
        };
        left = arithmetic(*operator, &left, &right, first.span.to(part.span))?;
    }
    Ok(Some(left))
}

fn known_number(term: &Term) -> Option<Value> {
    let is_plain = matches!(term.kind, TermKind::Constant(_) | TermKind::Negative(_));
    let value = is_plain.then(|| known_value(term)).flatten();
    value.filter(|value| {
        matches!(
            value,
            Value::Integer(_) | Value::Float(_) | Value::Moment(_) | Value::Duration(_)
        )
    })
}

/// Refuses a value that is written out and is not what is wanted: a text that is no date where one is
/// wanted, a negative number where something is counted.
pub fn check_constant(wanted: Wanted, argument: &Term) -> Result<(), Fault> {
    match (wanted, known_value(argument)) {
        (Wanted::When | Wanted::Day, Some(Value::Text(text))) => {
            check_date_text(&text, argument.span)
        }
        (Wanted::Count, Some(Value::Integer(number))) if number < 0 => {
            Err(negative_count(argument.span))
        }
        _ => Ok(()),
    }
}

/// The fault of a range whose step is written out as 0; openCypher wants it told when the query runs.
pub fn fault_of_step(function: &Function, arguments: &[Term]) -> Option<Fault> {
    let step = arguments.get(2).filter(|_| function.name == "range")?;
    (known_value(step) == Some(Value::Integer(0))).then(|| no_step(step.span))
}

/// Refuses a share that is written out and lies outside of 0 to 1.
pub fn check_share(share: &Term) -> Result<(), Fault> {
    let is_share = match known_value(share) {
        Some(Value::Float(number)) => (0.0..=1.0).contains(&number),
        Some(Value::Integer(number)) => (0..=1).contains(&number),
        _ => true,
    };
    if is_share {
        return Ok(());
    }
    let what = "the share must be a number from 0 to 1";
    let fault = Fault::argument(share.span, what);
    Err(fault.advise("Write 0.5 for the median"))
}

/// Refuses a regular expression.
pub fn no_regular_expressions(span: Span) -> Fault {
    let what =
        "`=~` is not available: regular expressions can take any time, so there are none here";
    let fault = Fault::syntax(FaultCode::InvalidArgumentValue, span, what);
    fault.advise(
        "Write STARTS WITH, ENDS WITH or CONTAINS, with toLower(…) on both sides where capitals do not matter, or CALLED for a name in any spelling",
    )
}
