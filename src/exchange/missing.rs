//! Cells that only say that a value is missing, counted so that they are told once.

/// How many such cells were read as empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Missing {
    count: usize,
    example: String,
}

impl Missing {
    /// Counts a cell.
    pub(crate) fn count(&mut self, cell: &str) {
        self.count += 1;
        if self.example.is_empty() {
            cell.clone_into(&mut self.example);
        }
    }

    /// The note for the report; nothing if there were none.
    pub(crate) fn remark(&self) -> Option<String> {
        (self.count > 0).then(|| {
            format!(
                "cells that only say that a value is missing, such as \"{}\" ({}), were read as empty",
                self.example, self.count
            )
        })
    }
}
