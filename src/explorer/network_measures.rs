//! Measures of entities, as queries ask for them: each is taken once for all rows.

use std::cell::RefCell;
use std::sync::Arc;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::network_as_graph::NetworkAsGraph;
use crate::graph::Direction;
use crate::graph::Scope;
use crate::language::NotMeasured;
use crate::language::Value;
use crate::model::EntityIndex;
use crate::query::Limits;
use crate::query::Measure;
use crate::query::QueryError;
use crate::query::TakenMeasure;

/// The measures of a scope.
#[derive(Debug)]
pub(super) struct NetworkMeasures {
    explorer: Explorer,
    scope: Scope,
    limits: Limits,
    /// Those that were asked for.
    taken: RefCell<Vec<Arc<TakenMeasure>>>,
}

impl Explorer {
    /// The part of the network that a scope admits, as the query language sees it, with its measures.
    pub(crate) fn as_graph(&self, scope: &Scope, limits: &Limits) -> NetworkAsGraph<'_> {
        let graph = NetworkAsGraph::new(self.graph(), self.names(), scope);
        graph.with_measures(NetworkMeasures {
            explorer: self.clone(),
            scope: scope.clone(),
            limits: limits.clone(),
            taken: RefCell::default(),
        })
    }
}

impl NetworkMeasures {
    /// A measure of an entity.
    pub(super) fn of(&self, entity: EntityIndex, name: &str) -> Result<Value, NotMeasured> {
        let measure = Measure::from_name(name).ok_or(NotMeasured::Unknown)?;
        let value = self.taken(measure)?.of(entity);
        Ok(value.map_or(Value::Null, |value| {
            if measure.is_count() {
                whole(value)
            } else {
                Value::Float(value)
            }
        }))
    }

    /// What the values that were asked for are not: exact, or to be relied on.
    pub(super) fn remarks(&self) -> Vec<String> {
        let taken = self.taken.borrow();
        let remarks = taken.iter().filter_map(|taken| {
            let name = taken.measure().name();
            Some(format!("{name}: {}", taken.reservation()?))
        });
        let is_without_arrows =
            |taken: &&Arc<TakenMeasure>| matches!(taken.measure(), Measure::In | Measure::Out);
        let both = taken
            .iter()
            .filter(|_| self.scope.direction == Direction::Both);
        let arrows = both.filter(is_without_arrows).map(|taken| {
            let name = taken.measure().name();
            format!(
                "{name}: relations are followed both ways, so that arrows do not count and it is the degree; \
                 with direction=out (--direction out) they count"
            )
        });
        remarks.chain(arrows).collect()
    }

    fn taken(&self, measure: Measure) -> Result<Arc<TakenMeasure>, NotMeasured> {
        let of_measure = |taken: &&Arc<TakenMeasure>| taken.measure() == measure;
        let known = self.taken.borrow().iter().find(of_measure).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let taken = self.explorer.measure(&self.scope, measure, &self.limits);
        let taken = taken.map_err(|error| match error {
            QueryError::Stopped { .. } | QueryError::TimeIsOver { .. } => NotMeasured::Stopped,
            _ => NotMeasured::TooMuchWork,
        })?;
        self.taken.borrow_mut().push(Arc::clone(&taken));
        Ok(taken)
    }
}

/// A count as a whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no count is above that of claims"
)]
fn whole(value: f64) -> Value {
    Value::Integer(value.round() as i64)
}
