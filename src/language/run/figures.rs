//! Which columns of a query are figures, so that rows can be told apart by the others.

use crate::language::meaning::Branch;
use crate::language::meaning::MeantQuery;
use crate::language::meaning::Term;
use crate::language::meaning::TermKind;

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
