//! Queries as a whole: parts that are united, and where subqueries begin.

use std::sync::Arc;

use crate::language::fault::CHANGED_ELSEWHERE;
use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::syntax::Clause;
use crate::language::syntax::Expression;
use crate::language::syntax::Part;
use crate::language::syntax::Query;
use crate::language::syntax::Union;

use super::analyst::Analyst;
use super::meant::Branch;
use super::meant::MeantQuery;
use super::scope::Scope;
use super::term::Gathered;
use super::term::Term;
use super::term::TermKind;

/// Where a query stands, which decides what it sees and how it may end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is the whole query.
    Whole,
    /// It is called, and sees what its first `WITH` asks for.
    Called,
    /// It is a condition, and need not return anything.
    Condition,
}

impl Analyst<'_> {
    /// Reads the query that was asked.
    pub fn whole_query(&mut self, query: &Query) -> Result<MeantQuery, Fault> {
        self.united(query, &Scope::default(), Standing::Whole)
    }

    /// Reads a query with all its parts.
    pub fn united(
        &mut self,
        query: &Query,
        scope: &Scope,
        standing: Standing,
    ) -> Result<MeantQuery, Fault> {
        let mut branches = Vec::new();
        let mut columns: Option<Vec<Arc<str>>> = None;
        for part in &query.parts {
            let (branch, names) = self.part(part, scope, standing)?;
            match &columns {
                None => columns = Some(names),
                Some(first) if *first == names => {}
                Some(first) => return Err(different_columns(part, first)),
            }
            branches.push(branch);
        }
        let mut kinds = query.unions.iter();
        let first = kinds.next().map(|(union, _)| *union);
        if let Some((_, span)) = kinds.find(|(union, _)| Some(*union) != first) {
            let what = "UNION and UNION ALL cannot be mixed in one query";
            let fault = Fault::syntax(FaultCode::InvalidClauseComposition, *span, what);
            return Err(fault.advise("Use one of them throughout"));
        }
        Ok(MeantQuery {
            span: query.span,
            columns: columns.unwrap_or_default(),
            branches,
            is_distinct: first == Some(Union::Distinct),
            width: self.width,
        })
    }

    fn part(
        &mut self,
        part: &Part,
        scope: &Scope,
        standing: Standing,
    ) -> Result<(Branch, Vec<Arc<str>>), Fault> {
        let ends_well = matches!(part.clauses.last(), Some(Clause::Return(_)));
        let writing = part.clauses.iter().find_map(|clause| match clause {
            Clause::Writing(writing) => Some(writing),
            _ => None,
        });
        if let Some(writing) = writing {
            let keyword = &writing.keyword;
            let what = format!(
                "this program reads; {keyword} is not available here, and nothing was changed"
            );
            let code = if standing == Standing::Whole {
                FaultCode::ReadOnly
            } else {
                FaultCode::InvalidClauseComposition
            };
            let fault = Fault::syntax(code, writing.span, what);
            return Err(fault.advise(CHANGED_ELSEWHERE));
        }
        let (branch, names) = self.chain(part, scope, standing)?;
        if !ends_well && standing != Standing::Condition {
            let what = "a query must end with RETURN";
            let last = part.clauses.last().map_or(part.span, Clause::span);
            let fault = Fault::syntax(FaultCode::InvalidClauseComposition, last, what);
            return Err(fault.advise("Say at its end what is wanted, such as `RETURN a`"));
        }
        Ok((branch, names))
    }

    /// A subquery as an expression.
    pub fn subquery(
        &mut self,
        query: &Query,
        scope: &Scope,
        gathered: Gathered,
    ) -> Result<TermKind, Fault> {
        let meant = self.without_gathering(|analyst| {
            analyst
                .without_substitutions(|analyst| analyst.united(query, scope, Standing::Condition))
        })?;
        self.weighs_all = true;
        Ok(TermKind::Subquery(Box::new(meant), gathered))
    }

    /// An expression without any variable, as `SKIP` and `LIMIT` need it.
    pub fn constant(&mut self, expression: &Expression, clause: &str) -> Result<Term, Fault> {
        let before = expression.span;
        let typed = self.without_gathering(|analyst| {
            analyst.without_substitutions(|analyst| analyst.term(expression, &Scope::default()))
        });
        let typed = typed.map_err(|fault| {
            if fault.code != FaultCode::UndefinedVariable {
                return fault;
            }
            let what = format!("{clause} must not depend on a row");
            Fault::syntax(FaultCode::NonConstantExpression, before, what)
                .advise("Use a number or a parameter")
        })?;
        Self::check_count(expression, &typed, clause)?;
        Ok(typed.term)
    }
}

fn different_columns(part: &Part, first: &[Arc<str>]) -> Fault {
    let what = "all parts of a UNION must have the same columns";
    let fault = Fault::syntax(FaultCode::DifferentColumnsInUnion, part.span, what);
    let names = first.iter().enumerate().map(|(place, name)| {
        let is_name = name
            .chars()
            .all(|letter| letter.is_alphanumeric() || letter == '_');
        let begins = name.chars().next().is_some_and(char::is_alphabetic);
        if is_name && begins {
            name.to_string()
        } else {
            format!("column{}", place + 1)
        }
    });
    let names: Vec<String> = names.collect();
    fault.advise(format!(
        "Give the columns of all parts the same names with AS, such as AS {}",
        names.join(" and AS ")
    ))
}
