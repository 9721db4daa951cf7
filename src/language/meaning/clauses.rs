//! Clauses in their order: each sees what those before it bound.

use std::sync::Arc;

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::syntax::Call;
use crate::language::syntax::Clause;
use crate::language::syntax::Name;
use crate::language::syntax::Part;
use crate::language::syntax::Projection;
use crate::language::syntax::Unwind;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::meant::Branch;
use super::meant::Reading;
use super::meant::Segment;
use super::scope::Scope;
use super::unions::Standing;

/// What the clauses read so far amount to.
struct Chain {
    segments: Vec<Segment>,
    readings: Vec<Reading>,
    scope: Scope,
    columns: Vec<Arc<str>>,
    outputs: Vec<usize>,
}

impl Analyst<'_> {
    /// Reads the clauses of a part.
    pub fn chain(
        &mut self,
        part: &Part,
        outer: &Scope,
        standing: Standing,
    ) -> Result<(Branch, Vec<Arc<str>>), Fault> {
        let sees_outer = standing != Standing::Called;
        let mut chain = Chain {
            segments: Vec::new(),
            readings: Vec::new(),
            scope: if sees_outer {
                outer.clone()
            } else {
                Scope::default()
            },
            columns: Vec::new(),
            outputs: Vec::new(),
        };
        for (position, clause) in part.clauses.iter().enumerate() {
            if position == 0 && !sees_outer && matches!(clause, Clause::With(_)) {
                chain.scope = outer.clone();
            }
            let is_last = position + 1 == part.clauses.len();
            if !is_last && matches!(clause, Clause::Return(_)) {
                let what = "RETURN must be the last clause";
                let code = FaultCode::InvalidClauseComposition;
                let fault = Fault::syntax(code, clause.span(), what);
                return Err(fault.advise("Use WITH to go on with its columns"));
            }
            self.clause(clause, &mut chain)?;
        }
        if !chain.readings.is_empty() {
            chain.segments.push(Segment {
                readings: chain.readings,
                projection: None,
            });
        }
        let branch = Branch {
            segments: chain.segments,
            outputs: chain.outputs,
        };
        Ok((branch, chain.columns))
    }

    fn clause(&mut self, clause: &Clause, chain: &mut Chain) -> Result<(), Fault> {
        self.count(clause.span())?;
        match clause {
            Clause::Match(matching) => {
                let (meant, scope) = self.matching(matching, &chain.scope)?;
                chain.scope = scope;
                chain.readings.push(Reading::Match(meant));
                Ok(())
            }
            Clause::Unwind(unwind) => self.unwind(unwind, chain),
            Clause::With(projection) => self.project(projection, chain, Ending::With),
            Clause::Return(projection) => self.project(projection, chain, Ending::Return),
            Clause::Call(call) => self.call(call, chain),
            Clause::Procedure(name) => {
                let what = format!("there is no procedure `{}`", name.text);
                let fault = Fault::syntax(FaultCode::ProcedureNotFound, name.span, what);
                let fault = fault.advise(
                    "There are none here: kinds, types and columns stand in the vocabulary",
                );
                Err(fault.procedure_class())
            }
            // Refused before.
            Clause::Writing(_) => Ok(()),
        }
    }

    fn unwind(&mut self, unwind: &Unwind, chain: &mut Chain) -> Result<(), Fault> {
        let list = self.term(&unwind.list, &chain.scope)?;
        refuse_bound(&chain.scope, &unwind.variable)?;
        let slot = self.fresh();
        let kind = list.kind.member();
        chain.scope.bind(&unwind.variable.text, slot, kind);
        chain.readings.push(Reading::Unwind(list.term, slot));
        Ok(())
    }

    fn project(
        &mut self,
        projection: &Projection,
        chain: &mut Chain,
        ending: Ending,
    ) -> Result<(), Fault> {
        let projected = self.projection(projection, &chain.scope, ending)?;
        let bindings = projected.scope.bindings.iter();
        chain.columns = bindings
            .clone()
            .map(|one| one.name.as_str().into())
            .collect();
        chain.outputs = bindings.map(|one| one.slot).collect();
        chain.scope = projected.scope;
        chain.segments.push(Segment {
            readings: std::mem::take(&mut chain.readings),
            projection: Some(projected.projection),
        });
        Ok(())
    }

    fn call(&mut self, call: &Call, chain: &mut Chain) -> Result<(), Fault> {
        let query = match &call.imports {
            None => self.united(&call.query, &chain.scope, Standing::Called)?,
            Some(names) => {
                let mut seen = Scope::default();
                for name in names {
                    let binding = chain.scope.find(&name.text);
                    let binding =
                        binding.ok_or_else(|| chain.scope.undefined(&name.text, name.span))?;
                    seen.bindings.push(binding.clone());
                }
                let query = self.united(&call.query, &seen, Standing::Condition)?;
                if query.columns.is_empty() {
                    let what = "a called query must end with RETURN";
                    let code = FaultCode::InvalidClauseComposition;
                    return Err(Fault::syntax(code, call.span, what));
                }
                query
            }
        };
        let mut outputs = Vec::new();
        for column in &query.columns {
            let name = Name {
                text: column.to_string(),
                span: call.span,
            };
            refuse_bound(&chain.scope, &name)?;
            let slot = self.fresh();
            chain.scope.bind(column, slot, ValueKind::Any);
            outputs.push(slot);
        }
        chain.readings.push(Reading::Call(query, outputs));
        Ok(())
    }
}

/// Whether a projection ends a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It is `RETURN`.
    Return,
    /// It is `WITH`.
    With,
}

/// A name that is bound already cannot be bound again.
fn refuse_bound(scope: &Scope, name: &Name) -> Result<(), Fault> {
    if scope.find(&name.text).is_none() {
        return Ok(());
    }
    let what = format!("the variable `{}` is already bound", name.text);
    let fault = Fault::syntax(FaultCode::VariableAlreadyBound, name.span, what);
    Err(fault.advise("Choose another name"))
}
