//! `ORDER BY` and `WHERE` behind a projection: what they can see.
//!
//! Where rows are put together or equal rows are one, only columns can be seen, but an expression that
//! was written as a column stands for it. Else the variables before the projection can be seen too.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::syntax::Expression;
use crate::language::syntax::Projection;

use super::aggregation::aggregates;
use super::aggregation::names_variable;
use super::analyst::Analyst;
use super::analyst::Substitution;
use super::meant::Sort;
use super::projections::Columns;
use super::scope::Scope;
use super::term::Term;

/// The order and the condition of a projection.
pub struct Sorted {
    /// The order.
    pub order: Vec<Sort>,
    /// The condition.
    pub condition: Option<Term>,
}

impl Analyst<'_> {
    /// Reads the order and the condition of a projection.
    pub fn sorted(
        &mut self,
        clause: &Projection,
        scope: &Scope,
        columns: &Columns,
    ) -> Result<Sorted, Fault> {
        let is_closed = columns.is_aggregating || clause.is_distinct;
        let mut seen = columns.scope.clone();
        let mut substitutions = Vec::new();
        if is_closed {
            substitutions = self.substitutions(clause, columns);
        } else {
            seen.bindings.splice(0..0, scope.bindings.iter().cloned());
        }
        let before = std::mem::replace(&mut self.substitutions, substitutions);
        let sorted = self.without_gathering(|analyst| analyst.read_sorted(clause, &seen));
        self.substitutions = before;
        sorted.map_err(|fault| {
            let fault = self.explained(fault, clause, columns);
            self.not_returned(fault, scope)
        })
    }

    fn read_sorted(&mut self, clause: &Projection, seen: &Scope) -> Result<Sorted, Fault> {
        let mut order = Vec::new();
        for key in &clause.order {
            order.push(Sort {
                term: self.term(&key.expression, seen)?.term,
                is_descending: key.is_descending,
            });
        }
        let condition = clause.condition.as_ref();
        let condition = condition.map(|condition| self.condition(condition, seen));
        Ok(Sorted {
            order,
            condition: condition.transpose()?,
        })
    }

    fn substitutions(&self, clause: &Projection, columns: &Columns) -> Vec<Substitution> {
        let starred = columns.list.len() - clause.items.len();
        let bindings = columns.scope.bindings.iter().skip(starred);
        let items = clause.items.iter().zip(bindings);
        let items = items.map(|(item, binding)| Substitution {
            text: self.written(&item.expression),
            slot: binding.slot,
            kind: binding.kind.clone(),
        });
        let gathered = columns.gathered.iter().map(|gathered| Substitution {
            text: gathered.text.clone(),
            slot: gathered.aggregation.slot,
            kind: gathered.kind.clone(),
        });
        items.chain(gathered).collect()
    }

    /// A variable that was bound, but is no column where only columns can be seen.
    fn not_returned(&self, fault: Fault, scope: &Scope) -> Fault {
        let name = fault.span.of(self.text);
        if fault.code != FaultCode::UndefinedVariable || scope.find(name).is_none() {
            return fault;
        }
        let what = format!(
            "`{name}` cannot be seen any more: where rows are counted, gathered or made one by DISTINCT, what follows sees only the columns"
        );
        let fault = Fault { what, ..fault };
        fault.advise("Make what it needs a column as well, or sort before, by WITH … ORDER BY …")
    }

    /// A variable that is part of a group, but not by itself, is not undefined but ambiguous.
    fn explained(&self, fault: Fault, clause: &Projection, columns: &Columns) -> Fault {
        if fault.code != FaultCode::UndefinedVariable || !columns.is_aggregating {
            return fault;
        }
        let name = fault.span.of(self.text);
        let is_inside = |expression: &Expression| {
            let span = expression.span;
            span.start <= fault.span.start && fault.span.end <= span.end
        };
        let mut keys = clause.order.iter().map(|key| &key.expression);
        let key = keys.find(|key| is_inside(key));
        let gathers = key.is_some_and(aggregates);
        let mut groups = clause
            .items
            .iter()
            .filter(|item| !aggregates(&item.expression));
        if !gathers || !groups.any(|item| names_variable(&item.expression, name)) {
            return fault;
        }
        let what = format!("`{name}` is only part of what rows are grouped by");
        let code = FaultCode::AmbiguousAggregationExpression;
        Fault::syntax(code, fault.span, what).advise("Return it as a column of its own")
    }
}
