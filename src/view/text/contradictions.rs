//! Claims that disagree, as text.

use crate::view::contradictions::ContradictionsView;
use crate::view::text::page::TextLine;
use crate::view::text::page::TextPage;

impl ContradictionsView {
    /// The same as text for a terminal.
    #[must_use]
    pub fn text(&self) -> Vec<TextLine> {
        let mut page = TextPage::default();
        for contradiction in &self.contradictions {
            page.line(
                0,
                &format!(
                    "{}: {}",
                    contradiction.disagreement.replace('-', " "),
                    contradiction.meaning
                ),
            );
            contradiction
                .relations
                .iter()
                .for_each(|relation| page.claim(2, relation));
            page.blank();
        }
        page.line(
            0,
            &format!(
                "{} of {} contradictions are listed.",
                self.contradictions.len(),
                self.total
            ),
        );
        if !self.flagged.is_empty() {
            page.blank();
            page.line(
                0,
                &format!(
                    "Flagged by the dataset ({} of {}):",
                    self.flagged.len(),
                    self.flagged_total
                ),
            );
            self.flagged
                .iter()
                .for_each(|relation| page.claim(2, relation));
        }
        page.into_lines()
    }
}
