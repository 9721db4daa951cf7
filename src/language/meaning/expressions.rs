//! Expressions: names become slots, and kinds are checked as far as they are known.

use std::sync::Arc;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::fault::Span;
use crate::language::fault::nearest;
use crate::language::graph::Named;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Literal;
use crate::language::syntax::MapItem;
use crate::language::syntax::Name;
use crate::language::value::Value;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::analyst::AskedParameter;
use super::analyst::Note;
use super::analyst::Typed;
use super::scope::Scope;
use super::term::Gathered;
use super::term::Term;
use super::term::TermKind;

/// A kind of term and what is known of its values.
pub type Meaning = (TermKind, ValueKind);

impl Analyst<'_> {
    /// Reads an expression.
    pub fn term(&mut self, expression: &Expression, scope: &Scope) -> Result<Typed, Fault> {
        if !self.substitutions.is_empty() {
            let text = self.written(expression);
            let mut known = self.substitutions.iter();
            if let Some(found) = known.find(|known| known.text == text) {
                return Ok(Typed {
                    term: Term::slot(found.slot, expression.span),
                    kind: found.kind.clone(),
                });
            }
        }
        let (kind, values) = self.meaning(expression, scope)?;
        Ok(Typed {
            term: Term {
                kind,
                span: expression.span,
            },
            kind: values,
        })
    }

    /// What an expression means and what is known of its values.
    pub fn meaning(&mut self, expression: &Expression, scope: &Scope) -> Result<Meaning, Fault> {
        match &expression.kind {
            ExpressionKind::Literal(literal) => Ok(constant(literal)),
            ExpressionKind::Parameter(name) => Ok(self.parameter(name, expression.span)),
            ExpressionKind::Variable(name) => {
                let binding = scope.find(name);
                let binding = binding.ok_or_else(|| scope.undefined(name, expression.span))?;
                Ok((TermKind::Slot(binding.slot), binding.kind.clone()))
            }
            ExpressionKind::Property(base, key) => self.property(base, key, scope),
            ExpressionKind::Index(base, index) => self.index(base, index, scope),
            ExpressionKind::Slice(base, from, to) => {
                self.slice(base, [from.as_deref(), to.as_deref()], scope)
            }
            ExpressionKind::And(_)
            | ExpressionKind::Or(_)
            | ExpressionKind::Xor(_)
            | ExpressionKind::Not(_) => self.logic(expression, scope),
            ExpressionKind::Negative(_)
            | ExpressionKind::Positive(_)
            | ExpressionKind::Chain(..)
            | ExpressionKind::Comparison(..) => self.operation(expression, scope),
            ExpressionKind::IsNull(part) => {
                let part = self.boxed(part, scope)?;
                Ok((TermKind::IsNull(part), ValueKind::Boolean))
            }
            ExpressionKind::IsNotNull(part) => {
                let part = self.boxed(part, scope)?;
                Ok((TermKind::IsNotNull(part), ValueKind::Boolean))
            }
            ExpressionKind::HasLabels(part, labels) => self.has_labels(part, labels, scope),
            ExpressionKind::List(members) => self.list(members, scope),
            ExpressionKind::Map(entries) => {
                let mut read = Vec::new();
                for (key, value) in entries {
                    read.push((key.text.as_str().into(), self.term(value, scope)?.term));
                }
                Ok((TermKind::Map(read), ValueKind::Map))
            }
            ExpressionKind::Projection(base, items) => self.map_projection(base, items, scope),
            ExpressionKind::Function { .. } | ExpressionKind::CountRows => {
                self.call_of(expression, scope)
            }
            ExpressionKind::Pattern(_) => Err(misplaced_pattern(expression)),
            ExpressionKind::Exists(query) => {
                let kind = self.subquery(query, scope, Gathered::Existence)?;
                Ok((kind, ValueKind::Boolean))
            }
            ExpressionKind::CountOf(query) => {
                let kind = self.subquery(query, scope, Gathered::Count)?;
                Ok((kind, ValueKind::Integer))
            }
            _ => self.scoped(expression, scope),
        }
    }

    fn parameter(&mut self, name: &str, span: Span) -> Meaning {
        let name = name.to_owned();
        self.parameters.push(AskedParameter {
            name: name.clone(),
            span,
        });
        (TermKind::Parameter(name), ValueKind::Any)
    }

    /// Reads an expression into a box.
    pub fn boxed(&mut self, expression: &Expression, scope: &Scope) -> Result<Box<Term>, Fault> {
        Ok(Box::new(self.term(expression, scope)?.term))
    }

    fn property(&mut self, base: &Expression, key: &Name, scope: &Scope) -> Result<Meaning, Fault> {
        let read = self.term(base, scope)?;
        self.refuse_without_entries(base, &read.kind, key, scope)?;
        Self::check_part(&read.kind, key)?;
        let values = self.values_of(&read.kind, key);
        let kind = TermKind::Property(Box::new(read.term), key.text.as_str().into());
        Ok((kind, values))
    }

    /// What is known of the values of a property; that the graph has no such column is noted.
    pub fn values_of(&mut self, of: &ValueKind, key: &Name) -> ValueKind {
        self.note_first_of(of, key);
        match self.column_kinds(of, &key.text) {
            Some(Named::Known(kinds)) => {
                // Only of dates is more known than openCypher would say: texts and numbers may be given
                // to any function, as there.
                let mut kinds = kinds.into_iter();
                let date = kinds.find(|kind| *kind == ValueKind::Date);
                date.unwrap_or(ValueKind::Any)
            }
            Some(Named::Unknown { known, .. }) => {
                let what = match of {
                    ValueKind::Node => "entity",
                    _ => "claim",
                };
                let near = nearest(&key.text, known.iter().map(String::as_str));
                let near = near.map(|near| format!("; did you mean `{near}`?"));
                let what = format!("no {what} has a column `{}`", key.text);
                self.notes.push(Note {
                    span: key.span,
                    what: what + &near.unwrap_or_default(),
                });
                ValueKind::Any
            }
            None => ValueKind::Any,
        }
    }

    fn slice(
        &mut self,
        base: &Expression,
        bounds: [Option<&Expression>; 2],
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let base = self.term(base, scope)?;
        let [from, to] = bounds.map(|bound| bound.map(|bound| self.boxed(bound, scope)));
        let kind = TermKind::Slice(Box::new(base.term), from.transpose()?, to.transpose()?);
        Ok((kind, base.kind))
    }

    fn has_labels(
        &mut self,
        part: &Expression,
        labels: &[Name],
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let read = self.term(part, scope)?;
        let may_have =
            read.kind.is_open() || matches!(read.kind, ValueKind::Node | ValueKind::Relation);
        if !may_have {
            let wanted = "a node or a relationship";
            return Err(Self::wrong_kind(part, wanted, &read.kind));
        }
        for label in labels {
            if read.kind == ValueKind::Node {
                self.labels_named(label)?;
            } else if read.kind == ValueKind::Relation {
                self.types_named(label)?;
            }
        }
        let labels = labels.iter().map(|label| label.text.as_str().into());
        let kind = TermKind::HasLabels(Box::new(read.term), labels.collect());
        Ok((kind, ValueKind::Boolean))
    }

    fn list(&mut self, members: &[Expression], scope: &Scope) -> Result<Meaning, Fault> {
        let mut kind: Option<ValueKind> = None;
        let mut read = Vec::new();
        for member in members {
            let typed = self.term(member, scope)?;
            kind = Some(match kind {
                None => typed.kind,
                Some(known) => known.joined(typed.kind),
            });
            read.push(typed.term);
        }
        let member = kind.unwrap_or(ValueKind::Any);
        Ok((TermKind::List(read), ValueKind::List(Box::new(member))))
    }

    fn map_projection(
        &mut self,
        base: &Expression,
        items: &[MapItem],
        scope: &Scope,
    ) -> Result<Meaning, Fault> {
        let mut takes_all = false;
        let mut entries: Vec<(Arc<str>, Term)> = Vec::new();
        for item in items {
            let (key, value) = match item {
                MapItem::All => {
                    takes_all = true;
                    continue;
                }
                MapItem::Entry(key, value) => (key, value),
            };
            let is_own = matches!(&value.kind, ExpressionKind::Property(inner, _)
                if matches!(&inner.kind, ExpressionKind::Variable(name) if name.is_empty()));
            let term = if is_own {
                let (kind, _) = self.property(base, key, scope)?;
                Term {
                    kind,
                    span: key.span,
                }
            } else {
                self.term(value, scope)?.term
            };
            entries.push((key.text.as_str().into(), term));
        }
        let read = self.term(base, scope)?;
        let kind = if takes_all {
            TermKind::Merged(Box::new(read.term), entries)
        } else {
            TermKind::Map(entries)
        };
        Ok((kind, ValueKind::Map))
    }
}

/// A value that is written out.
fn constant(literal: &Literal) -> Meaning {
    let value = match literal {
        Literal::Null => Value::Null,
        Literal::Boolean(truth) => Value::Boolean(*truth),
        Literal::Integer(number) => Value::Integer(*number),
        Literal::Float(number) => Value::Float(*number),
        Literal::Text(text) => Value::text(text.as_str()),
    };
    let kind = value.kind();
    (TermKind::Constant(value), kind)
}

/// A pattern stands where a value belongs.
fn misplaced_pattern(expression: &Expression) -> Fault {
    let what = "a pattern can be a condition, but not a value";
    let fault = Fault::syntax(FaultCode::UnexpectedSyntax, expression.span, what);
    fault.advise("Use EXISTS { … }, COUNT { … } or a comprehension such as [(a)-->(b) | b]")
}
