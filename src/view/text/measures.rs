//! Rankings as text for a terminal.

use crate::view::measures::AfterLossView;
use crate::view::measures::MeasuredEntityView;
use crate::view::measures::MeasuresView;
use crate::view::standing::capitalised;
use crate::view::text::page::TextPage;

impl TextPage {
    pub(crate) fn measures(&mut self, view: &MeasuresView) {
        self.question(&view.question);
        self.line(0, &format!("{}.", capitalised(&view.how_many())));
        if view.isolated > 0 {
            let isolated = view.isolated;
            self.line(
                0,
                &match isolated {
                    1 => "1 more has no such tie and is not ranked.".to_owned(),
                    _ => format!("{isolated} more have no such tie and are not ranked."),
                },
            );
        }
        self.absence(view.absence.as_ref());
        for sentence in &view.conclusions {
            self.line(0, sentence);
        }
        if !view.entities.is_empty() {
            self.blank();
        }
        for entity in &view.entities {
            self.measured(view, entity);
        }
        self.pages(&view.pages);
        if let Some(whole) = &view.whole {
            self.blank();
            self.line(0, "The network as a whole:");
            for figure in whole.figures() {
                self.line(2, &format!("{}: {}", figure.label, figure.words));
            }
            if let Some(census) = &whole.census {
                let triads = census.iter().filter(|triad| triad.count > 0);
                let triads = triads.map(|it| format!("{} {}", it.triad, it.count));
                let triads: Vec<String> = triads.collect();
                self.line(2, &format!("triads: {}", triads.join(", ")));
            }
            if let Some(balance) = &whole.balance {
                self.line(2, &balance.words());
            }
        }
    }

    fn measured(&mut self, view: &MeasuresView, entity: &MeasuredEntityView) {
        let values = view.measures.iter().zip(&entity.values);
        let values: Vec<String> = values
            .map(|(measure, value)| format!("{} {}", measure.label, value.words))
            .collect();
        let (rank, name) = (entity.rank, &entity.entity.name);
        let line = format!(
            "{rank:>3}. {name} ({}): {}",
            entity.entity.id,
            values.join(", ")
        );
        self.line(2, &line);
        let losses: Vec<String> = entity.after_loss.iter().map(after_loss).collect();
        if !losses.is_empty() {
            self.line(7, &losses.join("; "));
        }
        let mut others = Vec::new();
        if let Some(ranks) = entity.without_each_source {
            others.push(format!("without each source {}", ranks.words()));
        }
        if let Some(ranks) = entity.without_each_status {
            others.push(format!("without each status {}", ranks.words()));
        }
        if let Some(rank) = entity.certain_rank {
            others.push(format!("by certain dates {rank}"));
        }
        if !others.is_empty() {
            self.line(7, &format!("rank {}", others.join(", ")));
        }
    }
}

/// "rank 2–5 with 10 % lost, above the next in 97 %".
fn after_loss(loss: &AfterLossView) -> String {
    let ranks = format!("rank {} with {} % lost", loss.ranks.words(), loss.lost);
    match loss.above_next {
        Some(share) => format!("{ranks}, above the next in {share} %"),
        None => ranks,
    }
}
