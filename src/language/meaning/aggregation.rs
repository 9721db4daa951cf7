//! Which expressions gather values of many rows, and which of them mean nothing.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::functions::AGGREGATES;
use crate::language::syntax::Expression;
use crate::language::syntax::ExpressionKind;
use crate::language::syntax::MapItem;

use super::analyst::Analyst;

/// Whether the expression is a function that gathers.
pub fn is_aggregate(expression: &Expression) -> bool {
    match &expression.kind {
        ExpressionKind::CountRows => true,
        ExpressionKind::Function { name, .. } => AGGREGATES
            .iter()
            .any(|(known, _, _)| known.eq_ignore_ascii_case(&name.text)),
        _ => false,
    }
}

/// Whether a function that gathers stands anywhere in it.
pub fn aggregates(expression: &Expression) -> bool {
    let mut found = is_aggregate(expression);
    each_part(expression, &mut |part| found |= aggregates(part));
    found
}

/// Whether the variable stands anywhere in it.
pub fn names_variable(expression: &Expression, name: &str) -> bool {
    let mut found = matches!(&expression.kind, ExpressionKind::Variable(known) if known == name);
    each_part(expression, &mut |part| found |= names_variable(part, name));
    found
}

/// Refuses an expression that gathers and also uses a value that differs within a group.
pub fn refuse_ambiguous(
    analyst: &Analyst<'_>,
    expression: &Expression,
    groups: &[String],
) -> Result<(), Fault> {
    let local = &mut Vec::new();
    ambiguous(analyst, expression, groups, local)
}

fn ambiguous(
    analyst: &Analyst<'_>,
    expression: &Expression,
    groups: &[String],
    local: &mut Vec<String>,
) -> Result<(), Fault> {
    if is_aggregate(expression) {
        return Ok(());
    }
    let is_simple = match &expression.kind {
        ExpressionKind::Variable(_) => true,
        ExpressionKind::Property(base, _) => matches!(base.kind, ExpressionKind::Variable(_)),
        _ => false,
    };
    if is_simple && groups.contains(&analyst.written(expression)) {
        return Ok(());
    }
    if let ExpressionKind::Variable(name) = &expression.kind {
        if local.contains(name) {
            return Ok(());
        }
        let what = format!("`{name}` may differ among the rows that are put together");
        let code = FaultCode::AmbiguousAggregationExpression;
        let fault = Fault::syntax(code, expression.span, what);
        return Err(fault.advise("Return it as a column of its own, or gather it with collect()"));
    }
    let depth = local.len();
    local.extend(own_variables(expression));
    let mut result = Ok(());
    each_part(expression, &mut |part| {
        if result.is_ok() {
            result = ambiguous(analyst, part, groups, local);
        }
    });
    local.truncate(depth);
    result
}

/// The variables that an expression binds for its parts.
fn own_variables(expression: &Expression) -> Vec<String> {
    match &expression.kind {
        ExpressionKind::ListComprehension { variable, .. }
        | ExpressionKind::Quantified { variable, .. } => vec![variable.text.clone()],
        ExpressionKind::Reduce {
            total, variable, ..
        } => vec![total.text.clone(), variable.text.clone()],
        _ => Vec::new(),
    }
}

/// Calls `visit` with each expression directly inside this one; subqueries and patterns are left
/// alone, since they see whole rows.
pub fn each_part(expression: &Expression, visit: &mut dyn FnMut(&Expression)) {
    match &expression.kind {
        ExpressionKind::Property(part, _)
        | ExpressionKind::Not(part)
        | ExpressionKind::Negative(part)
        | ExpressionKind::Positive(part)
        | ExpressionKind::IsNull(part)
        | ExpressionKind::IsNotNull(part)
        | ExpressionKind::HasLabels(part, _) => visit(part),
        ExpressionKind::Index(part, other) => {
            visit(part);
            visit(other);
        }
        ExpressionKind::Slice(part, from, to) => {
            visit(part);
            from.iter().chain(to).for_each(|bound| visit(bound));
        }
        ExpressionKind::And(parts)
        | ExpressionKind::Or(parts)
        | ExpressionKind::Xor(parts)
        | ExpressionKind::List(parts)
        | ExpressionKind::Function {
            arguments: parts, ..
        } => parts.iter().for_each(visit),
        ExpressionKind::Chain(first, rest) | ExpressionKind::Comparison(first, rest) => {
            visit(first);
            for (_, part) in rest {
                visit(part);
            }
        }
        ExpressionKind::Map(entries) => {
            for (_, part) in entries {
                visit(part);
            }
        }
        ExpressionKind::Projection(base, items) => {
            visit(base);
            let entries = items.iter().filter_map(|item| match item {
                MapItem::Entry(_, value) => Some(value),
                MapItem::All => None,
            });
            entries.for_each(visit);
        }
        _ => each_branch(expression, visit),
    }
}

fn each_branch(expression: &Expression, visit: &mut dyn FnMut(&Expression)) {
    match &expression.kind {
        ExpressionKind::Case {
            subject,
            cases,
            otherwise,
        } => {
            subject.iter().chain(otherwise).for_each(|part| visit(part));
            for (condition, value) in cases {
                visit(condition);
                visit(value);
            }
        }
        ExpressionKind::ListComprehension {
            list,
            condition,
            made,
            ..
        } => {
            visit(list);
            condition.iter().chain(made).for_each(|part| visit(part));
        }
        ExpressionKind::Quantified {
            list, condition, ..
        } => {
            visit(list);
            visit(condition);
        }
        ExpressionKind::Reduce {
            initial,
            list,
            step,
            ..
        } => {
            visit(initial);
            visit(list);
            visit(step);
        }
        _ => {}
    }
}
