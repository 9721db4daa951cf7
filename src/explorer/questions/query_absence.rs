//! How a query reads uncertain dates, and how many rows would be possible where none is certain.

use std::ops::ControlFlow;

use crate::explorer::explorer_handle::Explorer;
use crate::explorer::network_as_graph::NetworkAsGraph;
use crate::explorer::questions::query::QueryQuestion;
use crate::explorer::questions::query::WIDER;
use crate::explorer::questions::query::refused;
use crate::language::DateReading;
use crate::language::Ending;
use crate::language::date_reading;
use crate::query::Limits;

/// How many possible rows are counted.
const MOST_POSSIBLE: usize = 10_000;

/// Rows that are possible since dates are uncertain, where none is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PossibleRows {
    /// How many there are; at least so many if not all were counted.
    pub rows: usize,
    /// Whether all were counted.
    pub is_counted: bool,
    /// The query that finds them.
    pub text: String,
}

impl QueryQuestion {
    /// How it reads uncertain dates.
    #[must_use]
    pub fn date_reading(&self, explorer: &Explorer) -> DateReading {
        let graph = NetworkAsGraph::new(explorer.graph(), explorer.names(), &self.scope);
        date_reading(&self.text, &graph)
    }

    /// How many rows would be possible, if none is certain and there are any.
    pub(super) fn possible_rows(
        &self,
        explorer: &Explorer,
        limits: &Limits,
        found: &Ending,
    ) -> Option<PossibleRows> {
        if found.rows > 0 || found.blockages.is_empty() {
            return None;
        }
        let text = self.date_reading(explorer).possible_text?;
        let asked = Self {
            text: text.clone(),
            ..self.clone()
        };
        let limits = Limits {
            results: MOST_POSSIBLE,
            steps: limits.steps.min(WIDER),
            ..limits.clone()
        };
        let mut rows = 0;
        let found = asked.with_query(explorer, &limits, |query, meter| {
            let found = query.stream(&asked.bindings, meter, &mut |_| {
                rows += 1;
                ControlFlow::Continue(())
            });
            found.map_err(|fault| refused(&fault))
        });
        let is_counted = found.is_ok_and(|ending| ending.incomplete.is_none());
        (rows > 0).then_some(PossibleRows {
            rows,
            is_counted,
            text,
        })
    }
}
