//! Measures of scopes that were taken: kept, so that no row of a query takes one again.
//!
//! A network never changes once it is open, so what was taken of a scope holds as long as it is kept.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::explorer::explorer_handle::Explorer;
use crate::graph::Scope;
use crate::query::ExploreQuestion;
use crate::query::Limits;
use crate::query::Measure;
use crate::query::QueryError;
use crate::query::TakenMeasure;
use crate::query::take_measure;

/// So many are kept, those asked for last …
const MOST_KEPT: usize = 64;
/// … and together they have so many values.
const MOST_VALUES: usize = 2_000_000;

/// The measures that were taken, the last asked for first.
#[derive(Debug, Default)]
pub(crate) struct KeptMeasures {
    kept: Mutex<Vec<Kept>>,
}

#[derive(Clone, Debug)]
struct Kept {
    scope: Scope,
    /// How many steps were allowed: whether values are exact depends on it.
    steps: u64,
    taken: Arc<TakenMeasure>,
}

impl KeptMeasures {
    fn find(&self, scope: &Scope, measure: Measure, steps: u64) -> Option<Arc<TakenMeasure>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|kept| {
            kept.taken.measure() == measure && kept.steps == steps && kept.scope == *scope
        })?;
        let found = kept.remove(place);
        let taken = Arc::clone(&found.taken);
        kept.insert(0, found);
        Some(taken)
    }

    fn keep(&self, new: Kept) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(0, new);
        let mut values = 0;
        let fitting = kept.iter().take(MOST_KEPT).take_while(|kept| {
            values += kept.taken.entities();
            values <= MOST_VALUES
        });
        let fitting = fitting.count();
        kept.truncate(fitting);
    }
}

impl ExploreQuestion {
    /// The measures that its painting needs.
    pub(crate) fn measured(
        &self,
        explorer: &Explorer,
        limits: &Limits,
    ) -> Result<Vec<Arc<TakenMeasure>>, QueryError> {
        let measures = self.painting.measures().into_iter();
        measures
            .map(|measure| explorer.measure(&self.scope, measure, limits))
            .collect()
    }
}

impl Explorer {
    /// A measure of a scope; what was taken lately is not taken again.
    ///
    /// # Errors
    ///
    /// [`QueryError`] if the limits were reached before it was taken.
    pub fn measure(
        &self,
        scope: &Scope,
        measure: Measure,
        limits: &Limits,
    ) -> Result<Arc<TakenMeasure>, QueryError> {
        let kept = self.kept_measures();
        if let Some(known) = kept.find(scope, measure, limits.steps) {
            return Ok(known);
        }
        let taken = Arc::new(take_measure(self.graph(), scope, measure, limits)?);
        kept.keep(Kept {
            scope: scope.clone(),
            steps: limits.steps,
            taken: Arc::clone(&taken),
        });
        Ok(taken)
    }
}
