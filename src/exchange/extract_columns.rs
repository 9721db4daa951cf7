//! Columns of numbers that were computed of the entities of an extract, such as measures.

use std::borrow::Cow;

use crate::exchange::extract::Extract;
use crate::model::EntityIndex;

/// A column of numbers that was computed of entities.
#[derive(Clone, Debug, PartialEq)]
pub struct ComputedColumn {
    /// Its name; a column of the network that is called so stays out.
    pub name: &'static str,
    /// Whether its numbers are whole.
    pub is_whole: bool,
    /// The number of each entity of the extract, in their order; `None` where there is none.
    pub numbers: Vec<Option<f64>>,
}

impl<'a> Extract<'a> {
    /// Adds columns that were computed of its entities.
    #[must_use]
    pub fn with_computed(mut self, columns: Vec<ComputedColumn>) -> Self {
        self.computed = columns;
        self.entity_columns = self.columns_of_entities();
        self
    }

    /// The columns that were computed of its entities.
    #[must_use]
    pub fn computed_columns(&self) -> &[ComputedColumn] {
        &self.computed
    }

    /// Whether a column is computed.
    pub(super) fn computes(&self, column: &str) -> bool {
        self.computed.iter().any(|computed| computed.name == column)
    }

    /// Passes the computed cells of an entity to `take`, as column and text.
    pub(super) fn computed_cells(
        &self,
        entity: EntityIndex,
        take: &mut impl FnMut(&'a str, Cow<'a, str>),
    ) {
        let Some(position) = self.position(entity).filter(|_| !self.computed.is_empty()) else {
            return;
        };
        for column in &self.computed {
            if let Some(number) = column.numbers.get(position).copied().flatten() {
                // Never with a power of ten, and whole numbers without a point.
                take(column.name, Cow::Owned(number.to_string()));
            }
        }
    }
}
