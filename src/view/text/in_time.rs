//! Journeys and timelines as text.

use crate::view::journey::JourneyRouteView;
use crate::view::journey::JourneyView;
use crate::view::reach::ReachView;
use crate::view::text::page::TextPage;
use crate::view::timeline::TimelineView;

impl TextPage {
    pub(crate) fn journey(&mut self, view: &JourneyView) {
        self.question(&view.question);
        self.line(0, &format!("{}: {}", view.verdict, view.summary));
        self.absence(view.absence.as_ref());
        for journey in &view.journeys {
            self.journey_route(journey);
        }
        if let Some(journey) = &view.out_of_order {
            self.blank();
            self.line(
                0,
                "Without regard to time they are connected, but not in its order:",
            );
            self.journey_route(journey);
        }
        self.blank();
        self.line(0, &view.rule);
    }

    fn journey_route(&mut self, journey: &JourneyRouteView) {
        let names: Vec<&str> = journey
            .entities
            .iter()
            .map(|entity| entity.name.as_str())
            .collect();
        self.blank();
        self.line(0, &format!("{} ({})", names.join(" → "), journey.verdict));
        self.line(0, &journey.summary);
        for (position, hop) in journey.hops.iter().enumerate() {
            self.line(
                0,
                &format!("{}. {}: {}", position + 1, hop.verdict, hop.explanation),
            );
            self.claim(3, &hop.relation);
            if !hop.others.is_empty() {
                self.line(3, &format!("and {} more between the two", hop.others_total));
            }
        }
    }

    pub(crate) fn reach(&mut self, view: &ReachView) {
        self.question(&view.question);
        self.line(0, &format!("Within reach: {}.", view.in_short()));
        self.absence(view.absence.as_ref());
        for verdict in ["certain", "possible"] {
            let reached = view.those_that_are(verdict);
            if !reached.is_empty() {
                self.line(0, &format!("{verdict}:"));
            }
            for it in reached {
                let entity = &it.entity;
                let day = it.certainly.as_ref().unwrap_or(&it.possibly);
                self.line(
                    2,
                    &format!("{} ({}), {}", entity.name, entity.id, day.words),
                );
                self.line(6, &format!("{}: {}.", view.step(), it.claim.sentence));
            }
        }
        self.pages(&view.pages);
        if view.possible > 0 {
            self.blank();
            self.line(0, view.rule());
        }
    }

    pub(crate) fn timeline(&mut self, view: &TimelineView) {
        self.question(&view.question);
        self.absence(view.absence.as_ref());
        for relation in &view.relations {
            self.claim(0, relation);
        }
        self.blank();
        self.line(
            0,
            &format!(
                "{}{} dated {}, {} without a date.",
                view.question.at_least(),
                view.total,
                if view.total == 1 { "tie" } else { "ties" },
                view.undated
            ),
        );
        if view.total > view.relations.len() {
            self.line(
                0,
                &format!("{} are listed; --limit lists more.", view.relations.len()),
            );
        }
    }
}
