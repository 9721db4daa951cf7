//! Sums of the figures that claims state: within a unit, never across.

use std::collections::BTreeMap;

use crate::model::Quantity;
use crate::model::Verdict;
use crate::query::dimension::Key;
use crate::query::figure::Sum;
use crate::query::measured::add_to;

/// Sums by row and unit.
#[derive(Debug, Default)]
pub(crate) struct SumsByKey {
    of_rows: BTreeMap<Key, BTreeMap<String, Sum>>,
    of_all: BTreeMap<String, Sum>,
}

impl SumsByKey {
    /// Adds the figure of a claim to the sums of its rows, and once to that of all.
    pub(crate) fn add(&mut self, rows: &[Key], unit: &str, figure: Quantity, verdict: Verdict) {
        add_to(&mut self.of_all, unit, figure, verdict);
        for key in rows {
            add_to(
                self.of_rows.entry(key.clone()).or_default(),
                unit,
                figure,
                verdict,
            );
        }
    }

    /// The sums of a row, by unit.
    pub(crate) fn of(&self, row: &Key) -> Vec<Sum> {
        let sums = self.of_rows.get(row);
        sums.into_iter()
            .flat_map(BTreeMap::values)
            .cloned()
            .collect()
    }

    /// The sums of everything, by unit.
    pub(crate) fn of_all(&self) -> Vec<Sum> {
        self.of_all.values().cloned().collect()
    }
}
