//! Expressions that bind variables of their own: comprehensions, quantifiers, `reduce`, and `CASE`.

use crate::language::fault::Fault;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::analyst::Typed;
use super::expressions::Meaning;
use super::scope::Scope;
use super::term::TermKind;

impl Analyst<'_> {
    /// Reads an expression that binds variables, or `CASE`.
    pub fn scoped(&mut self, expression: &Expression, scope: &Scope) -> Result<Meaning, Fault> {
        match &expression.kind {
            ExpressionKind::Case {
                subject,
                cases,
                otherwise,
            } => self.case(subject.as_deref(), cases, otherwise.as_deref(), scope),
            ExpressionKind::ListComprehension { .. } => self.list_comprehension(expression, scope),
            ExpressionKind::Quantified {
                quantifier,
                variable,
                list,
                condition,
            } => {
                let list = self.some_list(list, scope)?;
                let slot = self.fresh();
                let inner = scope.with(&variable.text, slot, list.kind.member());
                let condition = Box::new(
                    self.without_gathering(|analyst| analyst.condition(condition, &inner))?,
                );
                let kind = TermKind::Quantified {
                    quantifier: *quantifier,
                    slot,
                    list: Box::new(list.term),
                    condition,
                };
                Ok((kind, ValueKind::Boolean))
            }
            ExpressionKind::Reduce { .. } => self.reduce(expression, scope),
            ExpressionKind::PatternComprehension {
                pattern,
                condition,
                made,
            } => {
                let kind =
                    self.pattern_comprehension(pattern, condition.as_deref(), made, scope)?;
                Ok((kind, ValueKind::List(Box::new(ValueKind::Any))))
            }
            _ => Ok((self.term(expression, scope)?.term.kind, ValueKind::Any)),
        }
    }

    /// Reads something that must be a list.
    pub fn some_list(&mut self, list: &Expression, scope: &Scope) -> Result<Typed, Fault> {
        let typed = self.term(list, scope)?;
        if typed.kind.may_be_list() {
            return Ok(typed);
        }
        Err(Self::wrong_kind(list, "a list", &typed.kind))
    }

    fn case(
        &mut self,
        subject: Option<&Expression>,
        cases: &[(Expression, Expression)],
        otherwise: Option<&Expression>,
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let has_subject = subject.is_some();
        for (condition, _) in cases {
            if let Some(subject) = subject {
                self.note_unknown_texts([subject, condition], scope);
            }
        }
        let subject = subject.map(|subject| self.boxed(subject, scope));
        let subject = subject.transpose()?;
        let mut read = Vec::new();
        let mut kind = ValueKind::Null;
        for (condition, value) in cases {
            let condition = if has_subject {
                self.term(condition, scope)?
            } else {
                self.truth(condition, scope)?
            };
            let value = self.term(value, scope)?;
            kind = kind.joined(value.kind);
            read.push((condition.term, value.term));
        }
        let otherwise = otherwise.map(|value| self.term(value, scope)).transpose()?;
        let otherwise = otherwise.map(|value| {
            kind = std::mem::replace(&mut kind, ValueKind::Any).joined(value.kind);
            Box::new(value.term)
        });
        let case = TermKind::Case {
            subject,
            cases: read,
            otherwise,
        };
        Ok((case, kind))
    }

    fn list_comprehension(
        &mut self,
        expression: &Expression,
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let ExpressionKind::ListComprehension {
            variable,
            list,
            condition,
            made,
        } = &expression.kind
        else {
            return self.scoped(expression, scope);
        };
        let list = self.some_list(list, scope)?;
        let slot = self.fresh();
        let inner = scope.with(&variable.text, slot, list.kind.member());
        let mut member = list.kind.member();
        let (condition, made) = self.without_gathering(|analyst| {
            let condition = condition.as_ref();
            let condition = condition.map(|one| analyst.condition(one, &inner).map(Box::new));
            let made = made.as_ref().map(|one| analyst.term(one, &inner));
            Ok((condition.transpose()?, made.transpose()?))
        })?;
        let made = made.map(|made| {
            member = made.kind;
            Box::new(made.term)
        });
        let kind = TermKind::ListComprehension {
            slot,
            list: Box::new(list.term),
            condition,
            made,
        };
        Ok((kind, ValueKind::List(Box::new(member))))
    }

    fn reduce(&mut self, expression: &Expression, scope: &Scope) -> Result<Meaning, Fault> {
        let ExpressionKind::Reduce {
            total,
            initial,
            variable,
            list,
            step,
        } = &expression.kind
        else {
            return self.scoped(expression, scope);
        };
        let initial = self.boxed(initial, scope)?;
        let list = self.some_list(list, scope)?;
        let (total_slot, slot) = (self.fresh(), self.fresh());
        let inner = scope.with(&total.text, total_slot, ValueKind::Any).with(
            &variable.text,
            slot,
            list.kind.member(),
        );
        let step = self.without_gathering(|analyst| analyst.boxed(step, &inner))?;
        let kind = TermKind::Reduce {
            total: total_slot,
            initial,
            slot,
            list: Box::new(list.term),
            step,
        };
        Ok((kind, ValueKind::Any))
    }
}
