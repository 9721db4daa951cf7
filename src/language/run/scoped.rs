//! Expressions that go through a list, and subqueries.

use crate::language::fault::Fault;
use crate::language::fault::Span;
use crate::language::meaning::Gathered;
use crate::language::meaning::MeantQuery;
use crate::language::meaning::Term;
use crate::language::meaning::TermKind;
use crate::language::syntax::Quantifier;
use crate::language::value::Truth;
use crate::language::value::Value;

use super::lists::not_a_list;
use super::row::Row;
use super::runner::Flow;
use super::runner::Runner;

impl Runner<'_> {
    /// What an expression is worth that binds a variable of its own, or asks a subquery.
    pub fn scoped(&self, term: &Term, row: &Row) -> Result<Value, Fault> {
        match &term.kind {
            TermKind::ListComprehension {
                slot,
                list,
                condition,
                made,
            } => {
                let mut kept = Vec::new();
                let mut held = 0;
                let is_list = self.each_member(list, row, &mut |inner, member| {
                    inner.set(*slot, member.clone());
                    if let Some(condition) = condition
                        && !self.holds(condition, inner)?
                    {
                        return Ok(Flow::More);
                    }
                    let made = match made {
                        Some(made) => self.value(made, inner)?,
                        None => member,
                    };
                    self.meter.hold(made.weight(), term.span)?;
                    held += made.weight();
                    kept.push(made);
                    Ok(Flow::More)
                })?;
                self.meter.release(held);
                if !is_list {
                    return Ok(Value::Null);
                }
                self.accounted(Value::list(kept), term.span)
            }
            TermKind::Quantified {
                quantifier,
                slot,
                list,
                condition,
            } => self.quantified(*quantifier, *slot, [list, condition], row),
            TermKind::Reduce {
                total,
                initial,
                slot,
                list,
                step,
            } => {
                let mut so_far = self.value(initial, row)?;
                let is_list = self.each_member(list, row, &mut |inner, member| {
                    inner.set(*total, so_far.clone());
                    inner.set(*slot, member);
                    so_far = self.value(step, inner)?;
                    Ok(Flow::More)
                })?;
                Ok(if is_list { so_far } else { Value::Null })
            }
            TermKind::Subquery(query, gathered) => self.gathered(query, *gathered, row, term.span),
            _ => Ok(Value::Null),
        }
    }

    /// Goes through the members of a list; says whether it is one and not null.
    fn each_member(
        &self,
        list: &Term,
        row: &Row,
        each: &mut dyn FnMut(&mut Row, Value) -> Result<Flow, Fault>,
    ) -> Result<bool, Fault> {
        let members = match self.value(list, row)? {
            Value::Null => return Ok(false),
            Value::List(members) => members,
            other => return Err(not_a_list(&other.kind(), list.span)),
        };
        let mut inner = row.clone();
        for member in members.members() {
            self.meter.spend(1, list.span)?;
            if each(&mut inner, member.clone())? == Flow::Enough {
                break;
            }
        }
        Ok(true)
    }

    fn quantified(
        &self,
        quantifier: Quantifier,
        slot: usize,
        parts: [&Term; 2],
        row: &Row,
    ) -> Result<Value, Fault> {
        let [list, condition] = parts;
        let (mut met, mut failed, mut unknown) = (0_usize, 0_usize, 0_usize);
        let is_list = self.each_member(list, row, &mut |inner, member| {
            inner.set(slot, member);
            match self.truth(condition, inner)? {
                Some(true) => met += 1,
                Some(false) => failed += 1,
                None => unknown += 1,
            }
            Ok(Flow::More)
        })?;
        if !is_list {
            return Ok(Value::Null);
        }
        let known = |decided: bool, otherwise: bool| {
            if decided {
                Some(!otherwise)
            } else if unknown > 0 {
                None
            } else {
                Some(otherwise)
            }
        };
        let result = match quantifier {
            Quantifier::All => known(failed > 0, true),
            Quantifier::Any => known(met > 0, false),
            Quantifier::None => known(met > 0, true),
            Quantifier::Single if met > 1 => Some(false),
            Quantifier::Single if unknown > 0 => None,
            Quantifier::Single => Some(met == 1),
        };
        Ok(result.into_value())
    }

    fn gathered(
        &self,
        query: &MeantQuery,
        gathered: Gathered,
        row: &Row,
        span: Span,
    ) -> Result<Value, Fault> {
        let mut count = 0_i64;
        let mut list = Vec::new();
        let mut held = 0;
        self.query(query, row, &mut |inner, columns| {
            count += 1;
            if gathered != Gathered::Existence
                && let Some(beside) = self.beside.borrow_mut().as_mut()
            {
                beside.extend(inner.evidence.all().skip(row.evidence.relations.len()));
            }
            if gathered == Gathered::List {
                let value = columns.first().map(|slot| inner.get(*slot).clone());
                let value = value.unwrap_or_default();
                self.meter.hold(value.weight(), span)?;
                held += value.weight();
                list.push(value);
            }
            Ok(if gathered == Gathered::Existence {
                Flow::Enough
            } else {
                Flow::More
            })
        })?;
        self.meter.release(held);
        match gathered {
            Gathered::Existence => Ok(Value::Boolean(count > 0)),
            Gathered::Count => Ok(Value::Integer(count)),
            Gathered::List => self.accounted(Value::list(list), span),
        }
    }
}
