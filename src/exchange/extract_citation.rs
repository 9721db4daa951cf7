//! How an extract itself is cited, for the bibliographies that are written of it.

use crate::exchange::extract::Extract;
use crate::model::Source;

impl Extract<'_> {
    /// Adds how the extract itself is cited, for bibliographies.
    #[must_use]
    pub fn with_citation(mut self, citation: Source) -> Self {
        self.citation = Some(Box::new(citation));
        self
    }

    /// How the extract itself is cited; `None` if nobody said.
    #[must_use]
    pub fn citation(&self) -> Option<&Source> {
        self.citation.as_deref()
    }
}
