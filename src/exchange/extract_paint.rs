//! How an extract is painted, for the formats that show colours: drawings and Graphviz.

use crate::exchange::extract::Extract;
use crate::model::Paint;

impl Extract<'_> {
    /// Adds how the answer that the extract is was painted.
    #[must_use]
    pub fn with_paint(mut self, paint: Paint) -> Self {
        *self.paint = paint;
        self
    }

    /// How it is painted, for the formats that show it.
    #[must_use]
    pub fn paint(&self) -> &Paint {
        &self.paint
    }
}
