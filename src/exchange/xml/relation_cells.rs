//! Cells of a relation that depend on other cells: its direction and its date.

use crate::exchange::foreign_date::Stretch;
use crate::exchange::foreign_date::stretches;
use crate::exchange::row_mark::RowMark;
use crate::exchange::sheet::Sheet;
use crate::exchange::xml::outgoing::UNDIRECTED_WORD;
use crate::model::DateOrder;

/// Makes the current relation undirected if it has the attribute by which our files for networkx
/// say so.
pub(crate) fn say_undirected(sheet: &mut Sheet) {
    if sheet.current(UNDIRECTED_WORD) == "true" {
        sheet.mark(RowMark::Undirected);
    }
}

/// Dates the current relation by its attributes `start` and `end`, if it has no other date.
pub(crate) fn date_by_ends(order: Option<DateOrder>, sheet: &mut Sheet) {
    let (start, end) = (sheet.current("start"), sheet.current("end"));
    if !sheet.current("when").is_empty() || (start.is_empty() && end.is_empty()) {
        return;
    }
    if let Ok(date) = stretches(&[Stretch {
        start,
        end,
        end_excluded: false,
        order,
    }]) {
        sheet.set("when", &date.when);
        if let Some(change) = date.change {
            sheet.changed(change);
        }
    }
}
