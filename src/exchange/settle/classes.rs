//! Classes: what a file says of the families of its types.

use std::io;

use crate::dataset::file_columns;
use crate::exchange::report::ImportReport;
use crate::exchange::settle::vocabulary::written;
use crate::exchange::settle::written_sheet::cut;
use crate::exchange::sheet::Sheet;
use crate::exchange::sheet_row::SheetRow;
use crate::exchange::words::slug;
use crate::model::ColourPair;
use crate::model::Mark;
use crate::model::is_slug;

/// The table of the described classes and of those that types name besides; `None` if the file
/// describes no class.
pub(crate) fn write<'a>(
    described: &Sheet,
    of_types: impl Iterator<Item = &'a str>,
    report: &mut ImportReport,
) -> io::Result<Option<Vec<u8>>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in described.rows().filter(|row| !row.get("class").is_empty()) {
        let cells = settled(row, report);
        if rows.iter().all(|known| known[0] != cells[0]) {
            rows.push(cells);
        }
    }
    if rows.is_empty() {
        return Ok(None);
    }
    for class in of_types.filter(|class| !class.is_empty()) {
        if rows.iter().all(|known| known[0] != class) {
            let mut cells = vec![String::new(); file_columns::CLASSES.all.len()];
            class.clone_into(&mut cells[0]);
            rows.push(cells);
        }
    }
    written(&file_columns::CLASSES.all, &rows).map(Some)
}

/// The cells of a class, without a colour or a mark that a dataset cannot have.
fn settled(row: SheetRow<'_>, report: &mut ImportReport) -> Vec<String> {
    let mut cells: Vec<String> = file_columns::CLASSES
        .all
        .iter()
        .map(|column| row.get(column).to_owned())
        .collect();
    if !is_slug(&cells[0]) {
        cells[0] = slug(&cells[0], '_', "other");
    }
    let is_known = [
        ColourPair::parse(&cells[2]).is_some(),
        Mark::from_name(&cells[3]).is_some(),
    ];
    for (column, is_known) in [2, 3].into_iter().zip(is_known) {
        if !is_known && !cells[column].is_empty() {
            let (cell, name) = (cut(&cells[column]), file_columns::CLASSES.all[column]);
            report.remark(
                row.place(),
                format!("\"{cell}\" is not a {name} of a class; it was left out"),
            );
            cells[column].clear();
        }
    }
    cells
}
