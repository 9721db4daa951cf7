//! Operators and what they may stand between.

use crate::language::fault::Fault;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Operator;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::analyst::Typed;
use super::conflicts::Side;
use super::constants::known_chain;
use super::constants::no_regular_expressions;
use super::expressions::Meaning;
use super::scope::Scope;
use super::term::Term;
use super::term::TermKind;

impl Analyst<'_> {
    /// Reads something that must be true, false or unknown; a pattern is, too.
    pub fn truth(&mut self, expression: &Expression, scope: &Scope) -> Result<Typed, Fault> {
        if let ExpressionKind::Pattern(pattern) = &expression.kind {
            let kind = self.pattern_predicate(pattern, scope)?;
            return Ok(Typed {
                term: Term {
                    kind,
                    span: expression.span,
                },
                kind: ValueKind::Boolean,
            });
        }
        let typed = self.term(expression, scope)?;
        let side = self.side(expression, &typed.kind, scope);
        if side.kind().may_be_truth() {
            return Ok(typed);
        }
        let fault = Self::wrong_kind(expression, "true or false", side.kind());
        let written = expression.span.of(self.text);
        let instead = condition_on(written, side.kind());
        Err(fault.advise(format!("Write a condition, such as {instead}")))
    }

    /// Reads `AND`, `OR`, `XOR` and `NOT`.
    pub fn logic(&mut self, expression: &Expression, scope: &Scope) -> Result<Meaning, Fault> {
        let kind = match &expression.kind {
            ExpressionKind::And(parts) => TermKind::And(self.truths(parts, scope)?),
            ExpressionKind::Or(parts) => TermKind::Or(self.truths(parts, scope)?),
            ExpressionKind::Xor(parts) => TermKind::Xor(self.truths(parts, scope)?),
            ExpressionKind::Not(part) => TermKind::Not(Box::new(self.truth(part, scope)?.term)),
            _ => return Ok((self.term(expression, scope)?.term.kind, ValueKind::Any)),
        };
        Ok((kind, ValueKind::Boolean))
    }

    fn truths(&mut self, parts: &[Expression], scope: &Scope) -> Result<Vec<Term>, Fault> {
        let read = parts.iter().map(|part| self.truth(part, scope));
        read.map(|typed| Ok(typed?.term)).collect()
    }

    /// Reads arithmetic, comparisons and the operators of texts and lists.
    pub fn operation(&mut self, expression: &Expression, scope: &Scope) -> Result<Meaning, Fault> {
        match &expression.kind {
            ExpressionKind::Negative(part) => {
                let typed = self.number(part, scope)?;
                Ok((TermKind::Negative(Box::new(typed.term)), typed.kind))
            }
            ExpressionKind::Positive(part) => {
                let typed = self.number(part, scope)?;
                Ok((typed.term.kind, typed.kind))
            }
            ExpressionKind::Chain(first, rest) => self.chained(first, rest, scope),
            ExpressionKind::Comparison(first, rest) => self.compared(first, rest, scope),
            _ => Ok((self.term(expression, scope)?.term.kind, ValueKind::Any)),
        }
    }

    fn compared(
        &mut self,
        first: &Expression,
        rest: &[(Operator, Expression)],
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let typed = self.term(first, scope)?;
        let mut left = self.side(first, &typed.kind, scope);
        let mut before = first;
        let mut read = Vec::new();
        for (operator, part) in rest {
            let term = self.term(part, scope)?;
            let right = self.side(part, &term.kind, scope);
            self.refuse_conflict(&left, &right)?;
            // "Not equal to what nothing is" leaves nothing out.
            if matches!(operator, Operator::Equal | Operator::Unequal) {
                self.note_unknown_texts([before, part], scope);
                self.note_list_as_text(*operator, [before, part], scope);
                self.note_list_as_text(*operator, [part, before], scope);
            }
            before = part;
            left = right;
            read.push((*operator, term.term));
        }
        let first = Box::new(typed.term);
        Ok((TermKind::Comparison(first, read), ValueKind::Boolean))
    }

    fn number(&mut self, part: &Expression, scope: &Scope) -> Result<Typed, Fault> {
        let typed = self.term(part, scope)?;
        if typed.kind.may_be_number() {
            return Ok(typed);
        }
        Err(Self::wrong_kind(part, "a number", &typed.kind))
    }

    fn chained(
        &mut self,
        first: &Expression,
        rest: &[(Operator, Expression)],
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let typed = self.term(first, scope)?;
        let mut kind = typed.kind;
        let mut before = first;
        let mut read = Vec::new();
        for (operator, part) in rest {
            let right = self.term(part, scope)?;
            self.check_sides(
                *operator,
                &self.side(before, &kind, scope),
                &self.side(part, &right.kind, scope),
            )?;
            if *operator == Operator::In {
                self.note_unknown_in(before, part, scope);
            }
            if *operator == Operator::Called {
                self.note_unknown_name(part);
            }
            self.note_list_as_text(*operator, [before, part], scope);
            let joins_list = *operator == Operator::Add && right.kind.may_be_list();
            if !joins_list {
                check_operand(*operator, before, &kind)?;
            }
            check_right(*operator, part, &right.kind)?;
            kind = result(*operator, &kind, &right.kind);
            read.push((*operator, right.term));
            before = part;
        }
        let known = known_chain(&typed.term, &read)?.map(TermKind::Constant);
        let chain = known.unwrap_or_else(|| TermKind::Chain(Box::new(typed.term), read));
        Ok((chain, kind))
    }
}

impl Analyst<'_> {
    /// Refuses an operator between values that the graph says it cannot stand between.
    fn check_sides(
        &self,
        operator: Operator,
        left: &Side<'_>,
        right: &Side<'_>,
    ) -> Result<(), Fault> {
        match operator {
            Operator::StartsWith | Operator::EndsWith | Operator::Contains => {
                self.refuse_letters(left)?;
                Self::refuse_no_letters(right)
            }
            Operator::In => self.refuse_member(left, right),
            Operator::Matches => Err(no_regular_expressions(left.until(right))),
            Operator::Called => Self::refuse_name(left, right),
            Operator::Add => self.refuse_reckoning(operator, left, right),
            _ if is_arithmetic(operator) => self.refuse_reckoning(operator, left, right),
            _ => Ok(()),
        }
    }
}

fn is_arithmetic(operator: Operator) -> bool {
    matches!(
        operator,
        Operator::Subtract
            | Operator::Multiply
            | Operator::Divide
            | Operator::Remainder
            | Operator::Power
    )
}

/// A condition on something that is none itself.
fn condition_on(written: &str, kind: &ValueKind) -> String {
    match kind {
        ValueKind::Node => format!("{written} IS NOT NULL or {written}.name = '…'"),
        ValueKind::Relation => format!("{written} IS NOT NULL or {written}.type = '…'"),
        ValueKind::Path => format!("length({written}) > 1"),
        ValueKind::List(_) => format!("size({written}) > 0, or 'x' IN {written}"),
        ValueKind::Text if written.starts_with(['\'', '"']) => format!("a.name = {written}"),
        ValueKind::Integer | ValueKind::Float => format!("{written} > 0, or a.x = {written}"),
        _ => format!("{written} IS NOT NULL"),
    }
}

/// Refuses what can stand on neither side of the operator.
fn check_operand(operator: Operator, part: &Expression, kind: &ValueKind) -> Result<(), Fault> {
    let is_right = if is_arithmetic(operator) {
        kind.may_be_number() || kind.may_be_time()
    } else if operator == Operator::Add {
        !matches!(
            kind,
            ValueKind::Boolean
                | ValueKind::Map
                | ValueKind::Node
                | ValueKind::Relation
                | ValueKind::Path
        )
    } else {
        true
    };
    if is_right {
        return Ok(());
    }
    let fault = Analyst::wrong_kind(part, "a number", kind);
    Err(match kind {
        ValueKind::Node | ValueKind::Relation => {
            fault.advise("Take a column of it, such as a.name or r.when")
        }
        _ => fault,
    })
}

/// Refuses what cannot stand on the right of the operator.
fn check_right(operator: Operator, part: &Expression, kind: &ValueKind) -> Result<(), Fault> {
    match operator {
        // What is added to a list may be anything.
        Operator::Add => Ok(()),
        Operator::In if !kind.may_be_list() => Err(Analyst::wrong_kind(part, "a list", kind)),
        _ => check_operand(operator, part, kind),
    }
}

fn result(operator: Operator, left: &ValueKind, right: &ValueKind) -> ValueKind {
    match operator {
        Operator::In
        | Operator::StartsWith
        | Operator::EndsWith
        | Operator::Contains
        | Operator::Matches
        | Operator::Called => ValueKind::Boolean,
        Operator::Power => ValueKind::Float,
        Operator::Add if matches!(left, ValueKind::List(_)) => {
            let added = match right {
                ValueKind::List(member) => (**member).clone(),
                other => other.clone(),
            };
            ValueKind::List(Box::new(left.member().joined(added)))
        }
        _ if *left == ValueKind::Integer && *right == ValueKind::Integer => ValueKind::Integer,
        _ if *left == ValueKind::Text && *right == ValueKind::Text => ValueKind::Text,
        _ => ValueKind::Any,
    }
}
