//! Which columns of a query are figures, so that rows can be told apart by the others.

use crate::language::graph::RelationNumber;
use crate::language::meaning::Branch;
use crate::language::meaning::MeantProjection;
use crate::language::meaning::MeantQuery;
use crate::language::meaning::Term;
use crate::language::meaning::TermKind;

use super::row::Row;
use super::runner::Runner;

/// Which columns are made of many rows, of a subquery or by a measure, in any branch.
pub fn figures(query: &MeantQuery) -> Vec<bool> {
    let mut figures = vec![false; query.columns.len()];
    for branch in &query.branches {
        let slots = figure_slots(branch);
        for (figure, output) in figures.iter_mut().zip(&branch.outputs) {
            *figure |= slots.contains(output);
        }
    }
    figures
}

/// Whether a column is a count or a list of what a subquery finds.
pub fn looks_beside(projection: &MeantProjection) -> bool {
    let terms = projection
        .columns
        .iter()
        .filter_map(|one| one.term.as_ref());
    terms.into_iter().any(has_subquery)
}

fn has_subquery(term: &Term) -> bool {
    let mut found = matches!(&term.kind, TermKind::Subquery(..));
    term.each_part(&mut |part| found |= has_subquery(part));
    found
}

impl Runner<'_> {
    /// Begins to note what the columns of a row rest on; gives what was noted for a row around it.
    pub fn looking_beside(&self) -> Option<Vec<RelationNumber>> {
        self.beside.replace(Some(Vec::new()))
    }

    /// Lets a row rest on what was noted, too.
    pub fn rest_on_beside(&self, row: &mut Row, outer: Option<Vec<RelationNumber>>) {
        let mut noted = self.beside.replace(outer).unwrap_or_default();
        noted.sort_unstable();
        noted.dedup();
        noted.retain(|relation| !row.evidence.relations.contains(relation));
        row.evidence.relations.extend(noted);
    }
}

/// The slots that hold figures.
fn figure_slots(branch: &Branch) -> Vec<usize> {
    let mut slots = Vec::new();
    let projections = branch.segments.iter().map(|segment| &segment.projection);
    for column in projections.flatten().flat_map(|one| &one.columns) {
        let term = column.term.as_ref();
        let is_figure = column.is_aggregate || term.is_some_and(|term| is_figure(term, &slots));
        if is_figure {
            slots.push(column.slot);
        }
    }
    slots
}

fn is_figure(term: &Term, slots: &[usize]) -> bool {
    let mut found = match &term.kind {
        TermKind::Slot(slot) => slots.contains(slot),
        TermKind::Function(function, _) => function.name == "measure",
        TermKind::Subquery(..) => true,
        _ => false,
    };
    term.each_part(&mut |part| found |= is_figure(part, slots));
    found
}
