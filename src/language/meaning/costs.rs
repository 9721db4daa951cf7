//! What the relationships of a path cost: `COST (r | expression)` after `SHORTEST`.

use crate::language::fault::Fault;
use crate::language::fault::FaultCode;
use crate::language::syntax::Cost;
use crate::language::syntax::Selector;
use crate::language::value::ValueKind;

use super::analyst::Analyst;
use super::scope::Scope;
use super::search::CostOfHop;
use super::searches::bound_already;

impl Analyst<'_> {
    /// Reads what a relationship costs.
    pub fn cost(
        &mut self,
        cost: &Cost,
        selector: Selector,
        scope: &Scope,
    ) -> Result<CostOfHop, Fault> {
        if !matches!(
            selector,
            Selector::Shortest(_) | Selector::ShortestGroups(_)
        ) {
            let what = "COST can only stand after SHORTEST";
            let fault = Fault::syntax(FaultCode::UnexpectedSyntax, cost.span, what);
            return Err(fault.advise("Write such as ANY SHORTEST COST (r | r.quantity)"));
        }
        if scope.find(&cost.variable.text).is_some() {
            return Err(bound_already(&cost.variable));
        }
        let slot = self.fresh();
        let inner = scope.with(&cost.variable.text, slot, ValueKind::Relation);
        let typed = self.without_gathering(|analyst| analyst.term(&cost.expression, &inner))?;
        Ok(CostOfHop {
            slot,
            term: typed.term,
        })
    }
}
