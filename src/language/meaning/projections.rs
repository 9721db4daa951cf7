//! `WITH` and `RETURN`: columns, groups, order, and what can be seen behind them.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::graph::Sense;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::Item;
use crate::language::syntax::Projection;
use crate::language::value::ValueKind;

use super::aggregation::refuse_ambiguous;
use super::analyst::Analyst;
use super::analyst::Gathered;
use super::analyst::Gathering;
use super::analyst::Typed;
use super::clauses::Ending;
use super::meant::Column;
use super::meant::MeantProjection;
use super::scope::Scope;
use super::term::TermKind;

/// A projection, and what can be seen behind it.
pub struct Projected {
    /// The projection.
    pub projection: MeantProjection,
    /// What can be seen behind it.
    pub scope: Scope,
}

/// Columns, and everything that was gathered for them.
pub struct Columns {
    /// The columns in order.
    pub list: Vec<Column>,
    /// What was gathered.
    pub gathered: Vec<Gathered>,
    /// What can be seen behind it.
    pub scope: Scope,
    /// Whether rows are put together.
    pub is_aggregating: bool,
}

impl Analyst<'_> {
    /// Reads a `WITH` or `RETURN`.
    pub fn projection(
        &mut self,
        clause: &Projection,
        scope: &Scope,
        ending: Ending,
    ) -> Result<Projected, Fault> {
        let columns = self.columns(clause, scope, ending)?;
        let sorted = self.sorted(clause, scope, &columns)?;
        let skip = clause.skip.as_ref();
        let skip = skip.map(|count| self.constant(count, "SKIP")).transpose()?;
        let limit = clause.limit.as_ref();
        let limit = limit
            .map(|count| self.constant(count, "LIMIT"))
            .transpose()?;
        let aggregates = columns.gathered.into_iter();
        let projection = MeantProjection {
            columns: columns.list,
            aggregates: aggregates.map(|gathered| gathered.aggregation).collect(),
            is_aggregating: columns.is_aggregating,
            is_distinct: clause.is_distinct,
            order: sorted.order,
            skip,
            limit,
            condition: sorted.condition,
        };
        // A group that gets smaller may pass a condition, or come before others.
        self.weighs_all |= projection.is_aggregating
            && (projection.condition.is_some() || projection.limit.is_some());
        self.weighs_all |= projection.skip.is_some();
        Ok(Projected {
            projection,
            scope: columns.scope,
        })
    }

    fn columns(
        &mut self,
        clause: &Projection,
        scope: &Scope,
        ending: Ending,
    ) -> Result<Columns, Fault> {
        let mut columns = Columns {
            list: Vec::new(),
            gathered: Vec::new(),
            scope: Scope::default(),
            is_aggregating: false,
        };
        if let Some(star) = clause.star {
            if scope.bindings.is_empty() && ending == Ending::Return {
                let what = "there are no variables that `*` could stand for";
                let fault = Fault::syntax(FaultCode::NoVariablesInScope, star, what);
                return Err(fault.advise("Name what is to be returned"));
            }
            for binding in &scope.bindings {
                columns.scope.bindings.push(binding.clone());
                columns.list.push(Column {
                    slot: binding.slot,
                    term: None,
                    is_aggregate: false,
                });
            }
        }
        for item in &clause.items {
            self.column(item, scope, ending, &mut columns)?;
        }
        if columns.is_aggregating {
            let groups = self.group_texts(clause, &columns);
            let first = clause.star.map_or(0, |_| scope.bindings.len());
            let items = clause.items.iter().zip(columns.list.iter().skip(first));
            for (item, column) in items {
                if column.is_aggregate {
                    refuse_ambiguous(self, &item.expression, &groups)?;
                }
            }
        }
        Ok(columns)
    }

    /// How the columns were written by which rows are grouped.
    fn group_texts(&self, clause: &Projection, columns: &Columns) -> Vec<String> {
        let first = columns.list.len() - clause.items.len();
        let starred = columns.scope.bindings.iter().take(first);
        let mut texts: Vec<String> = starred.map(|binding| binding.name.clone()).collect();
        let items = clause.items.iter().zip(columns.list.iter().skip(first));
        let groups = items.filter(|(_, column)| !column.is_aggregate);
        texts.extend(groups.map(|(item, _)| self.written(&item.expression)));
        texts
    }

    fn column(
        &mut self,
        item: &Item,
        scope: &Scope,
        ending: Ending,
        columns: &mut Columns,
    ) -> Result<(), Fault> {
        let name = self.column_name(item, ending)?;
        if columns.scope.find(&name).is_some() {
            let what = format!("two columns are called `{name}`");
            let span = item
                .alias
                .as_ref()
                .map_or(item.expression.span, |alias| alias.span);
            let fault = Fault::syntax(FaultCode::ColumnNameConflict, span, what);
            return Err(fault.advise("Give one of them another name with AS"));
        }
        let before = columns.gathered.len();
        let gathered = std::mem::take(&mut columns.gathered);
        let outer = std::mem::replace(&mut self.gathering, Gathering::Into(gathered));
        let typed = self.term(&item.expression, scope);
        let inner = std::mem::replace(&mut self.gathering, outer);
        if let Gathering::Into(gathered) = inner {
            columns.gathered = gathered;
        }
        let typed = typed?;
        let is_aggregate = columns.gathered.len() > before;
        columns.is_aggregating |= is_aggregate;
        let sense = self.sense_of(&item.expression, scope);
        let column = self.placed(&item.expression, &name, typed, columns);
        if sense != Sense::Plain {
            self.senses.insert(column.slot, sense);
        }
        columns.list.push(Column {
            is_aggregate,
            ..column
        });
        Ok(())
    }

    /// A variable that keeps its name keeps its slot.
    fn placed(
        &mut self,
        expression: &Expression,
        name: &str,
        typed: Typed,
        columns: &mut Columns,
    ) -> Column {
        let kept = match (&expression.kind, &typed.term.kind) {
            (ExpressionKind::Variable(variable), TermKind::Slot(slot)) if variable == name => {
                Some(*slot)
            }
            _ => None,
        };
        let slot = kept.unwrap_or_else(|| self.fresh());
        columns.scope.bind(name, slot, typed.kind);
        Column {
            slot,
            term: kept.is_none().then_some(typed.term),
            is_aggregate: false,
        }
    }

    fn column_name(&self, item: &Item, ending: Ending) -> Result<String, Fault> {
        if let Some(alias) = &item.alias {
            return Ok(alias.text.clone());
        }
        if let ExpressionKind::Variable(name) = &item.expression.kind {
            return Ok(name.clone());
        }
        let text = item.expression.span.of(self.text);
        if ending == Ending::Return {
            return Ok(text.to_owned());
        }
        let what = format!("the column `{text}` has no name");
        let fault = Fault::syntax(FaultCode::NoExpressionAlias, item.expression.span, what);
        Err(fault.advise("Give it one with AS"))
    }

    /// Refuses what cannot be a number of rows.
    pub fn check_count(expression: &Expression, typed: &Typed, clause: &str) -> Result<(), Fault> {
        let is_open = typed.kind.is_open() || typed.kind == ValueKind::Integer;
        if !is_open {
            let fault = Self::wrong_kind(expression, "a whole number", &typed.kind);
            return Err(fault.advise(rows_wanted(clause)));
        }
        if matches!(&typed.term.kind, TermKind::Negative(_)) {
            let what = format!("{clause} must not be negative");
            let code = FaultCode::NegativeIntegerArgument;
            let fault = Fault::syntax(code, expression.span, what);
            return Err(fault.advise(rows_wanted(clause)));
        }
        Ok(())
    }
}

/// What to write behind `LIMIT` or `SKIP`.
fn rows_wanted(clause: &str) -> String {
    if clause == "LIMIT" {
        return "Write how many rows are wanted at most, such as LIMIT 10, or leave it out for all"
            .to_owned();
    }
    format!("Write how many rows are passed over, such as {clause} 10, or leave it out for none")
}
