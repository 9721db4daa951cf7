//! A measure of a scope, taken once for whoever asks of single entities.

use crate::graph::Budget;
use crate::graph::Limits;
use crate::graph::NetworkGraph;
use crate::graph::Scope;
use crate::model::EntityIndex;
use crate::query::error::QueryError;
use crate::query::measures::measure::Measure;
use crate::query::measures::measure::MeasuredValues;
use crate::query::measures::scoped_ties::ScopedTies;

/// What a measure says of each entity of a scope.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenMeasure {
    measure: Measure,
    /// Those with a tie in the scope, in the order of their ids.
    members: Vec<EntityIndex>,
    /// Those of the scope without one, in the same order.
    isolated: Vec<EntityIndex>,
    measured: MeasuredValues,
}

impl TakenMeasure {
    /// The measure.
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// Its value for an entity; `None` where it says nothing. Whoever has no tie in the scope has 0, and
    /// no constraint; whom the scope does not admit has nothing.
    #[must_use]
    pub fn of(&self, entity: EntityIndex) -> Option<f64> {
        if let Ok(member) = self.members.binary_search(&entity) {
            return self.measured.values.get(member).copied().flatten();
        }
        let is_in_scope = self.isolated.binary_search(&entity).is_ok();
        self.measure.of_untied().filter(|_| is_in_scope)
    }

    /// The values of all entities that have a tie in the scope, in the order of their ids.
    #[must_use]
    pub fn values(&self) -> Vec<f64> {
        self.measured.values.iter().copied().flatten().collect()
    }

    /// How many entities the scope admits.
    #[must_use]
    pub fn entities(&self) -> usize {
        self.members.len() + self.isolated.len()
    }

    /// What its values are not, in a sentence without a full stop: exact, or to be relied on.
    #[must_use]
    pub fn reservation(&self) -> Option<&'static str> {
        if !self.measured.is_settled {
            return Some("its values did not settle, and are not to be relied on");
        }
        let is_sampled = self.measured.errors.is_some();
        is_sampled.then_some("its values rest on a sample, and are estimates")
    }
}

/// Takes a measure of a scope: the values are those of [`measures`](crate::query::measures()) within the
/// same limits.
///
/// # Errors
///
/// [`QueryError`] if the limits were reached before.
pub fn take_measure(
    graph: &NetworkGraph,
    scope: &Scope,
    measure: Measure,
    limits: &Limits,
) -> Result<TakenMeasure, QueryError> {
    let mut budget = Budget::new(limits);
    let ties = ScopedTies::of(graph, scope, &mut budget)?;
    let whole = ties.graph(|_, _| true, &mut budget)?;
    let measured = measure.of(&whole, most_steps(limits), &mut budget)?;
    Ok(TakenMeasure {
        measure,
        members: ties.members,
        isolated: ties.isolated,
        measured,
    })
}

/// How many steps searches for exact values may take; beyond them a sample has to do.
pub(super) fn most_steps(limits: &Limits) -> u64 {
    limits.steps / 10
}
