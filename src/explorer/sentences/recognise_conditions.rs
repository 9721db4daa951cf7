//! Times and conditions out of what stands behind `WHERE`.

use crate::explorer::sentences::recognise::NoSentences;
use crate::explorer::sentences::recognise::Recognised;
use crate::explorer::sentences::recognise::call;
use crate::explorer::sentences::recognise::variable;
use crate::explorer::sentences::said::About;
use crate::explorer::sentences::said::Comparison;
use crate::explorer::sentences::said::Condition;
use crate::explorer::sentences::said::Reach;
use crate::explorer::sentences::said::Surety;
use crate::explorer::sentences::said::Test;
use crate::explorer::sentences::said::Time;
use crate::explorer::sentences::said::Worth;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Literal;
use crate::language::syntax::Operator;

impl Recognised {
    /// Adds a condition, a time, or a line that says what is not.
    pub(super) fn add_condition(&mut self, expression: &Expression) -> Result<(), NoSentences> {
        if let ExpressionKind::Not(inner) = &expression.kind {
            return match &inner.kind {
                ExpressionKind::Exists(query) => self.add_absent_query(query),
                ExpressionKind::Pattern(pattern) => self.add_absent(pattern, None),
                _ => Err(NoSentences::Beyond("NOT of anything but a tie")),
            };
        }
        if let Some((of, time)) = time(expression)
            && let Some(About::Claim(line)) = self.variables.get(of)
            && let Some(line) = self.draft.lines.get_mut(*line)
        {
            if line.time.is_some() {
                return Err(NoSentences::Beyond("two times of one tie"));
            }
            line.time = Some(time);
            return Ok(());
        }
        let (of, test) = test(expression).ok_or(NoSentences::Beyond("one of its conditions"))?;
        let about = *self.variables.get(of).ok_or(NoSentences::NoQuery)?;
        self.draft.conditions.push(Condition { about, test });
        Ok(())
    }
}

/// A time, and the variable of the claim that it is about.
pub(super) fn time(expression: &Expression) -> Option<(&str, Time)> {
    let (name, arguments) = call(expression)?;
    let [first, rest @ ..] = arguments else {
        return None;
    };
    if rest.is_empty() {
        let is_wrapped = |word: &str| name.eq_ignore_ascii_case(word);
        let (of, inner) = time(first)?;
        let surety = match (is_wrapped("possibly"), is_wrapped("certainly")) {
            (true, _) => Surety::Possibly,
            (_, true) => Surety::Certainly,
            _ => return None,
        };
        let is_plain = inner.surety == Surety::Certainly;
        return is_plain.then_some((of, Time { surety, ..inner }));
    }
    let [second] = rest else {
        return None;
    };
    let is_before = name.eq_ignore_ascii_case("before");
    let (reach, of, date) = match (variable(first), variable(second)) {
        (Some(of), None) if is_before => (Reach::Before, of, second),
        (None, Some(of)) if is_before => (Reach::After, of, first),
        (Some(of), None) if name.eq_ignore_ascii_case("during") => (Reach::During, of, second),
        _ => return None,
    };
    let (Worth::Text(date) | Worth::Date(date)) = literal(date)? else {
        return None;
    };
    let time = Time {
        reach,
        date,
        surety: Surety::Certainly,
    };
    Some((of, time))
}

/// A condition on a column or a name, and the variable that it is about.
fn test(expression: &Expression) -> Option<(&str, Test)> {
    match &expression.kind {
        ExpressionKind::IsNotNull(inner) => {
            let (of, column) = column(inner)?;
            Some((of, Test::Given(column)))
        }
        ExpressionKind::IsNull(inner) => {
            let (of, column) = column(inner)?;
            Some((of, Test::Missing(column)))
        }
        ExpressionKind::Chain(left, rest) => {
            let [(operator, right)] = rest.as_slice() else {
                return None;
            };
            if *operator == Operator::In {
                let Worth::Text(member) = literal(left)? else {
                    return None;
                };
                let (of, column) = column(right)?;
                return Some((of, Test::Has { column, member }));
            }
            let Worth::Text(text) = literal(right)? else {
                return None;
            };
            if *operator == Operator::Called {
                return Some((variable(left)?, Test::Called(text)));
            }
            let (of, column) = column(left)?;
            let is_within = *operator == Operator::Contains;
            is_within.then_some((of, Test::Contains { column, text }))
        }
        ExpressionKind::Comparison(left, rest) => {
            let [(operator, right)] = rest.as_slice() else {
                return None;
            };
            let (of, column) = column(left)?;
            let test = Test::Compares {
                column,
                comparison: comparison(*operator)?,
                worth: literal(right)?,
            };
            Some((of, test))
        }
        _ => None,
    }
}

fn comparison(operator: Operator) -> Option<Comparison> {
    Some(match operator {
        Operator::Equal => Comparison::Is,
        Operator::Unequal => Comparison::IsNot,
        Operator::Less => Comparison::Less,
        Operator::LessOrEqual => Comparison::AtMost,
        Operator::Greater => Comparison::More,
        Operator::GreaterOrEqual => Comparison::AtLeast,
        _ => return None,
    })
}

/// A column, and the variable of what it belongs to.
pub(super) fn column(expression: &Expression) -> Option<(&str, String)> {
    match &expression.kind {
        ExpressionKind::Property(of, name) => Some((variable(of)?, name.text.clone())),
        _ => None,
    }
}

/// A value that is written out, or the date of a text.
pub(super) fn literal(expression: &Expression) -> Option<Worth> {
    match &expression.kind {
        ExpressionKind::Literal(Literal::Text(text)) => Some(Worth::Text(text.clone())),
        ExpressionKind::Literal(Literal::Integer(number)) => Some(Worth::Whole(*number)),
        ExpressionKind::Literal(Literal::Float(number)) => Some(Worth::Fraction(*number)),
        ExpressionKind::Negative(inner) => match literal(inner)? {
            Worth::Whole(number) => number.checked_neg().map(Worth::Whole),
            Worth::Fraction(number) => Some(Worth::Fraction(-number)),
            _ => None,
        },
        _ => {
            let (name, arguments) = call(expression)?;
            let [argument] = arguments else {
                return None;
            };
            match literal(argument)? {
                Worth::Text(date) if name.eq_ignore_ascii_case("edtf") => Some(Worth::Date(date)),
                _ => None,
            }
        }
    }
}
