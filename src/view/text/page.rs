//! A page of text: lines, and what all answers have in common.

use crate::view::absence::AbsenceView;
use crate::view::problem::ProblemDetails;
use crate::view::question::QuestionView;
use crate::view::relation::RelationView;

/// Text in the making.
#[derive(Debug, Default)]
pub struct TextPage {
    lines: Vec<TextLine>,
}

/// A line of text, or as many as it takes when it is wrapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextLine {
    /// How far it is indented, in columns.
    pub indent: usize,
    /// What stands in it, without control characters; empty for a blank line.
    pub text: String,
}

impl TextPage {
    /// Adds a line.
    pub fn line(&mut self, indent: usize, line: &str) {
        let text = line.chars().filter(|letter| !letter.is_control());
        self.lines.push(TextLine {
            indent,
            text: text.collect(),
        });
    }

    /// Adds a blank line.
    pub fn blank(&mut self) {
        self.line(0, "");
    }

    pub(crate) fn into_lines(self) -> Vec<TextLine> {
        self.lines
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
        if let Some(cut) = question.cut.as_ref().filter(|cut| cut.is_open()) {
            self.line(0, &cut.words);
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
    pub(crate) fn what_if(&mut self, question: &QuestionView) {
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
            ("figure", &relation.figure),
            ("note", &relation.note),
            ("flag", &relation.flag),
        ];
        for (name, remark) in remarks {
            if let Some(remark) = remark {
                self.line(indent + 4, &format!("{name}: {remark}"));
            }
        }
    }
}

/// A failure as text.
#[must_use]
pub fn text_of_problem(problem: &ProblemDetails) -> Vec<TextLine> {
    let mut page = TextPage::default();
    if problem.errors.is_empty() {
        page.line(0, &format!("error: {}", problem.detail));
    }
    for error in &problem.errors {
        page.line(0, &format!("error: {}: {}", error.parameter, error.message));
        for choice in &error.choices {
            let line = format!("{}  ({}, {})", choice.id, choice.name, choice.kind);
            page.line(2, &line);
        }
    }
    page.into_lines()
}
