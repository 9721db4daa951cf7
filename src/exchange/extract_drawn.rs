//! What of an extract is drawn.

use crate::exchange::extract::Extract;

impl Extract<'_> {
    /// Leaves out entities that are there only because a claim names them as its place or as who
    /// asserted it: a table needs them, in a drawing they would be strangers without a tie. Columns
    /// that were computed, which no drawing shows, are left out too.
    #[must_use]
    pub fn without_mentioned(mut self) -> Self {
        let mentioned = std::mem::take(&mut self.mentioned);
        self.entities
            .retain(|entity| mentioned.binary_search(entity).is_err());
        self.computed.clear();
        self.entity_columns = self.columns_of_entities();
        self
    }
}
