//! What changed between two periods, as text for a terminal.

use crate::model::Verdict;
use crate::view::compare::CompareView;
use crate::view::compare::StandingView;
use crate::view::compare_fates::FatesView;
use crate::view::text::page::TextPage;

impl TextPage {
    pub(crate) fn compared(&mut self, view: &CompareView) {
        self.question(&view.question);
        self.absence(view.absence.as_ref());
        self.fates("Claims", view, &view.claims);
        self.fates("Entities with claims", view, &view.entities);
        if let Some(undated) = view.undated_in_words() {
            self.line(0, &undated);
        }
        self.blank();
        self.line(0, &format!("{}.", view.listed()));
        for verdict in [Verdict::Certain, Verdict::Possible] {
            let claims = view.claims_that_are(verdict.name());
            if !claims.is_empty() {
                self.line(2, verdict.name());
            }
            for claim in &claims {
                self.claim(4, claim);
            }
        }
        for changed in &view.changed_entities {
            let (first, second) = (changed.first.words(), changed.second.words());
            let entity = &changed.entity;
            self.line(
                2,
                &format!(
                    "{}: {} ({}), claims {first}, then {second}",
                    changed.verdict, entity.name, entity.id
                ),
            );
        }
        self.pages(&view.pages);
        if !view.standings.is_empty() {
            self.blank();
            let (first, second) = (&view.first, &view.second);
            self.line(
                0,
                &format!(
                    "Ranks by {} in {first} and {second}, in brackets with 10 % of claims lost:",
                    view.measure
                ),
            );
        }
        for both in &view.standings {
            let rank = |standing: &Option<StandingView>| match standing {
                Some(standing) => {
                    format!("{} ({})", standing.rank, standing.after_loss.words())
                }
                None => "none".to_owned(),
            };
            let (first, second) = (rank(&both.first), rank(&both.second));
            let entity = &both.entity;
            self.line(
                2,
                &format!("{} ({}): {first}, then {second}", entity.name, entity.id),
            );
        }
    }

    fn fates(&mut self, what: &str, view: &CompareView, fates: &FatesView) {
        let figures = [
            (view.first.clone(), &fates.first),
            (view.second.clone(), &fates.second),
            ("new".to_owned(), &fates.new),
            ("gone".to_owned(), &fates.gone),
            ("stayed".to_owned(), &fates.stayed),
        ];
        let figures = figures.map(|(name, counted)| format!("{name} {}", counted.figure.words()));
        self.line(0, &format!("{what}: {}.", figures.join("; ")));
    }
}
