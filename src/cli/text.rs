//! Answers as text for a terminal: sentences first, then the evidence of each.

use std::fmt::Write;

use crate::view::AbsenceView;
use crate::view::AnswerView;
use crate::view::AroundView;
use crate::view::DossierView;
use crate::view::FindView;
use crate::view::PathView;
use crate::view::ProblemDetails;
use crate::view::QuestionView;
use crate::view::RelationView;
use crate::view::TrianglesView;

/// An answer as text.
pub(crate) fn write_answer(view: &AnswerView) -> String {
    let mut page = Page::default();
    match view {
        AnswerView::Find(view) => page.find(view),
        AnswerView::Show(view) => page.dossier(view),
        AnswerView::Around(view) => page.around(view),
        AnswerView::Path(view) => page.path(view),
        AnswerView::Journey(view) => page.journey(view),
        AnswerView::Timeline(view) => page.timeline(view),
        AnswerView::Triangles(view) => page.triangles(view),
        AnswerView::Explore(view) => page.line(0, &view.question.sentence),
    }
    page.what_if(view.question());
    page.text
}

/// A failure as text.
pub(crate) fn write_problem(problem: &ProblemDetails) -> String {
    let mut page = Page::default();
    if problem.errors.is_empty() {
        page.line(0, &format!("error: {}", problem.detail));
    }
    for error in &problem.errors {
        page.line(0, &format!("error: {}: {}", error.parameter, error.message));
        for choice in &error.choices {
            page.line(
                2,
                &format!("{}  ({}, {})", choice.id, choice.name, choice.kind),
            );
        }
    }
    page.text
}

/// Text in the making, wrapped to the width of the terminal.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) text: String,
}

impl Page {
    pub(crate) fn line(&mut self, indent: usize, line: &str) {
        let width = textwrap::termwidth().clamp(60, 100);
        let first = " ".repeat(indent);
        let rest = " ".repeat(indent + 2);
        let line: String = line.chars().filter(|letter| !letter.is_control()).collect();
        let options = textwrap::Options::new(width)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .initial_indent(&first)
            .subsequent_indent(&rest);
        let _ = writeln!(self.text, "{}", textwrap::fill(&line, options).trim_end());
    }

    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    pub(crate) fn question(&mut self, question: &QuestionView) {
        for found in &question.understood {
            self.line(
                0,
                &format!(
                    "\"{}\" was taken for {} ({}; {}).",
                    found.typed, found.entity.name, found.entity.id, found.reason
                ),
            );
        }
        if !question.scope.restrictions.is_empty() {
            self.line(
                0,
                &format!("Scope: {}.", question.scope.restrictions.join("; ")),
            );
        }
        if let Some(rule) = &question.scope.date_rule {
            self.line(0, rule);
        }
    }

    /// What remains under doubts, after the answer.
    fn what_if(&mut self, question: &QuestionView) {
        for doubt in &question.what_if {
            self.line(0, &format!("What if … {}: {}.", doubt.doubt, doubt.words));
        }
    }

    pub(crate) fn absence(&mut self, absence: Option<&AbsenceView>) {
        if let Some(absence) = absence {
            self.line(0, &absence.sentence);
        }
    }

    /// A claim with where it can be checked.
    pub(crate) fn claim(&mut self, indent: usize, relation: &RelationView) {
        self.line(indent, &format!("{}.", relation.sentence));
        let sources = relation.sources.iter().map(|source| match &source.locus {
            Some(locus) => format!("{} {locus}", source.id),
            None => source.id.clone(),
        });
        let mut evidence = vec![relation.status.clone()];
        evidence.extend(
            relation
                .when
                .as_ref()
                .and_then(|when| when.verbatim.as_ref())
                .map(|words| format!("\u{201c}{words}\u{201d}")),
        );
        evidence.extend(sources);
        self.line(indent + 4, &format!("[{}]", evidence.join("; ")));
        let remarks = [
            ("figure", &relation.quantity),
            ("note", &relation.note),
            ("flag", &relation.flag),
        ];
        for (name, remark) in remarks {
            if let Some(remark) = remark {
                self.line(indent + 4, &format!("{name}: {remark}"));
            }
        }
    }

    fn find(&mut self, view: &FindView) {
        if view.hits.is_empty() {
            self.line(
                0,
                "Nobody and nothing is called so. Try a part of the name, or another spelling.",
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

    fn dossier(&mut self, view: &DossierView) {
        let entity = &view.entity;
        self.line(
            0,
            &format!("{}  ({}, {})", entity.name, entity.id, entity.kind_label),
        );
        if entity.begin.is_some() || entity.end.is_some() {
            let words = |date: &Option<crate::view::DateView>| {
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
        for group in &view.groups {
            self.blank();
            self.line(
                0,
                &format!("{} … ({})", group.phrase, group.relations.len()),
            );
            for relation in &group.relations {
                self.claim(2, relation);
            }
        }
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

    fn around(&mut self, view: &AroundView) {
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

    fn path(&mut self, view: &PathView) {
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
                hop.relations
                    .iter()
                    .for_each(|relation| self.claim(3, relation));
            }
        }
        if let Some(cost) = view.cost {
            self.blank();
            self.line(0, &format!("Cost: {cost:.2} binary digits of degree; the lower, the more specific the route."));
        }
    }

    fn triangles(&mut self, view: &TrianglesView) {
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
        self.line(0, &format!("{} {noun}{rest}.", view.total));
        if !view.groups.is_empty() {
            self.line(0, "By shape:");
            view.groups.iter().for_each(|group| {
                self.line(2, &format!("{:>5}  {}", group.count, group.signature))
            });
        }
    }
}
