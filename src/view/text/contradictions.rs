//! Claims that contradict one another, as text.

use crate::view::contradictions::ContradictionsView;
use crate::view::text::page::TextPage;

impl TextPage {
    pub(crate) fn contradictions(&mut self, view: &ContradictionsView) {
        self.question(&view.question);
        self.absence(view.absence.as_ref());
        for (number, found) in view.contradictions.iter().enumerate() {
            let heading = format!("{}. {}: {}", number + 1, found.about, found.rule());
            self.line(0, &heading);
            self.line(3, &found.meaning);
            found
                .relations
                .iter()
                .for_each(|relation| self.claim(5, relation));
            let shown = found.relations.len();
            if shown < found.total {
                self.line(5, &format!("{shown} of {} claims are shown.", found.total));
            }
            self.blank();
        }
        let (listed, total) = (view.contradictions.len(), view.total);
        let noun = if total == 1 {
            "contradiction"
        } else {
            "contradictions"
        };
        let rest = if listed < total {
            format!("; {listed} are listed, --limit lists more")
        } else {
            String::new()
        };
        let at_least = view.question.at_least();
        self.line(0, &format!("{at_least}{total} {noun}{rest}."));
        if !view.flagged.is_empty() {
            self.blank();
            self.line(
                0,
                &format!(
                    "Flagged by the dataset for other reasons ({} of {}):",
                    view.flagged.len(),
                    view.flagged_total
                ),
            );
            view.flagged
                .iter()
                .for_each(|relation| self.claim(2, relation));
        }
    }
}
