//! Answers as text for a terminal: sentences first, then the evidence of each.

use crate::view::around::AroundView;
use crate::view::counted;
use crate::view::dossier::DossierView;
use crate::view::dossier_ties::TieGroup;
use crate::view::find::FindView;
use crate::view::path::PathView;
use crate::view::text::page::TextPage;
use crate::view::triangles::TrianglesView;

impl TextPage {
    pub(crate) fn find(&mut self, view: &FindView) {
        if view.hits.is_empty() {
            self.line(
                0,
                "No entity has this name. Try a part of the name, or another spelling.",
            );
            self.absence(
                view.absence
                    .as_ref()
                    .filter(|absence| absence.relaxed.is_some()),
            );
            return;
        }
        for hit in &view.hits {
            let name = if hit.matched.name == hit.entity.name {
                String::new()
            } else {
                format!("as \u{201c}{}\u{201d}, ", hit.matched.name)
            };
            self.line(
                0,
                &format!(
                    "{}  ({}, {}): {name}{}",
                    hit.entity.name, hit.entity.id, hit.entity.kind, hit.reason
                ),
            );
        }
        if view.total > view.hits.len() {
            self.line(
                0,
                &format!(
                    "{} of {} are listed; --limit lists more.",
                    view.hits.len(),
                    view.total
                ),
            );
        }
    }

    pub(crate) fn dossier(&mut self, view: &DossierView) {
        let entity = &view.entity;
        self.line(
            0,
            &format!("{}  ({}, {})", entity.name, entity.id, entity.kind_label),
        );
        if entity.begin.is_some() || entity.end.is_some() {
            let words = |date: &Option<crate::view::relation::DateView>| {
                date.as_ref()
                    .map_or_else(String::new, |date| date.words.clone())
            };
            self.line(
                0,
                &format!("{} – {}", words(&entity.begin), words(&entity.end)),
            );
        }
        if !entity.variants.is_empty() {
            let names: Vec<&str> = entity
                .variants
                .iter()
                .map(|variant| variant.name.as_str())
                .collect();
            self.line(0, &format!("Also called {}.", names.join(", ")));
        }
        if let Some(note) = &entity.note {
            self.line(0, note);
        }
        self.question(&view.question);
        self.absence(view.absence.as_ref());
        self.ties(&view.groups);
        self.blank();
        let noun = if view.total == 1 {
            "relation"
        } else {
            "relations"
        };
        self.line(
            0,
            &format!(
                "{} {noun} in scope, {} in all.",
                view.total, view.unscoped_total
            ),
        );
        if view.total > view.relations.len() {
            self.line(
                0,
                &format!("{} are listed; --limit lists more.", view.relations.len()),
            );
        }
    }

    fn ties(&mut self, groups: &[TieGroup]) {
        for group in groups {
            self.blank();
            let label = if group.label.is_empty() {
                "Ties"
            } else {
                &group.label
            };
            self.line(0, &format!("{label} ({})", group.ties.len()));
            for tie in &group.ties {
                self.claim(2, &tie.relation);
            }
        }
    }

    pub(crate) fn around(&mut self, view: &AroundView) {
        self.question(&view.question);
        self.absence(view.absence.as_ref());
        let mut distance = 0;
        for member in &view.members {
            if member.distance != distance {
                distance = member.distance;
                let hops = if distance == 1 {
                    "1 hop".to_owned()
                } else {
                    format!("{distance} hops")
                };
                self.line(0, &format!("{hops} from {}:", view.entity.name));
            }
            self.line(
                2,
                &format!(
                    "{}  ({}, {})",
                    member.entity.name, member.entity.id, member.entity.kind
                ),
            );
        }
        if view.total > view.members.len() {
            self.line(
                0,
                &format!(
                    "{} of {} are listed, the nearest; --limit lists more.",
                    view.members.len(),
                    view.total
                ),
            );
        }
        if !view.relations.is_empty() {
            self.blank();
            let noun = if view.relations_total == 1 {
                "relation"
            } else {
                "relations"
            };
            self.line(0, &format!("{} {noun} among them:", view.relations_total));
            view.relations
                .iter()
                .for_each(|relation| self.claim(2, relation));
        }
    }

    pub(crate) fn path(&mut self, view: &PathView) {
        self.question(&view.question);
        self.line(0, &view.summary);
        for (number, route) in view.routes.iter().enumerate() {
            self.blank();
            let names: Vec<&str> = route
                .entities
                .iter()
                .map(|entity| entity.name.as_str())
                .collect();
            self.line(0, &format!("{}. {}", number + 1, names.join(" → ")));
            for hop in &route.hops {
                for relation in hop.told() {
                    self.claim(3, relation);
                }
                let (total, shown) = (hop.total, hop.told().len());
                if total > shown {
                    let ends = format!("{},{}", hop.from.id, hop.to.id);
                    self.line(
                        3,
                        &format!(
                            "… and {} more: prosopograph list claims --between {ends}",
                            total - shown
                        ),
                    );
                }
            }
        }
        if let Some(cost) = view.cost {
            self.blank();
            self.line(0, &format!("Cost: {cost:.2} binary digits of degree; the lower, the more specific the route."));
        }
    }

    pub(crate) fn triangles(&mut self, view: &TrianglesView) {
        self.question(&view.question);
        self.absence(view.absence.as_ref());
        for (number, triangle) in view.triangles.iter().enumerate() {
            let names: Vec<&str> = triangle
                .entities
                .iter()
                .map(|entity| entity.name.as_str())
                .collect();
            self.line(0, &format!("{}. {}", number + 1, names.join(" · ")));
            self.line(3, &triangle.explanation);
            for tie in &triangle.ties {
                tie.relations
                    .iter()
                    .for_each(|relation| self.claim(5, relation));
                if tie.further() > 0 {
                    let further = counted(tie.further(), "further claim", "further claims");
                    let (from, to) = (&tie.from.id, &tie.to.id);
                    let line = format!("and {further}; all: prosopograph path {from} {to}");
                    self.line(5, &line);
                }
            }
            self.blank();
        }
        let listed = view.triangles.len() as u64;
        let rest = if listed < view.total {
            format!("; the {listed} best attested are listed, --limit lists more")
        } else {
            String::new()
        };
        let noun = if view.total == 1 {
            "triangle"
        } else {
            "triangles"
        };
        let at_least = view.question.at_least();
        self.line(0, &format!("{at_least}{} {noun}{rest}.", view.total));
        if !view.groups.is_empty() {
            self.line(0, "By shape:");
            view.groups.iter().for_each(|group| {
                self.line(2, &format!("{:>5}  {}", group.count, group.signature));
            });
        }
    }
}
